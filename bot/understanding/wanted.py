"""Of how many pillars and services something is wanted, and which grade for which pillar."""

import re
from typing import Literal

from bot.understanding.asked import Asked
from knowledge.model import GRADES, PILLARS, Grade, Pillar

_EVERY_PILLAR = re.compile(
    r"\b(?:all|every|each|both)(?: \w+){0,2} (?:pillars?|areas?|categor\w+|three)\b"
    r"|\ball three\b|\beverything\b|\bacross the board\b|\ball round\b"
)
_ANY_PILLAR = re.compile(r"\b(?:any|either|one) (?:\w+ )?of (?:the|its|their)\b")
_IN_ANY = re.compile(r"\b(?:any|anything|anywhere)\b")
_EACH_GRADE = re.compile(
    r"\b(?:each|every|per|by) (?:of the \w+ |of the )?grades?\b|\bgrade by grade\b|\bwhich grade\b"
)
#: How many of the services a claim is about; "other" is a number, a share or a limit.
Quantifier = Literal["all", "none", "most", "some", "other"]
_SERVICE = r"(?:services?|brigades?|forces?|count(?:y|ies)|authorit(?:y|ies)|frs|places?|ones?)"
_QUANTIFIERS: tuple[tuple[Quantifier, re.Pattern[str]], ...] = (
    (
        "none",
        re.compile(
            r"\b(?:none|nobody|noone|no one|not (?:one|a single))\b"
            rf"|\bno (?:\w+ ){{0,3}}?{_SERVICE}\b"
        ),
    ),
    (
        "other",
        re.compile(
            r"\b(?:half|third|quarter|only|just|few|fewer|less|more|least|several|many|nearly"
            r"|almost|than|per cent|percent|two|three|four|five|six|seven|eight|nine|ten)\b|%"
        ),
    ),
    ("most", re.compile(r"\b(?:most|majority)\b")),
    (
        "all",
        re.compile(
            rf"\b(?:all|every|each|both) (?:\w+ ){{0,4}}?{_SERVICE}\b|\bevery(?:one|body)\b"
            rf"|\b{_SERVICE} all\b"
        ),
    ),
)


def pairs(asked: Asked) -> tuple[tuple[Grade, Pillar], ...]:
    """Each pillar with a grade of its own: "good for efficiency and inadequate for people"."""
    found: list[tuple[int, str, str]] = []
    for kind in ("grade", "pillar"):
        for value, typed in zip(asked.all(kind), asked.named.get(kind, ()), strict=False):
            found.append((asked.wording.find(typed), kind, value))
    order = [(kind, value) for place, kind, value in sorted(found) if place >= 0]
    kinds = [kind for kind, _ in order]
    if asked.negated or len(order) < 4 or len(order) % 2 or kinds[::2] * 2 == kinds:
        return ()
    sides = (kinds[::2], kinds[1::2])
    if any(len(set(side)) > 1 for side in sides):
        return ()
    pillars, grades = (
        (order[::2], order[1::2]) if kinds[0] == "pillar" else (order[1::2], order[::2])
    )
    return tuple(
        (next(g for g in GRADES if g == grade), next(p for p in PILLARS if p == pillar))
        for (_, pillar), (_, grade) in zip(pillars, grades, strict=True)
    )


def wants_every_pillar(asked: Asked) -> bool:
    """Whether a service must have the grade in each pillar: "good across the board"."""
    none = asked.negated and _IN_ANY.search(asked.wording)  # not good for anything: in none
    every = _EVERY_PILLAR.search(asked.wording) and not _ANY_PILLAR.search(asked.wording)
    return bool(none or every)


def counts_each_grade(asked: Asked) -> bool:
    """Whether how many got each grade is asked: "number of services at each grade"."""
    return _EACH_GRADE.search(asked.wording) is not None


def quantified(asked: Asked) -> Quantifier:
    """How many of the services a claim says it is true of: "was every service good?"."""
    found = (quantifier for quantifier, words in _QUANTIFIERS if words.search(asked.wording))
    return "other" if asked.all("number") else next(found, "some")
