"""The command ``/ask``, and how Discord learns of it."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

import discord
from discord import app_commands

from bot.engine import LONGEST
from bot.faces.discord.faults import excuse, logged
from bot.faces.discord.pages import Page
from bot.faces.discord.sending import ResponseWay, respond

_log = logging.getLogger(__name__)
#: Answers an interaction: the question, and whether only the asker may see it.
Asker = Callable[[discord.Interaction, str, bool], Awaitable[None]]


class Commands(app_commands.CommandTree[discord.Client]):
    """The bot's commands; what they did not catch themselves is told and logged here."""

    async def on_error(
        self, interaction: discord.Interaction, error: app_commands.AppCommandError
    ) -> None:
        """Tell the person that the command failed."""
        fault = logged(error)
        await respond(
            ResponseWay(interaction, private=True), lambda: [Page((excuse(fault),))], None
        )


def ask_command(asker: Asker) -> app_commands.Command[Any, ..., None]:
    """The command ``/ask``, in servers and in direct messages."""

    @app_commands.command(name="ask", description="Ask about fire and rescue service inspections")
    @app_commands.describe(
        question="For example: what was Leicestershire's efficiency grade?",
        private="Show the answer only to you (no, unless you say so)",
    )
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def ask(
        interaction: discord.Interaction,
        question: app_commands.Range[str, 1, LONGEST],
        private: bool = False,
    ) -> None:
        await asker(interaction, question, private)

    return ask


async def sync(tree: Commands) -> None:
    """Tell Discord the commands; where it does not take them, mentions and messages still work."""
    try:
        await tree.sync()
    except discord.DiscordException as error:
        _log.error("Discord did not take the commands; /ask may be missing or out of date.")
        logged(error)
