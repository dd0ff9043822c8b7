"""What is said of why a grade was given, as a reason or beside it, in a document's words."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import partial
from itertools import takewhile
from typing import NamedTuple

from bot.answering.draft import Draft, answer, refusal
from bot.answering.facts import Facts
from bot.answering.passages.passages import Shown, stems
from bot.answering.passages.search import PILLAR_WORDS, distinct
from bot.reply import Citation
from knowledge.inspections import same
from knowledge.load import Known
from knowledge.model import CRITICAL, GRADES, PRAISING, AreaGrade, Document, Judgment, Pillar

_AT_MOST = 4  # sentences beside a grade
_BELOW = 120  # characters between a label and what stands below it
_FOLLOWING = 3  # sentences after the one that gives it
#: How the stems begin by which a passage names a pillar: "effectively" is no such word.
PILLARS_NAMED: Mapping[Pillar, Sequence[str]] = {
    "effectiveness": (" effectiveness ", " effectiv at "),
    "efficiency": (" efficien",),
    "people": (" look after its peopl ", " its own peopl "),
}
#: Words of areas' names that tell of none: half the sentences of a report have them.
_COMMON = frozenset(
    stems(
        "how effective efficient is at the fire fires rescue service and in of on to its it for"
        " other risk risks right people public making best use now future getting with through"
        " good other emergencies major performance managing"
    ).split()
)
_GOES_ON = re.compile(r"^\W*(?:It|This|These|They|That)\b")
#: After a sentence that only says what it is about: "I was told of … ".
_TELLS = re.compile(r"^\W*(?:It|This|These|They|That|He|She|We|I|Some|One)\b")
_UNDER_LABEL = re.compile(
    rf"(?:{'|'.join(GRADES)}|areas? for improvement|causes? of concern|recommendations?)",
    re.IGNORECASE,
)
_GIVES_GRADES = re.compile(r"\b(?:graded|judged|rated)\b")


def with_reasons(
    lead: str, evidence: Sequence[Citation], beside: Sequence[Shown], next_question: str
) -> Draft:
    """A grade with what is said beside it; the refusal to say why where nothing is."""
    if beside:
        return answer(
            f"{lead}. No reason is given as such, but this is said:",
            [shown.citation for shown in beside[:_AT_MOST]],
        )
    return refusal(
        "not_in_documents",
        f"The documents do not say why {lead}.",
        citations=evidence,
        suggestions=[next_question],
    )


class _Matter(NamedTuple):
    """What was graded: how words of it begin, and the passages that give the grade.

    ``subjects`` are words that may speak of it, and ``others`` those of what else is graded.
    """

    words: Sequence[str]
    given: Set[Shown] = frozenset()
    subjects: Sequence[str] = ()
    others: Sequence[str] = ()

    def is_named(self, shown: Shown) -> bool:
        """Whether a passage speaks of it, and of nothing else that is graded."""
        if any(word in shown.heading for word in self.others):
            return False
        about = any(f" {word}" in shown.stems for word in self.subjects)
        about = about and not any(word in shown.stems for word in self.others)
        return about or any(word in shown.stems for word in self.words)

    def is_headed(self, shown: Shown) -> bool:
        """Whether a passage stands under its heading."""
        return any(word in shown.heading for word in self.words)


def told_in(service: str, inspection: str, facts: Facts) -> list[Shown]:
    """The passages on one service, of the reports on an inspection and of articles."""
    return [
        shown
        for shown in facts.shown
        if facts.is_told_of(service, shown)
        and same(inspection, shown.document.inspection or inspection)
    ]


def of_areas(
    report: Document, areas: Sequence[AreaGrade], facts: Facts, *, low: bool
) -> list[Shown]:
    """What a report says of areas that it grades, for ill where the grade is ``low``."""
    told = [shown for shown in facts.shown if shown.document.id == report.id]
    words = {word for area in areas for word in stems(area.name).split()} - _COMMON
    names = {area.name for area in areas}
    given = {s for s in told if any(area.name in names for area in _areas_in(s))}
    matter = _Matter([f" {word} " for word in words], given=given)
    labels = _labelled(told).items()
    labelled = [s for s, area in labels if area.name in names and not _gives_grade(s)]
    return distinct([*labelled, *_beside(told, matter, low=low)])


def of_pillars(service: str, meant: Sequence[Known], facts: Facts, *, low: bool) -> list[Shown]:
    """What is said of pillars in the inspection that graded them, for good or ill."""
    told = told_in(service, meant[0].inspection, facts)
    graded = {known.judgment.pillar for known in meant}
    words, others = list[str](), list[str]()
    for pillar, areas in facts.language.entities.areas.items():
        called = [stems(alias) for aliases in areas.values() for alias in aliases]
        (words if pillar in graded else others).extend([*(f" {start}" for start in areas), *called])
    words += [word for pillar in graded for word in PILLARS_NAMED[pillar]]
    subjects = PILLAR_WORDS["people"] if "people" in graded else ()
    labels = _labelled(told)
    own = {s for s, area in labels.items() if any(word in stems(area.name) for word in words)}
    labelled = [s for s in labels if s in own and is_low(labels[s]) == low and not _gives_grade(s)]
    found = _beside(told, _Matter(words, subjects=subjects, others=others), low=low)
    return distinct([*labelled, *(shown for shown in found if shown not in labels)])


def is_low(graded: AreaGrade | Judgment) -> bool:
    """Whether a grade is below good."""
    return GRADES.index(graded.grade) > GRADES.index("good")


def _beside(told: Sequence[Shown], matter: _Matter, *, low: bool) -> list[Shown]:
    """What is said of a matter for good or ill: after its grade, under its heading, elsewhere."""
    wanted = CRITICAL if low else PRAISING
    against = "strength" if low else "concern"
    first: dict[Shown, None] = {}
    rest: dict[Shown, None] = {}
    for i, shown in enumerate(told):
        after = list(_going_on(shown, told[i + 1 : i + 1 + _FOLLOWING], against))
        if shown in matter.given:
            first |= dict.fromkeys(after)
        elif _gives_grade(shown) or shown.passage.tone == against:
            continue
        elif matter.is_headed(shown):
            beside = (each for each in told if each.heading == shown.heading)
            if " not " in shown.heading or any(e.passage.tone in wanted for e in beside):
                first[shown] = None
        elif matter.is_named(shown):
            said = shown.passage.tone in wanted
            after = list(takewhile(partial(_opens_with, _GOES_ON if said else _TELLS), after))
            if said or any(each.passage.tone in wanted for each in after):
                rest |= dict.fromkeys([shown, *after])
    return distinct([*first, *rest])


def _going_on(shown: Shown, after: Sequence[Shown], against: str) -> Iterator[Shown]:
    """The sentences after one, under its heading, as long as none says the opposite."""
    for each in after:
        same_place = each.document is shown.document and each.heading == shown.heading
        if not same_place or _gives_grade(each) or each.passage.tone == against:
            return
        yield each


def _opens_with(words: re.Pattern[str], shown: Shown) -> bool:
    return words.search(shown.passage.span.text) is not None


def _gives_grade(shown: Shown) -> bool:
    """Whether a passage gives a grade, of whatever."""
    graded = _GIVES_GRADES.search(shown.plain) is not None
    return graded or shown.is_judgment or any(True for _ in _areas_in(shown))


def _labelled(told: Sequence[Shown]) -> Mapping[Shown, AreaGrade]:
    """The passages that stand below the label of an area, before any other heading."""
    found: dict[Shown, AreaGrade] = {}
    closed: AreaGrade | None = None
    for shown in told:
        start = shown.passage.span.start
        before = (area for area in shown.document.areas if area.span.end <= start)
        last = max(before, key=lambda area: area.span.end, default=None)
        if last is None or last == closed or last.form != "label":
            continue
        opens = found.get(shown.before) == last if shown.before else False
        near = opens or start - last.span.end <= _BELOW
        if near and _UNDER_LABEL.fullmatch(shown.passage.heading or ""):
            found[shown] = last
        else:
            closed = last
    return found


def _areas_in(shown: Shown) -> Iterator[AreaGrade]:
    own = shown.passage.span
    for area in shown.document.areas:
        if area.span.start < own.end and own.start < area.span.end:
            yield area
