"""Services of which several things are true at once; and whether they are true of one."""

import re
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from bot.answering.draft import Draft
from bot.answering.england.cases import Case
from bot.answering.england.field import told
from bot.answering.england.kinds import LIKE_IT, SET_APART, SINGLE
from bot.answering.facts import Facts
from bot.answering.grades.grades import grade, judged, pillars_of, proved, sentence_of
from bot.answering.scope import no_such_round
from bot.answering.services import left_out
from bot.answering.times import chosen, round_named
from bot.answering.wording import listed
from bot.understanding.meaning.amounts import ANY, NONE, Amount, amount_of
from bot.understanding.meaning.asked import Asked
from bot.understanding.meaning.conditions.condition import BOTH, Condition
from bot.understanding.meaning.mentions import MOVE
from knowledge.load import Known
from knowledge.model import PILLARS

#: "Of the services that …", "every service that …": of whom the rest is asked.
_OF_THOSE = re.compile(r"^(?:and |so )?(?:out )?of (?:all )?(?:the|those|these)\b")
#: What is said to be so, or asked to be checked, though no verb opens it.
_CLAIMED = re.compile(
    r"\b(?:true|right|correct|accurate)\b|^(?:so |and |but )?(?:every|each|no|none|nobody|not a"
    r"|most|some|any|anyone|anybody|fewer than|less than|more than|at least) "
)
_BOTH_OF = re.compile(r"\bboth(?: an?)? $")
_EVERY = re.compile(r"(?:so |and |but )?(?:all|every|each|most)\b")
_WHO = re.compile(r"\b(?:that|which|who|with|graded|rated|given|judged|also)\b")


def services_where(asked: Asked, facts: Facts) -> Draft:
    """The services of which all is true that a question joins."""
    return services_meeting(asked, _alike(asked, facts) or asked.conditions, facts)


def services_meeting(asked: Asked, conditions: Sequence[Condition], facts: Facts) -> Draft:
    """The services that meet some conditions, all of them."""
    cases = _cases(conditions, facts)
    if cases is None:
        return no_such_round(asked, facts)
    named = asked.all("service")
    several = len(named) > 1 and not SET_APART.search(asked.text)
    only = len(named) == 1 and asked.polar and SINGLE.search(asked.text)
    everyone = [
        name
        for name in (named if several else facts.knowledge.services)
        if all(case.is_known(name) for case in cases) and (several or only or name not in named)
    ]
    amount = amount_of(_opening_words(asked, conditions)) or (None if asked.negated else ANY)
    first = _told_of(asked, conditions, amount)
    among = list(filter(_holding(cases[:first]), everyone))
    if not among:  # "every service that was …", where none was
        asked_of = [k for name in everyone for case in cases[:first] for k in case.rows(name)]
        nobody = f"No service {_in_words(cases[: first or None], 1, facts)}."
        return told(nobody, asked_of, facts) if asked_of else no_such_round(asked, facts)
    fit = list(filter(_holding(cases), among))
    twice = any(c.is_move or c.is_both for c in cases) or len({c.inspection for c in cases}) > 1
    opening = ""
    if only:
        opening = "Yes: " if fit == [*named] else "No: "
    elif amount and _is_claimed(asked, told_of=first > 0):
        opening = "Yes: " if amount.holds(len(fit), len(among)) else "No: "
    which = f"that {_in_words(cases[:first], len(among), facts)} " if first else ""
    which = which or ("graded both times " if twice else "")
    lead = (
        f"{opening}{_number(fit)} of the "
        f"{'other ' if named and not (several or only) else ''}{len(among)} "
        f"services {which}{_in_words(cases[first:], len(fit), facts)}."
    )
    names = [f"{', '.join(fit)}."] if fit else []
    remarks = left_out(facts) if twice and not several else []
    shown = fit or among or everyone
    rows = dict.fromkeys(known for name in shown for case in cases for known in case.rows(name))
    return told(lead, list(rows), facts, [*names, *remarks])


def _alike(asked: Asked, facts: Facts) -> list[Condition]:
    """To have the grades of the service that is named: "the same grades as Kent"."""
    if len(asked.all("service")) != 1 or not LIKE_IT.search(asked.text):
        return []
    service = asked.all("service")[0]
    name = next(iter(chosen(asked, service, facts)), "")
    return [
        Condition(pillars=(known.judgment.pillar,), grades=(known.judgment.grade,), time=name)
        for known in judged(service, [name], pillars_of(asked), facts)
    ]


def claim_where(asked: Asked, facts: Facts) -> Draft:
    """Whether all that a question joins is true of the service, or services, it names."""
    cases = _cases(asked.conditions, facts)
    if cases is None:
        return no_such_round(asked, facts)
    named = asked.all("service") or (facts.service(asked) or "",)
    whose = {case: (case.condition.service,) if case.condition.service else named for case in cases}
    of = [(case, service) for case, services in whose.items() for service in services]
    if not all(case.is_known(service) for case, service in of):
        return grade(asked, facts)
    alone = len({service for _, service in of}) == 1
    holds = (
        _holding(cases)(of[0][1])
        if alone
        else all(
            any(all(map(case.holds, whose[case])) for case in either)
            for either in _alternatives(cases)
        )
    )
    rows = dict.fromkeys(known for case, service in of for known in case.rows(service))
    return proved(f"{'Yes' if holds else 'No'}: {_told(list(rows))}", list(rows), facts)


def _told(rows: list[Known]) -> str:
    """Judgments in words, service by service."""
    services = dict.fromkeys(known.judgment.service for known in rows)
    return " ".join(
        sentence_of([known for known in rows if known.judgment.service == service])
        for service in services
    )


def _cases(conditions: Sequence[Condition], facts: Facts) -> list[Case] | None:
    """The conditions in the inspections they are of; None where one is of no round."""
    rounds = facts.knowledge.rounds
    found: list[Case] = []
    apart = len({each.time for each in conditions}) < 2 and not any(c.ways for c in conditions)
    for each in conditions:
        named = None if each.time == BOTH else each.time
        inspection = round_named(named, facts) if named else next(iter(rounds), None)
        compares = (each.ways and not each.among) or each.time == BOTH
        if inspection is None or (compares and len(rounds) < 2):
            return None
        loose = apart and not each.pillars  # no pillar has two grades in one inspection
        wanted = replace(each, pillars=PILLARS, amount=ANY) if loose else each
        found.append(Case(wanted, inspection, facts))
    return found


def _holding(cases: Sequence[Case]) -> Callable[[str], bool]:
    """Whether all is true of a service; for one and the same pillar where none is named."""
    shared = [case for case in cases if not case.condition.pillars]
    every = _alternatives([case for case in cases if case.condition.pillars])

    def hold(service: str) -> bool:
        if shared and not any(all(c.holds_for(service, p) for c in shared) for p in PILLARS):
            return False
        return all(any(case.holds(service) for case in either) for either in every)

    return hold


def _alternatives(cases: Sequence[Case]) -> list[list[Case]]:
    """The conditions, those of which one is enough together."""
    found: list[list[Case]] = []
    for case in cases:
        if found and case.condition.alternative:
            found[-1].append(case)
        else:
            found.append([case])
    return found


def _opening_words(asked: Asked, conditions: Sequence[Condition]) -> str:
    """What a question says of how many services it speaks: before its first condition.

    Of "of those that were good, did more than half …" it is before the second.
    """
    starts = [place.start for place in asked.places("grade", MOVE)]
    later = len(conditions) > 1 and len(starts) > 1 and _OF_THOSE.search(asked.wording)
    first = _BOTH_OF.sub("", asked.wording[: next(iter(starts), None)])
    return asked.wording[starts[0] : starts[1]].partition(" did ")[2] or first if later else first


def _told_of(asked: Asked, conditions: Sequence[Condition], amount: Amount | None) -> int:
    """How many of the first conditions only tell of whom the rest is asked."""
    then = next((n for n, each in enumerate(conditions) if n and not each.added), 0)
    of_part = amount is not None and (amount.is_share or amount == NONE)
    every = of_part and _WHO.search(asked.wording)
    return then if _OF_THOSE.search(asked.wording) or every else 0


def _number(found: Sequence[str]) -> str:
    return f"**{len(found)}**" if found else "None"


def _is_claimed(asked: Asked, *, told_of: bool) -> bool:
    """Whether a question wants a yes or no: one that claims how many services do."""
    if asked.says("how many"):
        return False
    every = told_of and _EVERY.match(asked.wording)
    return bool(asked.polar or every or _CLAIMED.search(asked.wording))


def _in_words(cases: Sequence[Case], count: int, facts: Facts) -> str:
    """The conditions one after the other, what they share told once."""
    graded = [case for case in cases if not (case.is_move or case.is_both)]
    once = len({case.inspection for case in graded}) == 1
    said: list[str] = []
    for case in cases:
        words = case.told(count, dated=not once or case is graded[-1])
        if said and not case.is_move and said[-1].startswith(("was ", "were ")):
            words = words.partition(" ")[2]  # "were graded good and not graded …"
        if said and case.condition.alternative:
            said[-1] += f" or {words}"
        else:
            said.append(words)
    told = listed(said)
    rounds = facts.knowledge.rounds
    since = f" from {rounds[1]} to {rounds[0]}" if any(c.is_move for c in cases) else ""
    shared = ", for one pillar" if any(not c.condition.pillars for c in cases) else ""
    return f"{told}{since}{shared}"
