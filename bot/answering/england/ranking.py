"""The best and the worst services, ties admitted; and where one stands among the rest."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.answering.draft import Draft
from bot.answering.england.field import INLINE, by_grade, counted_of, field, names, spread, told
from bot.answering.england.kinds import THAN_MOST
from bot.answering.england.query import Query, query_of
from bot.answering.facts import Facts
from bot.answering.grades.grades import better, no_judgment
from bot.answering.scope import no_such_round
from bot.answering.wording import capital, counted, listed
from bot.understanding.meaning.amounts import ANY, NONE
from bot.understanding.meaning.asked import MATCHED, Asked
from bot.understanding.meaning.wanted import amount_wanted
from knowledge.load import Known
from knowledge.model import GRADES, Pillar

#: A place behind the first: "second worst", "the next best".
_NTH = re.compile(
    r"\b(second|2nd|third|3rd|next|runners?)[ -](?=best|worst|top|bottom|low|high|up)"
)
_ORDINALS = {"third": 3, "3rd": 3}
_NO_FINER = "Services of one grade are level: the inspectorate publishes no finer order."


class End(NamedTuple):
    """Which end of the services is wanted, and how many places from it."""

    best: bool
    place: int

    def __str__(self) -> str:
        behind = {1: "", 2: "second ", 3: "third "}[self.place]
        return f"{behind}{'best' if self.best else 'worst'}"


def end_of(asked: Asked) -> End:
    """Which end of the services a question wants."""
    behind = _NTH.search(asked.text)
    place = _ORDINALS.get(behind[1], 2) if behind else 1
    return End(not (asked.says("worst") or asked.intent == "worst"), place)


def best_services(asked: Asked, facts: Facts) -> Draft:
    """The services with the best, or the worst, grades; those level share the place."""
    query = query_of(asked, facts)
    if isinstance(query, Draft):
        return query
    end = end_of(asked)
    draft = (_by_pillar if len(query.pillars) == 1 else _by_all)(query, end, facts)
    fields = (field(facts, query.inspection, pillar) for pillar in query.pillars)
    return counted_of(draft, (known for everyone in fields for known in everyone), facts)


def _by_pillar(query: Query, end: End, facts: Facts) -> Draft:
    (pillar,) = query.pillars
    everyone = field(facts, query.inspection, pillar)
    given = [grade for grade in GRADES if any(k.judgment.grade == grade for k in everyone)]
    given = given if end.best else given[::-1]
    end = end._replace(place=min(end.place, len(given)))  # there may be no third
    grade = given[end.place - 1]
    level = [known for known in everyone if known.judgment.grade == grade]
    lead = f"For {pillar} in {query.inspection}, "
    if end.place > 1:  # many share a grade, so a place behind the first is that of a grade
        lead += f"{len(level)} of {len(everyone)} services have the {end} grade given, **{grade}**"
    elif len(level) == 1:
        lead += f"**{names(level)[0]}** did {end}, the only one of {len(everyone)} services "
        return told(f"{lead}graded **{grade}**.", level, facts)
    else:
        lead += f"{len(level)} of {len(everyone)} services are level as {end}, graded **{grade}**"
    if len(level) <= INLINE:
        return told(f"{lead}: {listed(names(level))}.", level, facts, [_NO_FINER])
    return told(f"{lead}.", level, facts, [f"{', '.join(names(level))}.", _NO_FINER])


def _by_all(query: Query, end: End, facts: Facts) -> Draft:
    """By all three grades: the extreme grades are counted, never averaged."""
    everyone = [k for pillar in query.pillars for k in field(facts, query.inspection, pillar)]
    found = at_end(everyone, end)
    rows = [known for known in everyone if known.judgment.service in found.level]
    rows.sort(key=lambda known: found.level.index(known.judgment.service))
    few = len(found.level) <= INLINE
    details = [found.rule] if few else [f"{', '.join(found.level)}.", found.rule]
    return told(found.told(query.inspection), rows, facts, details)


class AtEnd(NamedTuple):
    """The services at an end by all their grades, what they have, and how that was counted."""

    end: End
    level: list[str]
    held: str
    rule: str

    def told(self, inspection: str) -> str:
        """Who is at the end, in a sentence."""
        several = f"{len(self.level)} services are level as"
        who = f"{listed(self.level)} did" if len(self.level) <= INLINE else several
        each = " each" if len(self.level) > 1 else ""
        return (
            f"There is no overall grade; by the three grades of {inspection}, {who} {self.end}, "
            f"with {self.held}{each}."
        )


def at_end(everyone: Sequence[Known], end: End) -> AtEnd:
    """Who of all those graded is at an end: the extreme grades are counted first."""
    order = GRADES if end.best else GRADES[::-1]
    grades: dict[str, list[str]] = {}
    for known in everyone:
        grades.setdefault(known.judgment.service, []).append(known.judgment.grade)
    counts = {service: tuple(map(given.count, order)) for service, given in grades.items()}
    places = sorted(set(counts.values()), reverse=True)
    end = end._replace(place=min(end.place, len(places)))
    top = places[end.place - 1]
    held = listed([f"{n} **{grade}**" for n, grade in zip(top, order, strict=True) if n])
    rule = f"Counted here: {order[0]} grades first, then {order[1]} and so on. {_NO_FINER}"
    return AtEnd(end, [service for service, count in counts.items() if count == top], held, rule)


def standing(asked: Asked, facts: Facts) -> Draft:
    """Where a service stands among all, by pillar: how many did better, as well and worse."""
    service = facts.service(asked) or ""
    query = query_of(asked, facts)
    if isinstance(query, Draft):
        return query
    places = [_Place(service, query.inspection, pillar, facts) for pillar in query.pillars]
    found = [place for place in places if place.own]
    if not found:
        known = service in facts.knowledge.services
        return no_judgment(service, query.pillars) if known else no_such_round(asked, facts)
    rows = [known for place in found for known in place.everyone]
    own = [place.own for place in found if place.own]
    rows = [*own, *(known for known in rows if known not in own)]
    if len(found) == 1:
        place = found[0]
        lead = f"{_extreme(asked, place)}{service} was graded {place.told(query.inspection)}"
        all_of = f"All {len(place.everyone)}: {spread(place.everyone)}."
        return told(lead, rows, facts, [all_of, *by_grade(place.everyone)])
    details = [
        f"{capital(place.pillar)}: {place.told('')} All: {spread(place.everyone)}."
        for place in found
    ]
    ahead = listed([f"{place.higher} for {place.pillar}" for place in found])
    total = max(len(place.everyone) for place in found)
    lead = (
        f"There is no overall grade or rank; of the {total} services of {query.inspection}, "
        f"graded higher than {service} were {ahead}."
    )
    return told(lead, rows, facts, details)


def _extreme(asked: Asked, place: "_Place") -> str:
    """Yes or no to "is it the best", which more than one may be."""
    if asked.polar and MATCHED.search(asked.text):
        lower = asked.says("worsen", "worst", "behind")
        amount = amount_wanted(asked)
        found = place.lower if lower else place.higher
        return "" if amount not in (NONE, ANY) else "Yes: " if amount.holds(found, 1) else "No: "
    if not asked.polar or asked.negated:
        return ""
    if THAN_MOST.search(asked.text):
        beaten = place.lower if asked.says("improve", "ahead") else place.higher
        return "Yes: " if beaten * 2 > len(place.everyone) else "No: "
    if not asked.says("best", "worst"):
        return ""
    ahead = place.higher if asked.says("best") else place.lower
    if ahead:
        return "No: "
    return f"Yes, level with {counted(place.level - 1, 'other')}: " if place.level > 1 else "Yes: "


class _Place:
    """A service among all that were graded for a pillar in an inspection."""

    def __init__(self, service: str, inspection: str, pillar: Pillar, facts: Facts) -> None:
        self.pillar = pillar
        self.everyone: Sequence[Known] = field(facts, inspection, pillar)
        self.own = next((k for k in self.everyone if k.judgment.service == service), None)
        grade = self.own.judgment.grade if self.own else GRADES[0]
        grades = [known.judgment.grade for known in self.everyone]
        self.grade = grade
        self.higher = sum(better(other, grade) for other in grades)
        self.level = sum(other == grade for other in grades)
        self.lower = len(grades) - self.higher - self.level

    def told(self, inspection: str) -> str:
        """The grade with its place: "**good**, level 22nd to 42nd of 44: …"."""
        first, last = self.higher + 1, self.higher + self.level
        others = self.level - 1
        place = f"level with {others} other{'s' * (others > 1)}" if others else "the only one"
        band = f"places {first} to {last}" if last > first else f"place {first}"
        when = f" for {self.pillar} in {inspection}" if inspection else ""
        return (
            f"**{self.grade}**{when}, {place} ({band} of {len(self.everyone)}): "
            f"{self.higher} graded higher, {self.lower} lower."
        )
