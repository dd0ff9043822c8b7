"""Abbreviations, and the words a document spells them out with."""

import re
from collections.abc import Iterator

from knowledge.model import Term
from knowledge.readers.services.places import tidy
from knowledge.readers.text.text import Text

_SHORT = re.compile(r"\(([A-Z][A-Za-z&]*[A-Z])(s?)\)")
#: No long form is longer.
_LONGEST = 200
_LONG_WORD = re.compile(r"[^\W_][\w'/-]*")
_SMALL = frozenset({"of", "and", "the", "for", "in", "on", "to", "a", "an", "&", "by", "with"})


def read_terms(text: Text) -> tuple[Term, ...]:
    """Find each "Long Form (LF)" whose initials match, once each."""
    terms: dict[str, Term] = {}
    for term in _terms(text):
        terms.setdefault(term.short, term)
    return tuple(terms.values())


def _terms(text: Text) -> Iterator[Term]:
    for found in _SHORT.finditer(text.plain):
        short, plural = found.group(1), found.group(2)
        nearest = max(0, found.start() - _LONGEST)
        line_start = max(text.plain.rfind(mark, nearest, found.start()) for mark in "\n\r") + 1
        line_start = max(line_start, nearest)
        start = _long_start(text.plain, line_start, found.start(), short)
        if start is None:
            continue
        long = tidy(text.raw[start : found.start()])
        if plural and long.endswith("s") and not long.endswith("ss"):
            long = long[:-1]
        yield Term(short, long, text.span(start, found.end()))


def _long_start(plain: str, line_start: int, end: int, short: str) -> int | None:
    """Walk back over the words before the bracket while they spell the initials."""
    letters = list(short.upper().replace("&", ""))
    for word in reversed(list(_LONG_WORD.finditer(plain, line_start, end))):
        first = word.group()[0].upper()
        if letters and first == letters[-1]:
            letters.pop()
            if not letters:
                return word.start()
        elif word.group().lower() not in _SMALL:
            return None
    return None
