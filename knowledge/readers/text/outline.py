"""A document's outline: which lines are headings, list entries, navigation, paragraphs."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from knowledge.model import Span
from knowledge.readers.text.dates import read_date
from knowledge.readers.text.key_facts import cells, gives_figure, key_facts
from knowledge.readers.text.naming import RANK, introduces, is_name
from knowledge.readers.text.speech import VERB
from knowledge.readers.text.text import Line, Text, after_navigation, sentences

BlockKind = Literal["title", "heading", "byline", "paragraph", "bullet", "figure", "navigation"]
#: Blocks whose sentences are shown; figures with their labels are no sentences to read more from.
TELLING: tuple[BlockKind, ...] = ("paragraph", "bullet", "figure")

_BULLET = re.compile(
    r"(?:[-*·o»>]|\(?\d{1,2}[.)]|\(?[a-h]\)|\(?[ivx]{1,4}\)) +(?=\S)|[•▪●◦‣∙■□▸►➢✓✔→⁃] *(?=\S)"
)
_NAVIGATION = re.compile(
    r"(?:-|•|\*)?\s*(?:Published|Share|Share (?:page|this)|About sharing|Image source.*|Image"
    r"|Media caption.*|Image caption.*|Related topics?|More on this story|Related internet links"
    r"|Top stories|Comments|Copy link|Skip to .*|Back to .*|Print this page|Cookies.*"
    r"|(?:Published|Updated|Last updated)[: ].{0,40}|\d+ (?:minutes?|hours?|days?) ago"
    r"|Follow .{3,40} on .*|Send your .{3,80}|Get (?:the|this) .{3,30}|Sign up (?:for|to) .*"
    r"|Got a story.*|(?:View|See|Show|Hide|Explore) (?:the|all|our|more|full) [^.]{1,60}"
    r"|Most read|Listen to .{3,80}|Download .{3,40}"
    r"|(?:Share this page|Back to top|Print this page|Get the report)*"
    r"|By (?!\d|\w+ 20\d\d)[^.:]{3,40}|Read more(?: about .{1,60})?|Home|Menu|Search|Contents?"
    r"|Next|Previous)",
    re.IGNORECASE,
)
#: What a picture shows, between credits: "Getty Images A fire engine on a driveGetty Images".
_PICTURED = re.compile(
    r"(?P<credit>[A-Z][\w'&/.-]*(?: [\w'&/.-]+){0,3}?) [A-Z].{20,}(?<=\S)(?P=credit)"
)
_OFFERED = re.compile(
    r"\b(?:newsletters?|e-?mailed|subscri\w+|cookies|sign up|log in)\b"
    r"|\((?:Image|Picture|Photo|Pic|Credit)s?: ",
    re.IGNORECASE,
)
_OFFICE = re.compile(rf"(?:the )?{RANK}\b[^.\r\n]{{0,80}}\.?")
#: Links beside each other: "News | Sport", "Home / Fire / Reports", "Home > Reports".
_TRAIL = re.compile(r"^[^.]*\S (?:[|/>»›·]) \S[^.]*$")
#: Where a page lies: "You are here: Home > Reports > Barset".
_CRUMBS = re.compile(r"[^.]*\S [>»›] \S[^.]* [>»›] \S[^.]*$")
#: What follows are the headlines of other stories.
_OTHER_STORIES = re.compile(r"More on this story|Most read|Top stories|Related", re.IGNORECASE)
#: "Jane Doe said:" opens a quotation, not a section.
_SPEAKS = re.compile(rf"\b(?:{VERB})(?: \w+)?:$|\b(?:says|said|writes|wrote|adds|added)$")
#: "What the chief said" is the heading of a section.
_ASKS = re.compile(r"(?:What|How|Why|Who|Where)\b.*[^:]$")
_FULL_SENTENCE = re.compile(r"[.!?][\"')]*$")
_HEADING_WORDS = 16
_ANNOUNCING_WORDS = 6
#: Lines wrapped by hand are at most so long, and so many break inside a sentence.
_WRAPPED = 120
_FEW = 3
_CONTINUES = re.compile(
    r"(?:,|\b(?:and|or|of|the|a|an|for|to|in|at|by|with|from|its|their|has|is))$"
)


_LONGEST_LINK = 200
#: An entry of a list whose marks were lost, and the formula that opens or closes a letter.
_ENTRY = re.compile(r";(?: (?:and|or|but))?$")
_FORMULA = re.compile(r"(?:Dear|Yours|Kind|Best|With)\b.{2,40},")


class Block(Struct, frozen=True):
    """A heading, paragraph, list entry, labelled figure or piece of navigation.

    ``start`` and ``end`` hold the content only, without a list mark. ``heading`` is the
    heading above it, of a row of figures the row that names its columns; ``line`` the number
    of its first line.
    """

    kind: BlockKind
    start: int
    end: int
    line: int
    heading: str | None


#: The longest that may stand at the end of a list entry: "; and".
_LONGEST_JOINT = 6


def outline(text: Text, title_line: int | None = None) -> tuple[Block, ...]:
    """Tell the lines of a text apart by their look, joining lines wrapped inside a sentence.

    ``title_line`` is the number of the line that is the title: no heading for what follows.
    """
    blocks: list[Block] = []
    heading: str | None = None
    elsewhere = listing = False
    figures = key_facts(text)
    named: str | None = None  # the columns
    for line in _joined(text, title_line):
        if line.number in figures and line.number != title_line:
            words = text.raw[line.start : line.end]
            named = named if gives_figure(text.plain[line.start : line.end]) else words
            of = named if named and cells(named) == cells(words) else heading
            blocks.append(Block("figure", line.start, line.end, line.number, of))
            continue
        for kind, start, end in _pieces(text, line, title_line):
            content = text.plain[start:end]
            if kind == "navigation":
                elsewhere = elsewhere or bool(_OTHER_STORIES.match(content))
            elif _FULL_SENTENCE.search(content):
                elsewhere = False
            told: BlockKind = "navigation" if elsewhere else kind
            listed = bool(_ENTRY.search(content))
            goes_on = blocks and bool(_ENTRY.search(text.plain[: blocks[-1].end][-_LONGEST_JOINT:]))
            if listing and told in ("paragraph", "heading") and (listed or goes_on):
                told = "bullet"  # a list whose marks were lost
            listing = content.endswith(":") or (listing and listed)
            blocks.append(Block(told, start, end, line.number, heading))
            if told == "heading":
                heading = text.raw[start:end].strip("'\"‘’“”: \xa0")
    return tuple(blocks)


#: Whose picture it is, behind a sentence that tells what it shows.
_CREDIT = re.compile(
    r"(?<=[.!]) +(?P<by>(?:Picture|Photo(?:graph)?|Image|Pic|Credit)s?(?: by|:) [^.:]{2,60})$"
)


def _pieces(text: Text, line: Line, title_line: int | None) -> Iterator[tuple[BlockKind, int, int]]:
    """Give a line's parts: usually one, but a heading or link text may run into a sentence."""
    if line.number == title_line:
        yield "title", line.start, line.end
        return
    credit = _CREDIT.search(text.plain, line.start, line.end)
    if credit:
        yield from _pieces(text, Line(line.number, line.start, credit.start()), title_line)
        yield "navigation", credit.start("by"), line.end
        return
    kind, start = _kind(text, line)
    if kind == "paragraph":
        proper = after_navigation(text, start, line.end)
        if proper > start:
            lead = text.plain[start:proper]
            yield "navigation" if _NAVIGATION.fullmatch(lead) else "heading", start, proper
            start = proper
    yield kind, start, line.end


def _joined(text: Text, title_line: int | None) -> Iterator[Line]:
    current: Line | None = None
    last: Line | None = None
    width = _wrap_width(text)
    for line in text.lines:
        goes_on = current is not None and current.number != title_line
        if goes_on and current is not None and last is not None:
            full = last.end - last.start + 1 + len(_first_word(text, line)) > width
            if (width and full and _adjoin(text, last, line)) or _continues(text, current, line):
                current, last = Line(current.number, current.start, line.end), line
                continue
        if current is not None:
            yield current
        current = last = line
    if current is not None:
        yield current


def _first_word(text: Text, line: Line) -> str:
    return text.plain[line.start : line.end].split(" ", 1)[0]


def _adjoin(text: Text, before: Line, line: Line) -> bool:
    """Two lines that may belong to one wrapped paragraph: no blank line or list mark between."""
    content = text.plain[line.start : line.end]
    unlisted = not _BULLET.match(content) and not _NAVIGATION.fullmatch(content)
    return line.number == before.number + 1 and unlisted and not content.startswith('"')


def _wrap_width(text: Text) -> int:
    """Give the width to which a document's lines were wrapped by hand, or 0 if they were not."""
    longest = max((line.end - line.start for line in text.lines), default=0)
    broken = sum(
        _adjoin(text, before, line) and text.plain[line.start].islower()
        for before, line in pairwise(text.lines)
    )
    wrapped = longest <= _WRAPPED and broken >= max(_FEW, len(text.lines) // 6)
    return longest if wrapped else 0


def _continues(text: Text, before: Line, line: Line) -> bool:
    # Of a paragraph joined so far only the end matters.
    first = text.plain[max(before.start, before.end - _LONGEST_LINK) : before.end]
    second = text.plain[line.start : line.end]
    gap = text.plain[before.end : line.start]
    if gap.count("\n") > 1 or first[-1] in '.!?:;"' or _BULLET.match(second):
        return False
    if text.plain[
        before.start
    ].islower():  # an entry of a list whose marks were lost, not a broken sentence
        return False
    if _ENTRY.search(first) or _ENTRY.search(second) or _FORMULA.fullmatch(first):
        return False
    if _NAVIGATION.fullmatch(first) or _NAVIGATION.fullmatch(second):
        return False
    if is_name(first) and _OFFICE.fullmatch(second):
        return True
    return second[0].islower() or bool(_CONTINUES.search(first) and not _BULLET.match(first))


def _kind(text: Text, line: Line) -> tuple[BlockKind, int]:
    content = text.plain[line.start : line.end]
    if _NAVIGATION.fullmatch(content) or _CRUMBS.match(content) or is_pictured(content):
        return "navigation", line.start
    mark = _BULLET.match(content)
    if mark:
        return "bullet", line.start + mark.end()
    if introduces(content.rstrip(".")) and not _SPEAKS.search(content):
        return "byline", line.start
    if _is_heading(content):
        return "heading", line.start
    return "paragraph", line.start


def _is_heading(content: str) -> bool:
    words = len(content.split())
    if _SPEAKS.search(content) and not _ASKS.match(content):
        return False
    if content.endswith(":"):
        return words <= _ANNOUNCING_WORDS and '"' not in content
    if content.endswith("?"):
        return words <= _HEADING_WORDS and not content.startswith('"')
    unquoted = content.rstrip("'\")")
    if words > _HEADING_WORDS or not unquoted or unquoted[-1] in ".!;,…" or content[0].islower():
        return False
    if content.startswith('"') or content.endswith('"'):
        return content.startswith('"') and content.endswith('"') and content[-2] not in ".!?,"
    return content.count('"') % 2 == 0


def is_pictured(content: str) -> bool:
    """Tell whether a line tells what a picture shows, between its credit and its credit."""
    return bool(_PICTURED.fullmatch(content))


def is_telling(content: str) -> bool:
    """Tell whether a line says something: it is no link, no date and nobody's byline."""
    linked = _NAVIGATION.fullmatch(content) or _TRAIL.search(content) or _OFFERED.search(content)
    return (
        not linked
        and not is_pictured(content)
        and not read_date(content)
        and not content.startswith("By ")
    )


def block_sentences(text: Text, block: Block) -> tuple[Span, ...]:
    """Split a block into sentences; a list entry is one, without the mark that ends it."""
    if block.kind == "bullet":
        return (entry(text, block),)
    return sentences(text, block.start, block.end)


def entry(text: Text, block: Block) -> Span:
    """Give a list entry without "; and", "; but", ";" or "." at its end."""
    content = text.plain[block.start : block.end]
    return text.span(block.start, block.start + _ENTRY_END.search(content).start())  # type: ignore[union-attr]


_ENTRY_END = re.compile(r"\s*(?:[;,.]\s*(?:and|or|but)?)?\s*$")
