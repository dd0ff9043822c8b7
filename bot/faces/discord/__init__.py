"""The bot on Discord: ``/ask``, mentions, replies and direct messages."""

from bot.faces.discord.client import create_bot
from bot.faces.discord.run import run

__all__ = ["create_bot", "run"]
