"""``/quote``: who said what, word for word, a few at a time."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import discord
from discord import app_commands

from bot.faces.discord.commands.typing import asker_of, completing, fitting
from bot.faces.discord.desk import Asker, Desk
from bot.faces.discord.looks.listing import Wanted, quotes_page, told
from bot.faces.discord.looks.pages import Page
from bot.faces.discord.sending import ResponseWay
from bot.faces.discord.words import Words
from bot.understanding.words.lexicon import plain

_NO_WORDS = "There are no words in that to look for: type a few of those that you remember."
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
        make = partial(_found, desk, asker, (speaker, topic, text))
        await desk.serve(way, asker, make, f"{speaker} {topic} {text}".strip())

    yield quote


def _found(desk: Desk, asker: Asker, typed: tuple[str, str, str]) -> list[Page]:
    """A page of quotations; where no quotation is exactly so, what the engine finds instead."""
    given = [each.strip("… ") for each in typed if each.strip()]
    empty = [each for each in given if not plain(each).strip()]
    if empty:
        return [Page((_NO_WORDS,))]
    speaker, topic, text = typed
    wanted = Wanted(
        _meant(speaker, desk.catalogue.speakers()),
        _meant(topic, desk.catalogue.topics()),
        text.strip("… ") or None,
    )
    page = quotes_page(wanted, 0, asker.user, desk.catalogue)
    if page:
        return [page]
    if len(given) > 1:
        return [Page((f"No quotation in the documents is {told(wanted)}.",))]
    return desk.replied(asker, _asked(wanted))


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
    if wanted.speaker:
        return f"what did {wanted.speaker} say?"
    return f"what did inspectors say about {wanted.topic}?"


def _beginnings(typed: str, desk: Desk) -> list[str]:
    """The first words of quotations that hold what is typed."""
    found = desk.catalogue.quotes(text=typed or None)
    return [_first_words(" ".join(each.citation.quote.split())) for each in found]


def _first_words(words: str, room: int = 90) -> str:
    return words if len(words) <= room else words[:room].rsplit(" ", 1)[0]
