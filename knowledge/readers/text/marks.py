"""Quotation marks: which words stand between them."""

import re
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from knowledge.readers.text.naming import NICKNAME, PART
from knowledge.readers.text.outline import Block
from knowledge.readers.text.speech import VERB
from knowledge.readers.text.text import Text, lowered

_WORDS = r"[^'\s](?:[^']|'(?=\w)){0,600}"
#: Straight single marks, told from apostrophes by the verb of speech right beside them.
_STRAIGHT = re.compile(
    rf"\b(?:{VERB})\b[^'\".]{{0,40}}[:,] '(?P<after>{_WORDS}[.,!?])'(?!\w)"
    rf"|(?:^|(?<=\s))'(?P<before>{_WORDS}[,!?])'(?= (?:{VERB})\b| [\w .]{{2,40}}\b(?:{VERB})\b)"
)
#: A single mark that closes, or an apostrophe at the end of a word.
_CLOSING = re.compile(r"(?<=\S)’(?![^\W_])|‘")


class Run(Struct, frozen=True):
    """Words between quotation marks: their offsets, and the block they stand in.

    ``outer_start`` and ``outer_end`` take in the marks. ``closed`` is False where the
    quotation goes on in the next paragraph.
    """

    block: int
    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool


def find_runs(text: Text, blocks: tuple[Block, ...]) -> tuple[Run, ...]:
    """Find the runs of quoted words in all blocks, in reading order; none inside another."""
    runs: list[Run] = []
    told = _typographic(text)
    for number, block in enumerate(blocks):
        if block.kind in ("paragraph", "bullet"):
            following = blocks[number + 1] if number + 1 < len(blocks) else None
            goes_on = following is not None and told.raw[following.start] == "‘"
            found = list(_in_block(told, block, number, goes_on))
            runs += found or _straight(text, block, number)
    return tuple(runs)


def _typographic(text: Text) -> Text:
    """Give straight single marks their direction: one that opens, or an apostrophe."""
    raw = _OPENING.sub("‘", text.raw)
    return msgspec.structs.replace(text, raw=raw.replace("'", "’"))


#: Not the apostrophe of "'em", "'til" or "the '90s".
_OPENING = re.compile(r"(?:(?<=[\s(\[-])|^)'(?=[^\W\d_])(?!(?:em|til|tis|twas|cause|cos|bout|n)\b)")


def _in_block(text: Text, block: Block, number: int, goes_on: bool) -> Iterator[Run]:
    at = block.start
    while at < block.end:
        opening = _MARK.search(text.plain, at, block.end)
        if opening is None:
            return
        mark = opening.start()
        at = mark + 1
        if not _opens(text, block, mark):
            continue
        if nickname := _NICKNAME.match(text.plain, mark):
            at = nickname.end()
            continue
        double = text.plain[mark] == '"'
        close = _double_close(text, block, mark) if double else _single_close(text, block, mark)
        if close is not None:
            yield Run(number, mark + 1, close, mark, close + 1, True)
            at = close + 1
        elif double or goes_on:
            yield Run(number, mark + 1, block.end, mark, block.end, False)
            return


_MARK = re.compile("[\"']")
#: Between the names of one person: "Mohammed 'Mo' Tariq".
_NICKNAME = re.compile(rf"(?<=[a-z] ){NICKNAME}(?= {PART})(?! {VERB}\b)")


def _opens(text: Text, block: Block, mark: int) -> bool:
    before = text.plain[mark - 1] if mark > block.start else " "
    after = text.plain[mark + 1] if mark + 1 < block.end else " "
    if text.plain[mark] == "'":  # a straight one may as well be an apostrophe
        return text.raw[mark] == "‘" and before in " \r\n([-:/" and not after.isspace()
    if text.raw[mark] in "“„«":
        return True
    if text.raw[mark] in "”»":
        return False
    return before in " \r\n([-:/'" and not after.isspace()


def _double_close(text: Text, block: Block, opening: int) -> int | None:
    for mark in range(opening + 1, block.end):
        if text.plain[mark] != '"':
            continue
        if not _opens(text, block, mark) or mark == block.end - 1:
            return mark
    return None


def _single_close(text: Text, block: Block, opening: int) -> int | None:
    """Find the mark that closes: after a stop or comma, or else the only one there can be."""
    candidates: list[int] = []
    for found in _CLOSING.finditer(text.raw, opening + 1, block.end):
        if found.group() == "‘":
            break
        if text.raw[opening : found.start()].rstrip('”"')[-1] in ".,!?…":
            return found.start()
        candidates.append(found.start())
    return candidates[0] if len(candidates) == 1 else None


def _straight(text: Text, block: Block, number: int) -> Iterator[Run]:
    for found in _STRAIGHT.finditer(text.plain, block.start, block.end):
        start, end = found.span("after" if found.group("after") else "before")
        yield Run(number, start, end, start - 1, end + 1, True)


def masked(text: Text, runs: tuple[Run, ...]) -> Text:
    """Blot out quoted words, so that nothing inside them is taken for the document's own.

    The first and last character stay: they tell where sentences end.
    """
    plain = list(text.plain)
    for run in runs:
        for i in range(run.start + 1, run.end - 1):
            plain[i] = "_"
    words = "".join(plain)
    return msgspec.structs.replace(text, plain=words, lower=lowered(words))
