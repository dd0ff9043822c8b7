"""Inspections by their names: "2018", "2018/19", "2021/22", "2023–25"."""

import re
from datetime import date
from functools import lru_cache

_REPORTED = re.compile(r"reported on .*\b(20\d\d)$")
#: How an inspection is named of which only the one before it is known, and how much later it is.
_AFTER, _NEXT = "the inspection after that of ", 0.5
_NAME = re.compile(r"(?:20)?(\d\d)(?:\s*[/–-]\s*(?:20)?(\d\d))?")


@lru_cache(maxsize=1024)
def years(name: str) -> range:
    """The calendar years an inspection's name covers; empty where it names none.

    >>> list(years("2021/22"))
    [2021, 2022]
    """
    match = _NAME.fullmatch(name.strip())
    if match is None:
        reported = _REPORTED.search(name)
        return range(int(reported[1]), int(reported[1]) + 1) if reported else range(0)
    first = 2000 + int(match[1])
    last = 2000 + int(match[2]) if match[2] else first
    return range(first, last + 1)


def same(name: str, other: str) -> bool:
    """Whether ``name`` means the inspection ``other``.

    A year means a span that it lies in; a span means what begins with it: "2018/19" is what
    another document calls 2018, and "2017/18" is not.
    """
    if name == other:
        return True
    ours, theirs = years(name), years(other)
    if not ours or not theirs:
        return False
    if len(theirs) == 1 or len(ours) > 1:
        return ours.start == theirs.start
    return ours.start in theirs


def reported(iso: str | None, before: str | None = None) -> str:
    """The name of an inspection known only by the day an article reported it.

    Of an article without a date only ``before`` is known, the inspection that it names as past.
    """
    if iso is None and before:
        return f"{_AFTER}{before}"
    if iso is None:
        return "an inspection reported without a date"
    day = date.fromisoformat(iso)
    return f"the inspection reported on {day.day} {day:%B %Y}"


def latest_first(name: str) -> tuple[float, str]:
    """A sort key that puts the latest inspection first."""
    covered = years(name.removeprefix(_AFTER))
    later = _NEXT if name.startswith(_AFTER) else 0
    return (-covered.start - later if covered else 0, name)
