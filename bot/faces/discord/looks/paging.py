"""Cutting a reply to the size of a message: between blocks, else lines, sentences, words."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

#: Pages one reply may have; a flood of messages helps nobody.
MOST_PAGES = 5
#: Blocks a page may have: each is a component, of which Discord takes 40 with the buttons.
MOST_BLOCKS = 22
MORE = "There is more than fits here: ask about one part of it."

# A stretch that no cut may enter: a word, with bold words kept together and escapes whole.
_UNIT = re.compile(r"(?:\\.|\*\*.+?\*\*|\S)+")
_SENTENCE_END = re.compile(r"[.?!…][”’\"')*]*$")


class Block(Struct, frozen=True):
    """Lines that belong together, and the source that proves them."""

    lines: tuple[str, ...]
    source: str = ""

    @property
    def text(self) -> str:
        """The block as it is sent."""
        return "\n".join(filter(None, (*self.lines, self.source)))


def paged(
    blocks: Iterable[Block], room: int, most_blocks: int = MOST_BLOCKS, most: int = MOST_PAGES
) -> list[tuple[str, ...]]:
    """The blocks' texts page by page, no page longer than ``room`` characters with line breaks.

    A block that fits a page is never cut, and no page has more than ``most_blocks``. What
    ``most`` pages cannot hold is left out, which the last page says.
    """
    room -= len(MORE) + 1
    pages: list[list[str]] = [[]]
    for text in (part.text for block in blocks for part in _divided(block, room)):
        page = pages[-1]
        if page and (len("\n".join([*page, text])) > room or len(page) == most_blocks):
            if len(pages) == most:
                page.append(MORE)
                break
            pages.append(page := [])
        page.append(text)
    return [tuple(page) for page in pages]


def _divided(block: Block, room: int) -> Iterator[Block]:
    """The block, or where it is too long for a page several, each with its source."""
    if len(block.text) <= room:
        yield block
        return
    room -= len(block.source) + 1
    pieces = [piece for line in block.lines for piece in _pieces(line, room)]
    part: list[str] = []
    for piece in pieces:
        if part and len("\n".join([*part, piece])) > room:
            yield Block(tuple(part), block.source)
            part = []
        part.append(piece)
    yield Block(tuple(part), block.source)


def _pieces(line: str, room: int) -> Iterator[str]:
    """The line, or where it is too long several, each still a quotation if it was one."""
    mark = "> " if line.startswith("> ") else ""
    rest = line[len(mark) :].rstrip()
    room -= len(mark)
    while len(rest) > room:
        cut = _cut(rest, room)
        yield mark + rest[:cut]
        rest = rest[cut:].lstrip()
    yield mark + rest


def _cut(text: str, room: int) -> int:
    """Where to cut: after the last sentence that fits, else the last word, else anywhere."""
    fitting = [unit for unit in _UNIT.finditer(text) if unit.end() <= room]
    sentences = [unit for unit in fitting if _SENTENCE_END.search(unit.group())]
    if fitting:
        return (sentences or fitting)[-1].end()
    head = text[:room]
    backslashes = len(head) - len(head.rstrip("\\"))
    return room - backslashes % 2
