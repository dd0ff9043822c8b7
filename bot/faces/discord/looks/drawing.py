"""What a card is drawn with: letters, marks, colours and panels, each with smooth edges.

Everything is drawn several times too large and scaled down, because Pillow's shapes have hard
edges and its letters stand on whole pixels.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from io import BytesIO
from math import cos, pi, sin

import msgspec
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from knowledge.model import Grade

INK = 0x10181F
WHITE = 0xFFFFFF
ELLIPSIS = "…"
#: From one line of a text to the next, in sizes of its letters.
LINE_STEP = 1.14
#: What Pillow's own font can draw.
DRAWABLE = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("©«°±·»‹›‘’“”…™")

_DARKEST = 0.04045  # up to here WCAG reckons light as even with the number
_FINER = 4  # how many times larger everything is drawn than it is shown
_SHADES = 4  # from clear to full, at an edge
_STROKE = 0.014  # of the size: how much a bold letter's edges grow on each side
_CAPITAL = 0.7  # of the size: the height of a capital letter
_PLAINER = str.maketrans(
    {"–": "-", "—": "-", "−": "-", "‑": "-", "ß": "ss", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE",
     "œ": "oe", "Œ": "OE", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "\u200b": None, "\xad": None}
)  # fmt: skip


class Letters(msgspec.Struct, frozen=True):
    """How a text looks: the size of its letters in pixels, and their colour."""

    size: float
    colour: int
    bold: bool = True


def plain(text: str) -> str:
    """The text in letters that the font has: without accents, or "?" for an unknown one."""
    return "".join(_plain(" ".join(text.translate(_PLAINER).split())))


def _plain(text: str) -> Iterator[str]:
    for char in unicodedata.normalize("NFC", text):
        if char in DRAWABLE:
            yield char
            continue
        simpler = unicodedata.normalize("NFKD", char)
        yield "".join(c for c in simpler if c in DRAWABLE) or "?"


def _font(size: float) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size * _FINER)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise RuntimeError("Pillow was built without FreeType, so it cannot draw letters")
    return font


def text_width(text: str, size: float) -> float:
    """How wide a line of bold letters is."""
    return _font(size).getlength(text) / _FINER + 2 * _STROKE * size


def fitted(
    texts: Sequence[str], width: float, height: float, sizes: Sequence[int]
) -> tuple[int, list[list[str]]]:
    """The largest size at which every text fits the box, and the lines of each.

    A text that does not fit at the last size is shortened.
    """
    for size in sizes:
        most = int(height / (size * LINE_STEP))
        wrapped = [_wrapped(text, size, width) for text in texts]
        if all(len(lines) <= most and _narrow(lines, size, width) for lines in wrapped):
            return size, wrapped
    return size, [_shortened(lines, size, width, max(most, 1)) for lines in wrapped]


def _wrapped(text: str, size: float, width: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _narrow(lines: Sequence[str], size: float, width: float) -> bool:
    return all(text_width(line, size) <= width for line in lines)


def _shortened(lines: Sequence[str], size: float, width: float, most: int) -> list[str]:
    kept = list(lines[:most])
    if len(lines) > most:
        kept[-1] += ELLIPSIS
    return [_clipped(line, size, width) for line in kept]


def _clipped(line: str, size: float, width: float) -> str:
    while text_width(line, size) > width and len(line) > 1:
        line = line.rstrip(ELLIPSIS)[:-1].rstrip() + ELLIPSIS
    return line


def write(
    image: Image.Image, lines: Sequence[str], at: tuple[float, float], letters: Letters
) -> None:
    """Draw lines of text from a left edge on, their capitals centred on a height."""
    (left, middle), size = at, letters.size
    font, step = _font(size), size * LINE_STEP
    stroke = round(_STROKE * size * _FINER) if letters.bold else 0
    first = middle - step * (len(lines) - 1) / 2 + _CAPITAL * size / 2
    for i, line in enumerate(lines):
        foot = first + i * step
        top = int(foot - size)
        width, height = round(text_width(line, size)) + 8, round(size * 1.5)
        mask = Image.new("L", (_FINER * width, _FINER * height))
        start = (stroke + (left - int(left)) * _FINER, round((foot - top) * _FINER))
        ImageDraw.Draw(mask).text(start, line, 255, font, "ls", stroke_width=stroke)
        stamp(image, _smooth(mask), int(left), top, letters.colour)


def _smooth(mask: Image.Image) -> Image.Image:
    """The mask at the size it is shown at; so few shades fit a palette, and nobody sees it."""
    step = 255 / _SHADES
    return mask.reduce(_FINER).point([round(round(v / step) * step) for v in range(256)])


def stamp(image: Image.Image, mask: Image.Image, left: int, top: int, colour: int) -> None:
    """Colour the image where the mask is white."""
    image.paste(rgb(colour), (left, top), mask)


def rounded(width: int, height: int, radius: int, sides: str = "left right") -> Image.Image:
    """A mask of a rectangle with the corners of these sides rounded."""
    mask = Image.new("L", (width, height), 255)
    disc = Image.new("L", (2 * radius * _FINER,) * 2)
    ImageDraw.Draw(disc).ellipse((0, 0, disc.width - 1, disc.height - 1), 255)
    disc = _smooth(disc)
    for side in sides.split():
        x = 0 if side == "left" else radius
        half = disc.crop((x, 0, x + radius, 2 * radius))
        left = 0 if side == "left" else width - radius
        mask.paste(half.crop((0, 0, radius, radius)), (left, 0))
        mask.paste(half.crop((0, radius, radius, 2 * radius)), (left, height - radius))
    return mask


def mark(grade: Grade | None, size: int) -> Image.Image:
    """The mask of a grade's mark, a shape that no other grade has."""
    mask = Image.new("L", (size * _FINER, size * _FINER))
    pen = _Pen(mask)
    if grade == "outstanding":
        pen.shape(_star())
    elif grade == "good":
        pen.stroke((0.13, 0.54), (0.39, 0.80), (0.88, 0.24))
    elif grade == "adequate":
        pen.dot(0.5, 0.5, 0.36)
    elif grade == "requires improvement":
        pen.shape([(0.5, 0.05), (1.0, 0.92), (0.0, 0.92)])
        pen.shape([(0.435, 0.34), (0.565, 0.34), (0.545, 0.64), (0.455, 0.64)], 0)
        pen.dot(0.5, 0.765, 0.07, 0)
    elif grade == "inadequate":
        pen.stroke((0.2, 0.2), (0.8, 0.8))
        pen.stroke((0.8, 0.2), (0.2, 0.8))
    else:
        pen.stroke((0.3, 0.5), (0.7, 0.5), width=0.1)
    return _smooth(mask)


class _Pen:
    """Draws on a square mask in fractions of its side."""

    def __init__(self, mask: Image.Image) -> None:
        self._draw = ImageDraw.Draw(mask)
        self._side = mask.width

    def shape(self, corners: Sequence[tuple[float, float]], shade: int = 255) -> None:
        self._draw.polygon([(x * self._side, y * self._side) for x, y in corners], shade)

    def dot(self, x: float, y: float, radius: float, shade: int = 255) -> None:
        box = (x - radius, y - radius, x + radius, y + radius)
        self._draw.ellipse([each * self._side for each in box], shade)

    def stroke(self, *points: tuple[float, float], width: float = 0.17) -> None:
        scaled = [(x * self._side, y * self._side) for x, y in points]
        self._draw.line(scaled, 255, round(width * self._side))
        for x, y in points:
            self.dot(x, y, width / 2)


def _star() -> list[tuple[float, float]]:
    turns = ((i * pi / 5, 0.53 if i % 2 == 0 else 0.225) for i in range(10))
    return [(0.5 + far * sin(turn), 0.54 - far * cos(turn)) for turn, far in turns]


def png(image: Image.Image) -> bytes:
    """The picture as a PNG, with a palette where its colours fit one: that is half as long."""
    file = BytesIO()
    _with_palette(image.convert("RGBA")).save(file, "PNG", compress_level=8)
    return file.getvalue()


def _with_palette(image: Image.Image) -> Image.Image:
    pixels = np.frombuffer(image.tobytes(), np.uint32)
    colours = np.unique(pixels)
    if len(colours) > 256:
        return image
    places = np.searchsorted(colours, pixels).astype(np.uint8)
    small = Image.frombytes("P", image.size, places.tobytes())
    small.putpalette(colours.tobytes(), "RGBA")
    return small


def rgb(colour: int) -> tuple[int, int, int]:
    """A colour's red, green and blue."""
    return colour >> 16, colour >> 8 & 0xFF, colour & 0xFF


def tinted(colour: int, share: float) -> int:
    """The colour mixed with white, of which ``share`` is the colour."""
    red, green, blue = (round(255 - (255 - each) * share) for each in rgb(colour))
    return red << 16 | green << 8 | blue


def contrast(one: int, other: int) -> float:
    """The contrast of two colours, 1 to 21, as WCAG 2 reckons it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: int) -> float:
    parts = (each / 255 for each in rgb(colour))
    red, green, blue = (
        each / 12.92 if each <= _DARKEST else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def readable_on(colour: int) -> int:
    """Ink or white, whichever is read better on the colour."""
    return max(INK, WHITE, key=lambda each: contrast(each, colour))
