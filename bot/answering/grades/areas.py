"""Grades of areas: parts of a pillar, which since 2023 are graded in the place of pillars."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from bot.answering.draft import Draft, answer, cite
from bot.answering.facts import Answerer, Facts, report_of
from bot.answering.passages.passages import stems
from bot.answering.passages.sought import own_words, telling_words
from bot.answering.wording import listed
from bot.understanding.meaning.asked import Asked
from bot.understanding.words.text import stem
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
    if any(" " not in words for words in asked.named.get("pillar", ())):
        return None  # a pillar by its own name is what was graded before
    report = _report(services[0], asked, facts)
    if report is None or _grades_pillars(report):
        return None
    areas = _counted(report.areas)
    typed = {word for words in asked.named.get("pillar", ()) for word in stems(words).split()}
    if typed:
        areas = [area for area in areas if typed & set(stems(area.name).split())]
    return _spread(asked, report, areas) if areas else None


def _spread(asked: Asked, report: Document, areas: Sequence[AreaGrade]) -> Draft:
    """How many areas got each grade, or which of them got the one that is asked for."""
    lead = f"{report.service} was graded by area{_when(report)}"
    wanted = _wanted(asked, areas)
    found = [area for area in areas if area.grade in wanted]
    counts = Counter(area.grade for area in areas)
    each = listed([f"{counts[grade]} **{grade}**" for grade in GRADES if counts[grade]])
    if wanted != GRADES:
        which = listed(wanted, "or")
        names = f": {listed([_named(area) for area in found])}" if found else ""
        lead += f", {len(found)} of {len(areas)} areas **{which}**{names}"
    else:
        lead += f": {each}"
    return answer(f"{lead}.", [cite(report, area.span) for area in found or areas])


def _when(report: Document) -> str:
    return f" in {report.inspection}" if report.inspection else ""


def _wanted(asked: Asked, areas: Sequence[AreaGrade]) -> tuple[str, ...]:
    """The grades asked for: those named, the best or the worst there is, or all."""
    given = [grade for grade in GRADES if any(area.grade == grade for area in areas)]
    if asked.intent == "best":
        return (given[0],)
    if asked.intent == "worst":
        return (given[-1],)
    return asked.all("grade") or GRADES


def _counted(areas: Sequence[AreaGrade]) -> list[AreaGrade]:
    """The areas in the one form in which a report gives most of them, each once."""
    forms = [
        {area.name: area for area in reversed(list(found))}.values()
        for _, found in groupby(sorted(areas, key=_form), key=_form)
    ]
    return list(max(forms, key=len, default=()))[::-1]


def _form(area: AreaGrade) -> int:
    return _FORMS.index(area.form)


_FORMS = ("sentence", "label", "list")


def area_grade(asked: Asked, facts: Facts) -> Draft | None:
    """The grade of the one area that a question names; a false one is corrected first."""
    services = asked.all("service") or (facts.service(asked) or "",)
    how_good = _HOW_GOOD.search(asked.text) or (len(services) > 1 and _BETTER.search(asked.text))
    got = asked.says("get", "give") and asked.says("what", "which")
    graded = asked.says("grade") or asked.all("grade") or how_good or got
    if not graded or asked.everywhere:
        return None
    if any(" " not in words for words in asked.named.get("pillar", ())):
        return None
    told = [_told_of_one(service, asked, facts, open_=bool(how_good)) for service in services]
    found = [draft for draft in told if draft]
    if len(found) != len(services):
        return None
    return answer(" ".join(draft.lead for draft in found), [c for d in found for c in d.citations])


def _told_of_one(service: str, asked: Asked, facts: Facts, *, open_: bool) -> Draft | None:
    """The grade of the area at one service; ``open_`` where no grade of its own is claimed."""
    report = _report(service, asked, facts)
    found = _meant(asked, report, facts) if report else []
    if report is None or not found or len({area.grade for area in found}) > 1:
        return None
    own = {word for area in report.areas for word in stems(area.name).split()}
    if not own.issuperset(map(stem, asked.unknown)):
        return None
    grade, claimed = found[0].grade, () if open_ else asked.all("grade")
    names = listed(list(dict.fromkeys(map(_named, _counted(found)))))
    opening = ""
    if claimed and grade not in claimed:
        opening = "No: " if asked.polar else f"It was not graded {listed(claimed, 'or')}: "
    elif claimed and asked.polar and not asked.negated:
        opening = "Yes: "
    elif asked.says("why"):
        return None  # what is said of it may tell
    lead = f"{report.service} was graded **{grade}** for {names}{_when(report)}."
    return answer(opening + lead, [cite(report, area.span) for area in found])


_HOW_GOOD = re.compile(
    r"\bhow (?:good|bad|well|effective|efficient|poor)\b|\bany good\b"
    r"|\bhow (?:did|does|do|has|have|is|are) (?:\w+ ){1,6}?"
    r"(?:do|done|doing|far(?:e|ed|ing)|perform\w*)\b"
)
_BETTER = re.compile(r"\b(?:better|worse|best|worst|ahead|compare\w*)\b")


def _meant(asked: Asked, report: Document, facts: Facts) -> list[AreaGrade]:
    """The areas whose names have the most of what a question says, and more than half of it."""
    kinds = ("service", "grade", "time")
    named = [typed for kind in kinds for typed in asked.named.get(kind, ())]
    asking = telling_words(own_words(asked.text, named, facts), facts) - _ANYWHERE
    names = [set(stems(area.name).split()) & asking for area in report.areas]
    most = max(map(len, names), default=0)
    if not most or most * 2 <= len(asking):
        return []
    return [area for area, shared in zip(report.areas, names, strict=True) if len(shared) == most]


#: Stems of words that tell no area from another, or only ask.
_ANYWHERE = frozenset(
    stems(
        "fire fires other risk risks right people service brigade grade graded good well better"
        " worse inspection inspectors report round through"
    ).split()
)


def _named(area: AreaGrade) -> str:
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


def _report(service: str, asked: Asked, facts: Facts) -> Document | None:
    """The report on a service at the one time that is asked about, if it grades any area."""
    times = asked.all("time") or ("latest",)
    report = report_of(times[0], service, facts) if len(times) == 1 else None
    return report if report and report.areas else None


def _grades_pillars(document: Document) -> bool:
    own = document.inspection or ""
    return any(inspections.same(each.inspection or own, own) for each in document.judgments)
