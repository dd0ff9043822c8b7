"""Lists as pages: quotations a few at a time, and the documents they all come from."""

import sys
import zlib
from collections.abc import Collection, Iterable

from msgspec import Struct

from bot.answering.catalogue import Catalogue, Quoted, Source, Surroundings
from bot.answering.draft import day
from bot.faces.discord.looks.actions import Turn, custom_id
from bot.faces.discord.looks.escape import escaped, plain_start
from bot.faces.discord.looks.links import UNDATED, cited, link
from bot.faces.discord.looks.pages import BOXED_ROOM, Control, Page, Rows
from bot.faces.discord.looks.paging import MORE, Block, paged
from bot.reply import Citation

_A_PAGE = 4  # quotations on one page
_ROOM = 2400  # characters of one page, so that it is taken in at a glance


class Wanted(Struct, frozen=True):
    """Which quotations: by any of who said them, on what, holding which words."""

    speaker: str | None = None
    topic: str | None = None
    text: str | None = None


def digest(name: str) -> str:
    """A name in few letters, for where the name itself may not fit."""
    return f"{zlib.crc32(name.encode()):08x}"


def named_by(short: str, names: Iterable[str]) -> str | None:
    """The name that a digest is of, if it is among these; what stands after "=" is typed so."""
    if short.startswith("="):
        return short[1:]
    return next((name for name in names if digest(name) == short), None)


def quotes_page(wanted: Wanted, place: int, asker: int, catalogue: Catalogue) -> Page | None:
    """A page of quotations with buttons to turn it, or None where nobody said such a thing.

    Args:
        wanted: which quotations.
        place: which page, counted from 0; beyond the last it is the last.
        asker: who may turn the pages.
        catalogue: holds the quotations.
    """
    found = catalogue.quotes(speaker=wanted.speaker, topic=wanted.topic, text=wanted.text)
    if not found:
        return None
    pages = paged(map(_said, found), _ROOM, _A_PAGE, sys.maxsize)
    place = max(0, min(place, len(pages) - 1))
    rows = _turning(wanted, place, len(pages), asker, catalogue.topics())
    left_out = (MORE,) if len(pages) > 1 and not rows else ()
    return Page((_heading(len(found), wanted), *pages[place], *left_out), boxed=True, rows=rows)


def _said(quoted: Quoted) -> Block:
    words = " ".join(quoted.citation.quote.split())
    return Block(
        (f"**{escaped(quoted.speaker)}**", f"> {plain_start(escaped(words))}"),
        cited([quoted.citation]),
    )


def _heading(count: int, wanted: Wanted) -> str:
    return f"**{count} {'quotation' if count == 1 else 'quotations'}** {told(wanted)}".rstrip()


def told(wanted: Wanted) -> str:
    """Which quotations are wanted, in words."""
    parts: list[str] = []
    if wanted.speaker:
        parts.append(f"of {escaped(wanted.speaker)}")
    if wanted.topic:
        parts.append(f"on {escaped(wanted.topic)}")
    if wanted.text:
        parts.append(f"with “{escaped(wanted.text)}”")
    return " ".join(parts)


def _turning(wanted: Wanted, place: int, pages: int, asker: int, topics: Collection[str]) -> Rows:
    """The buttons that turn to the page before and the next, if there are several."""

    def turned(to: int) -> Turn:
        speaker = digest(wanted.speaker) if wanted.speaker else ""
        return Turn(asker, to, speaker, topic, wanted.text or "")

    topic = wanted.topic or ""
    topic = digest(topic) if topic in topics else f"={topic}" if topic else ""
    if pages == 1 or custom_id(turned(pages)) is None:
        return ()
    return (
        (
            Control("Back", turned(place - 1), disabled=place == 0),
            Control("Next", turned(place + 1), disabled=place == pages - 1),
        ),
    )


def sources_pages(sources: Iterable[Source]) -> list[Page]:
    """Every document with who published it, when, where it is and how it may be used."""
    blocks = [Block(("Every answer comes from these documents, and cites them:",))]
    blocks += map(_source, sources)
    return [Page(texts, boxed=True) for texts in paged(blocks, BOXED_ROOM)]


def _source(source: Source) -> Block:
    known = [source.publisher, day(source.published) or UNDATED]
    if source.graded > 1:
        known.append(f"grades of {source.graded} services")
    lines = [
        f"**{link(source.title, source.url)}**",
        plain_start(escaped(" · ".join(filter(None, known)))),
    ]
    if source.licence:
        lines.append(f"-# {plain_start(escaped(source.licence))}")
    return Block(tuple(lines))


def context_page(around: Surroundings) -> Page:
    """A passage between those that stand beside it, itself in bold."""
    lines = [
        f"> **{_bare(each)}**" if place == around.at else f"> {plain_start(_bare(each))}"
        for place, each in enumerate(around.passages)
    ]
    heading = [f"**{escaped(around.heading)}**"] if around.heading else []
    block = Block((*heading, "\n> \n".join(lines)), cited([around.passages[around.at]]))
    return Page(paged([block], BOXED_ROOM)[0], boxed=True)


def _bare(citation: Citation) -> str:
    return escaped(" ".join(citation.quote.split()))
