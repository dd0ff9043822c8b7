"""A grade card: the grades of one service or of several as a picture, and the same in words."""

from collections.abc import Iterator, Sequence
from textwrap import shorten

import msgspec
from PIL import Image

from bot.answering.wording import capital, listed
from bot.faces.discord.looks import drawing
from bot.faces.discord.looks.pages import GRADE_COLOURS
from knowledge.model import Grade

#: About twice as wide as Discord shows a picture on a desktop, three times as on a phone.
WIDTH = 1100
NOT_GRADED = "not graded"
#: Characters Discord takes as a picture's description.
MOST_ALT_TEXT = 1024

_SIDE = 32  # between the panel's edge and what stands on it
_RADIUS = 26
_CELL_RADIUS = 9
_BAND = 0x14304A
_PANEL = 0xFFFFFF
_EDGE = 0xC3CCD4
_QUIET = 0x52606D
_EMPTY = 0xF0F2F4
_ON_BAND = 0xC9D8E5
_TINT = 0.13
_BAND_HEIGHT = 148
_HEADINGS_HEIGHT = 62
_FOOT_HEIGHT = 70
_GAP = 8


class Row(msgspec.Struct, frozen=True):
    """One line of a card: a pillar or a service, and a grade for each column, if it has one."""

    label: str
    grades: tuple[Grade | None, ...]


class Card(msgspec.Struct, frozen=True):
    """What a card tells: one to three columns of grades, in one to ten rows."""

    title: str
    subtitle: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    source: str


class _Grid(msgspec.Struct, frozen=True):
    """Where the grades of a card stand; fewer columns leave room for larger letters."""

    label_width: int
    row_height: int
    tile_width: int
    letters: int

    def cell_width(self, columns: int) -> int:
        room = WIDTH - 2 * _SIDE - self.label_width - (columns - 1) * _GAP
        return room // columns

    def left(self, column: int, columns: int) -> int:
        return _SIDE + self.label_width + column * (self.cell_width(columns) + _GAP)


#: For one, two and three columns.
_GRIDS = (_Grid(420, 88, 88, 40), _Grid(310, 108, 84, 40), _Grid(240, 83, 52, 31))


def draw(card: Card) -> bytes:
    """The card as a PNG, transparent outside its rounded corners."""
    grid = _GRIDS[len(card.columns) - 1]
    rows_height = len(card.rows) * (grid.row_height + _GAP) - _GAP
    height = _BAND_HEIGHT + _HEADINGS_HEIGHT + rows_height + _FOOT_HEIGHT
    image = Image.new("RGB", (WIDTH, height), drawing.rgb(_EDGE))
    drawing.stamp(image, drawing.rounded(WIDTH - 4, height - 4, _RADIUS - 2), 2, 2, _PANEL)
    image.paste(drawing.rgb(_BAND), (0, 0, WIDTH, _BAND_HEIGHT))
    _write_line(image, card.title, _BAND_HEIGHT * 0.38, range(58, 33, -2), drawing.WHITE)
    _write_line(image, card.subtitle, _BAND_HEIGHT * 0.76, range(31, 23, -1), _ON_BAND)
    _write_line(image, card.source, height - _FOOT_HEIGHT * 0.5, range(26, 20, -1), _QUIET)
    _draw_headings(image, card, grid)
    _draw_rows(image, card, grid)
    image.putalpha(drawing.rounded(WIDTH, height, _RADIUS))
    return drawing.png(image)


def _write_line(image: Image.Image, text: str, middle: float, sizes: range, colour: int) -> None:
    one_line = sizes[0] * drawing.LINE_STEP + 1
    size, lines = drawing.fitted([drawing.plain(text)], WIDTH - 2 * _SIDE, one_line, sizes)
    letters = drawing.Letters(size, colour, colour == drawing.WHITE)
    drawing.write(image, lines[0], (_SIDE, middle), letters)


def _draw_headings(image: Image.Image, card: Card, grid: _Grid) -> None:
    headings = [drawing.plain(capital(column)) for column in card.columns]
    room = grid.cell_width(len(headings))
    size, lines = drawing.fitted(headings, room, 40, range(min(grid.letters, 32), 19, -1))
    for j, heading in enumerate(lines):
        at = grid.left(j, len(headings)), _BAND_HEIGHT + 34
        drawing.write(image, heading, at, drawing.Letters(size, _QUIET))


def _draw_rows(image: Image.Image, card: Card, grid: _Grid) -> None:
    labels = [drawing.plain(capital(row.label)) for row in card.rows]
    size, lines = drawing.fitted(
        labels, grid.label_width - 16, grid.row_height, range(grid.letters, 23, -1)
    )
    many = len(card.columns)
    grades = {grade for row in card.rows for grade in row.grades}
    cells = {grade: _cell(grade, grid, grid.cell_width(many)) for grade in grades}
    for i, row in enumerate(card.rows):
        top = _BAND_HEIGHT + _HEADINGS_HEIGHT + i * (grid.row_height + _GAP)
        at = _SIDE, top + grid.row_height / 2
        drawing.write(image, lines[i], at, drawing.Letters(size, drawing.INK))
        for j, grade in enumerate(row.grades):
            image.paste(cells[grade], (grid.left(j, many), top))


def _cell(grade: Grade | None, grid: _Grid, width: int) -> Image.Image:
    """A grade: its mark on a tile of its colour, and its words beside it."""
    height, tile_width = grid.row_height, grid.tile_width
    tile, on_tile, ground, words = cell_colours(grade)
    image = Image.new("RGB", (width, height), drawing.rgb(_PANEL))
    end = drawing.rounded(width - tile_width, height, _CELL_RADIUS, "right")
    drawing.stamp(image, end, tile_width, 0, ground)
    drawing.stamp(image, drawing.rounded(tile_width, height, _CELL_RADIUS, "left"), 0, 0, tile)
    side = round(tile_width * 0.66)
    at = (tile_width - side) // 2, (height - side) // 2
    drawing.stamp(image, drawing.mark(grade, side), *at, on_tile)
    left = tile_width + grid.letters * 0.36
    size, lines = drawing.fitted(
        [capital(grade or NOT_GRADED)], width - left - 8, height, [grid.letters]
    )
    letters = drawing.Letters(size, words, grade is not None)
    drawing.write(image, lines[0], (left, height / 2), letters)
    return image


def cell_colours(grade: Grade | None) -> tuple[int, int, int, int]:
    """The colours of a grade's tile, the mark on it, the ground beside it and the words on that."""
    if grade is None:
        return _EMPTY, _QUIET, _EMPTY, _QUIET
    tile = GRADE_COLOURS[grade]
    return tile, drawing.readable_on(tile), drawing.tinted(tile, _TINT), drawing.INK


def alt_text(card: Card) -> str:
    """Every grade of the card in words, as full as Discord takes it."""
    head = f"{card.title}. {card.subtitle}."
    for text in _alt_texts(card, head):
        if len(text) <= MOST_ALT_TEXT:
            return text
    return _within(text, MOST_ALT_TEXT)


def _alt_texts(card: Card, head: str) -> Iterator[str]:
    """The same grades in fewer and fewer words."""
    rows = " ".join(_alt_row(card.columns, row) for row in card.rows)
    yield f"{head} {rows} {card.source}."
    yield f"{head} {rows}"
    each = f"Grades for {listed(card.columns)}, in this order."
    yield f"{head} {each} " + _grouped(card.rows, [row.label for row in card.rows])
    for room in (40, 30, 24, 18, 12):
        names = [_within(row.label, room) for row in card.rows]
        yield f"{_within(card.title, 80)}. {each} " + _grouped(card.rows, names)


def _alt_row(columns: Sequence[str], row: Row) -> str:
    grades = (
        f"{column} {grade or NOT_GRADED}" for column, grade in zip(columns, row.grades, strict=True)
    )
    return f"{capital(row.label)}: {', '.join(grades)}."


def _grouped(rows: Sequence[Row], names: Sequence[str]) -> str:
    """The rows with the same grades together; the grades are in the order of the columns."""
    groups: dict[tuple[Grade | None, ...], list[str]] = {}
    for row, name in zip(rows, names, strict=True):
        groups.setdefault(row.grades, []).append(capital(name))
    return " ".join(
        f"{listed(group)}: {', '.join(grade or NOT_GRADED for grade in grades)}."
        for grades, group in groups.items()
    )


def _within(text: str, room: int) -> str:
    """The text's first words that fit the room, but at least one."""
    short = shorten(text, room, placeholder=" …", break_on_hyphens=False)
    return short if short.strip(" …") else "".join(text.split()[:1])
