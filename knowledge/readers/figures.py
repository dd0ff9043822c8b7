"""Counts of things settled out of a total: "20 out of 24 areas for improvement … resolved"."""

import re
from collections.abc import Iterator

from knowledge.model import Figure, Span
from knowledge.readers.places import tidy
from knowledge.readers.text import Text

_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+|(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_UNITS[1:10])}))?"
    rf"|{'|'.join(sorted(_UNITS, key=len, reverse=True))}|all|none|neither|both)"
)
_SETTLED = r"resolved|closed|met|completed|addressed|discharged|implemented|fixed|cleared|tackled"
_DETERMINER = r"(?:(?:the|its|our|those|these|their|all)\s+)*"
_COUNT = re.compile(
    rf"(?P<adverb>\b(?:not|never)\s+)?\b(?P<value>{_NUMBER})(?:\s+(?:out\s+of|of)\s+|/){_DETERMINER}"
    rf"(?P<total>{_NUMBER})\s+(?P<things>[a-z][a-z'\s-]*?)"
    rf"(?:,?\s+(?:that|which|we|it|from|in|set|issued|given|identified|made|raised|found|had|have"
    rf"|has|are|were|being|been|is|was|now)\b[^.;:\"]*?)?\s+(?P<verb>{_SETTLED})\b",
    re.IGNORECASE,
)
_OWN = r"areas?\s+for\s+improvement|causes?\s+of\s+concern|recommendations?"
_DONE_FIRST = re.compile(
    rf"\b(?P<verb>{_SETTLED})\s+(?P<value>{_NUMBER})\s+(?:out\s+of|of)\s+{_DETERMINER}"
    rf"(?P<total>{_NUMBER})\s+(?P<things>{_OWN})\b",
    re.IGNORECASE,
)
_OF_TOTAL = re.compile(
    rf"\b(?:of\s+{_DETERMINER}(?P<total>{_NUMBER})|(?P<total_first>{_NUMBER}))\s+"
    rf"(?P<things>{_OWN}),(?P<which>\s+of\s+which)?\s+(?P<value>{_NUMBER})\s+"
    rf"(?:have|had|has|are|were|is|was)\s+(?:now\s+|since\s+|already\s+)?(?:been\s+)?(?P<verb>{_SETTLED})\b",
    re.IGNORECASE,
)
_ALL = re.compile(
    rf"\b(?P<value>all)\s+{_DETERMINER}(?:of\s+{_DETERMINER})?(?P<total>\d+|{'|'.join(_UNITS[2:])})\s+"
    rf"(?P<things>{_OWN})\s+(?:[^.;:,\"]*?\s)?(?:have|had|has|are|were)\s+(?:now\s+|since\s+)?"
    rf"(?:been\s+)?(?P<verb>{_SETTLED})\b",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\b(?:not|n't|never|yet\s+to\s+be|should|could|would|will|might|may|must|to\s+be|but"
    r"|hopes?|aims?|expects?|by\s+20\d\d)\b|n't\b",
    re.IGNORECASE,
)


def read_figures(text: Text, sentence: Span) -> Iterator[Figure]:
    """Find the counts in one sentence; plans and denials give none."""
    for pattern in (_COUNT, _DONE_FIRST, _OF_TOTAL, _ALL):
        for found in pattern.finditer(text.plain, sentence.start, sentence.end):
            if _DOUBT.search(found.group()) or _DOUBT.search(_lead(text, sentence, found)):
                continue
            total = number(_total(found))
            value = number(found.group("value"), total)
            if value is None or total is None or value > total:
                continue
            name = f"{tidy(found.group('things')).lower()} {found.group('verb').lower()}"
            yield Figure(name, value, total, sentence)


def _total(found: re.Match[str]) -> str:
    return found.group("total") or str(found.groupdict().get("total_first") or "")


def _lead(text: Text, sentence: Span, found: re.Match[str]) -> str:
    """The words of the clause in front of a count, where a plan or a denial would stand."""
    return re.split(r"[,;:]", text.plain[sentence.start : found.start()])[-1]


def number(words: str, total: int | None = None) -> int | None:
    """Read a number in digits or words below a hundred; "all" is ``total``, "none" is 0."""
    word = words.lower()
    if word[0].isdigit():
        return int(word.replace(",", ""))
    if word in ("all", "both"):
        return total
    if word in ("none", "neither"):
        return 0
    ten, _, unit = word.replace(" ", "-").partition("-")
    if ten in _TENS:
        return (_TENS.index(ten) + 2) * 10 + (_UNITS.index(unit) if unit else 0)
    return _UNITS.index(word)
