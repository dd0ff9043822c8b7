"""Reading a news article about an inspection."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from knowledge.model import Document, Passage
from knowledge.readers.body import Head, read_body
from knowledge.readers.dates import published
from knowledge.readers.outline import (
    TELLING,
    Block,
    block_sentences,
    is_pictured,
    is_telling,
    outline,
)
from knowledge.readers.places import tidy
from knowledge.readers.services import Names, read_names
from knowledge.readers.text import Line, Text, read_text
from knowledge.readers.tone import tone_in
from knowledge.sources import Source

_DATED_TITLE = re.compile(r"(?:date:? )?(?P<date>20\d\d-\d\d-\d\d) (?P<title>\S.*)")
_NAMED = re.compile(
    r"\b(?P<name>20\d\d ?[/-] ?(?:20)?\d\d) "
    r"(?:[\w']+ ){0,2}?(?:inspections?|programme|round|report|assessment|review)\b"
)
_EARLIER = re.compile(
    r"\b(?:since|previous|last|first|earlier|than|compared|up|down|after|until)\b"
)
_CAPTION = re.compile(r"(?:Image|Picture|Photo)(?: |-)?caption\W*", re.IGNORECASE)
_LOOK_BACK = 60
#: No headline stands below so many lines.
_NEAR_TOP = 12
#: An article reports an inspection that began at most so many years before it.
_RECENT = 2


class _Title(Struct, frozen=True):
    """What the first line gives: title, date, and its number where it is the title."""

    words: str
    date: str | None
    line: int | None


def read_news_article(source: Source) -> Document:
    """Read an article into a document; what it does not say is left None or empty."""
    text = read_text(source.text)
    title = _title(text, source)
    blocks = outline(text, title.line)
    date = title.date or published(text) or source.metadata.published
    head = Head(
        kind="news-article",
        title=title.words,
        published=date,
        service=None,
        inspection=_inspection(text, date),
        line=title.line,
    )
    document = read_body(source, text, blocks, head)
    return replace(document, passages=tuple(_passages(text, blocks)))


def _title(text: Text, source: Source) -> _Title:
    first = text.lines[0]
    found = _DATED_TITLE.fullmatch(text.plain[first.start : first.end])
    if found:
        title = tidy(text.raw[first.start + found.start("title") : first.end])
        return _Title(title, found.group("date"), first.number)
    if source.metadata.title:
        same_line = tidy(text.raw[first.start : first.end]) == source.metadata.title
        return _Title(source.metadata.title, None, first.number if same_line else None)
    line = _headline(text)
    if line is None:
        return _Title(source.id, None, None)
    return _Title(tidy(text.raw[line.start : line.end]), None, line.number)


def _headline(text: Text) -> Line | None:
    """Give the longest line above the first sentence: around a headline stand only links."""
    above = list(takewhile(lambda line: text.plain[line.end - 1] != ".", text.lines))[:_NEAR_TOP]
    pictured = set(_of_pictures(text, above))
    telling = [
        line
        for line in above
        if line.number not in pictured and is_telling(text.plain[line.start : line.end])
    ]
    telling.reverse()  # of two as long, the one nearer to the text
    return max(
        telling, key=lambda line: len(text.plain[line.start : line.end].split()), default=None
    )


def _of_pictures(text: Text, lines: Sequence[Line]) -> Iterator[int]:
    """Give the numbers of the lines beside "Image caption", and below what a picture shows."""
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        if _CAPTION.fullmatch(text.plain[line.start : line.end]):
            yield from (before.number, line.number, after.number)
        if is_pictured(text.plain[line.start : line.end]):
            yield after.number


def _inspection(text: Text, date: str | None) -> str | None:
    """Give the inspection that the article names as the one it reports, if it names one."""
    named: dict[int, str] = {}
    names = read_names(text, None)
    for found in _NAMED.finditer(text.plain):
        if _is_of_another(text, found.start(), found.end(), names):
            continue
        year = int(found.group("name")[:4])
        recent = date is None or 0 <= int(date[:4]) - year <= _RECENT
        before = text.plain[max(0, found.start() - _LOOK_BACK) : found.start()].split(" ")[-4:]
        if recent and not _EARLIER.search(" ".join(before)):
            named[year] = "".join(text.raw[found.start("name") : found.end("name")].split())
    return named[max(named)] if named else None


def _is_of_another(text: Text, start: int, end: int, names: Names) -> bool:
    """Whether the sentence around these offsets is about another service alone."""
    ends = (text.plain.rfind(mark, 0, start) for mark in (". ", "\n", "\r", "? ", "! "))
    named = {mention.name for mention in names.mentions_in(max(*ends, 0), end)}
    return bool(named) and names.service is not None and names.service not in named


def _passages(text: Text, blocks: tuple[Block, ...]) -> Iterator[Passage]:
    for block in blocks:
        if block.kind in TELLING:
            for span in block_sentences(text, block):
                yield Passage(block.heading, None, tone_in(text, block, span), span)
