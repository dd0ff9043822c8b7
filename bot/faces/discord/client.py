"""The bot as Discord sees it: what it listens to, and how it answers."""

import sys
from collections.abc import Callable
from typing import Any

import discord

from bot.config import Config
from bot.engine import Engine
from bot.faces.discord.addressed import is_hidden, question_in
from bot.faces.discord.commands import Commands
from bot.faces.discord.desk import Asker, Desk
from bot.faces.discord.faults import logged
from bot.faces.discord.looks.actions import Action
from bot.faces.discord.looks.buttons import Press
from bot.faces.discord.looks.layout import NOBODY
from bot.faces.discord.operator import Operator
from bot.faces.discord.permissions import Advice
from bot.faces.discord.presses import Presses
from bot.faces.discord.sending import ReplyWay
from bot.faces.discord.words import Words

_HIDDEN = (
    "Discord does not show me replies to an answer of a command: mention me in the question, "
    "or use /ask again."
)


class InspectionBot(discord.Client):
    """A client that answers questions; it needs no privileged intent and pings nobody."""

    def __init__(self, engine: Engine, config: Config, clock: Callable[[], float]) -> None:
        super().__init__(
            intents=discord.Intents(
                guilds=True,
                guild_messages=True,
                dm_messages=True,
                message_content=config.discord.message_content,
            ),
            allowed_mentions=NOBODY,
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
        )
        self._channels = frozenset(config.discord.channels)
        operator = Operator(self, config.discord.operator_channel)
        self._desk = Desk(engine, config, Advice(self, operator, clock), clock)
        self._presses = Presses(self._desk, operator)
        self.words = Words()
        self.tree = Commands(self, self._desk, self.words)

    async def setup_hook(self) -> None:
        """Know the buttons of every message ever sent, before the first event arrives."""
        await self.tree.set_translator(self.words)
        self.add_dynamic_items(Press)

    async def close(self) -> None:
        """Disconnect, and then make no more replies."""
        await super().close()
        self._desk.close()

    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that is meant for the bot."""
        question = question_in(message, self.user, self._channels) if self.user else None
        if question is None:
            return
        way = ReplyWay(message, self._desk.advice)
        reference = message.reference if message.type is discord.MessageType.reply else None
        to = reference.message_id if reference else None
        asker = Asker(message.channel.id, message.author.id, to=to)
        if is_hidden(message):
            await self._desk.say(way, asker, _HIDDEN)
            return
        await self._desk.answer(way, asker, question)

    async def on_error(self, event_method: str, /, *_args: Any, **_kwargs: Any) -> None:
        """Log what an event handler did not catch, without the words of any message."""
        error = sys.exception()
        if error is not None:
            logged(error)

    async def pressed(self, interaction: discord.Interaction, action: Action | None) -> None:
        """Do what a pressed button says."""
        try:
            await self._presses.act(interaction, action)
        except Exception as error:  # discord.py would log what stands on the button
            logged(error)
