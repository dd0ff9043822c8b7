"""Buttons: what each does, who may press it, and that a restart changes nothing."""

import discord
import pytest
from simcord import MemberActor

from bot.config import Config, Discord, Rate
from bot.engine import Engine
from bot.faces.discord import create_bot
from bot.faces.discord.looks.actions import Ask, Context, Doubt, More, Turn, action_in, custom_id
from bot.faces.discord.looks.listing import digest
from bot.faces.discord.looks.offers import LABEL, label_of, rows_for
from bot.reply import Citation, Reply
from tests.faces.discord.scenes import (
    GRADE,
    Clock,
    Says,
    Scene,
    answers,
    labels,
    pages,
    running,
    said,
    texts,
)

MINUTE = 60


async def asked(scene: Scene, question: str, **options: bool) -> discord.Message:
    result = await scene.alice.slash(scene.channel, "ask", question=question, **options)
    return pages(result)[-1]


def another(scene: Scene) -> MemberActor:
    return scene.guild.add_member(scene.env.create_user("bob"))


async def test_a_passage_is_shown_between_its_neighbours(scene: Scene) -> None:
    message = await asked(scene, GRADE)
    result = await scene.alice.click(message, label="Show in context")
    text = said(pages(result)[0])
    assert "> **The extent to which the service is efficient" in text
    assert "> The extent to which the service is effective" in text
    assert "> The extent to which the service looks after its people" in text
    assert "-# [HMICFRS, Leicestershire 2021/22, no date in the document](https://hmicfrs." in text
    assert result.ephemeral


async def test_anybody_may_look_at_a_passage(scene: Scene) -> None:
    message = await asked(scene, GRADE)
    result = await another(scene).click(message, label="Show in context")
    assert "is efficient" in said(pages(result)[0])


async def test_a_row_of_a_table_has_no_context(scene: Scene) -> None:
    assert "Show in context" not in labels(await asked(scene, "Kent efficiency"))
    listed = await asked(scene, "which services were good for people?")
    assert "Show in context" not in labels(listed)


async def test_the_other_inspection(scene: Scene) -> None:
    message = await asked(scene, GRADE)
    result = await scene.alice.click(message, label="In 2018")
    answer = said(pages(result)[-1])
    assert answer.startswith(
        "Leicestershire was graded ▲\N{NO-BREAK SPACE}**requires improvement** for efficiency"
    )
    assert "in 2018" in answer.split("\n")[0]
    assert "In 2021/22" in labels(pages(result)[-1])


async def test_a_related_question_is_answered_and_gone_on_from(scene: Scene) -> None:
    message = await asked(scene, GRADE)
    result = await scene.alice.click(message, label="What was Leicestershire's people grade?")
    assert "for people" in said(pages(result)[-1])
    assert "2018" in said(await asked(scene, "and in 2018?")).split("\n")[0]


def disabled(message: discord.Message | None) -> list[str]:
    """The buttons of a message that nobody may press any more."""
    assert message is not None
    rows = [each for each in message.components if isinstance(each, discord.ActionRow)]
    buttons = [each for row in rows for each in row.children if isinstance(each, discord.Button)]
    return [each.label or "" for each in buttons if each.disabled]


def as_it_is_now(scene: Scene, message: discord.Message) -> discord.Message:
    return next(each for each in scene.channel.history() if each.id == message.id)


async def test_a_question_that_was_pressed_is_worn_out(scene: Scene) -> None:
    message = await asked(scene, GRADE)
    before = said(message)
    for label in ("In 2018", "What was Leicestershire's people grade?"):
        await scene.alice.click(message, label=label)
    after = as_it_is_now(scene, message)
    assert disabled(after) == ["In 2018", "What was Leicestershire's people grade?"]
    assert said(after) == before
    assert labels(after) == labels(message)
    await scene.alice.click(after, label="Show in context")


async def test_who_presses_before_discord_shows_it_worn_out_is_answered_once(scene: Scene) -> None:
    message = await asked(scene, GRADE)
    scene.env.inject_error("POST", "/interactions/*/callback", status=403)
    first = await scene.alice.click(message, label="In 2018")
    assert said(pages(first)[-1]).startswith("Leicestershire was graded")
    assert disabled(as_it_is_now(scene, message)) == []
    second = await scene.alice.click(message, label="In 2018")
    (told,) = pages(second)
    assert said(told).startswith("That was asked already")
    assert told.flags.ephemeral


async def test_a_worn_out_button_stays_so_after_a_restart(scene: Scene, engine: Engine) -> None:
    message = await asked(scene, GRADE)
    await scene.alice.click(message, label="In 2018")
    await scene.env.restart_bot(create_bot(engine, Config()))
    message = as_it_is_now(scene, message)
    await scene.alice.click(message, label="What was Leicestershire's people grade?")
    assert len(disabled(as_it_is_now(scene, message))) == 2


async def test_what_was_not_answered_may_be_pressed_again(engine: Engine, clock: Clock) -> None:
    config = Config(discord=Discord(per_person=Rate(1, 30)))
    async with running(create_bot(engine, config, clock)) as scene:
        message = await asked(scene, GRADE)
        told = await scene.alice.click(message, label="In 2018")
        assert said(pages(told)[0]).startswith("That is a lot at once")
        assert disabled(as_it_is_now(scene, message)) == []
        clock.now += MINUTE
        result = await scene.alice.click(message, label="In 2018")
        assert said(pages(result)[-1]).startswith("Leicestershire was graded")


async def test_the_other_inspection_of_a_picture_comes_with_one(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "grades", service="Kent", inspection="2018/19")
    (message,) = pages(result)
    pressed = await scene.alice.click(message, label="In 2021/22")
    answer = pages(pressed)[-1]
    (file,) = answer.attachments
    assert file.description == (
        "Kent. Inspection of 2021/22. Effectiveness: 2021/22 good. Efficiency: 2021/22 "
        "outstanding. People: 2021/22 good. Source: HMICFRS."
    )
    assert [item.description for item in gallery(answer).items] == [file.description]
    worn = as_it_is_now(scene, message)
    assert disabled(worn) == ["In 2021/22"]
    assert gallery(worn).items[0].media.url == worn.attachments[0].url
    assert gallery(worn).items[0].description == gallery(message).items[0].description


def gallery(message: discord.Message) -> discord.MediaGalleryComponent:
    """Where a message shows its picture."""
    box, *_ = message.components
    assert isinstance(box, discord.Container)
    (found,) = [each for each in box.children if isinstance(each, discord.MediaGalleryComponent)]
    return found


async def test_a_picture_of_every_inspection_offers_no_other(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "grades", service="Kent")
    assert not [label for label in labels(pages(result)[0]) if label.startswith("In ")]


async def test_a_choice_is_answered(scene: Scene) -> None:
    message = await asked(scene, "yorkshire efficiency grade")
    (chosen, *_) = [label for label in labels(message) if "West Yorkshire" in label]
    result = await scene.alice.click(message, label=chosen)
    assert said(pages(result)[-1]).startswith("West Yorkshire was graded")


async def test_all_quotations_of_a_speaker_page_by_page(scene: Scene) -> None:
    message = await asked(scene, "what did Roy Wilsher say?")
    result = await scene.alice.click(message, label="More quotes")
    (first,) = pages(result)
    assert result.ephemeral
    assert "of Roy Wilsher" in said(first)
    assert labels(first) == ["Back", "Next"]
    await scene.alice.click(first, label="Next")
    (second,) = pages(result)
    assert texts(second)[0] == texts(first)[0]
    assert texts(second)[1:] != texts(first)[1:]


async def test_pages_are_turned_in_their_place_by_the_asker_only(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "quote")
    (first,) = pages(result)
    refused = await another(scene).click(first, label="Next")
    assert said(pages(refused)[0]).startswith("This button is for the person who asked")
    assert refused.ephemeral
    await scene.alice.click(first, label="Next")
    second = scene.channel.last_message
    assert second is not None
    assert second.id == first.id
    assert texts(second)[1:] != texts(first)[1:]
    await scene.alice.click(second, label="Back")
    assert said(scene.channel.last_message) == said(first)


async def test_every_quotation_is_on_one_of_the_pages(
    scene: Scene, engine: Engine, clock: Clock
) -> None:
    await scene.alice.slash(scene.channel, "quote", speaker="Roy Wilsher")
    seen = ""
    for _ in range(20):
        message = scene.channel.last_message
        assert message is not None
        seen += said(message)
        rows = [each for each in message.components if isinstance(each, discord.ActionRow)]
        following = rows[0].children[1]
        assert isinstance(following, discord.Button)
        if following.disabled:
            break
        await scene.alice.click(message, label="Next")
        clock.now += MINUTE
    for each in engine.catalogue.quotes(speaker="Roy Wilsher"):
        assert " ".join(each.citation.quote.split())[:40] in seen


async def test_only_the_asker_chooses(scene: Scene) -> None:
    message = await asked(scene, "yorkshire efficiency grade")
    result = await another(scene).click(message, label=labels(message)[0])
    assert said(pages(result)[0]).startswith("This button is for the person who asked")
    assert result.ephemeral


async def test_what_was_private_stays_private(scene: Scene) -> None:
    message = await asked(scene, GRADE, private=True)
    for label in ("In 2018", "What was Leicestershire's people grade?"):
        result = await scene.alice.click(message, label=label)
        assert pages(result)[-1].flags.ephemeral


@pytest.mark.parametrize(
    ("question", "label", "beginning"),
    [
        (GRADE, "Show in context", "> "),
        (GRADE, "In 2018", "Leicestershire was graded"),
        (GRADE, "What was Leicestershire's people grade?", "Leicestershire was graded"),
        ("what did Roy Wilsher say?", "More quotes", "**"),
    ],
)
async def test_buttons_outlive_a_restart(
    scene: Scene, engine: Engine, question: str, label: str, beginning: str
) -> None:
    message = await asked(scene, question)
    await scene.env.restart_bot(create_bot(engine, Config()))
    result = await scene.alice.click(message, label=label)
    assert said(pages(result)[-1]).startswith(beginning)


async def test_the_pages_of_quotations_outlive_a_restart(scene: Scene, engine: Engine) -> None:
    result = await scene.alice.slash(scene.channel, "quote", speaker="Roy Wilsher")
    first = pages(result)[0]
    await scene.env.restart_bot(create_bot(engine, Config()))
    await scene.alice.click(first, label="Next")
    assert said(scene.channel.last_message) != said(first)


async def test_a_button_in_a_direct_message(scene: Scene) -> None:
    result = await scene.alice.user.slash("ask", question=GRADE)
    pressed = await scene.alice.user.click(pages(result)[0], label="In 2018")
    assert said(pages(pressed)[-1]).startswith("Leicestershire was graded")


@pytest.mark.parametrize(
    ("question", "label"),
    [(GRADE, "Show in context"), ("what did Roy Wilsher say?", "More quotes"), (None, "Next")],
)
async def test_a_button_whose_document_is_gone_says_so(
    scene: Scene, question: str | None, label: str
) -> None:
    if question:
        message = await asked(scene, question)
    else:
        result = await scene.alice.slash(scene.channel, "quote", speaker="Roy Wilsher")
        message = pages(result)[0]
    nothing = Says(Reply(question="q", status="social", text="Hello."))
    await scene.env.restart_bot(create_bot(nothing, Config()))
    result = await scene.alice.click(message, label=label)
    assert said(pages(result)[0]).startswith("This button was made before the documents changed")


def test_an_action_is_written_and_read_again() -> None:
    actions = (Ask(1, "“é”, [x]\n?"), Context("d", 3, "ab"), More("ab"), Turn(1, 2, "a", "b", "c"))
    for action in (*actions, Doubt("why?")):
        written = custom_id(action)
        assert written is not None
        assert action_in(written) == action


@pytest.mark.parametrize("written", ["", "x", '["ask",1]', '["gone",1]', "[", '["ask","a","b"]'])
def test_what_is_no_action_is_none(written: str) -> None:
    assert action_in(written) is None


def test_an_action_that_does_not_fit_is_not_offered(engine: Engine) -> None:
    assert custom_id(Ask(1, "x" * 100)) is None
    reply = Reply(question="q", status="clarify", text="Which?", choices=("x" * 100, "a"))
    rows = rows_for(reply, 1, engine.catalogue)
    assert [control.label for row in rows for control in row] == ["A"]


def test_a_label_is_cut_where_it_must_be() -> None:
    assert label_of("what?") == "What?"
    assert len(label_of("x" * 200)) == LABEL


OPERATED = 777


async def test_a_doubt_reaches_the_operator_without_the_name(engine: Engine) -> None:
    async with running(create_bot(engine, Config())) as scene:
        notes = scene.guild.create_text_channel("notes")
        config = Config(discord=Discord(operator_channel=notes.id))
        await scene.env.restart_bot(create_bot(engine, config))
        message = await asked(scene, "what was Kent's *efficiency* grade?")
        result = await scene.alice.click(message, label="Not right?")
        assert said(pages(result)[0]).startswith("Thank you")
        assert result.ephemeral
        (told,) = answers(notes)
        assert "what was Kent's \\*efficiency\\* grade?" in told
        assert "alice" not in told
        assert "\n> Kent was graded ★\N{NO-BREAK SPACE}**outstanding** for efficiency" in told
        assert told.split("\n")[2].startswith("-# HMICFRS, Judgments of English fire")
        again = await scene.alice.click(message, label="Not right?")
        assert said(pages(again)[0]).startswith("That was handed on already")
        assert len(answers(notes)) == 1
        assert str(scene.alice.id) not in told


async def test_of_a_long_reply_the_operator_is_told_the_answer() -> None:
    page = "https://example.org/" + "x" * 900
    quotes = [f"{'It is a long report. ' * 90}{n}" for n in range(4)]
    citations = tuple(
        Citation(f"d{n}", f"T{n}", "P", None, page, 0, 1, quote) for n, quote in enumerate(quotes)
    )
    reply = Reply(question="q", status="answered", text="So it is. And more.", citations=citations)
    async with running(create_bot(Says(reply), Config())) as scene:
        notes = scene.guild.create_text_channel("notes")
        config = Config(discord=Discord(operator_channel=notes.id))
        await scene.env.restart_bot(create_bot(Says(reply), config))
        result = await scene.alice.slash(scene.channel, "ask", question="q")
        first, *others = pages(result)
        assert others
        await scene.alice.click(first, label="Not right?")
        (told,) = answers(notes)
        assert told.split("\n")[1] == "> So it is."
        assert told.split("\n")[2].startswith("-# [P, T0, no date in the document](https://")
        assert len(told) <= 2000


async def test_a_doubt_that_cannot_be_handed_on_is_told_so(engine: Engine) -> None:
    config = Config(discord=Discord(operator_channel=OPERATED))
    async with running(create_bot(engine, config)) as scene:
        message = await asked(scene, "Kent efficiency")
        result = await scene.alice.click(message, label="Not right?")
        assert "could not be reached" in said(pages(result)[0])


async def test_a_doubt_is_not_thanked_for_when_there_is_no_operator_any_more(
    engine: Engine,
) -> None:
    config = Config(discord=Discord(operator_channel=OPERATED))
    async with running(create_bot(engine, config)) as scene:
        message = await asked(scene, "Kent efficiency")
        await scene.env.restart_bot(create_bot(engine, Config()))
        result = await scene.alice.click(message, label="Not right?")
        assert "could not be reached" in said(pages(result)[0])


async def test_without_an_operator_nothing_can_be_doubted(scene: Scene) -> None:
    assert "Not right?" not in labels(await asked(scene, GRADE))


def test_a_passage_that_is_another_now_is_not_shown_as_the_proof(engine: Engine) -> None:
    bot = create_bot(engine, Config())
    proof = engine.answer(GRADE)[0].citations[0]
    around = engine.catalogue.around(proof.document, proof.start)
    assert around is not None
    words = digest(around.passages[around.at].quote)
    (shown,) = bot._presses._surroundings(Context(proof.document, proof.start, words))
    assert "is efficient" in shown.text
    (changed,) = bot._presses._surroundings(Context(proof.document, proof.start, "0"))
    assert changed.text.startswith("This button was made before the documents changed")
