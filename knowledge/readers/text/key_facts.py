"""Lines that give a figure by a label: "Assets: 17 stations", "Population served 761,000"."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from knowledge.readers.text.dates import undated
from knowledge.readers.text.text import Line, Text

_ANNOUNCEMENT = (
    r"(?:[\w' ]{2,40} )?(?:(?:in|by)(?: the)? numbers|in figures|at a glance"
    r"|key (?:facts|figures|statistics)"
    r"|fact ?(?:file|box|sheet)|facts and figures|(?:service|brigade) (?:profile|facts))"
    r"(?: [\w' ]{2,40})?"
)
_ANNOUNCED = re.compile(rf"{_ANNOUNCEMENT}:?", re.IGNORECASE)
#: "Barset by numbers: 24 stations, 418 staff".
_WITH_FIGURES = re.compile(rf"{_ANNOUNCEMENT}: (?P<figures>.+)", re.IGNORECASE)
#: A number that is no year, nor a part of a time or a span of years.
_FIGURE = re.compile(r"(?<![\d/.:,-])(?!(?:19|20)\d\d(?![\d,.]))\d[\d,]*(?:\.\d+)?(?![\d/:-])")
_TELEPHONE = re.compile(r"\b0\d{2,}(?: \d+)*")
_LABELLED = re.compile(r"[A-Z][A-Za-z'()/& -]{1,60}? ?: +(?P<value>.+)")
_ENDS_SENTENCE = re.compile(r"[.!?;,]['\")]*$|:$")
_SPOKEN = re.compile(r"\b(?:said|says|added|told)\b|\"")
_CELLS = re.compile(r"\t+|\s+\|\s+")
_NAMED = re.compile(r"[A-Za-z]{3}")
_LONGEST = 25  # words of one line
_SUBHEADING = 6  # words of a line that parts a list of figures
_FEWEST = 2  # lines that make a list without an announcement


def key_facts(text: Text) -> frozenset[int]:
    """Give the numbers of the lines that are figures with their labels.

    They stand below a heading that announces them ("Service in numbers"), or several in a row.
    """
    return frozenset({*_below_headings(text), *_in_a_row(text), *_announced(text)})


def cells(words: str) -> int:
    """Give how many cells a line is parted into, as it came."""
    return len(_CELLS.split(words))


def gives_figure(words: str) -> bool:
    """Tell whether a line gives a figure and is neither a sentence nor a date."""
    told = _ENDS_SENTENCE.search(words) or _SPOKEN.search(words)
    short = len(words.split()) <= _LONGEST and _NAMED.search(words)
    return bool(short and not told and _has_figure(words))


def _has_figure(words: str) -> bool:
    return _FIGURE.search(_TELEPHONE.sub(" ", undated(words))) is not None


def _announced(text: Text) -> Iterator[int]:
    for line in text.lines:
        found = _WITH_FIGURES.fullmatch(text.plain, line.start, line.end)
        if found and gives_figure(found["figures"]):
            yield line.number


def _below_headings(text: Text) -> Iterator[int]:
    within = False
    for line, below in pairwise((*text.lines, None)):
        words = text.plain[line.start : line.end] if line else ""
        if line and _ANNOUNCED.fullmatch(words):
            within = True
        elif line and within:
            following = text.plain[below.start : below.end] if below else ""
            figure, heads = gives_figure(words), _heads(text, line, below)
            if figure or heads:
                yield line.number
            parts = len(words.split()) <= _SUBHEADING and not _ENDS_SENTENCE.search(words)
            within = figure or heads or (parts and gives_figure(following))


def _heads(text: Text, line: Line, below: Line | None) -> bool:
    """Tell whether a line names the columns of the figures below it."""
    if below is None:
        return False
    here, there = (text.raw[each.start : each.end] for each in (line, below))
    return 1 < cells(here) == cells(there) and gives_figure(text.plain[below.start : below.end])


def _in_a_row(text: Text) -> Iterator[int]:
    for labelled, run in groupby(text.lines, lambda line: _is_labelled(text, line)):
        lines: Sequence[Line] = list(run)
        if labelled and len(lines) >= _FEWEST:
            yield from (line.number for line in lines)


def _is_labelled(text: Text, line: Line) -> bool:
    words = text.plain[line.start : line.end]
    found = _LABELLED.fullmatch(words)
    return bool(found and _has_figure(found["value"])) and gives_figure(words)
