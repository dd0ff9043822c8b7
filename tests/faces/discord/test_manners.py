"""Manners: pauses, missing permissions, waiting, and channels set aside for questions."""

import asyncio
import threading
from collections.abc import Sequence
from typing import Any

import aiohttp
import discord
import pytest
from simcord import ChannelHandle, HttpLogEntry

from bot.config import Config, Discord, Rate
from bot.engine import Engine
from bot.faces.discord import create_bot, sending
from bot.faces.discord.cooldowns import Cooldowns
from bot.faces.discord.desk import Work
from bot.faces.discord.looks.pages import Page
from bot.faces.discord.permissions import NAMES, NEEDED, invitation
from bot.reply import Citation, GradeLine, Reply
from bot.understanding.dialogue.memory import Conversation
from tests.faces.discord.scenes import (
    GRADE,
    GRADED,
    Clock,
    Says,
    Scene,
    answers,
    pages,
    running,
    said,
    told_commands,
)

FEW = Config(discord=Discord(per_person=Rate(2, 30)))
PAUSE = "That is a lot at once; please ask again in 30 seconds."
FIRE = "help my house is on fire"
NEW = Conversation()


async def test_who_asks_too_fast_is_told_once(engine: Engine, clock: Clock) -> None:
    async with running(create_bot(engine, FEW, clock)) as scene:
        for _ in range(5):
            await scene.alice.send(scene.channel, f"{scene.me} {GRADE}")
        first, second, told = answers(scene.channel)
        assert first == second
        assert told == PAUSE
        clock.now += 31
        await scene.alice.send(scene.channel, f"{scene.me} {GRADE}")
        assert answers(scene.channel)[-1].startswith(GRADED)


async def test_a_command_too_many_is_told_of_each_time_and_to_nobody_else(
    engine: Engine, clock: Clock
) -> None:
    async with running(create_bot(engine, FEW, clock)) as scene:
        for _ in range(2):
            await scene.alice.slash(scene.channel, "ask", question=GRADE)
        for command in ("ask", "sources"):
            options = {"question": GRADE} if command == "ask" else {}
            result = await scene.alice.slash(scene.channel, command, **options)
            assert said(pages(result)[0]) == PAUSE


async def test_others_are_answered_meanwhile(engine: Engine, clock: Clock) -> None:
    async with running(create_bot(engine, FEW, clock)) as scene:
        bob = scene.guild.add_member(scene.env.create_user("bob"))
        for _ in range(3):
            await scene.alice.send(scene.channel, f"{scene.me} {GRADE}")
        await bob.send(scene.channel, f"{scene.me} {GRADE}")
        assert answers(scene.channel)[-1].startswith(GRADED)


async def test_a_channel_has_its_pause_too(engine: Engine, clock: Clock) -> None:
    config = Config(discord=Discord(per_channel=Rate(1, 30)))
    async with running(create_bot(engine, config, clock)) as scene:
        bob = scene.guild.add_member(scene.env.create_user("bob"))
        await scene.alice.send(scene.channel, f"{scene.me} {GRADE}")
        await bob.send(scene.channel, f"{scene.me} {GRADE}")
        assert answers(scene.channel)[-1] == PAUSE
        other = scene.guild.create_text_channel("other")
        await bob.send(other, f"{scene.me} {GRADE}")
        assert answers(other)[-1].startswith(GRADED)


async def test_danger_is_answered_in_a_pause(engine: Engine, clock: Clock) -> None:
    async with running(create_bot(engine, FEW, clock)) as scene:
        for _ in range(4):
            await scene.alice.send(scene.channel, f"{scene.me} {GRADE}")
        await scene.alice.send(scene.channel, f"{scene.me} {FIRE}")
        assert answers(scene.channel)[-1].startswith("**Call 999 now**")


def test_no_more_people_are_counted_than_there_is_room_for(clock: Clock) -> None:
    cooldowns = Cooldowns(clock, Rate(1, 10), Rate(10**6, 10))
    for user in range(2000):
        for _ in range(2):
            cooldowns.pause(1, user)
    assert len(cooldowns) == 1000
    assert len(cooldowns._told) == 1000


async def test_the_owner_is_told_of_a_missing_permission_once_a_day(
    scene: Scene, clock: Clock
) -> None:
    closed = silenced(scene)
    for _ in range(3):
        await scene.alice.send(closed, f"{scene.me} {GRADE}")
    owner = scene.guild.owner.dm_channel
    (told,) = answers(owner)
    assert "#closed" in told
    assert "Send Messages" in told
    assert answers(scene.alice.user.dm_channel) == []
    clock.now += 24 * 60 * 60
    await scene.alice.send(closed, f"{scene.me} {GRADE}")
    assert len(answers(owner)) == 2


async def test_an_asker_who_can_mend_it_is_told_instead(scene: Scene) -> None:
    role = scene.guild.create_role("staff", permissions=discord.Permissions(manage_channels=True))
    bob = scene.guild.add_member(scene.env.create_user("bob"), roles=[role])
    closed = silenced(scene)
    await bob.send(closed, f"{scene.me} {GRADE}")
    assert "Send Messages" in answers(bob.user.dm_channel)[0]


def silenced(scene: Scene) -> ChannelHandle:
    """A channel in which the bot may not write."""
    me = scene.env.bot.user
    assert me is not None
    return scene.guild.create_text_channel(
        "closed", overwrites={me: discord.PermissionOverwrite(send_messages=False)}
    )


async def test_without_the_permission_the_picture_is_left_out(scene: Scene) -> None:
    me = scene.env.bot.user
    assert me is not None
    bare = scene.guild.create_text_channel(
        "bare", overwrites={me: discord.PermissionOverwrite(attach_files=False)}
    )
    result = await scene.alice.slash(bare, "grades", service="Kent")
    (message,) = pages(result)
    assert message.attachments == []
    assert said(message).startswith("Kent was graded")
    assert "Attach Files" not in said(message)
    role = scene.guild.create_role("staff", permissions=discord.Permissions(manage_roles=True))
    bob = scene.guild.add_member(scene.env.create_user("bob"), roles=[role])
    result = await bob.slash(bare, "grades", service="Kent")
    assert "Attach Files" in said(pages(result)[0])


@pytest.mark.parametrize("words", [700, 770])
async def test_that_the_picture_is_left_out_is_told_only_where_it_fits(words: int) -> None:
    """The scene checks that no message is too long."""
    proof = Citation("d", "T", "P", None, "https://example.org", 0, 5, "Good.")
    reply = Reply(
        question="q", status="answered", text="word " * words, citations=(proof,),
        grades=(GradeLine("Kent", "2021/22", "people", "good"),),
    )  # fmt: skip
    async with running(create_bot(Says(reply), Config())) as scene:
        me = scene.env.bot.user
        assert me is not None
        bare = scene.guild.create_text_channel(
            "bare", overwrites={me: discord.PermissionOverwrite(attach_files=False)}
        )
        role = scene.guild.create_role("staff", permissions=discord.Permissions(manage_roles=True))
        bob = scene.guild.add_member(scene.env.create_user("bob"), roles=[role])
        (message,) = pages(await bob.slash(bare, "grades"))
        assert ("Attach Files" in said(message)) == (words == 700)


async def test_the_operator_hears_once_that_pictures_are_left_out(
    scene: Scene, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    notes = scene.guild.create_text_channel("notes")
    config = Config(discord=Discord(operator_channel=notes.id))
    await scene.env.restart_bot(create_bot(engine, config))
    me = scene.env.bot.user
    assert me is not None
    bare = scene.guild.create_text_channel(
        "bare", overwrites={me: discord.PermissionOverwrite(attach_files=False)}
    )
    for _ in range(2):
        await scene.alice.slash(bare, "compare", services="Kent, Essex")
    (told,) = answers(notes)
    assert told == (
        f"I may not attach pictures in channel {bare.id} of server {scene.guild.id}: "
        "give my role the permission Attach Files there."
    )
    (line,) = [each.message for each in caplog.records if "attach" in each.message]
    assert line == told


async def test_without_an_operator_only_the_log_says_that_pictures_are_left_out(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    me = scene.env.bot.user
    assert me is not None
    bare = scene.guild.create_text_channel(
        "bare", overwrites={me: discord.PermissionOverwrite(attach_files=False)}
    )
    await scene.alice.slash(bare, "grades", service="Kent")
    assert "I may not attach pictures in channel" in caplog.text
    assert "Kent" not in caplog.text


def test_the_invitation_asks_for_what_is_listed() -> None:
    address = invitation(42)
    assert "client_id=42" in address
    assert f"permissions={NEEDED.value}" in address
    assert "bot+applications.commands" in address
    assert {name for name, wanted in NEEDED if wanted} == set(NAMES)


class Slow(Says):
    """An engine whose reply waits for something else to happen."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(reply)
        self.asked, self.released = threading.Event(), threading.Event()

    def answer(self, question: str, before: Conversation = NEW) -> tuple[Reply, Conversation]:
        """Wait, then give the reply."""
        self.asked.set()
        assert self.released.wait(10), "nothing else happened meanwhile"
        return super().answer(question, before)


HELLO = Reply(question="q", status="social", text="Hello.")


class Watched:
    """A way that counts how often it was held."""

    is_private = True

    def __init__(self) -> None:
        self.held = 0
        self.pages: list[Page] = []
        self.sent: list[int] = []

    async def send(self, page: Page) -> None:
        """Keep the page."""
        self.pages.append(page)

    def aside(self) -> sending.Way:
        """Be private already."""
        return self

    async def hold(self) -> None:
        """Count."""
        self.held += 1

    async def refused(self, page: Page) -> None:
        """Fail, for nothing was refused."""
        raise AssertionError("nothing was refused")


@pytest.mark.parametrize(("seconds", "held"), [(0.0, 0), (0.2, 1)])
async def test_only_what_takes_long_is_held(
    monkeypatch: pytest.MonkeyPatch, seconds: float, held: int
) -> None:
    monkeypatch.setattr(sending, "PATIENCE", 0.1)

    async def make() -> list[Page]:
        await asyncio.sleep(seconds)
        return [Page(("Done.",))]

    way = Watched()
    await sending.respond(way, make, None)
    assert way.held == held
    assert way.pages == [Page(("Done.",))]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every reply for a slow one: the simulated clock does not run by itself."""

    async def made(way: sending.Way, make: Work) -> Sequence[Page]:
        await way.hold()
        return await make()

    monkeypatch.setattr(sending, "_made", made)


@pytest.mark.usefixtures("impatient")
async def test_who_has_to_wait_sees_the_bot_typing(scene: Scene) -> None:
    await scene.alice.send(scene.channel, f"{scene.me} {GRADE}")
    assert len([each for each in scene.env.http_requests if each.path.endswith("/typing")]) == 1
    assert answers(scene.channel)[-1].startswith(GRADED)


def kind_of(callback: HttpLogEntry) -> int:
    """What a response to an interaction is, as Discord numbers them."""
    body: Any = callback.json
    return int(body["type"])


async def test_nobody_else_sees_the_bot_typing(scene: Scene) -> None:
    await scene.alice.send(scene.channel, f"{scene.me} {GRADE}")
    await scene.alice.slash(scene.channel, "grades", service="Kent")
    assert not [each for each in scene.env.http_requests if each.path.endswith("/typing")]
    callbacks = [each for each in scene.env.http_requests if each.path.endswith("/callback")]
    assert [kind_of(each) for each in callbacks] == [4]  # a message at once, not a delay


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("command", ["ask", "grades", "sources"])
async def test_a_command_that_takes_long_is_held_open(scene: Scene, command: str) -> None:
    options = {"question": GRADE, "private": True} if command == "ask" else {}
    result = await scene.alice.slash(scene.channel, command, **options)
    (held,) = [each for each in scene.env.http_requests if each.path.endswith("/callback")]
    assert kind_of(held) == 5  # a reply that is to come
    (message,) = pages(result)
    assert said(message)
    assert message.flags.ephemeral == (command == "ask")


async def test_a_slow_question_does_not_keep_the_bot_from_listening() -> None:
    slow = Slow(HELLO)

    async def meanwhile() -> None:
        while not slow.asked.is_set():
            await asyncio.sleep(0.01)
        slow.released.set()

    async with running(create_bot(slow, Config())) as scene:
        listening = asyncio.create_task(meanwhile())
        await scene.alice.send(scene.channel, f"{scene.me} hi")
        await listening
        assert answers(scene.channel) == ["Hello."]


def open_config(*channels: int, granted: bool = True) -> Config:
    return Config(discord=Discord(channels=channels, message_content=granted))


async def opened(scene: Scene, engine: Engine) -> None:
    """Start the bot anew, with the scene's channel set aside for questions."""
    scene.env.approved_intents = discord.Intents.all()
    await scene.env.restart_bot(create_bot(engine, open_config(scene.channel.id)))
    await told_commands(scene.env)


async def test_in_a_channel_for_questions_no_mention_is_needed(
    scene: Scene, engine: Engine
) -> None:
    await opened(scene, engine)
    await scene.alice.send(scene.channel, GRADE)
    assert answers(scene.channel)[-1].startswith(GRADED)
    other = scene.guild.create_text_channel("other")
    await scene.alice.send(other, GRADE)
    assert answers(other) == []


async def test_there_too_what_is_said_to_others_is_left_alone(scene: Scene, engine: Engine) -> None:
    await opened(scene, engine)
    bob = scene.guild.add_member(scene.env.create_user("bob"))
    remark = await bob.send(scene.channel, f"{scene.alice.mention} {GRADE}")
    await scene.alice.send(scene.channel, "no idea", reply_to=remark)
    await scene.alice.send(scene.channel, attachments=[("a.png", b"x")])
    assert answers(scene.channel) == []


def test_the_privileged_intent_is_asked_for_only_where_it_is_switched_on(engine: Engine) -> None:
    assert create_bot(engine, open_config(1)).intents.message_content
    assert not create_bot(engine, Config()).intents.message_content


async def test_a_notice_is_nobody_elses_concern(engine: Engine, clock: Clock) -> None:
    async with running(create_bot(engine, FEW, clock)) as scene:
        for _ in range(2):
            await scene.alice.slash(scene.channel, "ask", question=GRADE)
        result = await scene.alice.slash(scene.channel, "ask", question=GRADE)
        assert said(pages(result)[0]) == PAUSE
        assert result.ephemeral


async def test_what_nobody_sees_does_not_count_for_the_channel(
    engine: Engine, clock: Clock
) -> None:
    config = Config(discord=Discord(per_channel=Rate(2, 30)))
    async with running(create_bot(engine, config, clock)) as scene:
        bob = scene.guild.add_member(scene.env.create_user("bob"))
        result = await scene.alice.slash(scene.channel, "quote")
        for _ in range(5):
            await bob.click(pages(result)[0], label="Next")  # which only Alice may press
        await scene.alice.send(scene.channel, f"{scene.me} {GRADE}")
        assert answers(scene.channel)[-1].startswith(GRADED)


async def test_replies_to_hidden_words_are_not_answered_without_end(
    engine: Engine, clock: Clock
) -> None:
    async with running(create_bot(engine, FEW, clock)) as scene:
        result = await scene.alice.slash(scene.channel, "ask", question=GRADE)
        for _ in range(9):
            await scene.alice.send(scene.channel, "and?", reply_to=pages(result)[0])
        told = [each for each in answers(scene.channel) if each.startswith("Discord does not show")]
        assert len(told) == 1


async def test_danger_where_it_may_not_answer_is_answered_directly(scene: Scene) -> None:
    closed = silenced(scene)
    await scene.alice.send(closed, f"{scene.me} {FIRE}")
    assert answers(scene.alice.user.dm_channel)[0].startswith("**Call 999 now**")


async def test_advice_in_vain_keeps_nobody_else_from_hearing_it(scene: Scene) -> None:
    role = scene.guild.create_role("staff", permissions=discord.Permissions(manage_channels=True))
    bob = scene.guild.add_member(scene.env.create_user("bob"), roles=[role])
    closed = silenced(scene)
    scene.env.inject_error("POST", "/users/@me/channels", status=403)
    for _ in range(3):
        await scene.alice.send(closed, f"{scene.me} {GRADE}")
    assert answers(scene.guild.owner.dm_channel) == []  # it is not tried at every message
    await bob.send(closed, f"{scene.me} {GRADE}")
    assert len(answers(bob.user.dm_channel)) == 1


@pytest.mark.usefixtures("impatient")
async def test_a_page_that_takes_long_is_turned_in_its_place(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = await scene.alice.slash(scene.channel, "quote")
    (first,) = pages(result)
    before = said(first)
    await scene.alice.click(first, label="Next")
    last = scene.channel.last_message
    assert last is not None
    assert last.id == first.id
    assert said(last) != before


class Broken(Watched):
    """A way on which every connection is lost."""

    async def send(self, page: Page) -> None:
        """Lose the connection."""
        self.pages.append(page)
        raise aiohttp.ServerDisconnectedError(page.text)


async def test_a_lost_connection_is_logged_without_what_was_typed(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def make() -> list[Page]:
        return [Page(("Zebedee",))]

    way = Broken()
    await sending.respond(way, make, None)
    assert [page.text.startswith("Sorry") for page in way.pages] == [False, True]
    assert "ServerDisconnectedError" in caplog.text
    assert "Zebedee" not in caplog.text


async def test_that_it_may_not_look_back_is_told_too(scene: Scene) -> None:
    me = scene.env.bot.user
    assert me is not None
    blind = scene.guild.create_text_channel(
        "blind", overwrites={me: discord.PermissionOverwrite(read_message_history=False)}
    )
    for _ in range(2):
        await scene.alice.send(blind, f"{scene.me} {GRADE}")
    assert all(answer.startswith(GRADED) for answer in answers(blind))
    (told,) = answers(scene.guild.owner.dm_channel)
    assert "Read Message History in #blind" in told
