"""A reply as pages: the messages that Discord will take, in words and colour."""

import re
from collections.abc import Sequence

from msgspec import Struct

from bot.answering.draft import clipped, source_line
from bot.faces.discord.escape import address, escaped, link, plain_start
from bot.faces.discord.paging import Block, paged
from bot.faces.markup import Line, lines_of
from bot.reply import Citation, GradeLine, Reply

#: Characters a plain message may have, and all texts of a drawn one together.
PLAIN_ROOM = 2000
BOXED_ROOM = 4000
#: Grades by colour (0xRRGGBB); the words always stand beside it.
GRADE_COLOURS = {
    "outstanding": 0x00703C,
    "good": 0x4C9A2A,
    "adequate": 0xFFDD00,
    "requires improvement": 0xF47738,
    "inadequate": 0xD4351C,
}
_MOST_SUGGESTIONS = 3
_LONGEST_LABEL = 300  # characters of a source's publisher, title and date


class Page(Struct, frozen=True):
    """One message: its texts from top to bottom, in a box with a coloured edge or plain."""

    texts: tuple[str, ...]
    boxed: bool = False
    colour: int | None = None

    @property
    def text(self) -> str:
        """All its texts, as a plain message says them."""
        return "\n".join(self.texts)


def pages_of(reply: Reply) -> list[Page]:
    """The messages that say the reply: an answer in a box, anything else in plain words."""
    boxed = reply.status == "answered"
    colour = colour_of(reply.grades) if boxed else None
    room = BOXED_ROOM if boxed else PLAIN_ROOM
    return [Page(texts, boxed, colour) for texts in paged(_blocks(reply), room)]


def colour_of(grades: Sequence[GradeLine]) -> int | None:
    """The colour of the one grade that all of these are; grades that differ have none."""
    names = {line.grade for line in grades}
    return GRADE_COLOURS.get(names.pop()) if len(names) == 1 else None


def _blocks(reply: Reply) -> list[Block]:
    sources = _sources(reply.citations)
    named: set[str] = set()
    blocks: list[Block] = []
    held: list[str] = []
    kind = ""
    for line in lines_of(reply):
        if line.kind == "source":
            blocks.append(Block(tuple(held), _source(line.plain, sources[line.plain])))
            named.add(line.plain)
            held = []
            continue
        if held and line.kind != kind:
            blocks.append(Block(tuple(held)))
            held = []
        held.append(_drawn(line, reply.citations))
        kind = line.kind
    blocks.append(Block(tuple(held)))
    blocks += (Block((), _source(*each)) for each in sources.items() if each[0] not in named)
    blocks.append(_suggested(reply))
    return [block for block in blocks if block.text.strip()]


def _sources(citations: Sequence[Citation]) -> dict[str, str | None]:
    """Every source with its address; rows of one table from several pages share none."""
    pages: dict[str, set[str | None]] = {}
    for citation in citations:
        pages.setdefault(source_line(citation), set()).add(citation.url)
    return {line: urls.pop() if len(urls) == 1 else None for line, urls in pages.items()}


def _drawn(line: Line, citations: Sequence[Citation]) -> str:
    if line.kind == "quote":
        return "> " + plain_start(_linked(line.plain, citations))
    words = "".join(
        f"**{escaped(words)}**" if bold else _linked(words, citations) for words, bold in line.runs
    )
    if words.startswith("- "):
        return "- " + plain_start(words[2:])
    return plain_start(words)


def _linked(words: str, citations: Sequence[Citation]) -> str:
    """Words escaped, except for the addresses of the sources: only these may be followed."""
    urls = sorted({c.url for c in citations if c.url and address(c.url) == c.url}, reverse=True)
    if not urls:
        return escaped(words)
    parts = re.split("(" + "|".join(map(re.escape, urls)) + ")", words)
    return "".join(f"<{part}>" if part in urls else escaped(part) for part in parts)


def _source(line: str, url: str | None) -> str:
    return "-# " + plain_start(link(clipped(line, _LONGEST_LABEL), url))


def _suggested(reply: Reply) -> Block:
    fresh = [each for each in reply.suggestions if each not in reply.text][:_MOST_SUGGESTIONS]
    if not fresh:
        return Block(())
    return Block(("-# You can also ask:", *(f"- {plain_start(escaped(each))}" for each in fresh)))
