"""Reading a news article about an inspection."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from knowledge.model import Document, Passage
from knowledge.readers.body import Head, read_body
from knowledge.readers.facts.tone import tone_in
from knowledge.readers.people.bylines import read_author
from knowledge.readers.services.places import tidy
from knowledge.readers.services.services import Names, read_names
from knowledge.readers.text.dates import published
from knowledge.readers.text.naming import LABELLED
from knowledge.readers.text.outline import (
    TELLING,
    Block,
    block_sentences,
    is_pictured,
    is_telling,
    outline,
)
from knowledge.readers.text.text import Line, Text, read_text
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
        inspection=_inspection(text, date, source.metadata.publisher),
        line=title.line,
    )
    document = read_body(source, text, blocks, head)
    return replace(document, author=read_author(text), passages=tuple(_passages(text, blocks)))


def _title(text: Text, source: Source) -> _Title:
    first = text.lines[0]
    found = _DATED_TITLE.fullmatch(text.plain[first.start : first.end])
    if found:
        title = tidy(text.raw[first.start + found.start("title") : first.end])
        return _Title(title, found.group("date"), first.number)
    if source.metadata.title:
        same_line = tidy(text.raw[first.start : first.end]) == source.metadata.title
        return _Title(source.metadata.title, None, first.number if same_line else None)
    line = _headline(text, source.metadata.publisher or "")
    if line is None:
        return _Title(source.id, None, None)
    return _Title(tidy(text.raw[line.start : line.end]), None, line.number)


def _headline(text: Text, publisher: str) -> Line | None:
    """Give the first line of some words above the first sentence: before it stand only links.

    What is all in capitals is rather the name of a paper, or of who writes.
    """
    top = text.lines[:_NEAR_TOP]
    above = list(takewhile(lambda line: not _is_sentence(text.plain[line.start : line.end]), top))
    pictured = set(_of_pictures(text, above))
    telling = [
        line
        for line in above
        if line.number not in pictured
        and is_telling(text.plain[line.start : line.end])
        and "\t" not in text.raw[line.start : line.end]  # links beside each other
    ]
    words = {line: text.plain[line.start : line.end] for line in telling}
    several = [
        line
        for line in telling
        if len(words[line].split()) >= _HEADLINE
        and words[line].casefold() != publisher.casefold()
        and not _ISSUE.fullmatch(words[line])
        and not LABELLED.match(words[line])
    ]
    mixed = (line for line in several if not words[line].isupper())
    first = next(iter((*mixed, *several)), None)
    return first or max(reversed(telling), key=lambda line: len(words[line].split()), default=None)


def _is_sentence(content: str) -> bool:
    """Tell a sentence from a headline, which has no stop and few words."""
    words = len(content.split())
    return content[-1] == "." or words > _LONGEST or (content[-1] == "!" and words > _EXCLAIMED)


#: "Midshires Echo, 20 January 2023": which issue of what paper it is.
_ISSUE = re.compile(r"[^.,]{3,40}, (?:\w+ )?(?:\d{1,2} )?[A-Z][a-z]+ 20\d\d")
#: Words of a headline, at least and at most, and of one that ends in "!".
_HEADLINE, _LONGEST, _EXCLAIMED = 4, 22, 10


def _of_pictures(text: Text, lines: Sequence[Line]) -> Iterator[int]:
    """Give the numbers of the lines beside "Image caption", and below what a picture shows."""
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        if _CAPTION.fullmatch(text.plain[line.start : line.end]):
            yield from (before.number, line.number, after.number)
        if is_pictured(text.plain[line.start : line.end]):
            yield after.number


def _inspection(text: Text, date: str | None, publisher: str | None) -> str | None:
    """Give the inspection that the article names as the one it reports, if it names one."""
    named: dict[int, str] = {}
    names = read_names(text, None, publisher)
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
