"""Reading a table of judgments: one row for each grade, under named columns."""

import csv
from collections.abc import Iterator, Sequence
from typing import cast

from msgspec import Struct

from knowledge import inspections
from knowledge.faults import Fault, Faults
from knowledge.model import GRADES, PILLARS, Document, Grade, Judgment, Pillar, Span, Unread
from knowledge.readers.services.places import tidy
from knowledge.sources import Source

_NEEDED = ("service", "inspection", "pillar", "grade")
_PAGE = "source_url"
_BYTE_ORDER_MARK = "\ufeff"


class _Row(Struct, frozen=True):
    """A row with its place: the number of its line from 1, and its words in the text."""

    line: int
    span: Span
    cells: Sequence[str]


def read_judgment_table(source: Source) -> Document:
    """Read a table into a document; every judgment's span is its whole row.

    The columns may stand in any order, beside others. A row that gives no sound judgment,
    or contradicts another, is listed as unread.

    Raises:
        Faults: the first row does not name the columns.
    """
    header, *rows = list(_rows(source.text)) or [_Row(1, Span(0, 0, ""), ())]
    columns = {tidy(name).lower(): place for place, name in enumerate(header.cells)}
    missing = [name for name in _NEEDED if name not in columns]
    if missing:
        what = f"should name the columns {', '.join(_NEEDED)}; missing: {', '.join(missing)}"
        if ";" in header.span.text:
            what += "; its cells should be parted by commas, not by semicolons"
        raise Faults([Fault(source.path, header.line, what)])
    judgments, unread = _settled((row, _judgment(row, columns)) for row in rows)
    return Document(
        id=source.id,
        kind="judgment-table",
        title=source.metadata.title or source.id,
        publisher=source.metadata.publisher,
        published=source.metadata.published,
        url=source.metadata.url,
        licence=source.metadata.licence,
        digest=source.digest,
        service=None,
        inspection=None,
        judgments=judgments,
        unread=unread,
    )


def _rows(text: str) -> Iterator[_Row]:
    """Every row that is not blank, with the very stretch of text that holds it."""
    lines = text.removeprefix(_BYTE_ORDER_MARK).splitlines(keepends=True)
    reader = csv.reader(lines, skipinitialspace=True)
    at = len(text) - sum(map(len, lines))
    read = 0
    for cells in reader:
        raw = "".join(lines[read : reader.line_num])
        words = raw.rstrip("\r\n")
        if words.strip(" ,\t"):
            yield _Row(read + 1, Span(at, at + len(words), words), cells)
        at, read = at + len(raw), reader.line_num


def _judgment(row: _Row, columns: dict[str, int]) -> Judgment | str:
    """The judgment of a row, or why it gives none."""
    cells = [tidy(cell) for cell in row.cells]
    if len(cells) != len(columns):
        return f"has {len(cells)} cells where the first row has {len(columns)}"
    service, inspection, pillar, grade = (cells[columns[name]] for name in _NEEDED)
    if not service:
        return "names no service"
    if not inspections.years(inspection):
        return f"“{inspection}” is no inspection such as 2021/22"
    if pillar.lower() not in PILLARS:
        return f"“{pillar}” is none of {', '.join(PILLARS)}"
    if grade.lower() not in GRADES:
        return f"“{grade}” is none of {', '.join(GRADES)}"
    page = cells[columns[_PAGE]] if _PAGE in columns else ""
    return Judgment(
        service,
        inspection,
        cast(Pillar, pillar.lower()),
        cast(Grade, grade.lower()),
        row.span,
        page or None,
    )


def _settled(
    read: Iterator[tuple[_Row, Judgment | str]],
) -> tuple[tuple[Judgment, ...], tuple[Unread, ...]]:
    """The judgments, each once, and the rows that gave none or contradict each other."""
    unread: list[Unread] = []
    said: dict[tuple[str, str | None, str], list[tuple[_Row, Judgment]]] = {}
    for row, found in read:
        if isinstance(found, str):
            unread.append(Unread(row.line, row.span.text, found))
        else:
            key = (found.service, found.inspection, found.pillar)
            said.setdefault(key, []).append((row, found))
    judgments: list[Judgment] = []
    for rows in said.values():
        if len({judgment.grade for _, judgment in rows}) == 1:
            judgments.append(rows[0][1])
            continue
        lines = " and ".join(str(row.line) for row, _ in rows)
        why = f"lines {lines} give different grades for the same thing"
        unread += [Unread(row.line, row.span.text, why) for row, _ in rows]
    return tuple(judgments), tuple(sorted(unread, key=lambda each: each.line))
