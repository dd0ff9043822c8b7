"""Setting scenes on a simulated Discord, and reading what the bot said there."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from typing import NamedTuple

import discord
import simcord
from simcord import ChannelHandle, Env, GuildHandle, InteractionResult, MemberActor

from bot.answering.facts import Facts
from bot.engine import Engine
from bot.faces.discord.client import InspectionBot
from bot.faces.discord.sync import synchronise
from bot.load import SHIPPED
from bot.reply import Reply
from bot.understanding.dialogue.memory import Conversation
from knowledge.language import Language, load_language
from knowledge.load import Knowledge
from tests.faces.discord.limits import BUTTON, TEXT_DISPLAY, violations, walk

GRADE = "what was Leicestershire's efficiency grade?"
GRADED = (
    "Leicestershire was graded ▲\N{NO-BREAK SPACE}**requires improvement** "
    "for efficiency in 2021/22"
)
_NEW = Conversation()


class Clock:
    """A clock that stands still until it is moved; it counts seconds."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        """Tell the second."""
        return self.now


class Says(Engine):
    """An engine that gives one reply to everything, and knows nothing else."""

    def __init__(self, reply: Reply) -> None:
        self._reply = reply
        self._facts = Facts(Knowledge(()), _language(), "")

    def answer(self, question: str, before: Conversation = _NEW) -> tuple[Reply, Conversation]:
        """Give the reply."""
        return self._reply, before


class Fails(Engine):
    """An engine that fails at every question, repeating it in the error."""

    def __init__(self) -> None:
        self._facts = Facts(Knowledge(()), _language(), "")

    def answer(self, question: str, before: Conversation = _NEW) -> tuple[Reply, Conversation]:
        """Fail."""
        raise LookupError(f"cannot answer {question}")


@cache
def _language() -> Language:
    return load_language(SHIPPED / "language")


class Scene(NamedTuple):
    """A server with a channel and somebody in it."""

    env: Env
    guild: GuildHandle
    channel: ChannelHandle
    alice: MemberActor

    @property
    def me(self) -> str:
        """What mentions the bot."""
        user = self.env.bot.user
        assert user is not None
        return user.mention


@asynccontextmanager
async def running(bot: InspectionBot) -> AsyncIterator[Scene]:
    """A scene with this bot, for tests that need another one than the fixture's."""
    async with simcord.run(bot, approved_intents=unprivileged()) as env:
        await told_commands(env)
        yield furnished(env)
        assert_within_limits(env)


async def told_commands(env: Env) -> bool:
    """Tell the simulated Discord the bot's commands; whether they had to be sent."""
    assert isinstance(env.bot, InspectionBot)
    return await synchronise(env.bot)


def unprivileged() -> discord.Intents:
    """What Discord lets a bot have that it has not approved for more."""
    intents = discord.Intents.all()
    intents.members = intents.presences = intents.message_content = False
    return intents


def furnished(env: Env) -> Scene:
    """A server with a channel and Alice."""
    guild = env.create_guild()
    channel = guild.create_text_channel("general")
    return Scene(env, guild, channel, guild.add_member(env.create_user("alice")))


def assert_within_limits(env: Env) -> None:
    """No request so far is one that Discord refuses, or might ping anybody."""
    assert [fault for request in env.http_requests for fault in violations(request)] == []


def texts(message: discord.Message) -> list[str]:
    """The texts of a message from top to bottom, whether plain or drawn."""
    components = walk([dict(component.to_dict()) for component in message.components])
    drawn = (component["content"] for component in components if component["type"] == TEXT_DISPLAY)
    return [message.content] if message.content else list(drawn)


def labels(message: discord.Message | None) -> list[str]:
    """What stands on the buttons of a message."""
    assert message is not None, "the bot said nothing"
    found = walk([dict(component.to_dict()) for component in message.components])
    return [component["label"] for component in found if component["type"] == BUTTON]


def said(message: discord.Message | None) -> str:
    """The whole text of a message."""
    assert message is not None, "the bot said nothing"
    return "\n".join(texts(message))


def answers(channel: ChannelHandle) -> list[str]:
    """What the bot said in a channel, in order."""
    return [said(message) for message in channel.history() if message.author.bot]


def pages(result: InteractionResult) -> list[discord.Message]:
    """The messages that respond to a command."""
    first = result.response
    assert first is not None, "the bot did not respond"
    return [first.message, *(each.message for each in result.followups)]


def colour(message: discord.Message | None) -> int | None:
    """The colour of a message's box, 0xRRGGBB."""
    assert message is not None, "the bot said nothing"
    box, *_ = message.components
    assert isinstance(box, discord.Container), "the answer is not in a box"
    return box.accent_colour.value if box.accent_colour else None
