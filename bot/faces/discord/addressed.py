"""Which messages ask the bot something, and what.

Without the privileged intent Discord shows a bot the words of direct messages, of messages that
mention it and of replies that ping it. These are the messages it answers, so it needs no more.
"""

import re

import discord

_SPOKEN = (discord.MessageType.default, discord.MessageType.reply)


def question_in(message: discord.Message, me: discord.ClientUser) -> str | None:
    """What the message asks the bot: empty where it only calls it, None where it is not meant."""
    if message.author.bot or message.type not in _SPOKEN:
        return None
    called = any(user.id == me.id for user in message.mentions)
    if message.guild is not None and not called:
        return None
    return re.sub(rf"\s*<@!?{me.id}>\s*", " ", message.content).strip()


def is_hidden(message: discord.Message) -> bool:
    """Whether it replies to an answer of ``/ask``, whose words Discord keeps from the bot."""
    if message.guild is None or message.content or message.reference is None:
        return False
    to = message.reference.resolved
    return isinstance(to, discord.Message) and to.interaction_metadata is not None
