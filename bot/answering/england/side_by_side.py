"""Two services or more beside one another: their grades, and which was graded higher."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.answering.draft import Draft
from bot.answering.england.field import SHOWN, by_grade, spread, told
from bot.answering.england.ranking import AtEnd, at_end, end_of
from bot.answering.facts import Facts
from bot.answering.grades.claims import verdict
from bot.answering.grades.grades import better, judged, no_judgment, pillars_of, sentences_of
from bot.answering.times import chosen
from bot.answering.wording import capital, listed
from bot.understanding.meaning.asked import Asked
from bot.understanding.meaning.bounds import grades_wanted
from knowledge import inspections
from knowledge.load import Known
from knowledge.model import GRADES, PILLARS, Pillar

_LEAD = 190  # characters in which the grades themselves may stand in the first sentence


class _Column(NamedTuple):
    """The grades of several services for one pillar in one inspection."""

    pillar: Pillar
    inspection: str
    found: list[Known]


def side_by_side(asked: Asked, facts: Facts) -> Draft:
    """The grades of several services, in the inspections asked for or the latest of each."""
    services = asked.all("service")
    rows = [
        known
        for service in services
        for known in judged(service, chosen(asked, service, facts), pillars_of(asked), facts)
    ]
    if not rows:
        return no_judgment(listed(services), pillars_of(asked))
    columns = _columns(rows, pillars_of(asked))
    silent = [name for name in services if all(k.judgment.service != name for k in rows)]
    details = [f"Not graded then: {listed(silent)}."] if silent else []
    if len(columns) == 1:
        told_in_full = _graded(columns[0])
        lead = capital(_opening(asked, columns[0]) + told_in_full)
        if len(lead) > _LEAD:
            some = _sum(columns[0])
            return told(some, rows, facts, [*by_grade(columns[0].found), *details])
        return told(lead, rows, facts, details)
    sentences = sentences_of(rows)
    if leads := _furthest(asked, columns):
        sentences, details = [leads.told(columns[0].inspection), *sentences], [*details, leads.rule]
    lead = _higher(asked, columns) or sentences.pop(0)
    return told(lead, rows, facts, [*sentences, *details])


def _furthest(asked: Asked, columns: Sequence[_Column]) -> AtEnd | None:
    """Which of more than two services did best or worst by all three grades, if that is asked."""
    one_time = len({column.inspection for column in columns}) == 1
    complete = one_time and len(columns) == len(PILLARS)
    if not complete or not asked.says("best", "worst") or len(asked.all("service")) <= 2:
        return None
    return at_end([known for column in columns for known in column.found], end_of(asked))


def _columns(rows: Sequence[Known], pillars: Sequence[Pillar]) -> list[_Column]:
    names: list[str] = []
    for known in rows:
        if not any(inspections.same(name, known.inspection) for name in names):
            names.append(known.inspection)
    columns = [
        _Column(
            pillar,
            name,
            [k for k in rows if k.judgment.pillar == pillar and _is_of(k, name)],
        )
        for name in sorted(names, key=inspections.latest_first)
        for pillar in pillars
    ]
    return [column for column in columns if column.found]


def _is_of(known: Known, name: str) -> bool:
    return inspections.same(name, known.inspection)


def _groups(column: _Column) -> list[tuple[str, list[str]]]:
    """Services by grade, the best grade first."""
    return [
        (grade, [k.judgment.service for k in column.found if k.judgment.grade == grade])
        for grade in GRADES
        if any(known.judgment.grade == grade for known in column.found)
    ]


def _graded(column: _Column) -> str:
    """Who got what: "for people in 2021/22, A and B were graded **good**; C …"."""
    parts = [
        f"{listed(services)} {'was' if len(services) == 1 else 'were'} graded **{grade}**"
        for grade, services in _groups(column)
    ]
    return f"for {column.pillar} in {column.inspection}, {'; '.join(parts)}."


def _sum(column: _Column) -> str:
    return (
        f"Of the {len(column.found)} services, for {column.pillar} in {column.inspection} "
        f"were graded: {spread(column.found)}."
    )


def _opening(asked: Asked, column: _Column) -> str:
    """Yes or no to what is claimed of several services: their grade, their order, a tie."""
    if asked.all("grade") and asked.polar:
        grades = grades_wanted(asked)
        return verdict(asked, [known.judgment.grade in grades for known in column.found])
    order = [_of(column, service) for service in asked.all("service")]
    grades_of = [known.judgment.grade for known in order if known]
    if len(column.found) != 2 or len(grades_of) != 2:
        return ""
    if asked.polar and _LEVEL.search(asked.text):
        return "Yes: " if grades_of[0] == grades_of[1] else "No: "
    return _ahead(asked, *grades_of) if asked.says(*_HIGHER, *_LOWER, "same") else ""


def _ahead(asked: Asked, first: str, second: str) -> str:
    """Yes or no to whether the first of two services was graded better than the second."""
    if first == second:
        return "Neither: "
    if not asked.polar or asked.negated:
        return ""
    higher = asked.says(*_HIGHER)
    return "Yes: " if better(first, second) == higher and not asked.says("same") else "No: "


_LEVEL = re.compile(r"\b(?:level|equal|equally|the same|alike|tied|on a par)\b")
_HIGHER = ("improve", "best", "ahead")
_LOWER = ("worsen", "worst", "behind")


def _of(column: _Column, service: str) -> Known | None:
    return next((k for k in column.found if k.judgment.service == service), None)


def _higher(asked: Asked, columns: Sequence[_Column]) -> str:
    """In which pillars one of two services was graded higher; nothing for more of them."""
    services = asked.all("service")
    names = {column.inspection for column in columns}
    if len(services) != 2 or len(names) != 1 or len(columns) * 2 > SHOWN:
        return ""
    ahead: dict[str, list[str]] = {}
    for column in columns:
        one, other = (_of(column, service) for service in services)
        if one is None or other is None:
            return ""
        first, second = one.judgment.grade, other.judgment.grade
        lead = "" if first == second else services[0] if better(first, second) else services[1]
        ahead.setdefault(lead, []).append(column.pillar)
    parts = [f"{name} was graded higher for {listed(ahead[name])}" for name in services
             if name in ahead]  # fmt: skip
    if "" in ahead:
        parts.append(f"both had the same grade for {listed(ahead[''])}")
    return f"In {names.pop()}, {'; '.join(parts)}."
