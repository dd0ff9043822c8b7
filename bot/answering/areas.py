"""Grades of areas, which inspectors have given since 2023 in the place of those of pillars."""

import re
from collections import Counter
from typing import NamedTuple

from bot.answering.draft import Draft, answer
from bot.answering.facts import Answerer, Facts, Shown, stems
from bot.answering.wording import listed
from bot.understanding.asked import Asked
from bot.understanding.lexicon import plain
from knowledge import inspections
from knowledge.model import GRADES, Document

#: "… is good at understanding risk", "… requires improvement at promoting the right values".
_GRADED = re.compile(
    r"\b(?:is (?P<grade>outstanding|good|adequate|inadequate)|(?P<poor>requires improvement)) at "
    r"(?P<area>\w+ing\b[^.;:,]*)",
    re.IGNORECASE,
)


class Area(NamedTuple):
    """An area by its words in the report, its grade, and the sentence that gives it."""

    name: str
    grade: str
    shown: Shown


def by_area(answerer: Answerer) -> Answerer:
    """The same question answered by area where the latest report grades no pillar."""

    def answered(asked: Asked, facts: Facts) -> Draft:
        return _told(asked, facts) or answerer(asked, facts)

    return answered


def _told(asked: Asked, facts: Facts) -> Draft | None:
    services = asked.all("service") or (facts.service(asked) or "",)
    if len(services) != 1 or asked.all("time") or asked.everywhere:
        return None
    if any(" " not in words for words in asked.named.get("pillar", ())):
        return None  # a pillar by its own name is what was graded before
    areas = _areas(services[0], facts)
    typed = {word for words in asked.named.get("pillar", ()) for word in stems(words).split()}
    if typed:
        areas = [area for area in areas if typed & set(stems(area.name).split())]
    if not areas:
        return None
    lead = f"{services[0]} was graded by area in {areas[0].shown.document.inspection}"
    wanted = _wanted(asked, areas)
    found = [area for area in areas if area.grade in wanted]
    counts = Counter(area.grade for area in areas)
    each = listed([f"{counts[grade]} **{grade}**" for grade in GRADES if counts[grade]])
    if wanted != GRADES:
        which = listed(wanted, "or")
        names = f": {listed([area.name for area in found])}" if found else ""
        lead += f", {len(found)} of {len(areas)} areas **{which}**{names}"
    else:
        lead += f": {each}"
    return answer(f"{lead}.", [area.shown.citation for area in found or areas])


def _wanted(asked: Asked, areas: list[Area]) -> tuple[str, ...]:
    """The grades asked for: those named, the best or the worst there is, or all."""
    given = [grade for grade in GRADES if any(area.grade == grade for area in areas)]
    if asked.intent == "best":
        return (given[0],)
    if asked.intent == "worst":
        return (given[-1],)
    return asked.all("grade") or GRADES


def _areas(service: str, facts: Facts) -> list[Area]:
    """The areas that the latest report on a service grades, if it grades no pillar."""
    reports = [d for d in facts.knowledge.about(service) if d.kind == "inspection-page"]
    latest = min(reports, key=lambda d: inspections.latest_first(d.inspection or ""), default=None)
    if latest is None or _grades_pillars(latest):
        return []
    found: dict[str, Area] = {}
    for shown in facts.shown:
        said = _GRADED.search(shown.passage.span.text) if shown.document is latest else None
        if said and _is_of(service, shown.passage.span.text[: said.start()]):
            grade = (said["grade"] or said["poor"]).lower()
            found.setdefault(said["area"], Area(" ".join(said["area"].split()), grade, shown))
    return list(found.values())


def _is_of(service: str, before: str) -> bool:
    """Whether what stands before a grade names the service, and not another one."""
    return plain(service) in plain(before) or _ITSELF.search(before) is not None


_ITSELF = re.compile(r"\b(?:the (?:service|brigade)|it) (?:also )?$", re.IGNORECASE)


def _grades_pillars(document: Document) -> bool:
    own = document.inspection or ""
    return any(inspections.same(each.inspection or own, own) for each in document.judgments)
