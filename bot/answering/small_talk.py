"""What asks nothing of the documents: greetings, thanks, help, and danger."""

from bot.answering.draft import Draft
from bot.answering.facts import Facts
from bot.answering.services import covered
from bot.understanding.meaning.asked import Asked


def social(asked: Asked, facts: Facts) -> Draft:
    """The reply that the language file has for this intent."""
    said = facts.language.small_talk.replies[asked.intent or "help"]
    lead = said.format(service=_example(facts), services=covered(facts))
    return Draft(status="social", lead=lead, suggestions=starters(facts))


def _example(facts: Facts) -> str:
    """A service that can be asked about: the home service if it is covered."""
    covered = facts.knowledge.services
    return facts.home if facts.home in covered else next(iter(covered), "the service")


def danger(facts: Facts) -> Draft:
    """Call 999, before all else."""
    return Draft(status="emergency", lead=facts.language.small_talk.emergency)


def starters(facts: Facts) -> tuple[str, ...]:
    """Questions to begin with."""
    name = _example(facts)
    return (
        f"what was {name}'s efficiency grade?",
        f"what changed at {name}?",
        "who is quoted in the article?",
    )
