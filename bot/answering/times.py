"""Which inspections a question means, by the times that it names."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answering.passages.passages import Shown, stems
from bot.understanding.meaning.asked import Asked
from bot.understanding.meaning.mentions import Mention
from knowledge import inspections
from knowledge.model import Document

if TYPE_CHECKING:
    from bot.answering.facts import Facts

#: Times that say a place among the known inspections, of which the latest comes first.
PLACES = {"latest": slice(0, 1), "previous": slice(1, 2), "first": slice(-1, None)}
ORDINALS = {"second": slice(1, 2), "third": slice(2, 3), "fourth": slice(3, 4)}


def chosen(asked: Asked, service: str, facts: "Facts") -> tuple[str, ...]:
    """The inspections a question means, latest first; without a time, the latest one."""
    meant = {name for time in asked.all("time") for name in named_by(time, service, facts)}
    names = facts.knowledge.inspections(service)
    return tuple(name for name in names if name in meant) or names[:1]


def named_by(time: str, service: str, facts: "Facts") -> tuple[str, ...]:
    """The service's inspections that a time means: a year, "latest", "previous", "third"."""
    names = facts.knowledge.inspections(service)
    if time in PLACES:
        return names[PLACES[time]]
    if time in ORDINALS:
        counted = tuple(name for name in names if _is_counted(time, name, service, facts))
        counts = any(_is_counted(each, n, service, facts) for each in ORDINALS for n in names)
        if counts:
            return counted
        time = round_named(time, facts) or time  # no document counts: the rounds known are
    return tuple(name for name in names if facts.knowledge.is_called(service, name, time))


def report_of(time: str, service: str, facts: "Facts") -> Document | None:
    """The inspectorate's report on the inspection of a service that a time means.

    It may grade no pillar, so that its inspection is none of those with a judgment.
    """
    pages = facts.knowledge.reports_on(service)
    if time in PLACES:
        return next(iter(pages[PLACES[time]]), None)
    return next((page for page in pages if inspections.same(time, page.inspection or "")), None)


def _is_counted(ordinal: str, inspection: str, service: str, facts: "Facts") -> bool:
    counted = count_of(inspection, service, facts)
    return counted is not None and counted[0] == ordinal


def count_of(inspection: str, service: str, facts: "Facts") -> tuple[str, Shown] | None:
    """Which of a service's inspections a report says of itself that it is, and where."""
    opening = stems("this is")
    for shown in facts.told_about(service, inspection):
        for ordinal in ("first", *ORDINALS):
            count = stems(f"{ordinal} assessment").strip()
            if shown.stems.startswith(opening) and shown.holds(count):
                return ordinal, shown
    return None


def round_named(time: str, facts: "Facts") -> str | None:
    """The round of inspections that a time means, of those in which services are compared."""
    rounds = facts.knowledge.rounds
    if time in PLACES:
        return next(iter(rounds[PLACES[time]]), None)
    if time in ORDINALS:
        return next(iter(rounds[::-1][ORDINALS[time]]), None)
    return next((name for name in rounds if inspections.same(time, name)), None)


def with_sides(asked: Asked, facts: "Facts") -> Asked:
    """The question with the inspections on its side of a year for that: "before 2021".

    Of a move the year tells from where it was. Where no inspection is on that side, one is
    asked about that is not known.
    """
    moves = asked.says(*_MOVES) or any(each.ways for each in asked.conditions)
    graded = asked.all("grade") or asked.says("grade")
    if moves or not graded or not any(time.side for time in asked.of("time")):
        return asked
    service = None if asked.everywhere else facts.service(asked)
    known = facts.knowledge.inspections(service) if service else ()
    found = {
        time: _on_side(time, known) or _on_side(time, facts.knowledge.rounds) or ("unknown",)
        for time in asked.of("time")
    }
    meant = {time.value: names for time, names in found.items()}
    times = [replace(time, value=name, side=None) for time in found for name in found[time]]
    told = all(len(meant.get(each.time or "", "1")) == 1 for each in asked.conditions)
    conditions = tuple(
        replace(each, time=next(iter(meant.get(each.time or "", ())), each.time))
        for each in (asked.conditions if told else ())
    )
    return replace(asked.mentioning("time", times), conditions=conditions)


_MOVES = ("improve", "worsen", "change", "same", "ahead", "behind")


def _on_side(time: Mention, names: Sequence[str]) -> tuple[str, ...]:
    """Those of some inspections that are on a time's side of it."""
    year = inspections.years(time.value)
    if time.side is None or not year:
        return (time.value,)
    begun = {name: inspections.years(name).start for name in names if inspections.years(name)}
    if time.side == "before":
        return tuple(name for name in begun if begun[name] < year.start)
    since = time.side == "since"
    return tuple(
        name
        for name in begun
        if begun[name] > year.start or (since and inspections.same(time.value, name))
    )


def is_of_time(asked: Asked, facts: "Facts") -> Callable[[Document], bool] | None:
    """Whether a document tells of the inspection that a question names; None where any may.

    Of a service with several reports, one on another inspection does not, nor does an article
    published since another began.
    """
    service, times = facts.service(asked), asked.all("time")
    if not service or len(times) != 1 or asked.words & {"since", "from", "after", "before"}:
        return None
    meant = report_of(times[0], service, facts)
    pages = facts.knowledge.reports_on(service)
    if meant is None or len(pages) == 1:
        return None

    def tells(document: Document) -> bool:
        if document.kind != "news-article":
            return document is meant or document not in pages
        year = int((document.published or "9999")[:4])
        return max(pages, key=lambda page: (_begun(page) <= year, _begun(page))) is meant

    return tells


def _begun(page: Document) -> int:
    """The year in which the inspection of a report began; 0 where it is not named by one."""
    years = inspections.years(page.inspection or "")
    return years.start if years else 0
