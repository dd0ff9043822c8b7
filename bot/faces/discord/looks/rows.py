"""The rows of a table as evidence: word for word, in few lines, each linked to its page."""

import csv
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from bot.faces.discord.looks.escape import escaped
from bot.faces.discord.looks.links import link
from bot.reply import Citation

_BETWEEN = " · "  # cells
_LINE = 1200  # characters of one line, so that it need never be cut inside a link
_LINKED = 3400  # characters of all lines up to which each row is linked to its page


def row_lines(rows: Sequence[Citation]) -> list[str]:
    """The rows as lines, one for each page, or for each thing said where that is shorter.

    Very many are not linked, for their addresses would fill message after message.
    """
    lines = _shortest(rows)
    if _length(lines) <= _LINKED:
        return lines
    return _shortest([replace(row, url=None) for row in rows])


def _shortest(rows: Sequence[Citation]) -> list[str]:
    pages, judgments = list(_by_page(rows)), list(_by_judgment(rows))
    shorter = len(judgments) < len(pages) and _length(judgments) < _length(pages)
    return judgments if shorter else pages


def _length(lines: Sequence[str]) -> int:
    return len("\n".join(lines))


def _by_page(rows: Sequence[Citation]) -> Iterator[str]:
    """A line for each page: the cells that its rows share, then what differs."""
    pages: dict[str, list[Citation]] = {}
    for row in rows:
        pages.setdefault(_read(row)[-1], []).append(row)
    for page in pages.values():
        cells = [_read(row)[:-1] for row in page]
        shared = _shared(cells)
        rest = [_BETWEEN.join(each[shared:]) for each in cells]
        head = link(_BETWEEN.join(cells[0][:shared]), page[0].url)
        yield from _filled(f"{head}: " if any(rest) else head, filter(None, rest), "; ")


def _by_judgment(rows: Sequence[Citation]) -> Iterator[str]:
    """A line for each thing that is said: then the first cells of the rows that say it."""
    said: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        name, *cells, _ = _read(row)
        said.setdefault(tuple(cells), []).append(link(name, row.url))
    for judgment, names in said.items():
        yield from _filled(f"{escaped(_BETWEEN.join(judgment))}: ", names, ", ")


def _filled(head: str, items: Iterable[str], between: str) -> Iterator[str]:
    """The items after their head, in as many lines as they take."""
    line = head
    for item in items:
        if line == head:
            line += item
        elif len(line) + len(between) + len(item) <= _LINE:
            line += between + item
        else:
            yield line
            line = head + item
    yield line


def _shared(rows: Sequence[tuple[str, ...]]) -> int:
    """How many cells, from the first on, are the same in all of the rows."""
    columns = zip(*rows, strict=False)
    differing = (i for i, column in enumerate(columns) if len(set(column)) > 1)
    return next(differing, len(rows[0]))


def _read(citation: Citation) -> tuple[str, ...]:
    """A row's cells, of which the last is the address of its page."""
    cells = next(csv.reader(citation.quote.splitlines(keepends=True)))
    return tuple(" ".join(cell.split()) for cell in cells)
