"""``/quote``: who said what, word for word, a few at a time."""

from collections.abc import Iterator
from typing import Any

import discord
from discord import app_commands

from bot.faces.discord.commands.typing import asker_of, completing, fitting
from bot.faces.discord.desk import Desk
from bot.faces.discord.looks.listing import Wanted, quotes_page
from bot.faces.discord.looks.pages import Page
from bot.faces.discord.sending import ResponseWay
from bot.faces.discord.words import Words

_LONGEST = 200  # characters of an option that are read
Typed = app_commands.Range[str, 1, _LONGEST]


def commands(desk: Desk, words: Words) -> Iterator[Any]:
    """``/quote``."""
    speakers = completing(desk, lambda _at, typed: fitting(typed, desk.catalogue.speakers()))
    topics = completing(desk, lambda _at, typed: fitting(typed, desk.catalogue.topics()))
    texts = completing(desk, lambda _at, typed: _beginnings(typed, desk))

    @words.command("quote")
    @app_commands.autocomplete(speaker=speakers, topic=topics, text=texts)
    async def quote(
        interaction: discord.Interaction, speaker: Typed = "", topic: Typed = "", text: Typed = ""
    ) -> None:
        way, asker = ResponseWay(interaction, private=False), asker_of(interaction)

        def found() -> list[Page]:
            wanted = Wanted(
                _meant(speaker, desk.catalogue.speakers()),
                _meant(topic, desk.catalogue.topics()),
                text.rstrip("… ") or None,
            )
            page = quotes_page(wanted, 0, asker.user, desk.catalogue)
            return [page] if page else desk.replied(asker, _asked(wanted))

        await desk.serve(way, asker, lambda: desk.make(found), f"{speaker} {topic} {text}")

    yield quote


def _meant(typed: str, names: tuple[str, ...]) -> str | None:
    """The name that was typed: the one it is, or the only one that holds it; else the words."""
    wanted = typed.casefold().strip()
    same = [name for name in names if name.casefold() == wanted]
    hold = [name for name in names if wanted and wanted in name.casefold()]
    if same or len(hold) == 1:
        return (same or hold)[0]
    return typed.strip() or None


def _asked(wanted: Wanted) -> str:
    """The question that looks for what no quotation is exactly."""
    if wanted.text:
        return f"who said “{wanted.text}”?"
    on = f" about {wanted.topic}" if wanted.topic else ""
    return f"what did {wanted.speaker} say{on}?" if wanted.speaker else f"what was said{on}?"


def _beginnings(typed: str, desk: Desk) -> list[str]:
    """The first words of quotations that hold what is typed."""
    found = desk.catalogue.quotes(text=typed or None)
    return [_first_words(" ".join(each.citation.quote.split())) for each in found]


def _first_words(words: str, room: int = 90) -> str:
    return words if len(words) <= room else words[:room].rsplit(" ", 1)[0]
