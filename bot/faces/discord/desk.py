"""Where everything that people ask is answered: one at a time, however it reached the bot."""

import asyncio
import logging
import math
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import NamedTuple, TypeVar

from bot.answering.catalogue import Catalogue
from bot.config import Config
from bot.engine import Engine
from bot.faces.discord.conversations import Conversations
from bot.faces.discord.cooldowns import Cooldowns, Pause
from bot.faces.discord.looks.offers import pages_for
from bot.faces.discord.looks.pages import Page, Picture, pages_of
from bot.faces.discord.permissions import Advice
from bot.faces.discord.sending import Way, respond
from bot.reply import Reply
from bot.understanding.dialogue.memory import Conversation

_log = logging.getLogger(__name__)
_HELP = "help"
_ANSWERS = 5000  # messages from which somebody may go on
_Made = TypeVar("_Made")
#: Makes the picture that goes with a reply, if one does.
Draw = Callable[[Reply], Picture | None]
#: Gives the pages that go back to a person.
Work = Callable[[], Awaitable[Sequence[Page]]]


class Asker(NamedTuple):
    """Who asks, and where, as Discord numbers them; ``private`` if only they see the answers.

    What is said in private is a conversation of its own: nothing in public goes on from it.
    ``to`` is the answer that they reply to, from which they go on.
    """

    channel: int
    user: int
    private: bool = False
    to: int | None = None

    @property
    def key(self) -> tuple[int, int, bool]:
        """By what the conversation is kept."""
        return (self.channel, self.user, self.private)

    @property
    def answer(self) -> tuple[int, int, bool]:
        """By what it is kept how to go on from the answer that they reply to."""
        return (self.to or 0, self.user, self.private)


class Desk:
    """The engine with what it takes to talk to many people at once.

    Replies are made on one thread beside the one that listens: so a slow one holds nobody's
    connection, and what a person asks in a row is answered in that order.
    """

    def __init__(
        self, engine: Engine, config: Config, advice: Advice, clock: Callable[[], float]
    ) -> None:
        self.engine = engine
        self.advice = advice
        self.config = config
        minutes = config.discord.context_minutes
        #: Both are used on the thread of replies alone.
        self._conversations = Conversations(clock, minutes)
        self._answers = Conversations(clock, minutes, most=_ANSWERS)
        limits = config.discord
        self._cooldowns = Cooldowns(clock, limits.per_person, limits.per_channel)
        self._maker = ThreadPoolExecutor(1, thread_name_prefix="replies")

    @property
    def catalogue(self) -> Catalogue:
        """What there is to ask about."""
        return self.engine.catalogue

    def close(self) -> None:
        """Make no more replies."""
        self._maker.shutdown(wait=False, cancel_futures=True)

    async def answer(self, way: Way, asker: Asker, question: str, draw: Draw | None = None) -> None:
        """Answer a question as part of what this person said before in this channel."""
        question = question.strip() or _HELP
        after: list[Conversation] = []
        work = partial(self.make, partial(self.replied, asker, question, draw, after))
        await self.attend(way, asker, work, question)
        if after and way.sent:
            await self.make(partial(self._remember_answers, tuple(way.sent), asker, after[0]))

    async def say(self, way: Way, asker: Asker, sentence: str) -> None:
        """Say a sentence."""

        async def said() -> list[Page]:
            return [Page((sentence,))]

        await self.attend(way, asker, said)

    async def serve(
        self, way: Way, asker: Asker, make: Callable[[], Sequence[Page]], typed: str = ""
    ) -> None:
        """Send what ``make`` makes on the thread of replies.

        Args:
            way: where the pages go.
            asker: whose request it is.
            make: makes the pages.
            typed: all that was typed: whoever is in danger is heard wherever they type it.
        """
        work = partial(self.make, partial(self._heard, typed, make))
        await self.attend(way, asker, work, typed)

    async def attend(self, way: Way, asker: Asker, work: Work, typed: str = "") -> None:
        """Send what ``work`` gives, unless this is one request too many in a short time."""
        if self.config.log_questions and typed:
            _log.info("Asked: %r", typed)
        pause = self._cooldowns.pause(asker.channel, asker.user, alone=way.is_private)
        if pause:
            way = way.aside()
            told = partial(_paused, pause, way)
            work = partial(self.make, partial(self._heard, typed, told))
        await respond(way, work, typed if self.config.log_questions else None)

    def make(self, work: Callable[[], _Made]) -> asyncio.Future[_Made]:
        """Do a piece of work on the thread of replies."""
        return asyncio.get_running_loop().run_in_executor(self._maker, work)

    def replied(
        self,
        asker: Asker,
        question: str,
        draw: Draw | None = None,
        after: list[Conversation] | None = None,
    ) -> list[Page]:
        """The pages that answer a question, as part of what this person said here before.

        ``after`` is given the conversation with which to go on from this answer.
        """
        before = self._answers.find(asker.answer) if asker.to is not None else None
        if before is None:
            before = self._conversations.find(asker.key) or Conversation()
        reply, then = self.engine.answer(question, before)
        self._conversations.remember(asker.key, then)
        if after is not None:
            after.append(then)
        return self._drawn(reply, asker, draw(reply) if draw else None)

    def _remember_answers(self, sent: Sequence[int], asker: Asker, then: Conversation) -> None:
        """Keep with each message of an answer how to go on from it."""
        for message in sent:
            self._answers.remember((message, asker.user, asker.private), then)

    def checked(self, asker: Asker, words: str) -> list[Page]:
        """The pages that say whether somebody's words are so; nothing goes on from them."""
        return self._drawn(self.engine.answer(words)[0], asker)

    def _drawn(self, reply: Reply, asker: Asker, picture: Picture | None = None) -> list[Page]:
        """A reply as pages, with the buttons that this asker may press."""
        return pages_for(reply, asker.user, self.catalogue, self.config.discord, picture)

    def _heard(self, typed: str, make: Callable[[], Sequence[Page]]) -> Sequence[Page]:
        """What ``make`` makes, unless somebody in danger typed this."""
        if typed and self.engine.endangered(typed):
            return pages_of(self.engine.answer(typed)[0])
        return make()


def _paused(pause: Pause, way: Way) -> list[Page]:
    """What somebody is told who asks too fast: once, where others would have to read it too."""
    if not (pause.new or way.is_private):
        return []
    seconds = math.ceil(pause.seconds)
    unit = "second" if seconds == 1 else "seconds"
    return [Page((f"That is a lot at once; please ask again in {seconds} {unit}.",))]
