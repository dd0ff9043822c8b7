"""Buttons that work after a restart: what each does stands in its ``custom_id``."""

import re
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import ui

from bot.faces.discord.looks.actions import action_in

if TYPE_CHECKING:
    from bot.faces.discord.client import InspectionBot

_TEMPLATE = re.compile(r'\["(?:ask|drawn|context|more|turn|doubt)",.*\]', re.DOTALL)


class Press(ui.DynamicItem[ui.Button[ui.LayoutView]], template=_TEMPLATE):
    """A button that does what its ``written`` action says."""

    def __init__(self, label: str, written: str, *, disabled: bool = False) -> None:
        super().__init__(ui.Button(label=label, custom_id=written, disabled=disabled))

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed, made anew from what is written in it."""
        return cls(getattr(item, "label", None) or "", match[0])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Do what is written in it."""
        bot: InspectionBot = interaction.client
        await bot.pressed(interaction, action_in(self.custom_id))
