"""Grades of areas: parts of a pillar, which since 2023 are graded in the place of pillars."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from bot.answering.draft import Draft, answer, cite, refusal
from bot.answering.facts import Answerer, Facts
from bot.answering.times import report_of
from bot.answering.wording import listed
from bot.understanding.meaning.asked import Asked
from knowledge import inspections
from knowledge.model import GRADES, AreaGrade, Document


def by_area(answerer: Answerer) -> Answerer:
    """The same question answered by area where the latest report grades no pillar."""

    def answered(asked: Asked, facts: Facts) -> Draft:
        return _told(asked, facts) or answerer(asked, facts)

    return answered


def _told(asked: Asked, facts: Facts) -> Draft | None:
    services = asked.all("service") or (facts.service(asked) or "",)
    if len(services) != 1 or asked.everywhere:
        return None
    report = next(iter(reports_with_areas(services[0], asked.all("time"), facts)), None)
    if report is None or len(asked.all("time")) > 1 or grades_pillars(report):
        return None
    if asked.all("pillar"):
        before = not asked.all("time") and facts.knowledge.inspections(services[0])
        return None if before else _no_pillar(asked, report)
    return _spread(asked, report, counted(report.areas))


def _no_pillar(asked: Asked, report: Document) -> Draft:
    """The refusal of a pillar's grade where only areas have one."""
    return refusal(
        "not_in_documents",
        f"The documents do not give {report.service}'s grade for {listed(asked.all('pillar'))}"
        f"{when(report)}: it was graded by area.",
        suggestions=[f"what were {report.service}'s grades?"],
    )


def _spread(asked: Asked, report: Document, areas: Sequence[AreaGrade]) -> Draft:
    """How many areas got each grade, or which of them got the one that is asked for."""
    lead = f"{report.service} was graded by area{when(report)}"
    wanted = _wanted(asked, areas)
    found = [area for area in areas if area.grade in wanted]
    counts = Counter(area.grade for area in areas)
    each = listed([f"{counts[grade]} **{grade}**" for grade in GRADES if counts[grade]])
    if wanted != GRADES:
        which = listed(wanted, "or")
        names = f": {listed([named(area) for area in found])}" if found else ""
        lead += f", {len(found)} of {len(areas)} areas **{which}**{names}"
        lead = f"{_opening(asked, any_=bool(found))}{lead}"
    else:
        lead += f": {each}"
    return answer(f"{lead}.", [cite(report, area.span) for area in found or areas])


def _opening(asked: Asked, *, any_: bool) -> str:
    """Yes or no to whether any area got a grade."""
    if not asked.polar or asked.negated or (any_ and not asked.says("any")):
        return ""
    return "Yes: " if any_ else "No: "


def when(report: Document) -> str:
    """The inspection of a report, as it ends a sentence."""
    return f" in {report.inspection}" if report.inspection else ""


def _wanted(asked: Asked, areas: Sequence[AreaGrade]) -> tuple[str, ...]:
    """The grades asked for: those named, the best or the worst there is, or all."""
    given = [grade for grade in GRADES if any(area.grade == grade for area in areas)]
    if asked.intent == "best":
        return (given[0],)
    if asked.intent == "worst":
        return (given[-1],)
    return asked.all("grade") or GRADES


def counted(areas: Sequence[AreaGrade]) -> list[AreaGrade]:
    """The areas in the one form in which a report gives most of them, each once."""
    forms = [
        {area.name: area for area in reversed(list(found))}.values()
        for _, found in groupby(sorted(areas, key=_form), key=_form)
    ]
    return list(max(forms, key=len, default=()))[::-1]


def _form(area: AreaGrade) -> int:
    return _FORMS.index(area.form)


_FORMS = ("sentence", "label", "list")


def named(area: AreaGrade) -> str:
    """An area as it stands in a sentence, and one that is a question in its own words."""
    name = _QUESTION.sub("", area.name)
    if _DOES.match(name):
        return f"how it {name}"
    if name.startswith("How "):
        return f"“{name}”"
    return (name[0].lower() + name[1:]).rstrip("?")


#: "prevents fires", of a list below "the way it".
_DOES = re.compile(r"[a-z]+[^s\W]s ")
_QUESTION = re.compile(r"^How (?:effective|efficient) is .{3,60}? at ")


def reports_with_areas(service: str, times: Sequence[str], facts: Facts) -> list[Document]:
    """The reports on a service that grade any area: at each time, or the latest and the last."""
    reports = [report_of(time, service, facts) for time in times or ("latest", "previous")]
    if not times and not (reports[0] and reports[0].areas):
        return []  # what grades none now is graded by pillar
    return list(dict.fromkeys(report for report in reports if report and report.areas))


def grades_pillars(document: Document) -> bool:
    """Whether a report grades any pillar in its own inspection."""
    own = document.inspection or ""
    return any(inspections.same(each.inspection or own, own) for each in document.judgments)
