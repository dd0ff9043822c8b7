"""The bot as Discord sees it: what it listens to, and how it answers."""

import logging
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import discord

from bot.config import Config
from bot.engine import Engine
from bot.faces.discord.addressed import is_hidden, question_in
from bot.faces.discord.command import Commands, ask_command, sync
from bot.faces.discord.conversations import Conversations
from bot.faces.discord.faults import logged
from bot.faces.discord.pages import Page, pages_of
from bot.faces.discord.sending import NOBODY, ReplyWay, ResponseWay, Way, respond

_log = logging.getLogger(__name__)
_HELP = "help"
_HIDDEN = (
    "Discord does not show me replies to an answer of /ask: mention me in the question, "
    "or use /ask again."
)


class InspectionBot(discord.Client):
    """A client that answers questions; it needs no privileged intent and pings nobody."""

    def __init__(self, engine: Engine, config: Config, clock: Callable[[], float]) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_mentions=NOBODY,
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
        )
        self._engine = engine
        self._log_questions = config.log_questions
        self._conversations = Conversations(clock, config.discord.context_minutes)
        self.tree = Commands(self)
        self.tree.add_command(ask_command(self._on_ask))

    async def setup_hook(self) -> None:
        """Register the commands before the first event arrives."""
        await sync(self.tree)

    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that is meant for the bot."""
        question = question_in(message, self.user) if self.user else None
        if question is None:
            return
        way = ReplyWay(message)
        if is_hidden(message):
            await respond(way, lambda: [Page((_HIDDEN,))], None)
            return
        await self._answer(way, question, (message.channel.id, message.author.id))

    async def on_error(self, event_method: str, /, *_args: Any, **_kwargs: Any) -> None:
        """Log what an event handler did not catch, without the words of any message."""
        error = sys.exception()
        if error is not None:
            logged(error)

    async def _on_ask(self, interaction: discord.Interaction, question: str, private: bool) -> None:
        key = (interaction.channel_id or 0, interaction.user.id)
        await self._answer(ResponseWay(interaction, private=private), question, key)

    async def _answer(self, way: Way, question: str, key: tuple[int, int]) -> None:
        question = question.strip() or _HELP
        if self._log_questions:
            _log.info("Asked: %r", question)
        pages = partial(self._pages, question, key)
        await respond(way, pages, question if self._log_questions else None)

    def _pages(self, question: str, key: tuple[int, int]) -> list[Page]:
        reply, after = self._engine.answer(question, self._conversations.recall(key))
        self._conversations.remember(key, after)
        return pages_of(reply)


def create_bot(
    engine: Engine, config: Config, clock: Callable[[], float] = time.monotonic
) -> InspectionBot:
    """A bot that is not yet connected.

    Args:
        engine: answers the questions.
        config: the settings.
        clock: tells the time in seconds, for the end of conversations.
    """
    return InspectionBot(engine, config, clock)
