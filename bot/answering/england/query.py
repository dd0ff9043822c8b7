"""What a question about many services asks for: which grades, of which pillars, how moved."""

from collections.abc import Sequence

from msgspec import Struct

from bot.answering.draft import Draft
from bot.answering.england.field import is_judged
from bot.answering.facts import Facts
from bot.answering.grades.grades import no_judgment, pillars_of
from bot.answering.scope import no_such_round
from bot.answering.times import round_named
from bot.understanding.meaning.amounts import ALL, NONE
from bot.understanding.meaning.asked import Asked
from bot.understanding.meaning.bounds import grades_wanted, is_turned
from bot.understanding.meaning.claim import Tense, tense_of
from bot.understanding.meaning.moves import directions_wanted, ends, steps
from bot.understanding.meaning.wanted import (
    amount_wanted,
    wants_every_pillar,
)
from knowledge.model import GRADES, PILLARS, Direction, Grade, Pillar


class Query(Struct, frozen=True, kw_only=True):
    """A question about many services.

    ``grades`` are those wanted (``unwanted`` turns them round), ``origin`` and ``target``
    the grades a service is to have moved between, ``steps`` by how many, ``together``
    whether every pillar must fit and not any; ``rounds`` are all the inspections that are
    named; ``tense`` says of how many of them it must be true.
    """

    pillars: tuple[Pillar, ...]
    inspection: str
    earlier: str | None
    grades: tuple[Grade, ...] = ()
    unwanted: bool = False
    directions: tuple[Direction, ...] = ()
    origin: Grade | None = None
    target: Grade | None = None
    steps: int | None = None
    together: bool = False
    rounds: tuple[str, ...] = ()
    tense: Tense = "now"


_ALIKE = frozenset(["both", "alike"])


def _together(asked: Asked, grades: Sequence[Grade], tense: Tense, *, unwanted: bool) -> bool:
    """Whether every pillar must fit: "good in all three", "for both", "never", "not inadequate"."""
    if asked.all("pillar"):
        alike = _ALIKE & set(asked.wording.split()) or " as well as " in asked.wording
        joined = any(len(c.pillars) > 1 and c.amount == ALL for c in asked.conditions)
        return len(asked.all("pillar")) > 1 and bool(alike or joined)
    worst = unwanted and tuple(grades) == GRADES[-1:]
    counted = any(c.grades and c.pillars == PILLARS and c.amount == ALL for c in asked.conditions)
    return worst or tense == "never" or counted or wants_every_pillar(asked)


def query_of(asked: Asked, facts: Facts) -> Query | Draft:
    """Read the query in a question, or the refusal of an inspection that no round is."""
    rounds = facts.knowledge.rounds
    wanted = [round_named(time, facts) for time in asked.all("time")]
    if None in wanted or not rounds:
        return no_such_round(asked, facts)
    directions = directions_wanted(asked)
    moves = bool(directions) and asked.intent != "standing"  # a place is one inspection's
    tense = tense_of(asked)
    latest = moves or not wanted or tense in ("ever", "never")
    inspection = rounds[0] if latest else wanted[0] or rounds[0]
    # A bound wants only grades that somebody was given: "adequate" is one of later inspections.
    named = asked.all("grade")
    grades = tuple(g for g in grades_wanted(asked) if g in named or _is_given(g, facts))
    pillars = [pillar for pillar in pillars_of(asked) if is_judged(facts, inspection, pillar)]
    if not pillars:
        return no_judgment("any service", pillars_of(asked))
    origin, target = ends(asked) if moves else (None, None)
    never = tense == "never" or (asked.polar and amount_wanted(asked) == NONE)
    unwanted = is_turned(asked) and not never
    return Query(
        pillars=tuple(pillars),
        inspection=inspection,
        earlier=rounds[1] if len(rounds) > 1 else None,
        grades=grades,
        unwanted=unwanted,
        tense=tense,
        directions=directions,
        origin=origin,
        target=target,
        steps=steps(asked),
        rounds=tuple(dict.fromkeys(name for name in wanted if name)) or rounds[:1],
        together=_together(asked, grades, tense, unwanted=unwanted),
    )


def _is_given(grade: Grade, facts: Facts) -> bool:
    return any(known.judgment.grade == grade for known in facts.knowledge.judgments)
