"""A reply's text taken apart, for faces that draw it."""

import re
from typing import Literal

from msgspec import Struct

from bot.answering.draft import source_line
from bot.reply import Reply

_BOLD = re.compile(r"\*\*(.+?)\*\*")
#: What would act on a terminal or turn a line round, were a document to hold it: controls
#: but for the newline, and marks of writing direction.
_UNSEEN = dict.fromkeys(
    [
        *range(0x0A), *range(0x0B, 0x20), *range(0x7F, 0xA0),
        0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A),
    ]
)  # fmt: skip


class Line(Struct, frozen=True):
    """One line of a reply; ``runs`` are its words with whether they are bold."""

    kind: Literal["text", "quote", "source"]
    runs: tuple[tuple[str, bool], ...]

    @property
    def plain(self) -> str:
        """The line's words without markup."""
        return "".join(words for words, _ in self.runs)


def lines_of(reply: Reply) -> list[Line]:
    """The lines of a reply's text, each with what it is; nothing in them acts on a terminal."""
    sources = {source_line(citation) for citation in reply.citations}
    return [_line(text, text in sources) for text in reply.text.split("\n")]


def seen(text: str) -> str:
    """The text without what nobody sees and a screen would act on."""
    return text.translate(_UNSEEN)


def _line(text: str, is_source: bool) -> Line:
    shown = seen(text)
    if text.startswith("> "):
        return Line("quote", ((shown[2:], False),))
    if is_source:
        return Line("source", ((shown, False),))
    parts = _BOLD.split(shown)
    return Line("text", tuple((part, i % 2 == 1) for i, part in enumerate(parts) if part))
