"""Of how many pillars and services something is wanted, and counts set against each other."""

import re
from typing import Literal

from bot.understanding.meaning.amounts import Amount, amount_of
from bot.understanding.meaning.asked import Asked
from bot.understanding.meaning.bounds import is_bound, without_bounds
from bot.understanding.words.patterns import GRADE_NOUN, PILLAR_NOUN, ROUND
from knowledge.model import GRADES

_GRADE = rf"(?:{'|'.join(GRADES)})"
_EVERY_PILLAR = re.compile(
    rf"\b(?:all|every|each|both)(?: \w+){{0,2}} (?:{PILLAR_NOUN}|three)\b"
    r"|\ball three\b|\beverything\b|\bacross the board\b|\ball round\b"
    rf"|\bsame (?:\w+ ){{0,2}}{GRADE_NOUN}\b"
    rf"|\b(?:straight|nothing but|(?:clean sweep|full house|full set) of) {_GRADE}"
    r"|\b(?:all three|both) (?:counts|fronts|scores|measures)\b"
    rf"|\ball {_GRADE}(?:s\b| {GRADE_NOUN}\b)"
)
_ANY_PILLAR = re.compile(r"\b(?:any|either|one) (?:\w+ )?of (?:the|its|their)\b")
_IN_ANY = re.compile(r"\b(?:any|anything|anywhere)\b")
Comparison = Literal["more", "fewer", "same"]
_COMPARISONS: tuple[tuple[re.Pattern[str], Comparison], ...] = (
    (re.compile(r"\bmore (?!than\b).*\b(?:than|or)\b"), "more"),
    (re.compile(r"\b(?:fewer|less) (?!than\b).*\b(?:than|or)\b"), "fewer"),
    (
        re.compile(
            r"(?<!twice )(?<!times )(?<!half )\b(?:as many|the same number)\b.*\b(?:as|and)\b"
        ),
        "same",
    ),
)
#: "Did the number of services that are good go down?".
_GREW = re.compile(
    r"\b(?:number|count(?! up)|total|share|proportion|percentage)\b.*"
    r"\b(?:go|goes|gone|went|going|come|came)? ?(?:(?P<less>down|fall|fallen|fell|drop|dropped"
    r"|shrunk|decreased?)|(?P<more>up|rise|risen|rose|grow|grown|grew|increased?))\b"
)
_EACH_GRADE = re.compile(
    r"\b(?:each|every|per|by) (?:of the \w+ |of the )?grades?\b|\bgrade by grade\b|\bwhich grade\b"
)
#: What is no amount of services: pillars, inspections, and what is above or below a grade.
_OF_PILLARS = re.compile(
    r"\b(?:in|for|on|at|across|of) (?:all|every|each|any|both|either|one|the)(?: \w+){0,2}? "
    rf"(?:{PILLAR_NOUN}|three)\b|\b(?:in|at|for) (?:any|every|no)thing\b"
    rf"|\bacross the board\b|\ball three\b|\b(?:both|two|the two) {ROUND}\b"
)


def wants_every_pillar(asked: Asked) -> bool:
    """Whether a service must have the grade in each pillar: "good across the board"."""
    none = asked.negated and _IN_ANY.search(asked.wording)  # not good for anything: in none
    every = _EVERY_PILLAR.search(asked.wording) and not _ANY_PILLAR.search(asked.wording)
    return bool(none or every)


def counts_each_grade(asked: Asked) -> bool:
    """Whether how many got each grade is asked: "number of services at each grade"."""
    return _EACH_GRADE.search(asked.wording) is not None


def counts_compared(asked: Asked) -> Comparison | None:
    """Which of two counts is asked or said to be larger; None where none are compared.

    Two counts differ in one thing: the grade, the pillar or the inspection. Where nothing
    differs but that a number "went down", it is the inspection.
    """
    several = [kind for kind in ("grade", "pillar", "time") if len(asked.all(kind)) > 1]
    if not asked.all("grade") or len(asked.all("pillar")) > 2 or is_bound(asked):
        return None
    grew = _GREW.search(asked.wording)
    if grew and several in ([], ["time"]):
        return "more" if grew["more"] else "fewer"  # the latest inspection comes first
    found = next((way for words, way in _COMPARISONS if words.search(asked.wording)), None)
    return found if len(several) == 1 and len(asked.all(several[0])) == 2 else None


def amount_wanted(asked: Asked) -> Amount | None:
    """Of how many services a claim says that it is true; None where that cannot be told."""
    return amount_of(_OF_PILLARS.sub(" ", without_bounds(asked)))
