"""The command /ask."""

from typing import Any

import discord
from simcord import HttpLogEntry

from bot.config import Config
from bot.faces.discord import create_bot
from bot.faces.discord.pages import GRADE_COLOURS
from bot.reply import Citation, Reply
from knowledge.model import GRADES
from tests.faces.discord.scenes import (
    GRADE,
    GRADED,
    Says,
    Scene,
    colour,
    pages,
    running,
    said,
    texts,
)


def registered(scene: Scene) -> HttpLogEntry:
    (request,) = [each for each in scene.env.http_requests if each.path.endswith("/commands")]
    return request


async def test_the_command_is_registered_for_servers_and_direct_messages(scene: Scene) -> None:
    commands: Any = registered(scene).json
    (command,) = commands
    assert command["name"] == "ask"
    assert [option["name"] for option in command["options"]] == ["question", "private"]
    assert command["contexts"] == [0, 1]
    assert scene.alice.available_commands(scene.channel) == ("ask",)
    assert scene.alice.user.available_commands() == ("ask",)


async def test_a_grade_is_answered_first_then_proved_in_a_box_of_its_colour(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "ask", question=GRADE)
    (message,) = pages(result)
    answer, evidence, *_ = texts(message)
    assert answer.startswith(GRADED)
    quote, source = evidence.split("\n")
    assert quote.startswith("> The extent to which the service is efficient")
    assert source.startswith("-# [HMICFRS, Leicestershire 2021/22](https://hmicfrs.")
    assert colour(message) == GRADE_COLOURS["requires improvement"]
    assert not result.ephemeral


async def test_a_source_tells_its_publisher_title_and_date(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "ask", question="give me every quote")
    (message,) = pages(result)
    assert (
        "-# [BBC, Leicestershire fire service judged good but told more progress needed, "
        "20 January 2023](https://www.bbc.co.uk/news/uk-england-leicestershire-64332021)"
    ) in said(message)


async def test_suggestions_are_lines_at_the_end(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "ask", question=GRADE)
    last = texts(pages(result)[0])[-1].split("\n")
    assert last[0] == "-# You can also ask:"
    assert "- what was Leicestershire's people grade?" in last


async def test_a_suggestion_is_made_once(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "ask", question="how fast do they turn up")
    lines = said(pages(result)[0]).split("\n")
    tried = [line for line in lines if line.startswith("Try: ")]
    assert tried
    assert f"- {tried[0][6:-1]}" not in lines


async def test_grades_that_differ_have_no_colour(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "ask", question="what were all the grades?")
    (message,) = pages(result)
    assert colour(message) is None
    assert "**good** for effectiveness and people" in said(message)


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


async def test_a_refusal_a_question_back_small_talk_and_danger_are_plain(scene: Scene) -> None:
    begins = {
        "how fast do they turn up to a fire": "The documents do not",
        "hello": "Hello.",
        "???": "What would you like to know?",
        "my house is on fire": "**Call 999 now**",
    }
    for question, beginning in begins.items():
        result = await scene.alice.slash(scene.channel, "ask", question=question)
        (message,) = pages(result)
        assert message.content.startswith(beginning)
        assert message.components == []


async def test_choices_are_lines(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "ask", question="???")
    _, *choices = pages(result)[0].content.split("\n")
    assert len(choices) > 1
    assert all(choice.startswith("- ") for choice in choices)


async def test_blanks_get_help(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "ask", question="   ")
    assert pages(result)[0].content.startswith("I answer questions about inspections")


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
