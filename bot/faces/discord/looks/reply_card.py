"""From the grades of a reply to the card that shows them."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.answering.wording import capital, listed, number
from bot.faces.discord.looks.card import Card, Row, alt_text, draw
from bot.faces.discord.looks.pages import Picture
from bot.reply import GradeLine, Reply
from knowledge import inspections
from knowledge.model import GRADES, PILLARS, Grade

_MOST_ROWS, _MOST_COLUMNS = 10, 3


class _Cell(NamedTuple):
    service: str
    pillar: str
    time: str


def picture_of(reply: Reply) -> Picture | None:
    """The card for the grades that a reply gives; None where it gives none."""
    card = card_of(reply)
    return Picture(draw(card), alt_text(card)) if card else None


def card_of(reply: Reply) -> Card | None:
    """A service's pillars by its inspections, or several services by pillars or inspections.

    Of several services with several pillars each inspection has its row, or where these are
    too many only the latest is shown, which the card says.
    """
    lines = reply.grades
    if not lines:
        return None
    services = tuple(dict.fromkeys(line.service for line in lines))
    times = _inspections(lines)
    pillars = tuple(pillar for pillar in PILLARS if any(line.pillar == pillar for line in lines))
    title = services[0] if len(services) == 1 else _compared(services)
    times, columns, rows = _laid_out(services, pillars, times)
    about = f"{pillars[0]}, " if columns is times and len(services) > 1 else ""
    return Card(
        title=title,
        subtitle=capital(f"{about}{_noun(times)} of {listed(times)}"),
        columns=columns[-_MOST_COLUMNS:],
        rows=tuple(
            Row(label, tuple(_grade(lines, cell) for cell in cells[-_MOST_COLUMNS:]))
            for label, cells in rows.items()
        )[:_MOST_ROWS],
        source=_source(reply),
    )


def _laid_out(
    services: tuple[str, ...], pillars: tuple[str, ...], times: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...], dict[str, list[_Cell]]]:
    """The inspections that are shown, the columns, and each row's cells by its label."""
    if len(services) == 1:
        of_one = {each: [_Cell(services[0], each, time) for time in times] for each in pillars}
        return times, times, of_one
    if len(pillars) == 1:
        of_all = {each: [_Cell(each, pillars[0], time) for time in times] for each in services}
        return times, times, of_all
    if len(services) * len(times) > _MOST_ROWS:
        times = times[-1:]
    rows = {
        f"{each}, {time}" if len(times) > 1 else each: [
            _Cell(each, pillar, time) for pillar in pillars
        ]
        for each in services
        for time in times
    }
    return times, pillars, rows


def _noun(times: Sequence[str]) -> str:
    return "inspection" if len(times) == 1 else "inspections"


def _compared(services: Sequence[str]) -> str:
    return f"{capital(number(len(services)))} services compared"


def _inspections(lines: Sequence[GradeLine]) -> tuple[str, ...]:
    """The inspections of the lines, the earliest first: of 2018 and 2018/19 the fuller name."""
    kept: list[str] = []
    for name in sorted({line.inspection for line in lines}, key=len, reverse=True):
        if not any(inspections.same(name, other) for other in kept):
            kept.append(name)
    return tuple(sorted(kept, key=inspections.latest_first, reverse=True))


def _grade(lines: Sequence[GradeLine], cell: _Cell) -> Grade | None:
    for line in lines:
        if (line.service, line.pillar) == cell[:2] and inspections.same(line.inspection, cell.time):
            return next(grade for grade in GRADES if grade == line.grade)
    return None


def _source(reply: Reply) -> str:
    publishers = dict.fromkeys(each.publisher or each.title for each in reply.citations)
    return f"Source: {listed(list(publishers))}"
