"""Causes of concern, and areas for improvement, as an inspection page sets them apart."""

import re
from collections.abc import Iterator, Sequence

from knowledge.model import Concern, Span
from knowledge.numbers import NUMBER, number_of
from knowledge.readers.text.outline import TELLING, Block, block_sentences
from knowledge.readers.text.text import Text

#: The heading of a concern, with its number or what it is about.
_CONCERN = re.compile(
    r"(?:an? |the |accelerated )?causes? of concern(?: \d+)?"
    r"(?:\s?[:–(-](?!.*\b(?:letter|revisit|update|progress)\b).{0,60})?\W*",
    re.IGNORECASE,
)
_RUN_IN = re.compile(r"(?:accelerated )?cause of concern(?: \d+)?\s?[:–-]\s*(?=\w)", re.IGNORECASE)
_IMPROVEMENT = re.compile(r"(?:an? |the )?areas? for improvement(?: \d+)?\W*", re.IGNORECASE)
_RECOMMENDED = re.compile(r"recommendations?\W*", re.IGNORECASE)
#: What the service is told to do, and no more of what is wrong.
_TO_DO = re.compile(
    r"\b(?:should|must|needs to|is to|has to)\b|^(?:Within|By|Before) ", re.IGNORECASE
)
_NONE = re.compile(
    r"(?:none|not applicable|n/a|we (?:have )?(?:found|issued|identified) no"
    r"|we (?:have|did)(?: not|n['’]t) (?:find|found|issued?|identif\w+) any)\b",
    re.IGNORECASE,
)
#: "We have given the service three causes of concern".
_STATED = re.compile(rf"\b(?<!of the )({NUMBER}) (?:new )?causes of concern\b", re.IGNORECASE)
_LABEL = 4  # words of a heading that only says what the concern below is about


def read_concerns(text: Text, blocks: Sequence[Block]) -> Iterator[Concern]:
    """Give each cause of concern with what is recommended, in the order of the page.

    Gives none where the page says that there are more than it sets apart.
    """
    stated = [number_of(found[1]) for found in _STATED.finditer(text.plain)]
    most = max(stated, default=0)
    found: list[_Found] = []
    open_ = False
    for block in blocks:
        started = _start(text, block)
        if started is not None:
            open_, found = True, [*found, _Found(started)]
        elif block.kind in ("heading", "title"):
            open_ = open_ and found[-1].goes_on(text, block)
            if not open_ and found and found[-1].is_next(text, block, len(found) < most):
                open_, found = True, [*found, _Found([], labelled=True)]
        elif open_ and block.kind in TELLING:
            if block.kind == "bullet" and found[-1].listed and not found[-1].recommending:
                found.append(_Found([]))
            found[-1].add(text, block)
    told = [concern for each in found for concern in each.read(text)]
    yield from told if len(told) >= most else ()


class _Found:
    """A cause of concern while it is read: its own sentences, and what is to be done."""

    def __init__(self, words: list[Span], *, labelled: bool = False) -> None:
        self.words = words
        self.told: list[Span] = []
        self.labelled = labelled
        self.listed = self.recommending = False

    def goes_on(self, text: Text, heading: Block) -> bool:
        """Whether what stands under a heading still belongs to the concern.

        "Recommendations" does, and a heading above any words says what they are about.
        """
        if _is(text, heading, _RECOMMENDED):
            self.recommending = True
            return True
        self.labelled = self.labelled or not self.words
        return not self.words and _is_label(text, heading)

    def is_next(self, text: Text, heading: Block, more: bool) -> bool:
        """Whether a heading says what the next concern is about, as one did for this."""
        return more and self.labelled and bool(self.words) and _is_label(text, heading)

    def add(self, text: Text, block: Block) -> None:
        """Take up what stands below: the first block tells the concern, later ones explain it."""
        first = not self.words
        self.listed = block.kind == "bullet" and (first or self.listed)
        for span in block_sentences(text, block):
            asks = _TO_DO.search(text.plain, span.start, span.end) is not None
            self.recommending = self.recommending or (bool(self.words) and asks)
            if self.recommending:
                self.told.append(span)
            elif first:
                self.words.append(span)

    def read(self, text: Text) -> Iterator[Concern]:
        """Give the concern, if there is one: "Causes of concern: none" is no such."""
        if self.words and not _NONE.match(self.words[0].text):
            span = text.span(self.words[0].start, self.words[-1].end)
            yield Concern(span, tuple(self.told))


def _is_label(text: Text, heading: Block) -> bool:
    return len(text.plain[heading.start : heading.end].split()) <= _LABEL


def read_improvements(text: Text, blocks: Sequence[Block]) -> Iterator[Span]:
    """Give each area for improvement that stands under such a heading."""
    listing = False
    for block in blocks:
        if block.kind in ("heading", "title"):
            listing = _is(text, block, _IMPROVEMENT)
        elif listing and block.kind in TELLING:
            for span in block_sentences(text, block):
                if _TO_DO.search(text.plain, span.start, span.end):
                    yield span


def _start(text: Text, block: Block) -> list[Span] | None:
    """Give what stands of a concern on the line that opens it, or None where none is opened."""
    heads = block.kind in ("heading", "paragraph") and _is(text, block, _CONCERN)
    if heads and text.plain[block.end - 1] != ".":
        return []
    found = _RUN_IN.match(text.plain, block.start, block.end)
    run_in = found is not None and block.kind in TELLING
    return [text.span(found.end(), block.end)] if found and run_in else None


def _is(text: Text, block: Block, heading: re.Pattern[str]) -> bool:
    return heading.fullmatch(text.plain[block.start : block.end]) is not None
