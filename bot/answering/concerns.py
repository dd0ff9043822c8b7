"""Causes of concern that a report sets apart, what it recommends, and how much it lists."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.answering.draft import Draft, answer, cite
from bot.answering.facts import Facts
from bot.answering.passages import stems
from bot.answering.wording import capital, counted, number
from bot.understanding.asked import Asked
from knowledge.model import Concern, Document

_NAMED = re.compile(r"\b(?:causes? (?:of|for) concerns?)\b")
#: "What is a cause of concern?" asks for no service's.
_DEFINED = re.compile(r"what(?: is|s| does)? (?:meant by )?a cause\b")
_REMEDY = re.compile(
    r"\b(?:recommend\w*|should|must|have to|has to|need(?:s|ed)? to|told to|asked to|do about"
    r"|put right|fix|address)\b"
)
_AT_MOST = 8


class _Told(NamedTuple):
    document: Document
    concern: Concern


def causes_of_concern(asked: Asked, facts: Facts) -> Draft | None:
    """The causes of concern of the service a question is about, or what is to be done on them.

    None where the question is about none, or the documents set none apart.
    """
    if not _NAMED.search(asked.text) or _DEFINED.match(asked.text):
        return None
    if asked.says("when") or asked.everywhere:
        return None
    service = facts.service(asked)
    told_of = {shown.document.id for shown in facts.told_of(asked)}
    told = [
        _Told(document, concern)
        for document in facts.knowledge.documents
        if document.service == service and document.id in told_of
        for concern in document.concerns
    ]
    if service is None or not told:
        return None
    meant = _meant(asked, told)
    if _REMEDY.search(asked.text):
        wanted = [
            cite(each.document, span) for each in meant for span in each.concern.recommendations
        ]
        if wanted:
            return answer(
                f"On {counted(len(meant), 'cause')} of concern at {service} the report recommends:",
                wanted[:_AT_MOST],
            )
    count = counted(len(told), "cause")
    count = count if len(meant) == len(told) else f"{number(len(meant))} of the {count}"
    lead = f"{_opening(asked, told, meant)}{count} of concern at {service}"
    when = {each.document.inspection for each in told} - {None}
    lead += f" in {when.pop()}" if len(when) == 1 else ""
    return answer(f"{capital(lead)}:", [cite(each.document, each.concern.span) for each in meant])


def areas_listed(asked: Asked, service: str, facts: Facts) -> Draft | None:
    """How many areas for improvement the report lists, where it says no number itself."""
    told_of = {shown.document.id for shown in facts.told_of(asked)}
    listing = [
        document
        for document in facts.knowledge.documents
        if document.service == service and document.id in told_of and document.improvements
    ]
    if len(listing) != 1 or not asked.says("how many") or asked.says("resolved", "left"):
        return None
    (document,) = listing
    count = counted(len(document.improvements), "area")
    lead = f"The report on {service} lists **{count}** for improvement."
    return answer(lead, [cite(document, span) for span in document.improvements[:_AT_MOST]])


def _meant(asked: Asked, told: Sequence[_Told]) -> Sequence[_Told]:
    """The causes of which a question has a word, or all of them."""
    words = set(stems(_NAMED.sub(" ", asked.text)).split())
    words -= {word for typed in asked.named.get("service", ()) for word in stems(typed).split()}
    words -= set(stems(" ".join(asked.fillers)).split())
    shared = [len(words & set(stems(each.concern.span.text).split())) for each in told]
    best = max(shared)
    return [each for each, count in zip(told, shared, strict=True) if count == best]


def _opening(asked: Asked, told: Sequence[_Told], meant: Sequence[_Told]) -> str:
    """Yes or no, where it is asked whether there are any, or so many."""
    numbers = {int(number) for number in asked.all("number")}
    if not asked.polar or len(meant) < len(told):
        return ""
    return "No: " if numbers and len(told) not in numbers else "Yes: "
