"""Of how many pillars and services something is wanted, and which grade for which pillar."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, TypeVar

from bot.understanding.amounts import ANY, Amount, amount_of
from bot.understanding.asked import WAYS, Asked
from bot.understanding.bounds import is_bound, without_bounds
from knowledge.model import GRADES, PILLARS, Direction, Grade, Pillar

_EVERY_PILLAR = re.compile(
    r"\b(?:all|every|each|both)(?: \w+){0,2} (?:pillars?|areas?|categor\w+|three)\b"
    r"|\ball three\b|\beverything\b|\bacross the board\b|\ball round\b"
)
_ANY_PILLAR = re.compile(r"\b(?:any|either|one) (?:\w+ )?of (?:the|its|their)\b")
_IN_ANY = re.compile(r"\b(?:any|anything|anywhere)\b")
_SEEKING = re.compile(r"\b(?:which|who|what)\b")
_NOT = re.compile(r"\b(?:not|never|without)\b")
_T = TypeVar("_T")
Comparison = Literal["more", "fewer", "same"]
_TWO = 2
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
#: "At least two inadequates", "three goods", "good in more than one pillar".
_SO_MANY = r"((?:at least |more than |exactly |just |only )?(?:one|two|three|[123])(?: or more)?)"
_IN_SO_MANY = (
    rf"(?:\b{_SO_MANY} (?:{{0}}s\b|{{0}} (?:grade|rating|mark|judg\w+)s?\b))"
    rf"|(?:\b{{0}} (?:in|for|on|at) {_SO_MANY} (?:pillar|area)s?\b)"
)
_EACH_GRADE = re.compile(
    r"\b(?:each|every|per|by) (?:of the \w+ |of the )?grades?\b|\bgrade by grade\b|\bwhich grade\b"
)
#: What is no amount of services: pillars, inspections, and what is above or below a grade.
_OF_PILLARS = re.compile(
    r"\b(?:in|for|on|at|across|of) (?:all|every|each|any|both|either|one|the)(?: \w+){0,2}? "
    r"(?:pillars?|areas?|categor\w+|three)\b|\b(?:in|at|for) (?:any|every|no)thing\b"
    r"|\bacross the board\b|\ball three\b|\b(?:both|two|the two) (?:inspections|rounds|times)\b"
)


def pairs(asked: Asked) -> tuple[tuple[tuple[Grade, ...], Pillar], ...]:
    """Each pillar with grades of its own: "good for efficiency and inadequate for people".

    Of "good for people but not for efficiency" the second are all the others.
    """
    named = [next(g for g in GRADES if g == grade) for grade in asked.all("grade")]
    split = _but_not(asked) if len(named) == 1 and not is_bound(asked) else None
    if split:
        others = tuple(grade for grade in GRADES if grade not in named)
        return (((named[0],), split[0]), (others, split[1]))
    typed = zip(asked.all("grade"), asked.named.get("grade", ()), strict=False)
    return tuple(
        ((next(g for g in GRADES if g == grade),), pillar)
        for grade, pillar in _each_its_own(asked, typed)
    )


def ways(asked: Asked) -> tuple[tuple[tuple[Direction, ...], Pillar], ...]:
    """Each pillar with moves of its own: "fell for people but rose for efficiency"."""
    if len(_SEEKING.findall(asked.wording)) > 1:
        return ()  # "which fell for …, and which rose for …" are two questions
    if any(f"to {words}" not in asked.wording for words in asked.named.get("grade", ())):
        return ()  # "those that were good": a grade is a target or no part of the moves
    typed = [(way, words) for way in WAYS for words in asked.named.get(way, ())]
    said = {WAYS[way] for way, _ in typed}
    split = _but_not(asked) if len(said) == 1 and not asked.all("grade") else None
    if split:
        others = tuple(way for way in WAYS.values() if way not in said)
        return ((tuple(said), split[0]), (others, split[1]))
    found = _each_its_own(asked, typed)
    apart = len({way for way, _ in found}) > 1
    return tuple(((WAYS[way],), pillar) for way, pillar in found) if apart else ()


def targets(asked: Asked) -> dict[Pillar, Grade]:
    """The grade to which each pillar is to have moved: "rose to good for people"."""
    pillars = sorted(_placed(asked, _named_pillars(asked)))
    typed = zip(asked.all("grade"), asked.named.get("grade", ()), strict=False)
    ends = ((next(g for g in GRADES if g == grade), f"to {words}") for grade, words in typed)
    return {
        pillar: grade
        for place, grade in _placed(asked, ends)
        for pillar in [pillar for start, pillar in pillars if start > place][:1]
    }


def _but_not(asked: Asked) -> tuple[Pillar, Pillar] | None:
    """The pillar that something is asked of, and the other of which it is denied."""
    found = sorted(_placed(asked, _named_pillars(asked)))
    if len(found) != _TWO or len(_NOT.findall(asked.wording)) != 1:
        return None
    (start, this), (end, that) = found
    return (this, that) if _NOT.search(asked.wording[start:end]) else None


def _each_its_own(asked: Asked, typed: Iterable[tuple[str, str]]) -> list[tuple[str, Pillar]]:
    """Values with the pillars they stand beside, before or after: "people fell, efficiency …"."""
    values = dict(_placed(asked, typed))
    pillars = dict(_placed(asked, _named_pillars(asked)))
    order = sorted({*values, *pillars})
    couples = list(zip(order[::2], order[1::2], strict=False))
    apart = all((one in values) != (other in values) for one, other in couples)
    if asked.negated or len(couples) < _TWO or len(order) % 2 or not apart:
        return []
    return [
        (values[one], pillars[other]) if one in values else (values[other], pillars[one])
        for one, other in couples
    ]


def _named_pillars(asked: Asked) -> Iterator[tuple[Pillar, str]]:
    """Each pillar with the words it is named by."""
    for value, words in zip(asked.all("pillar"), asked.named.get("pillar", ()), strict=False):
        yield next(pillar for pillar in PILLARS if pillar == value), words


def _placed(asked: Asked, typed: Iterable[tuple[_T, str]]) -> Iterator[tuple[int, _T]]:
    """Values by where their words stand in the question, those that do not left out."""
    for value, words in typed:
        found = re.search(rf"\b{re.escape(words)}\b", asked.wording)
        if found:
            yield found.start(), value


def wants_every_pillar(asked: Asked) -> bool:
    """Whether a service must have the grade in each pillar: "good across the board"."""
    none = asked.negated and _IN_ANY.search(asked.wording)  # not good for anything: in none
    every = _EVERY_PILLAR.search(asked.wording) and not _ANY_PILLAR.search(asked.wording)
    return bool(none or every)


def counts_each_grade(asked: Asked) -> bool:
    """Whether how many got each grade is asked: "number of services at each grade"."""
    return _EACH_GRADE.search(asked.wording) is not None


def pillars_counted(asked: Asked) -> Amount | None:
    """In how many pillars a service is to have a grade, or to have moved.

    "With at least two inadequates", "fell in more than one pillar".
    """
    for typed in (word for kind in ("grade", *WAYS) for word in asked.named.get(kind, ())):
        single = re.escape(typed.removesuffix("s"))
        found = re.search(_IN_SO_MANY.format(single), asked.wording)
        if found:
            amount = amount_of(found[1] or found[2])
            return None if amount == ANY else amount  # "at least one" is any
    return None


def counts_compared(asked: Asked) -> Comparison | None:
    """Which of two counts is asked or said to be larger; None where none are compared.

    Two counts differ in one thing: the grade, the pillar or the inspection. Where nothing
    differs but that a number "went down", it is the inspection.
    """
    several = [kind for kind in ("grade", "pillar", "time") if len(asked.all(kind)) > 1]
    if not asked.all("grade") or len(asked.all("pillar")) > _TWO or is_bound(asked):
        return None
    grew = _GREW.search(asked.wording)
    if grew and several in ([], ["time"]):
        return "more" if grew["more"] else "fewer"  # the latest inspection comes first
    found = next((way for words, way in _COMPARISONS if words.search(asked.wording)), None)
    return found if len(several) == 1 and len(asked.all(several[0])) == _TWO else None


def amount_wanted(asked: Asked) -> Amount | None:
    """Of how many services a claim says that it is true; None where that cannot be told."""
    text = without_bounds(asked)
    for typed in asked.named.get("time", ()):
        text = text.replace(typed, " ")
    return amount_of(_OF_PILLARS.sub(" ", text))
