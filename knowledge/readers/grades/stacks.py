"""Tables whose cells stand one below the other: "2018/19, 2021/22, Effectiveness, Good, Good"."""

import re
from collections.abc import Mapping
from itertools import takewhile

from msgspec import Struct

from knowledge.model import GRADES, Grade
from knowledge.readers.text.text import Line, Text

_YEAR = r"(?P<year>20\d\d(?: ?[/-] ?(?:20)?\d\d)?)(?!\d)"
_COLUMN = re.compile(
    rf"(?:[a-z]+ ){{0,2}}{_YEAR}(?: [a-z]+){{0,2}}"
    r"|(?:this|current|latest) (?:inspection|grade|report|judge?ment)",
    re.IGNORECASE,
)
_COLUMNS = 2  # at least: what is one grade below a label needs no table


class Cell(Struct, frozen=True):
    """A grade, where it ends, and the inspection its column names; None is the one at hand."""

    inspection: str | None
    grade: Grade
    end: int


def read_stacks(text: Text) -> Mapping[int, tuple[Cell, ...]]:
    """Give the cells below every line that heads a row, by its number."""
    rows: dict[int, tuple[Cell, ...]] = {}
    columns: list[str | None] = []
    heading = False  # whether the line before names a column
    for place, line in enumerate(text.lines):
        column = _COLUMN.fullmatch(text.plain, line.start, line.end)
        if column:
            columns = columns if heading else []
            columns.append(_year(text, column))
        elif _grade(text, line) is None:
            below = text.lines[place + 1 : place + len(columns) + 2]
            cells = list(takewhile(lambda cell: _grade(text, cell), below))
            if len(columns) < _COLUMNS or len(cells) != len(columns):
                columns = []
            rows[line.number] = tuple(
                Cell(inspection, grade, cell.end)
                for inspection, cell in zip(columns, cells, strict=False)
                if (grade := _grade(text, cell))
            )
        heading = column is not None
    return rows


def _year(text: Text, column: re.Match[str]) -> str | None:
    return "".join(text.raw[slice(*column.span("year"))].split()) if column["year"] else None


def _grade(text: Text, line: Line) -> Grade | None:
    words = " ".join(text.lower[line.start : line.end].rstrip(".").split())
    return next((grade for grade in GRADES if grade == words), None)
