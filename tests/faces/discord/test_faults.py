"""When something goes wrong: one plain sentence with an id, the rest in the log, nothing more."""

import logging
import re
from collections.abc import Sequence

import discord
import pytest

from bot.config import Config, Discord
from bot.engine import Engine
from bot.faces.discord import create_bot, sending
from bot.faces.discord.desk import Work
from bot.faces.discord.looks.pages import Page
from bot.faces.discord.run import Discreet
from bot.reply import Citation, Reply
from tests.faces.discord.scenes import (
    GRADE,
    GRADED,
    Fails,
    Says,
    Scene,
    answers,
    labels,
    pages,
    running,
    said,
)

SECRET = "my neighbour Zebedee"
EXCUSE = re.compile(r"Sorry, something went wrong here; .* \(error ([0-9a-f]{8})\)\.")
MESSAGES = "/channels/*/messages"
CALLBACK = "/interactions/*/callback"


def excused(text: str) -> str:
    """The error id in the sentence that a person gets."""
    found = EXCUSE.fullmatch(text)
    assert found is not None, text
    return found[1]


async def test_a_fault_of_the_engine_is_excused_with_an_id_that_the_log_has(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with running(create_bot(Fails(), Config())) as scene:
        await scene.alice.send(scene.channel, f"{scene.me} who is {SECRET}?")
        assert excused(answers(scene.channel)[0]) in caplog.text
        result = await scene.alice.slash(scene.channel, "ask", question=SECRET)
        assert excused(said(pages(result)[0])) in caplog.text
    assert "LookupError" in caplog.text
    assert "scenes.py" in caplog.text  # where it happened


async def test_the_log_holds_nothing_that_people_typed(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    async with running(create_bot(Fails(), Config())) as scene:
        await scene.alice.send(scene.channel, f"{scene.me} who is {SECRET}?")
        await scene.alice.slash(scene.channel, "ask", question=SECRET)
    assert caplog.text
    assert "Zebedee" not in caplog.text


async def test_the_log_holds_questions_where_the_operator_wants_it(
    engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    for answering, level in ((engine, logging.INFO), (Fails(), logging.ERROR)):
        caplog.clear()
        caplog.set_level(level)
        async with running(create_bot(answering, Config(log_questions=True))) as scene:
            await scene.alice.send(scene.channel, f"{scene.me} who is {SECRET}?")
        assert "Zebedee" in caplog.text


async def test_no_permission_to_send_does_no_harm(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    me = scene.env.bot.user
    assert me is not None
    closed = scene.guild.create_text_channel(
        "closed", overwrites={me: discord.PermissionOverwrite(send_messages=False)}
    )
    await scene.alice.send(closed, f"{scene.me} {GRADE}")
    assert answers(closed) == []
    assert "status 403, code 50013" in caplog.text
    await scene.alice.send(scene.channel, f"{scene.me} {GRADE}")
    assert answers(scene.channel)[0].startswith(GRADED)


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_a_send_that_fails_is_excused_with_an_id_that_the_log_has(
    scene: Scene, caplog: pytest.LogCaptureFixture, status: int
) -> None:
    scene.env.inject_error("POST", MESSAGES, status=status)
    await scene.alice.send(scene.channel, f"{scene.me} {GRADE}")
    (said,) = answers(scene.channel)
    assert f"Error {excused(said)}: HTTPException, status {status}" in caplog.text


@pytest.mark.parametrize("status", [403, 404])
async def test_a_final_refusal_is_not_tried_again(
    scene: Scene, caplog: pytest.LogCaptureFixture, status: int
) -> None:
    scene.env.inject_error("POST", MESSAGES, status=status)
    await scene.alice.send(scene.channel, f"{scene.me} {GRADE}")
    assert answers(scene.channel) == []
    assert re.search(rf"Error [0-9a-f]{{8}}: \w+, status {status}", caplog.text)


@pytest.mark.parametrize("status", [403, 404, 429, 500])
async def test_where_nothing_can_be_sent_the_bot_lives_on(scene: Scene, status: int) -> None:
    scene.env.inject_error("POST", MESSAGES, status=status, times=2)
    await scene.alice.send(scene.channel, f"{scene.me} {GRADE}")
    await scene.alice.send(scene.channel, f"{scene.me} {GRADE}")
    await scene.alice.send(scene.channel, f"{scene.me} {GRADE}")
    assert answers(scene.channel)[-1].startswith(GRADED)


async def test_a_dead_token_is_logged_and_left(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    scene.env.inject_error("POST", CALLBACK, status=404, code=10062)
    result = await scene.alice.slash(scene.channel, "ask", question=GRADE)
    assert not result.acknowledged
    assert "status 404, code 10062" in caplog.text


async def test_a_response_that_fails_is_excused(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    scene.env.inject_error("POST", CALLBACK, status=500)
    result = await scene.alice.slash(scene.channel, "ask", question=GRADE, private=True)
    (message,) = pages(result)
    assert excused(said(message)) in caplog.text
    assert message.flags.ephemeral


async def test_a_command_that_the_bot_no_longer_has_is_excused(
    engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    bot = create_bot(engine, Config())
    async with running(bot) as scene:
        bot.tree.remove_command("ask")
        result = await scene.alice.slash(scene.channel, "ask", question=SECRET)
        (message,) = pages(result)
        assert f"Error {excused(said(message))}: CommandNotFound" in caplog.text
        assert message.flags.ephemeral
        assert len(scene.env.errors) == 1  # told of, so that it is no surprise at the end


async def test_what_no_handler_caught_is_logged_without_what_was_typed(
    engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(create_bot(engine, Config())) as scene:
        scene.env.bot.dispatch("message", SECRET)
        await scene.env.settle()
        assert re.search(r"Error [0-9a-f]{8}: AttributeError", caplog.text)
        assert "Zebedee" not in caplog.text
        assert len(scene.env.errors) == 1


def test_no_log_line_holds_a_token() -> None:
    said = "POST https://discord.com/api/v10/webhooks/12/aW50-er_x/messages with %s"
    record = logging.LogRecord("x", logging.WARNING, __file__, 1, said, ("T0k.en",), None)
    line = Discreet("T0k.en").format(record)
    assert line.endswith("https://discord.com/api/v10/webhooks/12/…/messages with …")


#: What each use of the bot sends, by the route that may fail.
USES: dict[str, tuple[str, str]] = {
    "a message": ("POST", MESSAGES),
    "a direct message": ("POST", MESSAGES),
    "a thread": ("POST", MESSAGES),
    "a command": ("POST", CALLBACK),
    "a picture": ("POST", CALLBACK),
    "a page": ("POST", CALLBACK),
    "a button": ("POST", CALLBACK),
    "a menu": ("POST", CALLBACK),
    "a doubt": ("POST", MESSAGES),
    "a completion": ("POST", CALLBACK),
}


async def use(scene: Scene, what: str) -> None:
    """Use the bot in one of its ways."""
    alice, channel = scene.alice, scene.channel
    if what == "a message":
        await alice.send(channel, f"{scene.me} {GRADE}")
    elif what == "a direct message":
        await alice.send_dm(GRADE)
    elif what == "a thread":
        (thread,) = channel.threads
        await alice.send(thread, f"{scene.me} {GRADE}")
    elif what == "a command":
        await alice.slash(channel, "ask", question=GRADE)
    elif what == "a picture":
        await alice.slash(channel, "grades", service="Kent")
    elif what == "a completion":
        await alice.autocomplete(channel, "ask", "question", "kent")
    elif what == "a menu":
        asked = await alice.send(channel, "Kent was good for people")
        await alice.context_menu(channel, "Check this claim", asked)
    else:
        await press(scene, {"a page": "Next", "a button": "In 2018", "a doubt": "Not right?"}[what])


async def press(scene: Scene, label: str) -> None:
    """Press a button on the message that was sent before anything failed."""
    message = next(each for each in scene.channel.history() if label in labels(each))
    await scene.alice.click(message, label=label)


@pytest.mark.parametrize("status", [403, 404, 429, 500, 503])
@pytest.mark.parametrize("what", USES)
async def test_whatever_discord_refuses_the_bot_answers_the_next(
    engine: Engine, caplog: pytest.LogCaptureFixture, what: str, status: int
) -> None:
    method, route = USES[what]
    async with running(create_bot(engine, Config())) as scene:
        operated = Config(discord=Discord(operator_channel=scene.channel.id))
        await scene.env.restart_bot(create_bot(engine, operated))
        parent = scene.env.bot.get_channel(scene.channel.id)
        assert isinstance(parent, discord.TextChannel)
        await parent.create_thread(name="t", type=discord.ChannelType.public_thread)
        await scene.alice.slash(scene.channel, "quote", speaker="Roy Wilsher")
        await scene.alice.slash(scene.channel, "ask", question=GRADE)
        scene.env.inject_error(method, route, status=status)
        await use(scene, what)
        assert re.search(rf"status {status}|{status} [\w ]+ \(error code", caplog.text)
        await scene.alice.send(scene.channel, f"{scene.me} {GRADE}")
        assert said(scene.channel.last_message).startswith(GRADED)


async def test_an_interaction_answered_too_late_is_logged_and_left(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    for what in ("a command", "a menu", "a completion"):
        caplog.clear()
        scene.env.inject_error("POST", CALLBACK, status=404, code=10062)
        await use(scene, what)
        assert "code 10062" in caplog.text or "code: 10062" in caplog.text


async def test_a_deferred_reply_whose_token_died_is_logged_and_left(
    scene: Scene, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def made(way: sending.Way, make: Work) -> Sequence[Page]:
        await way.hold()
        return await make()

    monkeypatch.setattr(sending, "_made", made)
    scene.env.inject_error("POST", "/webhooks/*/*", status=404, code=10015)
    await scene.alice.slash(scene.channel, "ask", question=GRADE)
    assert "status 404" in caplog.text


async def test_what_fails_while_somebody_types_offers_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with running(create_bot(Fails(), Config())) as scene:
        offered = await scene.alice.autocomplete(scene.channel, "ask", "question", SECRET)
        assert offered == []
    assert "Error " in caplog.text
    assert "Zebedee" not in caplog.text


FOLLOW_UPS = "/webhooks/*/*"
LONG = Citation("d", "T", "P", None, None, 0, 9, "A sentence that is rather long. " * 20)
TWO_PAGES = Reply(
    question="q",
    status="answered",
    text="\n".join(f"> {LONG.quote}" for _ in range(9)),
    citations=(LONG,),
)


@pytest.mark.parametrize("status", [403, 404, 429, 500, 503])
async def test_a_second_page_that_fails_leaves_the_first(
    caplog: pytest.LogCaptureFixture, status: int
) -> None:
    async with running(create_bot(Says(TWO_PAGES), Config())) as scene:
        scene.env.inject_error("POST", FOLLOW_UPS, status=status)
        result = await scene.alice.slash(scene.channel, "ask", question="all")
        assert "A sentence that is rather long" in said(pages(result)[0])
        assert f"status {status}" in caplog.text


@pytest.mark.parametrize("status", [403, 404, 429, 500, 503])
@pytest.mark.parametrize(
    ("method", "route"),
    [("POST", "/users/@me/channels"), ("GET", "/users/*"), ("POST", "/channels/*/typing")],
)
async def test_advice_and_typing_that_fail_do_no_harm(
    scene: Scene, method: str, route: str, status: int
) -> None:
    me = scene.env.bot.user
    assert me is not None
    closed = scene.guild.create_text_channel(
        "closed", overwrites={me: discord.PermissionOverwrite(send_messages=False)}
    )
    scene.env.inject_error(method, route, status=status)
    await scene.alice.send(closed, f"{scene.me} {GRADE}")
    await scene.alice.send(scene.channel, f"{scene.me} {GRADE}")
    assert answers(scene.channel)[-1].startswith(GRADED)
