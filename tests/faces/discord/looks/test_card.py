"""A grade card is read by everyone: on any theme, without colours, on a phone, read aloud."""

from functools import cache
from io import BytesIO
from itertools import combinations, product

import pytest
from msgspec.structs import replace
from PIL import Image, ImageChops, ImageFont, ImageStat

from bot.faces.discord.looks import card as cards
from bot.faces.discord.looks import drawing
from bot.faces.discord.looks.card import MOST_ALT_TEXT, WIDTH, Card, Row, alt_text, draw
from knowledge.model import GRADES, PILLARS, Grade

Triple = tuple[Grade | None, ...]
#: The most that a card may hold: ten rows of grades that differ, with names of 60 characters.
NAMES = tuple(
    f"{n} and the Isles of Scilly with Bournemouth and Poole Harbour" for n in "ABCDEFGHIJ"
)
LONGEST: tuple[Triple, ...] = tuple(
    sorted(product(GRADES, repeat=3), key=lambda grades: -len("".join(grades)))[:10]
)
SUBTITLE = "Graded by HMICFRS, 2021/22"
ORDER = "Grades for effectiveness, efficiency and people, in this order. …"
SOURCE = "Source: HMICFRS, Judgments of English fire and rescue services"


def card_of(grades: dict[str, Triple], columns: tuple[str, ...] = PILLARS) -> Card:
    rows = tuple(Row(label, each) for label, each in grades.items())
    return Card("Services compared", SUBTITLE, columns, rows, SOURCE)


FULL = card_of(dict(zip(NAMES, LONGEST, strict=True)))
SMALL = card_of({"Kent": ("good", "outstanding", "good"), "Avon": ("inadequate", None, "adequate")})
TINY = card_of({"people": ("good",)}, ("2021/22",))
CARDS = [FULL, SMALL, TINY]


@cache
def drawn(card: Card) -> bytes:
    return draw(card)


def picture(card: Card) -> Image.Image:
    return Image.open(BytesIO(drawn(card))).convert("RGBA")


def changed(one: Card, other: Card) -> tuple[int, int, int, int]:
    """The box outside of which two cards look the same."""
    box = ImageChops.difference(picture(one).convert("RGB"), picture(other).convert("RGB"))
    found = box.getbbox()
    assert found is not None, "they look the same"
    return found


def with_label(card: Card, label: str) -> Card:
    return replace(card, rows=(replace(card.rows[0], label=label), *card.rows[1:]))


@pytest.mark.parametrize("card", CARDS)
def test_it_is_a_picture_of_a_size_for_chats(card: Card) -> None:
    file = drawn(card)
    image = Image.open(BytesIO(file))
    assert image.format == "PNG"
    assert image.width == WIDTH
    assert WIDTH / 3 < image.height < WIDTH * 1.1
    assert len(file) < 60_000


def test_the_same_card_gives_the_same_bytes() -> None:
    assert draw(SMALL) == drawn(SMALL)


@pytest.mark.parametrize("card", CARDS)
def test_it_is_a_panel_with_round_corners_and_nothing_outside(card: Card) -> None:
    image = picture(card)
    opacity = image.getchannel("A")
    width, height = image.size
    for corner in product((0, width - 1), (0, height - 1)):
        assert opacity.getpixel(corner) == 0
    assert opacity.crop((0, 30, width, height - 30)).getextrema() == (255, 255)
    assert opacity.crop((30, 0, width - 30, height)).getextrema() == (255, 255)
    sides = [(0, 30, 20, height - 30), (width - 20, 30, width, height - 30)]
    for side in map(image.crop, sides):
        assert len(side.getcolors() or ()) <= 3, "more than the edge, the band and the panel"
    foot = image.crop((30, height - 15, width - 30, height))
    assert len(foot.getcolors() or ()) <= 2


def test_each_grade_stands_in_its_row_and_column() -> None:
    base = card_of({"A": ("good",) * 3, "B": ("good",) * 3})
    boxes = {}
    for i, j in product(range(2), range(3)):
        grades = list(base.rows[i].grades)
        grades[j] = "inadequate"
        rows = list(base.rows)
        rows[i] = replace(rows[i], grades=tuple(grades))
        boxes[i, j] = changed(base, replace(base, rows=tuple(rows)))
    for (i, j), (left, top, right, bottom) in boxes.items():
        assert (left, right) == (boxes[0, j][0], boxes[0, j][2])
        assert (top, bottom) == (boxes[i, 0][1], boxes[i, 0][3])
        assert j == 0 or left > boxes[i, j - 1][2]
        assert i == 0 or top > boxes[i - 1, j][3]


def test_marks_differ_without_colours_even_on_a_phone() -> None:
    marks = [drawing.mark(grade, 34).resize((11, 11)) for grade in (*GRADES, None)]
    for one, other in combinations(marks, 2):
        difference = ImageStat.Stat(ImageChops.difference(one, other)).mean[0] / 255
        assert difference > 0.1


def test_contrast_is_reckoned_as_wcag_does() -> None:
    assert drawing.contrast(0x000000, 0xFFFFFF) == pytest.approx(21)
    assert drawing.contrast(0x767676, 0xFFFFFF) == pytest.approx(4.54, abs=0.01)
    assert drawing.contrast(0x010101, 0x0A0A0A) == pytest.approx(1.055, abs=0.005)


@pytest.mark.parametrize("grade", [*GRADES, None])
def test_words_and_marks_are_read_on_their_colours(grade: Grade | None) -> None:
    tile, mark, ground, words = cards.cell_colours(grade)
    assert drawing.contrast(tile, mark) >= 4.5
    assert drawing.contrast(ground, words) >= 4.5
    shown = {rgba[:3] for _, rgba in colours(picture(card_of({"A": (grade,)}, ("2018",))))}
    assert shown >= {drawing.rgb(each) for each in (tile, mark, ground, words)}


def colours(image: Image.Image) -> list[tuple[int, tuple[int, ...]]]:
    return image.getcolors(image.width * image.height)  # type: ignore[return-value]


@pytest.mark.parametrize(
    "box", [(30, 0, 1070, 85), (30, 92, 1070, 148), (30, 150, 1070, 208), (30, -60, 1070, -8)]
)
def test_what_stands_around_the_grades_is_read(box: tuple[int, int, int, int]) -> None:
    image = picture(SMALL)
    left, top, right, bottom = box
    part = image.crop((left, top % image.height, right, bottom % image.height))
    (_, ground), *others = sorted(colours(part), reverse=True)
    # Of the shades at a letter's edges, the full one is the most frequent.
    ratio = drawing.contrast(number(others[0][1]), number(ground))
    assert ratio >= 4.5


def number(rgba: tuple[int, ...]) -> int:
    red, green, blue, *_ = rgba
    return red << 16 | green << 8 | blue


@pytest.mark.parametrize("label", [NAMES[0], "W" * 60, "Hampshire and Isle of Wight"])
@pytest.mark.parametrize("columns", [1, 2, 3])
def test_a_long_name_stays_in_its_place(label: str, columns: int) -> None:
    good: Triple = (GRADES[1],) * columns
    base = card_of({"x": good, "x.": good}, PILLARS[:columns])
    first_cell = changed(base, replace(base, rows=(Row("x", (None,) * columns), base.rows[1])))
    _, top, right, bottom = changed(base, with_label(base, label))
    # The other name becomes as small, so that it may change too, but not what is above or below.
    row = first_cell[3] - first_cell[1]
    assert right < first_cell[0]
    assert top >= first_cell[1]
    assert bottom <= first_cell[1] + 2 * row + 8


@pytest.mark.parametrize("part", ["title", "subtitle", "source"])
def test_a_long_line_stays_on_the_panel(part: str) -> None:
    short, long = (replace(TINY, **{part: text}) for text in ("x", "Wide words " * 30))
    left, top, right, bottom = changed(short, long)
    assert left >= 20
    assert right <= WIDTH - 20
    assert bottom - top < 70


@pytest.mark.parametrize("heading", ["An extraordinarily long heading", "W" * 40])
def test_a_long_heading_stays_over_its_column(heading: str) -> None:
    base = replace(card_of({"Kent": ("good",) * 3}), columns=("x", "", ""))
    second = changed(base, replace(base, rows=(Row("Kent", ("good", None, "good")),)))
    _, top, right, bottom = changed(base, replace(base, columns=(heading, "", "")))
    assert right < second[0]
    assert 148 <= top < bottom < second[1]


def test_a_shortened_text_says_that_it_goes_on() -> None:
    size, (lines, other) = drawing.fitted([NAMES[0], "Kent"], 200, 60, range(30, 23, -1))
    assert size == 24
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(drawing.text_width(line, size) <= 200 for line in lines)
    assert other == ["Kent"]


def test_letters_are_as_large_as_fit() -> None:
    assert drawing.fitted(["Kent"], 200, 60, range(30, 23, -1)) == (30, [["Kent"]])
    size, (lines,) = drawing.fitted(["Isle of Wight"], 160, 40, range(30, 19, -1))
    assert 20 <= size < 30
    assert lines == ["Isle of Wight"]
    fitted = drawing.fitted(["Isle of Wight", "Kent"], 160, 80, range(30, 19, -1))
    assert fitted == (30, [["Isle of", "Wight"], ["Kent"]])


def test_unknown_letters_become_plain_ones() -> None:
    assert drawing.plain("Café – Orléans’ Białystok\u200b") == "Cafe - Orleans’ Bialystok"
    assert drawing.plain("e\u0301 \n 消") == "e ?"


def test_the_font_has_every_letter_that_is_drawn() -> None:
    font = ImageFont.load_default(40)
    assert isinstance(font, ImageFont.FreeTypeFont)
    missing = bytes(font.getmask("\uffff"))
    assert not {char for char in drawing.DRAWABLE if bytes(font.getmask(char)) == missing}


@pytest.mark.parametrize("colours", [200, 300])
def test_a_png_keeps_every_pixel(colours: int) -> None:
    image = Image.new("RGBA", (colours, 1))
    image.putdata([(i % 256, i // 256, 7, 255 - i % 2) for i in range(colours)])
    shown = Image.open(BytesIO(drawing.png(image))).convert("RGBA")
    assert shown.tobytes() == image.tobytes()


def test_the_alternative_text_tells_it_all() -> None:
    assert alt_text(SMALL) == (
        "Services compared. Graded by HMICFRS, 2021/22. "
        "Kent: effectiveness good, efficiency outstanding, people good. "
        "Avon: effectiveness inadequate, efficiency not graded, people adequate. "
        "Source: HMICFRS, Judgments of English fire and rescue services."
    )


def test_the_alternative_text_tells_every_grade_of_the_fullest_card() -> None:
    text = alt_text(FULL)
    assert len(text) <= MOST_ALT_TEXT
    for row in FULL.rows:
        said = next(part for part in text.split(". ") if part.startswith(row.label[0] + " and"))
        assert said.rstrip(".").split(": ")[1] == ", ".join(each or "" for each in row.grades)
    assert words(text) <= words(" ".join([FULL.title, *NAMES, *GRADES, ORDER]))


def test_a_name_is_shortened_between_words() -> None:
    names = [f"{n} and the Isles of Stoke-on-Trent, Bournemouth and Poole" for n in "ABCDEFGHI"]
    names.append(f"J{'o' * 34} and the Isles of Bournemouth")
    text = alt_text(card_of(dict(zip(names, LONGEST, strict=True))))
    assert len(text) <= MOST_ALT_TEXT
    assert names[0] not in text
    assert names[-1] not in text
    assert words(text) <= words(" ".join([FULL.title, *names, *GRADES, ORDER]))


def words(text: str) -> set[str]:
    return {word.strip(":.,") for word in text.split()}


def test_the_alternative_text_names_services_of_the_same_grades_together() -> None:
    text = alt_text(card_of(dict.fromkeys(NAMES, ("requires improvement",) * 3)))
    assert len(text) <= MOST_ALT_TEXT
    assert all(name in text for name in NAMES)
    assert text.count("requires improvement") == 3


def test_an_endless_title_costs_no_grade() -> None:
    text = alt_text(replace(SMALL, title="Many words " * 200))
    assert len(text) <= MOST_ALT_TEXT
    assert "Avon: inadequate, not graded, adequate." in text
