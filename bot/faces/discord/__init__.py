"""The bot on Discord: commands, mentions, replies, direct messages, and what is pressed there."""

from bot.faces.discord.run import create_bot, run, run_invite, run_sync

__all__ = ["create_bot", "run", "run_invite", "run_sync"]
