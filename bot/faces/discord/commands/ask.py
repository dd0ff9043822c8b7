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
        await desk.answer(way, asker_of(interaction), question)

    @words.menu("claim")
    async def claim(interaction: discord.Interaction, message: discord.Message) -> None:
        way, asker = ResponseWay(interaction, private=True), asker_of(interaction)
        if message.content.strip():
            work = partial(desk.make, partial(desk.checked, asker, message.content))
            await desk.serve(way, asker, work, message.content)
        else:
            await desk.say(way, asker, _NO_WORDS)

    yield ask
    yield claim
