"""Tables that a copy ran into one line: "Effectiveness Good Efficiency Requires improvement"."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from knowledge.model import AreaGrade, Grade, Judgment
from knowledge.readers.grades.areas import area_alone
from knowledge.readers.grades.labels import grade_named, label_alone
from knowledge.readers.services.services import Names
from knowledge.readers.text.text import Line, Text

#: Only capitals tell where a cell begins.
_GRADE = re.compile(
    r"(?<![\w-])(?:Outstanding|Good|Adequate|Inadequate|Requires [Ii]mprovement)(?=\s+[A-Z\d]|\s*$)"
)
_COLUMN = re.compile(
    r"\b(?P<year>20\d\d(?: ?[/-] ?(?:20)?\d\d)?)(?!\d)"
    r"|\b(?i:this|current|latest) (?i:inspection|grade|round)\b"
)
#: What may stand above a table of one service's grades, and names nobody else.
_HEADS = re.compile(
    r"(?:\W|\b(?:our|the|grades?|ratings?|judge?ments?|questions?|areas?|pillars?|overall|summary)\b)*",
    re.IGNORECASE,
)
_WORD = re.compile(r"(?<!\S)(?=[A-Z])")


_SHORT = 6  # words of a heading


class _Cell(Struct, frozen=True):
    """What a pillar or an area is called (``start`` to the last grade), and its grades."""

    name: str
    start: int
    end: int
    grades: Sequence[Grade]


def read_run_in(text: Text, names: Names, inspection: str | None) -> Iterator[Judgment]:
    """Read the pillars of every such line; of several columns each has its inspection."""
    for line in text.lines if names.service and not names.roundup else ():
        columns, cells = _table(text, line, inspection)
        for cell in cells:
            pillar = label_alone(cell.name)
            for column, grade in zip(columns, cell.grades, strict=True):
                if pillar and names.service:
                    span = text.span(cell.start, cell.end)
                    yield Judgment(names.service, column or inspection, pillar, grade, span)


def read_run_in_areas(text: Text, names: Names, inspection: str | None) -> Iterator[AreaGrade]:
    """Read the areas of lines that give each a single grade."""
    for line in text.lines if names.service and not names.roundup else ():
        columns, cells = _table(text, line, inspection)
        for cell in cells if columns == [None] else ():
            if not label_alone(cell.name):
                span = text.span(cell.start, cell.end)
                yield AreaGrade(cell.name, cell.grades[0], "label", span)


def _table(
    text: Text, line: Line, inspection: str | None
) -> tuple[Sequence[str | None], Sequence[_Cell]]:
    """Give a line's columns (None for the inspection at hand) and cells, if it has nothing else."""
    cells: list[_Cell] = []
    at = line.start
    for found in _GRADE.finditer(text.plain, line.start, line.end):
        piece = text.plain[at : found.start()]
        grade, at = grade_named(found.group()), found.end()
        if piece.strip():
            start = found.start() - len(piece.lstrip())
            cells.append(_Cell(piece.strip(), start, at, (grade,)))
        elif cells:
            last = cells[-1]
            cells[-1] = _Cell(last.name, last.start, at, (*last.grades, grade))
    if len(cells) < 2 or at < line.end:
        return (), ()
    lead, cells[0] = _parted(cells[0])
    columns = [found["year"] for found in _COLUMN.finditer(lead)] or [None]
    areas = [area_alone(cell.name) for cell in cells]
    known = all(area or label_alone(cell.name) for area, cell in zip(areas, cells, strict=True))
    # What has neither columns nor areas is a row of labels, whose time the heading above tells.
    told = known and (any(areas) or columns != [None]) and _HEADS.fullmatch(_COLUMN.sub("", lead))
    dated = columns == [None] and _is_below_year(text, line, inspection)
    if not told or dated or any(len(cell.grades) != len(columns) for cell in cells):
        return (), ()
    return columns, cells


def _is_below_year(text: Text, line: Line, inspection: str | None) -> bool:
    """Tell whether the line above is a year or an inspection, other than the document's own."""
    above = text.lines[max(0, text.line_index(line.start) - 1)]
    words = text.plain[above.start : above.end]
    if inspection and inspection in words:
        return False
    return len(words.split()) <= _SHORT and bool(re.search(r"\b(?:20\d\d|inspection)\b", words))


def _parted(cell: _Cell) -> tuple[str, _Cell]:
    """Part the names of the columns, and what else heads the table, from its first cell."""
    for word in _WORD.finditer(cell.name):
        name = cell.name[word.start() :]
        if label_alone(name) or area_alone(name):
            start = cell.start + word.start()
            return cell.name[: word.start()], _Cell(name, start, cell.end, cell.grades)
    return "", cell
