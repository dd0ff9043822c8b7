"""A reply as pages: the messages that Discord will take, in words and colour."""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from bot.answering.draft import source_line
from bot.faces.discord.looks.actions import Action, Ask
from bot.faces.discord.looks.escape import address, escaped, plain_start
from bot.faces.discord.looks.links import cited, is_row
from bot.faces.discord.looks.paging import Block, paged
from bot.faces.discord.looks.rows import row_lines
from bot.faces.markup import Line, lines_of, seen
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
#: Grades by mark, for those who do not see the colour: the card's, of which Discord makes no emoji.
GRADE_MARKS = {
    "outstanding": "★",
    "good": "✓",
    "adequate": "●",
    "requires improvement": "▲",
    "inadequate": "✗",
}


class Picture(Struct, frozen=True):
    """A PNG, with the words that tell all that is to be seen on it."""

    png: bytes
    alt: str
    name: str = "grades.png"


class Control(Struct, frozen=True):
    """A button: what stands on it, and what it does."""

    label: str
    action: Action
    disabled: bool = False


#: Buttons as they stand: rows of at most five.
Rows = tuple[tuple[Control, ...], ...]


class Page(Struct, frozen=True):
    """One message: its texts from top to bottom, in a box with a coloured edge or plain.

    A picture stands below the first text, buttons below all. ``urgent`` marks what somebody in
    danger is told.
    """

    texts: tuple[str, ...]
    boxed: bool = False
    colour: int | None = None
    picture: Picture | None = None
    rows: Rows = ()
    urgent: bool = False

    @property
    def drawn(self) -> bool:
        """Whether it takes more than a plain message."""
        return self.boxed or bool(self.rows) or self.picture is not None

    @property
    def text(self) -> str:
        """All its texts, as a plain message says them."""
        return "\n".join(self.texts)


def pages_of(reply: Reply, rows: Rows = (), picture: Picture | None = None) -> list[Page]:
    """The messages that say the reply: an answer in a box, anything else in plain words.

    Args:
        reply: what the engine said.
        rows: the buttons below the last page; what they offer is not said in words again.
        picture: what the first page shows.
    """
    boxed = reply.status == "answered"
    room = BOXED_ROOM if boxed else PLAIN_ROOM
    colour = colour_of(reply.grades) if boxed else None
    actions = (control.action for row in rows for control in row)
    offered = frozenset(each.question for each in actions if isinstance(each, Ask))
    urgent = reply.status == "emergency"
    pages = [
        Page(texts, boxed, colour, urgent=urgent) for texts in paged(_blocks(reply, offered), room)
    ]
    pages[0] = replace(pages[0], picture=picture)
    pages[-1] = replace(pages[-1], rows=rows)
    return pages


def colour_of(grades: Sequence[GradeLine]) -> int | None:
    """The colour of the one grade that all of these are; grades that differ have none."""
    names = {line.grade for line in grades}
    return GRADE_COLOURS.get(names.pop()) if len(names) == 1 else None


def _blocks(reply: Reply, offered: frozenset[str]) -> list[Block]:
    """The reply's lines, those that belong together with the source that proves them."""
    proof = _Proof(reply)
    blocks: list[Block] = []
    held: list[str] = []
    kind = ""  # of the line before
    for line in lines_of(reply):
        if line.kind == "source":
            if kind != "quote":
                blocks.append(Block(tuple(held)))
                held = proof.quotations(line.plain)
            blocks.append(Block(tuple(held), proof.source(line.plain)))
            held, kind = [], ""
            continue
        if held and line.kind != kind:
            blocks.append(Block(tuple(held)))
            held = []
        if not _is_offered(line.plain, offered):
            held.append(proof.drawn(line))
        kind = line.kind
    blocks.append(Block(tuple(held)))
    blocks += proof.left_out()
    blocks.append(_suggested(reply, offered))
    return [block for block in blocks if block.text.strip()]


def _is_offered(line: str, offered: frozenset[str]) -> bool:
    """Whether a line only offers what a button offers."""
    return line.removeprefix("- ") in offered or line.removeprefix("Try: ").strip("“”") in offered


class _Proof:
    """The citations of a reply as its lines name them."""

    def __init__(self, reply: Reply) -> None:
        self._citations = reply.citations
        self._by_source: dict[str, list[Citation]] = {}
        for each in reply.citations:
            self._by_source.setdefault(seen(source_line(each)), []).append(each)
        self._marked = reply.status == "answered"
        self._said: list[Citation] = []  # since the last source
        self._quoted: set[Citation] = set()
        self._named: set[str] = set()

    def drawn(self, line: Line) -> str:
        """A line as Discord shows it."""
        if line.kind == "quote":
            return self._quote(line.plain)
        words = "".join(
            self._bold(words) if bold else _linked(words, self._citations)
            for words, bold in line.runs
        )
        return "- " + plain_start(words[2:]) if words.startswith("- ") else plain_start(words)

    def quotations(self, source: str) -> list[str]:
        """All that is cited of a source, quoted here because the reply's text does not."""
        self._said = [each for each in self._by_source[source] if each not in self._quoted]
        self._quoted.update(self._said)
        rows = [each for each in self._said if is_row(each)]
        words = [escaped(" ".join(each.quote.split())) for each in self._said if not is_row(each)]
        return [f"> {plain_start(line)}" for line in (*words, *row_lines(rows))]

    def source(self, line: str) -> str:
        """A source, as a link to the words that were quoted since the last one."""
        self._named.add(line)
        said = [each for each in self._said if seen(source_line(each)) == line]
        self._said = []
        return cited(said or self._by_source[line])

    def left_out(self) -> list[Block]:
        """What is cited of sources that no line has named."""
        lines = [line for line in self._by_source if line not in self._named]
        return [Block(tuple(self.quotations(line)), self.source(line)) for line in lines]

    def _bold(self, words: str) -> str:
        mark = GRADE_MARKS.get(words) if self._marked else None
        bold = f"**{escaped(words)}**"
        return f"{mark}\N{NO-BREAK SPACE}{bold}" if mark else bold

    def _quote(self, words: str) -> str:
        for citation in self._citations:
            if " ".join(citation.quote.split()) == words:
                self._said.append(citation)
                self._quoted.add(citation)
                if is_row(citation):
                    return "> " + plain_start(row_lines([citation])[0])
                break
        return "> " + plain_start(_linked(words, self._citations))


def _linked(words: str, citations: Sequence[Citation]) -> str:
    """Words escaped, except for the addresses of the sources: only these may be followed."""
    urls = sorted({c.url for c in citations if c.url and address(c.url) == c.url}, reverse=True)
    if not urls:
        return escaped(words)
    parts = re.split("(" + "|".join(map(re.escape, urls)) + ")", words)
    return "".join(f"<{part}>" if part in urls else escaped(part) for part in parts)


def _suggested(reply: Reply, offered: frozenset[str]) -> Block:
    """What may be asked next, as far as no button asks it."""
    fresh = [each for each in reply.suggestions if each not in reply.text and each not in offered]
    if offered or not fresh:
        return Block(())
    return Block(("You can also ask:", *(f"- {plain_start(escaped(each))}" for each in fresh)))
