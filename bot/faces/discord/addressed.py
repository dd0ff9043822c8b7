"""Which messages ask the bot something, and what.

Without the privileged intent Discord shows a bot the words of direct messages, of messages that
mention it and of replies that ping it. These are the messages it answers, so it needs no more.
In a channel that the operator has set aside for questions it answers every message, for which
Discord has to grant that intent.
"""

import re
from collections.abc import Set

import discord

_SPOKEN = (discord.MessageType.default, discord.MessageType.reply)


def question_in(message: discord.Message, me: discord.ClientUser, channels: Set[int]) -> str | None:
    """What the message asks the bot: empty where it only calls it, None where it is not meant.

    Args:
        message: what somebody wrote.
        me: the bot.
        channels: those in which it need not be mentioned.
    """
    if message.author.bot or message.type not in _SPOKEN:
        return None
    called = any(user.id == me.id for user in message.mentions)
    if message.guild is not None and not called and not _is_open(message, me, channels):
        return None
    return re.sub(rf"\s*<@!?{me.id}>\s*", " ", message.content).strip()


def _is_open(message: discord.Message, me: discord.ClientUser, channels: Set[int]) -> bool:
    """Whether it stands in a channel for questions, or a thread there, and is for nobody else."""
    place = message.channel
    parent = place.parent_id if isinstance(place, discord.Thread) else None
    if channels.isdisjoint((place.id, parent)) or not message.content:
        return False
    to = message.reference.resolved if message.reference else None
    to_another = isinstance(to, discord.Message) and to.author.id != me.id
    return not (message.mentions or message.role_mentions or message.mention_everyone or to_another)


def is_hidden(message: discord.Message) -> bool:
    """Whether it replies to an answer of a command, whose words Discord keeps from the bot."""
    if message.guild is None or message.content or message.reference is None:
        return False
    to = message.reference.resolved
    return isinstance(to, discord.Message) and to.interaction_metadata is not None
