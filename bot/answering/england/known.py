"""Which services there are: all that were graded, or those of one inspection."""

from collections.abc import Sequence

from msgspec.structs import replace

from bot.answering.draft import Draft, answer, refusal
from bot.answering.facts import Facts, round_named
from bot.answering.scope import no_such_round
from bot.answering.wording import listed
from bot.understanding.meaning.asked import Asked

_FEW = 4  # services that are told in one sentence


def services_known(asked: Asked, facts: Facts) -> Draft:
    """The services that the documents cover, by name, and how many each inspection graded.

    Of an inspection that is named, those that it graded.
    """
    named = {round_named(time, facts) for time in asked.all("time")}
    if None in named and facts.knowledge.rounds:
        return no_such_round(asked, facts)
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


def _took_part(service: str, rounds: Sequence[str], facts: Facts) -> bool:
    return any(facts.knowledge.took_part(service, name) for name in rounds)
