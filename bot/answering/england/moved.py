"""Which services rose, fell or stayed where they were, and by how many grades."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.answering.draft import Draft, refusal
from bot.answering.england.conditions import services_meeting
from bot.answering.england.field import INLINE, moves, share, told
from bot.answering.england.furthest import furthest
from bot.answering.england.query import Query, query_of
from bot.answering.facts import Facts
from bot.answering.grades.claims import verdict_on_amount
from bot.answering.grades.grades import no_judgment
from bot.answering.grades.moves import Move
from bot.answering.services import left_out
from bot.answering.wording import capital, counted, listed
from bot.understanding.meaning.amounts import MOST, Amount
from bot.understanding.meaning.asked import Asked
from bot.understanding.meaning.conditions.condition import Condition
from bot.understanding.meaning.moves import speaks_of_those
from bot.understanding.meaning.wanted import amount_wanted
from bot.understanding.words.patterns import PILLAR_NOUN
from knowledge.model import GRADES, PILLARS, Direction, Pillar

_VERBS: dict[Direction, str] = {
    "improved": "improved",
    "declined": "fell",
    "same": "stayed the same",
}


_MOST_PILLARS = re.compile(rf"\b(?:the )?(?:most|highest number of) {PILLAR_NOUN}\b")


class _Moved(NamedTuple):
    """The moves that fit, among those of everyone, for one pillar."""

    pillar: Pillar
    found: list[Move]
    everyone: list[Move]


def services_moved(asked: Asked, facts: Facts) -> Draft:
    """The services that moved as asked, from the earlier round to the latest, by pillar."""
    query = query_of(asked, facts)
    if isinstance(query, Draft):
        return query
    if query.earlier is None:
        return no_judgment("any service", query.pillars)
    fits = [_moved(asked, query, pillar, facts) for pillar in query.pillars]
    if not any(each.everyone for each in fits):
        return refusal("not_in_documents", "The documents grade no service in two inspections.")
    if _MOST_PILLARS.search(asked.wording) and not asked.all("pillar"):
        return services_meeting(asked, [_as_many_as_any(query, fits)], facts)
    if query.together:
        lead = _in_every_pillar(query, fits)
    else:
        lead = _for_one(query, fits[0]) if len(fits) == 1 else _for_each(asked, query, fits)
    opening = _verdict(asked, query, fits)
    lead = f"{opening}{lead[0].lower() if opening else lead[0]}{lead[1:]}"
    details = _in_full(query, fits)
    fit = [move for each in fits for move in each.found]
    rows = [known for move in fit for known in (move.now, move.before)]
    rows = rows or [known for each in fits for move in each.everyone for known in move]
    return told(lead, rows, facts, [*details, *_together(fits), *left_out(facts)])


def _as_many_as_any(query: Query, fits: Sequence[_Moved]) -> Condition:
    """The move in as many pillars as anybody made it in: "fell in the most pillars"."""
    moved = (move for each in fits for move in each.everyone if _fits(move, query))
    counts = Counter(move.now.judgment.service for move in moved)
    most = max(counts.values(), default=1)
    return Condition(pillars=PILLARS, amount=Amount(most, most), ways=query.directions)


def _verdict(asked: Asked, query: Query, fits: Sequence[_Moved]) -> str:
    """The word for a claim that services moved so, for one pillar, for each or for any."""
    if _is_superlative(asked) or asked.says("change"):
        return ""
    total = max(len(each.everyone) for each in fits)
    if speaks_of_those(asked):
        total = len(
            {
                move.now.judgment.service
                for each in fits
                for move in each.everyone
                if move.before.judgment.grade == query.origin
            }
        )
    found = {move.now.judgment.service for each in fits for move in each.found}
    return verdict_on_amount(asked, len(_everywhere(fits) if query.together else found), total)


def _moved(asked: Asked, query: Query, pillar: Pillar, facts: Facts) -> _Moved:
    everyone = moves(facts, query.earlier or "", query.inspection, pillar)
    found = [move for move in everyone if _fits(move, query)]
    if _is_superlative(asked) and query.steps is None and len(query.pillars) == 1:
        steps = max((abs(move.steps) for move in found), default=0)
        found = [move for move in found if abs(move.steps) == steps]
    return _Moved(pillar, found, everyone)


def _is_superlative(asked: Asked) -> bool:
    """Whether those who moved furthest are asked for: "improved the most", not "most services"."""
    most = asked.says("most") and amount_wanted(asked) != MOST
    return most or asked.says("greatest improvement", "best", "worst")


def _fits(move: Move, query: Query) -> bool:
    then, now = move.before.judgment.grade, move.now.judgment.grade
    return (
        move.direction in query.directions
        and query.origin in (then, None)
        and query.target in (now, None)
        and query.steps in (abs(move.steps), None)
    )


def _did(query: Query) -> str:
    """What the services are to have done: "improved by two grades", "fell to **good**"."""
    went = query.origin and query.target
    either = query.origin and len(query.directions) > 1
    did = listed([_VERBS[d] for d in query.directions], "or")
    did = "went" if went else "moved" if either else did
    if query.directions == ("same",):
        return f"stayed at **{query.target}**" if query.target else "stayed the same"
    if query.steps is not None:
        did += f" by {counted(query.steps, 'grade')}"
    did += f" from **{query.origin}**" if query.origin else ""
    return did + (f" to **{query.target}**" if query.target else "")


def _for_one(query: Query, fit: _Moved) -> str:
    found, total = fit.found, len(fit.everyone)
    if found and len(query.directions) > 1 and not query.origin:
        return _each_way(query, fit)
    since = f"for {fit.pillar} from {query.earlier} to {query.inspection}"
    if not found:
        return f"None of the {total} services graded both times {_did(query)} {since}."
    of = f"**{len(found)}** of the {total} services graded both times ({share(len(found), total)})"
    by = {abs(move.steps) for move in found}
    all_by = f", each by {counted(by.pop(), 'grade')}" if len(by) == 1 and by != {0} else ""
    return f"{of} {_did(query)} {since}{all_by if query.steps is None else ''}."


def _each_way(query: Query, fit: _Moved) -> str:
    """How many rose and how many fell, which are never added up."""
    ways = [
        f"**{sum(move.direction == way for move in fit.found)}** {_VERBS[way]}"
        for way in query.directions
    ]
    return (
        f"Of the {len(fit.everyone)} services graded both times, {listed(ways)} for {fit.pillar} "
        f"from {query.earlier} to {query.inspection}."
    )


def _for_each(asked: Asked, query: Query, fits: Sequence[_Moved]) -> str:
    services = {move.now.judgment.service for each in fits for move in each.found}
    total = max(len(each.everyone) for each in fits)
    if services and _is_superlative(asked) and query.directions in (("improved",), ("declined",)):
        found = [move for each in fits for move in each.found]
        since = f"from {query.earlier} to {query.inspection}"
        return f"{furthest(found, _did(query))}, {since}; {len(services)} of {total} {_did(query)}."
    return (
        f"**{len(services)}** of the {total} services graded both times "
        f"({share(len(services), total)}) {_did(query)} for at least one pillar from "
        f"{query.earlier} to {query.inspection}."
    )


def _in_every_pillar(query: Query, fits: Sequence[_Moved]) -> str:
    moved = _everywhere(fits)
    total = max(len(each.everyone) for each in fits)
    pillars = listed([each.pillar for each in fits])
    lead = (
        f"**{len(moved)}** of the {total} services graded both times {_did(query)} for each of "
        f"{pillars} from {query.earlier} to {query.inspection}"
    )
    return f"{lead}: {listed(moved)}." if 0 < len(moved) <= INLINE else f"{lead}."


def _everywhere(fits: Sequence[_Moved]) -> list[str]:
    """The services that moved so for every pillar."""
    moved = ({move.now.judgment.service for move in each.found} for each in fits)
    return sorted(set.intersection(*moved))


def _together(fits: Sequence[_Moved]) -> Iterator[str]:
    """The services that moved so for every pillar that is asked about."""
    if len(fits) > 1:
        everywhere = _everywhere(fits)
        pillars = listed([each.pillar for each in fits])
        yield f"For each of {pillars}: {', '.join(everywhere) or 'none'}."


def _in_full(query: Query, fits: Sequence[_Moved]) -> Iterator[str]:
    """Every service that fits, by pillar and by the grades it moved between."""
    for each in fits:
        prefix = f"{capital(each.pillar)}, from" if len(fits) > 1 else "From"
        for (then, now), services in _grouped(each.found).items():
            still = f"{prefix[:-4]}at **{now}**"
            way = f"{prefix} {then} to **{now}**" if then != now else still
            yield f"{capital(way)} ({len(services)}): {', '.join(services)}."


def _grouped(found: Sequence[Move]) -> dict[tuple[str, str], list[str]]:
    """Services by the grades they moved between, the longest way first."""
    groups: dict[tuple[str, str], list[str]] = {}
    order = sorted(found, key=lambda m: (-abs(m.steps), GRADES.index(m.now.judgment.grade)))
    for move in order:
        key = (move.before.judgment.grade, move.now.judgment.grade)
        groups.setdefault(key, []).append(move.now.judgment.service)
    return groups
