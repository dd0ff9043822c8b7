"""The principal findings of a report."""

from bot.answering.draft import Draft, answer, cite, clipped
from bot.answering.facts import Facts
from bot.answering.topics import summary
from bot.answering.wording import capital, counted
from bot.understanding.meaning.asked import Asked


def findings(asked: Asked, facts: Facts) -> Draft:
    """The principal findings of a report."""
    service = facts.service(asked) or ""
    for document in facts.knowledge.about(service):
        if document.findings and document.kind in (asked.all("document") or [document.kind]):
            return answer(
                f"{capital(counted(len(document.findings), 'principal finding'))} in "
                f"{document.title}; the first: {clipped(document.findings[0].text, 90)}.",
                [cite(document, span) for span in document.findings],
                suggestions=[f"what are the concerns about {service}?"],
            )
    return summary(asked, facts)
