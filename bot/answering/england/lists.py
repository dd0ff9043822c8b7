"""Which services got a grade, how many, what share; and how many got each grade."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from bot.answering.draft import Draft
from bot.answering.england.conditions import services_meeting
from bot.answering.england.field import (
    INLINE,
    by_grade,
    counted_of,
    field,
    names,
    share,
    spread,
    told,
)
from bot.answering.england.query import Query, query_of
from bot.answering.facts import Facts
from bot.answering.grades.claims import verdict_on_amount
from bot.answering.services import left_out
from bot.answering.wording import capital, listed, number
from bot.understanding.meaning.amounts import MOST, Amount
from bot.understanding.meaning.asked import Asked
from bot.understanding.meaning.conditions.condition import Condition
from bot.understanding.meaning.wanted import amount_wanted
from knowledge.load import Known
from knowledge.model import PILLARS, Pillar


class _Hits(NamedTuple):
    """The services that fit, among everyone graded for a pillar; ``earlier`` proves it too."""

    pillar: Pillar
    found: list[Known]
    everyone: list[Known]
    earlier: Sequence[Known] = ()


def services_with(asked: Asked, facts: Facts) -> Draft:
    """The services with a grade, for each pillar asked for, with their number and share."""
    query = query_of(asked, facts)
    if isinstance(query, Draft):
        return query
    hits = [_hits(query, pillar, facts) for pillar in query.pillars]
    most = _as_many_as_any(query, hits) if _seeks_most(asked) else None
    if most:
        draft = services_meeting(asked, [most], facts)
    elif query.together:
        draft = _in_every_pillar(asked, query, hits, facts)
    elif len(hits) == 1:
        draft = _for_one_pillar(asked, query, hits[0], facts)
    else:
        draft = _for_each_pillar(asked, query, hits, facts)
    if _is_over_rounds(query):
        draft = replace(draft, details=(*draft.details, *left_out(facts)))
    return counted_of(draft, (known for each in hits for known in each.everyone), facts)


def _seeks_most(asked: Asked) -> bool:
    """Whether those who got a grade most often are sought: "who has the most inadequates"."""
    most = asked.says("most") and amount_wanted(asked) != MOST
    return most and not asked.polar and not asked.all("pillar")


def _as_many_as_any(query: Query, hits: Sequence[_Hits]) -> Condition | None:
    """The grade in as many pillars as anybody has it in; None if nobody has."""
    counts = Counter(name for each in hits for name in names(each.found))
    most = max(counts.values(), default=0)
    amount = Amount(most, most)
    wanted = Condition(pillars=PILLARS, amount=amount, grades=query.grades, time=query.inspection)
    return wanted if most else None


def _hits(query: Query, pillar: Pillar, facts: Facts) -> _Hits:
    everyone = field(facts, query.inspection, pillar)
    if _is_over_rounds(query):
        return _over_rounds(query, pillar, everyone, facts)
    fit = [known for known in everyone if (known.judgment.grade in query.grades) != query.unwanted]
    return _Hits(pillar, fit, everyone)


#: Tenses that are judged in every inspection of which all services are known.
_OVER_TIME = ("never", "ever")


def _is_over_rounds(query: Query) -> bool:
    return query.tense in _OVER_TIME and query.earlier is not None


def _over_rounds(query: Query, pillar: Pillar, everyone: list[Known], facts: Facts) -> _Hits:
    """The services that got a grade in no inspection, or in any, among those graded in all."""
    before = {k.judgment.service: k for k in field(facts, query.earlier or "", pillar)}
    both = [known for known in everyone if known.judgment.service in before]
    ever = [
        known
        for known in both
        if {known.judgment.grade, before[known.judgment.service].judgment.grade} & {*query.grades}
    ]
    found = ever if query.tense == "ever" else [known for known in both if known not in ever]
    return _Hits(pillar, found, both, [before[known.judgment.service] for known in found])


def _graded(query: Query) -> str:
    grades = listed([f"**{grade}**" for grade in query.grades], "or")
    tense = f"{query.tense} " if query.tense in _OVER_TIME else ""
    return f"{tense}{'not ' if query.unwanted else ''}graded {grades}"


def _when(query: Query) -> str:
    """In which inspection, or in which ones."""
    if _is_over_rounds(query):
        return f"in {query.earlier} or {query.inspection}"
    return f"in {query.inspection}"


def _for_one_pillar(asked: Asked, query: Query, hits: _Hits, facts: Facts) -> Draft:
    found, everyone = hits.found, hits.everyone
    opening = _opening(asked, hits)
    about = f"{_graded(query)} for {hits.pillar} {_when(query)}"
    total = len(everyone)
    if not found:
        lead = f"{opening}none of the {total} services was {about}."
        return told(capital(lead), everyone, facts, [f"They were graded: {spread(everyone)}."])
    verb = "was" if len(found) == 1 else "were"
    count = f"**{len(found)}** of the {total} services ({share(len(found), total)}) {verb} {about}"
    evidence = [*found, *(k for k in everyone if k not in found)] if _counts(asked) else found
    evidence = [*evidence, *hits.earlier]
    if len(found) <= INLINE:
        return told(f"{opening}{count}: {listed(names(found))}.", evidence, facts)
    # What is not good may be better: each grade is told apart.
    several = len({known.judgment.grade for known in found}) > 1
    in_full = by_grade(found) if several else [f"{', '.join(names(found))}."]
    return told(f"{opening}{count}.", evidence, facts, in_full)


def _opening(asked: Asked, hits: _Hits) -> str:
    """Yes or no to how many they are, or to whether they are the one service named."""
    named = list(asked.all("service"))
    if named and asked.polar:
        return "Yes: " if names(hits.found) == named else "No: "
    return verdict_on_amount(asked, len(hits.found), len(hits.everyone))


def _counts(asked: Asked) -> bool:
    """Whether a number is asked for, which rests on all rows and not on those counted alone."""
    return asked.says("how many")


def _for_each_pillar(asked: Asked, query: Query, hits: Sequence[_Hits], facts: Facts) -> Draft:
    services = dict.fromkeys(name for each in hits for name in names(each.found))
    total = max(len(each.everyone) for each in hits)
    opening = verdict_on_amount(asked, len(services), total)
    if not services:
        lead = f"{opening}None of the {total} services was {_graded(query)} for any pillar"
        every = [known for each in hits for known in each.everyone]
        details = [f"{capital(each.pillar)}: {spread(each.everyone)}." for each in hits]
        return told(f"{lead} {_when(query)}.", every, facts, details)
    verb = "was" if len(services) == 1 else "were"
    lead = (
        f"{opening}**{len(services)}** of the {total} services {verb} {_graded(query)} for at "
        f"least one pillar {_when(query)}."
    )
    details = _by_pillar(hits)
    everywhere = sorted(set.intersection(*(set(names(each.found)) for each in hits)))
    details.append(f"For each of {listed([each.pillar for each in hits])}: {len(everywhere)}"
                   + (f" – {', '.join(everywhere)}." if everywhere else "."))  # fmt: skip
    return told(lead, [known for each in hits for known in each.found], facts, details)


def _by_pillar(hits: Sequence[_Hits]) -> list[str]:
    """How many fit for each pillar, and which."""
    return [
        f"{capital(each.pillar)}: {len(each.found)} of {len(each.everyone)}"
        + (f" – {', '.join(names(each.found))}." if each.found else ".")
        for each in hits
    ]


def _in_every_pillar(asked: Asked, query: Query, hits: Sequence[_Hits], facts: Facts) -> Draft:
    everywhere = set.intersection(*(set(names(each.found)) for each in hits))
    total = max(len(each.everyone) for each in hits)
    count = number(len(everywhere)) if everywhere else "none"
    verb = "was" if len(everywhere) < 2 else "were"
    denied = query.unwanted or query.tense == "never"
    pillars = listed([each.pillar for each in hits], "or" if denied else "and")
    each_of = "any of" if denied else "each of"
    opening = verdict_on_amount(asked, len(everywhere), total)
    lead = (
        f"{opening}{count if opening else capital(count)} of the {total} services {verb} "
        f"{_graded(query)} for {each_of} {pillars} {_when(query)}"
    )
    fit = [k for each in hits for k in each.found if k.judgment.service in everywhere]
    ordered = sorted(everywhere)
    if len(ordered) <= INLINE:
        lead += f": {listed(ordered)}" if ordered else ""
        if ordered:
            return told(f"{lead}.", fit, facts)
        near = [k for each in hits for k in each.found or each.everyone]
        return told(f"{lead}.", near, facts, _by_pillar(hits))
    return told(f"{lead}.", fit, facts, [f"{', '.join(ordered)}."])


def grade_spread(asked: Asked, facts: Facts) -> Draft:
    """How many services got each grade, for each pillar asked for."""
    query = query_of(asked, facts)
    if isinstance(query, Draft):
        return query
    if len(query.rounds) > 1 and len(query.pillars) == 1:
        return _over_time(query, facts)
    fields = {pillar: field(facts, query.inspection, pillar) for pillar in query.pillars}
    every = [known for everyone in fields.values() for known in everyone]
    if len(fields) == 1:
        ((pillar, everyone),) = fields.items()
        lead = f"For {pillar} in {query.inspection}, the {len(everyone)} services were graded: "
        return told(f"{lead}{spread(everyone)}.", every, facts, by_grade(everyone))
    details = [f"{capital(pillar)}: {spread(everyone)}." for pillar, everyone in fields.items()]
    total = max(map(len, fields.values()))
    lead = f"There is no overall grade; the {total} services of {query.inspection} by pillar:"
    return told(lead, every, facts, details)


def _over_time(query: Query, facts: Facts) -> Draft:
    """How many got each grade for a pillar, inspection by inspection."""
    (pillar,) = query.pillars
    fields = {name: field(facts, name, pillar) for name in query.rounds}
    counts = [
        f"in {name}, of {len(everyone)} services, {spread(everyone)}"
        for name, everyone in fields.items()
    ]
    every = [known for everyone in fields.values() for known in everyone]
    return told(f"For {pillar}: {'; '.join(counts)}.", every, facts)
