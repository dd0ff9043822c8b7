"""The commands: what each asks of the engine, and what it offers while somebody types."""

import discord
from discord import app_commands

from bot.faces.discord.commands import about, ask, grades, quote
from bot.faces.discord.desk import Desk
from bot.faces.discord.faults import excuse, logged
from bot.faces.discord.looks.pages import Page
from bot.faces.discord.sending import ResponseWay, respond
from bot.faces.discord.words import Words


class Commands(app_commands.CommandTree[discord.Client]):
    """The bot's commands; what they did not catch themselves is told and logged here."""

    def __init__(self, client: discord.Client, desk: Desk, words: Words) -> None:
        super().__init__(client)
        for family in (ask, grades, quote, about):
            for command in family.commands(desk, words):
                self.add_command(command)

    async def on_error(
        self, interaction: discord.Interaction, error: app_commands.AppCommandError
    ) -> None:
        """Tell the person that the command failed; where they are still typing, only log it."""
        fault = logged(error)
        if interaction.type is discord.InteractionType.autocomplete:
            return

        async def told() -> list[Page]:
            return [Page((excuse(fault),))]

        await respond(ResponseWay(interaction, private=True), told, None)
