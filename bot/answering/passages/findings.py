"""The principal findings of a report: all of them, or the one in a certain place."""

import re

from bot.answering.draft import Draft, answer, cite, clipped
from bot.answering.facts import Facts
from bot.answering.topics import summary
from bot.answering.wording import capital, counted
from bot.understanding.meaning.asked import Asked
from knowledge.model import Document


def findings(asked: Asked, facts: Facts) -> Draft:
    """The principal findings of a report."""
    service = facts.service(asked) or ""
    for document in facts.knowledge.about(service):
        if document.findings and document.kind in (asked.all("document") or [document.kind]):
            if nth := _nth(asked, document):
                told = document.findings[nth - 1].text
                return answer(
                    f"Principal finding {nth} of {len(document.findings)}: {clipped(told, 120)}.",
                    [cite(document, document.findings[nth - 1])],
                )
            return answer(
                f"{capital(counted(len(document.findings), 'principal finding'))} in "
                f"{document.title}; the first: {clipped(document.findings[0].text, 90)}.",
                [cite(document, span) for span in document.findings],
                suggestions=[f"what are the concerns about {service}?"],
            )
    return summary(asked, facts)


def _nth(asked: Asked, document: Document) -> int | None:
    """Which of the findings is asked for by its place, if there is one in that place."""
    found = _ORDINAL.search(asked.text)
    place = _ORDINALS.index(found[1]) + 1 if found else 0
    place = len(document.findings) if found and found[1] == "last" else place
    return place if 0 < place <= len(document.findings) else None


_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "last")
_ORDINAL = re.compile(rf"\b({'|'.join(_ORDINALS)})(?: (?:principal|key|main))? finding\b")
