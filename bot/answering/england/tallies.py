"""Two counts set against each other: "more services good for people than for efficiency"."""

from typing import NamedTuple, TypeVar

from bot.answering.draft import Draft
from bot.answering.england.field import field, told
from bot.answering.england.query import Query, query_of
from bot.answering.facts import Facts
from bot.answering.wording import listed
from bot.understanding.meaning.asked import Asked
from bot.understanding.meaning.wanted import counts_compared
from knowledge.load import Known
from knowledge.model import Grade, Pillar

_Named = TypeVar("_Named", bound=str)


class _Count(NamedTuple):
    """How many services got a grade for a pillar in an inspection."""

    grade: Grade
    pillar: Pillar
    inspection: str
    everyone: list[Known]

    @property
    def found(self) -> int:
        """The number of services with the grade."""
        return sum(known.judgment.grade == self.grade for known in self.everyone)

    def told(self) -> str:
        """The number in words, with all that it is a number of."""
        verb = "was" if self.found == 1 else "were"
        return (
            f"**{self.found}** of {len(self.everyone)} services {verb} graded **{self.grade}** "
            f"for {self.pillar} in {self.inspection}"
        )


def counts_set_against(asked: Asked, facts: Facts) -> Draft:
    """How many services got one grade and how many another, or for another pillar or time."""
    query = query_of(asked, facts)
    if isinstance(query, Draft):
        return query
    counts = [
        _Count(grade, pillar, inspection, field(facts, inspection, pillar))
        for grade in _in_order(asked, "grade", query.grades)
        for pillar in _in_order(asked, "pillar", query.pillars)
        for inspection in _rounds(asked, query, facts)
    ]
    lead = f"{_opening(asked, counts)}{_apart(counts)}{listed([c.told() for c in counts])}."
    return told(lead, [known for count in counts for known in count.everyone], facts)


def _apart(counts: list[_Count]) -> str:
    """How far two counts are apart."""
    if len(counts) != 2:
        return ""
    far = counts[0].found - counts[1].found
    return f"**{abs(far)}** {'more' if far > 0 else 'fewer'}: " if far else "As many: "


def _in_order(asked: Asked, kind: str, values: tuple[_Named, ...]) -> list[_Named]:
    """The values of a kind in the order in which the question names them."""
    named = asked.all(kind)
    return sorted(values, key=lambda value: named.index(value) if value in named else 0)


def _rounds(asked: Asked, query: Query, facts: Facts) -> tuple[str, ...]:
    one = len(query.grades) < 2 and len(asked.all("pillar")) < 2
    return facts.knowledge.rounds[:2] if one and len(query.rounds) < 2 else query.rounds


def _opening(asked: Asked, counts: list[_Count]) -> str:
    """Yes or no to which of two counts is said to be the larger."""
    way = counts_compared(asked)
    if not asked.polar or asked.negated or len(counts) != 2 or way is None:
        return ""
    first, then = (count.found for count in counts)
    holds = {"more": first > then, "fewer": first < then, "same": first == then}[way]
    return "Yes: " if holds else "No: "
