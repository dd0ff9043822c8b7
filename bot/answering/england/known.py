"""Which services there are: all that were graded, or those of one inspection."""

from collections.abc import Sequence

from msgspec.structs import replace

from bot.answering.draft import Draft, answer, refusal
from bot.answering.facts import Facts
from bot.answering.scope import no_such_round
from bot.answering.services import remark
from bot.answering.times import round_named
from bot.answering.wording import capital, counted, listed
from bot.understanding.meaning.asked import Asked

_FEW = 4  # services that are told in one sentence


def services_known(asked: Asked, facts: Facts) -> Draft:
    """The services that the documents cover, by name, and how many each inspection graded.

    Of an inspection that is named, those that it graded; of one and "not" another, those of the
    first alone.
    """
    named = {round_named(time, facts) for time in asked.all("time")}
    if None in named and facts.knowledge.rounds:
        return no_such_round(asked, facts)
    if only := _of_one_alone(asked, facts):
        return only
    rounds = [name for name in facts.knowledge.rounds if not named or name in named]
    known = [s for s in facts.knowledge.services if not named or _took_part(s, rounds, facts)]
    first = {fact.judgment.service: fact for fact in reversed(facts.knowledge.judgments)}
    evidence = [facts.evidence(first[service]) for service in known if service in first]
    if not evidence:
        return refusal("not_in_documents", "The documents grade no service.")
    if len(known) <= _FEW:
        return answer(f"The documents cover {listed(known)}.", evidence)
    counts = [
        f"{sum(facts.knowledge.took_part(service, name) for service in known)} services in {name}"
        for name in rounds
    ]
    lead = f"The documents give the grades of {listed(counts)}."
    return replace(answer(lead, evidence), details=(f"{', '.join(known)}.",), quoted=False)


def _of_one_alone(asked: Asked, facts: Facts) -> Draft | None:
    """The services of one inspection that another, which a "not" stands before, did not grade."""
    ways: dict[bool, list[str]] = {True: [], False: []}
    behind = 0
    for time in asked.of("time"):
        if time.place:
            before = asked.wording[behind : time.place.start].split()
            ways["not" in before].append(round_named(time.value, facts) or "")
            behind = time.place.end
    if not all(ways.values()):
        return None
    then, never = ways[False][0], ways[True][0]
    took_part = facts.knowledge.took_part
    found = [s for s in facts.knowledge.services if took_part(s, then) and not took_part(s, never)]
    first = [f for f in facts.knowledge.judgments if f.inspection == then]
    told = {fact.judgment.service: facts.evidence(fact) for fact in first}
    names = f"{counted(len(found), 'service')} of {then} had no grades in {never}"
    lead = f"{capital(names)}: {listed(found)}." if found else f"{capital(names)}."
    merged = [remark(merger, facts) for merger in facts.knowledge.mergers]
    evidence = [told[service] for service in found if service in told] or list(told.values())
    return replace(answer(lead, evidence), details=tuple(merged), quoted=False)


def _took_part(service: str, rounds: Sequence[str], facts: Facts) -> bool:
    return any(facts.knowledge.took_part(service, name) for name in rounds)
