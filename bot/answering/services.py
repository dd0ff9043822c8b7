"""Which services the documents cover, and what they do not allow to compare."""

from bot.answering.draft import Draft, answer, cite, refusal
from bot.answering.facts import Facts
from bot.answering.wording import listed
from bot.understanding.asked import Asked


def services_known(asked: Asked, facts: Facts) -> Draft:
    """The services that the documents cover."""
    known = facts.knowledge.services
    evidence = [
        cite(document, document.judgments[0].span)
        for document in facts.knowledge.documents
        if document.judgments
    ]
    if not evidence:
        return refusal("not_in_documents", "The documents grade no service.")
    return answer(f"The documents cover {listed(known)}.", evidence)


def compare_services(asked: Asked, facts: Facts) -> Draft:
    """A comparison needs grades of more than one service."""
    known = listed(facts.knowledge.services)
    return refusal(
        "not_in_documents",
        f"The documents give grades of {known} only, so there is nothing to compare them with.",
        suggestions=[f"what were {facts.service(asked)}'s grades?"],
    )
