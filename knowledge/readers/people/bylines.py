"""Who wrote an article, by the line above it that says so."""

import re
from itertools import takewhile

from knowledge.model import Person
from knowledge.readers.services.places import tidy
from knowledge.readers.text.naming import NAME, is_body
from knowledge.readers.text.text import Text

_POST = r"(?:[\w'-]+ ){0,5}(?i:reporter|correspondent|editor|writer|journalist)"
#: "By Jane Doe", "Analysis by Jane Doe, chief reporter"; or "Jane Doe, crime correspondent".
_BYLINE = re.compile(
    rf"(?:By|Words|(?:[A-Z]\w+ )by):? (?P<name>{NAME})(?:, (?P<role>{_POST}))?"
    rf"|(?P<signed>{NAME}), (?P<post>{_POST})"
)
#: "By Gazette Newsroom": nobody by name.
_NOBODY = re.compile(r"\b(?:Newsroom|Newsdesk|News|Desk|Reporters?|Staff|Team|Editor)\b")
_NEAR_TOP = 12  # lines, below which nobody signs


def read_author(text: Text) -> Person | None:
    """Read who wrote an article from its by-line, None where it has none or names nobody."""
    top = takewhile(lambda line: line.number <= _NEAR_TOP, text.lines)
    for line in top:
        found = _BYLINE.fullmatch(text.plain[line.start : line.end])
        if found is None:
            continue
        group = "name" if found["name"] else "signed"
        if _NOBODY.search(found[group]) or is_body(found[group]):
            continue
        start, end = (line.start + place for place in found.span(group))
        role = found["role"] or found["post"]
        return Person(tidy(text.raw[start:end]), role, None, text.span(start, line.end))
    return None
