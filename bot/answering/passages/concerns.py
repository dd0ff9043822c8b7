"""Causes of concern that a report sets apart, what it recommends, and how much it lists."""

import re
from collections.abc import Sequence

from bot.answering.draft import Draft, answer, cite
from bot.answering.facts import Facts
from bot.answering.passages.passages import stems
from bot.answering.times import named_by
from bot.answering.turn import Turn
from bot.answering.wording import capital, counted, number
from bot.understanding.meaning.asked import Asked
from knowledge.inspections import same
from knowledge.model import Concern, Document

_NAMED = re.compile(r"\b(?:causes? (?:of|for) concerns?)\b")
#: "What is a cause of concern?" asks for no service's.
_DEFINED = re.compile(r"what(?: is|s| does)? (?:meant by )?a cause\b")
_REMEDY = re.compile(
    r"\b(?:recommend\w*|should|must|have to|has to|need(?:s|ed)? to|told to|asked to|do about"
    r"|put right|fix|address)\b"
)
#: What became of a cause: "has it been closed", "is it still open".
_SINCE = re.compile(
    r"\b(?:clos\w+|discharg\w+|lift\w+|remov\w+|met|clear\w+|dealt with|still|yet|progress"
    r"|signed off|over)\b"
)
_OF_AREAS = re.compile(r"\b(?:areas?|improvements?|afis?)\b")
_SHORT = 5  # words of a question that goes on: "how many are there"
_AT_MOST = 8


def causes_of_concern(turn: Turn) -> Draft | None:
    """The causes of concern in the report that a question is about, or what is to be done on them.

    None where the question is about none, where it asks what became of them, or where the
    report sets none apart.
    """
    asked, facts = turn.asked, turn.facts
    if not _NAMED.search(asked.text) or _DEFINED.match(asked.text) or _SINCE.search(asked.text):
        return None
    if asked.says("when", "resolved", "left") or asked.everywhere:
        return None
    report = _report(asked, facts)
    if report is None or not report.concerns:
        return None
    told, meant = report.concerns, _meant(asked, report.concerns)
    wanted = [span for each in meant for span in each.recommendations]
    if wanted and _REMEDY.search(asked.text):
        lead = f"On {counted(len(meant), 'cause')} of concern at {report.service}"
        recommended = [cite(report, span) for span in wanted[:_AT_MOST]]
        return answer(f"{lead} the report recommends:", recommended)
    count = counted(len(told), "cause")
    count = count if len(meant) == len(told) else f"{number(len(meant))} of the {count}"
    lead = f"{_opening(asked, told, meant)}{count} of concern at {report.service}"
    lead += f" in {report.inspection}" if report.inspection else ""
    return answer(f"{capital(lead)}:", [cite(report, each.span) for each in meant])


def _report(asked: Asked, facts: Facts) -> Document | None:
    """The report on the inspection that a question is about: the latest, if it names none."""
    service = facts.service(asked)
    if service is None:
        return None
    reports = facts.knowledge.reports_on(service)
    for time in asked.all("time"):
        names = named_by(time, service, facts) or (time,)  # one that grades no pillar
        reports = tuple(d for d in reports if any(same(n, d.inspection or "") for n in names))
    return next(iter(reports), None)


def areas_listed(asked: Asked, facts: Facts) -> Draft | None:
    """How many areas for improvement the report lists, where it says no number itself."""
    report = _report(asked, facts)
    if not asked.says("how many") or asked.says("resolved", "left"):
        return None
    if not _OF_AREAS.search(asked.text) and len(asked.text.split()) > _SHORT:
        return None  # "how many on-call engines were available": no areas are counted
    if report is None or not report.improvements:
        return None
    count = counted(len(report.improvements), "area")
    when = f" of {report.inspection}" if report.inspection else ""
    lead = f"The report{when} on {report.service} lists **{count}** for improvement."
    return answer(lead, [cite(report, span) for span in report.improvements[:_AT_MOST]])


def _meant(asked: Asked, told: Sequence[Concern]) -> Sequence[Concern]:
    """The causes of which a question has a word, or all of them."""
    words = set(stems(_NAMED.sub(" ", asked.text)).split())
    words -= {word for typed in asked.typed("service") for word in stems(typed).split()}
    words -= set(stems(" ".join(asked.fillers)).split())
    shared = [len(words & set(stems(each.span.text).split())) for each in told]
    best = max(shared)
    return [each for each, count in zip(told, shared, strict=True) if count == best]


def _opening(asked: Asked, told: Sequence[Concern], meant: Sequence[Concern]) -> str:
    """Yes or no, where it is asked whether there are any, or so many."""
    numbers = {int(number) for number in asked.all("number")}
    if not asked.polar or len(meant) < len(told):
        return ""
    return "No: " if numbers and len(told) not in numbers else "Yes: "
