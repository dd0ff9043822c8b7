"""The command /ask."""

import discord
import pytest

from bot.config import Config
from bot.faces.discord import create_bot
from bot.faces.discord.looks.pages import GRADE_COLOURS
from bot.reply import Citation, Reply
from knowledge.model import GRADES
from tests.faces.discord.scenes import (
    GRADE,
    GRADED,
    Says,
    Scene,
    colour,
    labels,
    pages,
    running,
    said,
    texts,
)


async def test_a_grade_is_answered_first_then_proved_in_a_box_of_its_colour(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "ask", question=GRADE)
    (message,) = pages(result)
    answer, evidence, *_ = texts(message)
    assert answer.startswith(GRADED)
    quote, source = evidence.split("\n")
    assert quote.startswith("> The extent to which the service is efficient")
    assert source.startswith(
        "-# [HMICFRS, Leicestershire 2021/22, no date in the document](https://hmicfrs."
    )
    assert colour(message) == GRADE_COLOURS["requires improvement"]
    assert not result.ephemeral


async def test_a_source_tells_its_publisher_title_and_date(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "ask", question="give me every quote")
    (message,) = pages(result)
    assert (
        "-# [BBC, Leicestershire fire service judged good but told more progress needed, "
        "20 January 2023](https://www.bbc.co.uk/news/uk-england-leicestershire-64332021#:~:text="
    ) in said(message)


async def test_what_to_ask_next_stands_on_buttons(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "ask", question=GRADE)
    assert "What was Leicestershire's people grade?" in labels(pages(result)[0])


async def test_a_suggestion_is_made_once(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "ask", question="how fast do they turn up")
    (message,) = pages(result)
    assert labels(message)
    assert "Try: " not in said(message)


async def test_grades_that_differ_have_no_colour(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "ask", question="what were all the grades?")
    (message,) = pages(result)
    assert colour(message) is None
    assert "✓\N{NO-BREAK SPACE}**good** for effectiveness and people" in said(message)


async def test_an_answer_without_a_grade_has_a_box_without_colour(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "ask", question="give me every quote")
    assert colour(pages(result)[0]) is None


def test_every_grade_has_a_colour() -> None:
    assert set(GRADE_COLOURS) == set(GRADES)


async def test_a_private_answer_is_seen_by_the_asker_only(scene: Scene) -> None:
    bob = scene.guild.add_member(scene.env.create_user("bob"))
    result = await scene.alice.slash(scene.channel, "ask", question=GRADE, private=True)
    assert result.ephemeral
    assert said(pages(result)[0]).startswith(GRADED)
    assert scene.channel.history(viewer=bob) == []


async def test_every_page_of_a_private_answer_is_private() -> None:
    citation = Citation("d", "T", "P", None, None, 0, 9, "A sentence that is rather long. " * 20)
    text = "\n".join(f"> {citation.quote}" for _ in range(9))
    reply = Reply(question="q", status="answered", text=text, citations=(citation,))
    async with running(create_bot(Says(reply), Config())) as scene:
        result = await scene.alice.slash(scene.channel, "ask", question="all", private=True)
        assert len(pages(result)) == 2
        assert all(page.flags.ephemeral for page in pages(result))


@pytest.mark.parametrize(
    ("question", "beginning"),
    [
        ("how fast do they turn up to a fire", "The documents do not"),
        ("hello", "Hello."),
        ("???", "What would you like to know?"),
        ("   ", "I answer questions about inspections"),
    ],
)
async def test_a_refusal_a_question_back_and_small_talk_have_no_box(
    scene: Scene, question: str, beginning: str
) -> None:
    result = await scene.alice.slash(scene.channel, "ask", question=question)
    (message,) = pages(result)
    assert said(message).startswith(beginning)
    assert labels(message)
    assert not any(isinstance(each, discord.Container) for each in message.components)


async def test_danger_is_plain_words_that_a_notification_shows(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "ask", question="my house is on fire")
    (message,) = pages(result)
    assert message.content.startswith("**Call 999 now**")
    assert message.components == []


async def test_choices_are_buttons(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "ask", question="???")
    (message,) = pages(result)
    assert len(labels(message)) > 1
    assert "- " not in said(message)


async def test_it_works_in_direct_messages(scene: Scene) -> None:
    result = await scene.alice.user.slash("ask", question=GRADE)
    assert said(pages(result)[0]).startswith(GRADED)


async def test_the_bot_asks_for_no_more_than_it_needs(scene: Scene) -> None:
    wanted = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
    assert scene.env.bot.intents == wanted


async def test_the_bot_itself_is_set_to_ping_nobody(scene: Scene) -> None:
    nobody = discord.AllowedMentions.none().to_dict()
    allowed = scene.env.bot.allowed_mentions
    assert allowed is not None
    assert allowed.to_dict() == nobody
