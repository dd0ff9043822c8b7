"""``/ask``, and the menu entry that asks whether what a message says is so."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import discord
from discord import app_commands

from bot.engine import LONGEST
from bot.faces.discord.commands.typing import asker_of, completing
from bot.faces.discord.desk import Desk
from bot.faces.discord.sending import ResponseWay
from bot.faces.discord.words import Words

_NO_WORDS = "There are no words in that message to check."
_OWN_ANSWER = "That is an answer of mine: what proves it stands below it, with its source."


def commands(desk: Desk, words: Words) -> Iterator[Any]:
    """``/ask`` and “Check this claim”."""
    likely = completing(desk, lambda _at, typed: desk.engine.likely(typed[:LONGEST]))

    @words.command("ask")
    @app_commands.autocomplete(question=likely)
    async def ask(
        interaction: discord.Interaction,
        question: app_commands.Range[str, 1, LONGEST],
        private: bool = False,
    ) -> None:
        way = ResponseWay(interaction, private=private)
        await desk.answer(way, asker_of(interaction, private=private), question)

    @words.menu("claim")
    async def claim(interaction: discord.Interaction, message: discord.Message) -> None:
        way, asker = ResponseWay(interaction, private=True), asker_of(interaction)
        words = _words_of(message)
        if words:
            await desk.serve(way, asker, partial(desk.checked, asker, words), words)
        else:
            own = interaction.client.user is not None and message.author == interaction.client.user
            await desk.say(way, asker, _OWN_ANSWER if own else _NO_WORDS)

    yield ask
    yield claim


def _words_of(message: discord.Message) -> str:
    """The words of a message, or of the one that it passes on."""
    passed_on = (each.content for each in message.message_snapshots)
    return message.content.strip() or " ".join(passed_on).strip()
