"""Judgments set out as a table: pillars down and inspections across, or the other way round."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from knowledge.model import Grade, Judgment, Pillar, Span
from knowledge.readers.grades.labels import grade_alone, label_alone
from knowledge.readers.services.services import Names
from knowledge.readers.text.text import Line, Text

_CELLS = re.compile(r"\s*\|\s*|\s*\t\s*|\s{3,}")
_YEAR = re.compile(
    r"(?:[A-Za-z']+ ){0,3}(?P<year>20\d\d(?: ?[/-] ?(?:20)?\d\d)?)(?: [a-z]+){0,2}", re.IGNORECASE
)
_NOW = re.compile(
    r"(?:grade|rating|judge?ment|(?:this|current|latest) (?:inspection|grade))s?", re.I
)


class _Column(Struct, frozen=True):
    """What a column gives the grades of: an inspection (None for the document's), a pillar."""

    inspection: str | None = None
    pillar: Pillar | None = None
    known: bool = False


def read_grids(text: Text, names: Names, inspection: str | None) -> Iterator[Judgment]:
    """Read every row of grades below a row that names its columns."""
    for cell, grade, span in below_grades(text) if names.service and not names.roundup else ():
        pillar = label_alone(cell)
        if pillar and names.service:
            yield Judgment(names.service, inspection, pillar, grade, span)
    header: Sequence[_Column] = ()
    for line in text.lines:
        cells = _cells(text, line)
        if not "".join(cells).strip("-:"):
            continue  # "|---|---|" parts the names of the columns from what is below
        grades = [grade_alone(cell) for cell in cells]
        if not any(grades):
            header = _header(cells)
        elif not header and len(cells) > 2 and grades.index(grades[-1]) == len(cells) - 1:
            yield from _alone(text, line, names, inspection)
        elif any(column.known for column in header):
            yield from _row(text, line, names, inspection, header)


def below_grades(text: Text) -> Iterator[tuple[str, Grade, Span]]:
    """Give what stands in the columns of a table headed by grades, each cell with its grade.

    "Outstanding | Good | Adequate", and below it the areas, or pillars, that were graded so.
    """
    header: list[Grade] = []
    above: Line | None = None
    for line in text.lines:
        ruled = text.raw[(above or line).start] == "|"
        cells = _all_cells(text, line, ruled)
        grades = [grade for cell in cells if (grade := grade_alone(cell))]
        if len(grades) == len(cells) == len(set(grades)) >= _SCALE:
            header, above = grades, line
        elif above is None or len(cells) != len(header):  # a lost mark would shift the columns
            above = None
        else:
            span = text.span(above.start, line.end)
            yield from ((cell, grade, span) for cell, grade in zip(cells, header, strict=True))


_SCALE = 3  # grades that head a table


def _all_cells(text: Text, line: Line, ruled: bool) -> list[str]:
    """Give the cells between tabs or strokes, those without words too; a row may be ruled off."""
    first = max(text.raw.rfind(mark, 0, line.start) for mark in "\r\n") + 1
    ends = (text.raw.find(mark, line.end) for mark in "\r\n")
    last = min((end for end in ends if end >= 0), default=len(text.raw))
    words = text.raw[first:last]
    cells = [cell.strip() for cell in re.split(r"[\t|]", words.strip() if ruled else words)]
    return cells[1:-1] if ruled else cells


def _alone(text: Text, line: Line, names: Names, inspection: str | None) -> Iterator[Judgment]:
    """Read "People | How well does it look after its people? | Good", a row without a header."""
    first, *_, last = _cells(text, line)
    pillar, grade = label_alone(first), grade_alone(last)
    if pillar and grade and names.service and not names.roundup:
        yield Judgment(names.service, inspection, pillar, grade, text.span(line.start, line.end))


def _cells(text: Text, line: Line) -> list[str]:
    """Give a line's cells; a line without any mark between cells has one."""
    plain = text.raw[line.start : line.end].replace("\xa0", " ").replace("–", "-")
    return [cell.strip() for cell in _CELLS.split(plain.strip("| \t"))]


def _header(cells: Sequence[str]) -> Sequence[_Column]:
    if len(cells) < 2:
        return ()
    return [_column(cell) for cell in cells]


def _column(cell: str) -> _Column:
    year, pillar = _YEAR.fullmatch(cell), label_alone(cell)
    if year:
        return _Column(inspection="".join(year.group("year").split()), known=True)
    if pillar:
        return _Column(pillar=pillar, known=True)
    return _Column(known=bool(_NOW.fullmatch(cell)))


def _row(
    text: Text, line: Line, names: Names, inspection: str | None, header: Sequence[_Column]
) -> Iterator[Judgment]:
    """Give a row's grades: those of the pillar, inspection or service that its first cell names."""
    first, *rest = _cells(text, line)
    # The cell above the first column may be missing.
    columns = header[1:] if len(header) == len(rest) + 1 else header
    if len(columns) != len(rest):
        return
    pillar, year = label_alone(first), _YEAR.fullmatch(first)
    service, when = names.service, year.group("year").replace(" ", "") if year else inspection
    if not pillar and not year:
        mentions = names.mentions_in(line.start, line.start + len(first))
        if len({mention.name for mention in mentions}) != 1:
            return
        service = mentions[0].name
    span = text.span(line.start, line.end)
    for column, cell in zip(columns, rest, strict=True):
        grade: Grade | None = grade_alone(cell)
        about = column.pillar or pillar
        if grade and about and column.known and service:
            yield Judgment(service, column.inspection or when, about, grade, span)
