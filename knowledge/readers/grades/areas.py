"""Grades of the areas that make up a pillar: "Preventing fires and other risks: Good"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise, takewhile

from msgspec import Struct

from knowledge.model import AreaGrade, Grade
from knowledge.readers.grades.grids import below_grades
from knowledge.readers.grades.labels import grade_alone, grade_named, label_alone
from knowledge.readers.grades.stacks import read_stacks
from knowledge.readers.services.places import tidy
from knowledge.readers.services.services import Names, same
from knowledge.readers.text.outline import Block, block_sentences, entry
from knowledge.readers.text.text import Line, Text

_GRADE = r"outstanding|good|adequate|inadequate|requires\s+improvement"
#: How what the inspectorate calls the areas begins.
_DOING = (
    r"Understanding|Preventing|Protecting|Responding|Making|Using|Promoting|Getting|Ensuring"
    r"|Managing"
)
_NAMED = (
    rf"(?:{_DOING}|Best use|Public safety|Future affordability|Right people"
    r"|How (?:well|effective|efficient) (?:does|is) )[^.;:|\"]{0,160}"
)
_NUMBERED = r"(?:\d[\d.]*\)? |[-•*·–] ?)?"
_AREA = re.compile(rf"{_NUMBERED}(?P<name>{_NAMED})")
#: "1.1 Preventing fires and other risks | Outstanding".
_BESIDE = re.compile(
    rf"{_NUMBERED}\|? ?(?P<name>{_NAMED}?)\s*(?:\||:|\s-\s|\s{{2,}}|(?<=[a-z?])(?=[A-Z]))\s*"
    rf"(?P<grade>(?i:{_GRADE}))\W*"
)
#: "The service is good at preventing fires", "Barset requires improvement at managing talent".
_TO_NEXT = r"(?:(?! and it | because | and at )[^.;:,])*"
_SAID = re.compile(
    r"\b(?:is (?P<grade>outstanding|good|adequate|inadequate)|(?P<poor>requires improvement)) at "
    rf"(?P<name>(?:{_DOING})\b{_TO_NEXT})",
    re.IGNORECASE,
)
#: "…, and outstanding at responding to national risks", "… and at making best use of resources".
_SAID_TOO = re.compile(
    r"(?:,? (?:and|but)|,(?= at ))"
    r"(?: (?:it )?(?:is )?(?:(?P<grade>outstanding|good|adequate|inadequate)"
    rf"|(?P<poor>requires improvement)))? at (?P<name>(?:{_DOING})\b{_TO_NEXT})",
    re.IGNORECASE,
)
#: "The service is good at:", "it requires improvement to the way it:", above a list of areas.
_LEADS = re.compile(
    r"\b(?:is (?P<grade>outstanding|good|adequate|inadequate) at"
    r"|(?P<poor>requires improvement) (?:at|in|to (?:the way|how) (?:that )?it))\s*:$",
    re.IGNORECASE,
)
_LEADING = ("paragraph", "heading")
_DONE = re.compile(
    r"(?:understand|prevent|protect|respond|mak|us|promot|gett?|ensur|manag)(?:ing|e?s)\b",
    re.IGNORECASE,
)
#: The clause in which a grade is given has nothing before it but whose it is.
_CLAUSE = re.compile(
    r"(?:.*[,;:] )?(?:(?:and|but|however|overall|also),? )*(?P<who>[^,;:]*?) (?:also )?",
    re.IGNORECASE,
)
_ITSELF = re.compile(r"(?:the )?(?:service|brigade)|it", re.IGNORECASE)
_DOUBTED = re.compile(
    r"\b(?:said|says|told|tells|believes?|claims?|thinks?|hopes?|expects?|if|whether|not|no|never"
    r"|previous\w*|last|20\d\d)\b|\"",
    re.IGNORECASE,
)
#: "Good: Preventing fire and risk; Responding to major incidents".
_LISTED = re.compile(rf"(?P<grade>(?i:{_GRADE}))\s*(?::|\s[-–]\s)\s*(?P<names>.+)")
_EMPTY = re.compile(
    rf"(?:no areas|none)(?: (?:were|was|are|is) (?:graded |rated |judged )?(?:{_GRADE}))?\W*",
    re.IGNORECASE,
)
_TAB = re.compile(r"\t+")
_NUMBER_ALONE = re.compile(r"\W*\d[\d.]*\W*")
_HEADING = 8  # words of a line that may be a heading, or the name of something


class _Row(Struct, frozen=True):
    """A line that is nothing but a grade (``grade``), the name of an area, or says "none"."""

    line: Line
    name: str
    grade: Grade | None


def read_areas(
    text: Text, blocks: Sequence[Block], names: Names, inspection: str | None
) -> Iterator[AreaGrade]:
    """Read the grades of areas in a page about one service, whatever their layout."""
    if names.roundup or names.service is None:
        return
    yield from _said(text, blocks, names)
    yield from _led(text, blocks, names)
    yield from _stacked(text, inspection)
    for cell, grade, span in below_grades(text):
        if area_alone(cell):
            yield AreaGrade(tidy(cell), grade, "list", span)
    for line in text.lines:
        # A tab parts cells, and is told from a blank only in the text as it came.
        words = text.plain[line.start : line.end]
        tabbed = _TAB.sub(lambda tab: "|" * len(tab.group()), text.raw[line.start : line.end])
        beside = _BESIDE.fullmatch(words) or _BESIDE.fullmatch(tabbed)
        if beside and not label_alone(tidy(beside["name"])):
            grade = grade_named(beside["grade"])
            yield AreaGrade(tidy(beside["name"]), grade, "label", text.span(line.start, line.end))
        yield from _listed(text, line)
    kinds = {block.line: block.kind for block in blocks}
    lines = [line for line in text.lines if not _is_skipped(text, line, kinds)]
    rows = [_row(text, line) for line in lines]
    for told, run in groupby(range(len(rows)), lambda i: rows[i] is not None):
        places = list(run)
        if told and not _goes_on(text, lines, places[0]):
            yield from _laid_out(text, [row for i in places if (row := rows[i])])


def area_alone(words: str) -> bool:
    """Tell whether words are nothing but the name of an area."""
    return _AREA.fullmatch(words) is not None


def _stacked(text: Text, inspection: str | None) -> Iterator[AreaGrade]:
    """Read the areas of a table whose cells stand one below the other, in this inspection."""
    stacks = read_stacks(text)
    for line in text.lines:
        area = _AREA.fullmatch(text.plain, line.start, line.end)
        for cell in stacks.get(line.number, ()) if area else ():
            if area and cell.inspection in (None, inspection):
                span = text.span(line.start, cell.end)
                yield AreaGrade(tidy(area["name"]), cell.grade, "label", span)


def _listed(text: Text, line: Line) -> Iterator[AreaGrade]:
    """Read a line that lists the areas of a grade behind it."""
    found = _LISTED.fullmatch(text.plain, line.start, line.end)
    areas = [_AREA.fullmatch(name.strip()) for name in found["names"].split(";")] if found else []
    for area in areas if all(areas) else ():
        if found and area:
            grade = grade_named(found["grade"])
            yield AreaGrade(tidy(area["name"]), grade, "label", text.span(line.start, line.end))


def _said(text: Text, blocks: Sequence[Block], names: Names) -> Iterator[AreaGrade]:
    for block in blocks:
        for span in block_sentences(text, block) if block.kind in ("paragraph", "bullet") else ():
            found = _SAID.search(text.plain, span.start, span.end)
            if found is None or not _is_own(text, span.start, found.start(), names):
                continue
            grade: Grade | None = None
            while found:
                words = found["grade"] or found["poor"]
                grade = grade_named(words) if words else grade
                if grade:
                    yield AreaGrade(tidy(found["name"]), grade, "sentence", span)
                found = _SAID_TOO.match(text.plain, found.end(), span.end)


def _led(text: Text, blocks: Sequence[Block], names: Names) -> Iterator[AreaGrade]:
    """Read a list of areas whose grade stands in the words above it."""
    for place, block in enumerate(blocks):
        spans = block_sentences(text, block) if block.kind in _LEADING else ()
        found = _LEADS.search(text.plain, spans[-1].start, spans[-1].end) if spans else None
        if found is None or not _is_own(text, spans[-1].start, found.start(), names):
            continue
        grade = grade_named(found["grade"] or found["poor"])
        for below in takewhile(lambda block: block.kind == "bullet", blocks[place + 1 :]):
            area = entry(text, below)
            if _DONE.match(area.text):
                span = text.span(spans[-1].start, area.end)
                yield AreaGrade(tidy(area.text), grade, "sentence", span)


def _is_own(text: Text, start: int, end: int, names: Names) -> bool:
    """Tell whether nothing stands before a grade but the page's service."""
    clause = _CLAUSE.fullmatch(text.plain, start, end)
    if clause is None or _DOUBTED.search(text.plain, start, end):
        return False
    if _ITSELF.fullmatch(clause["who"]):
        return True
    named = names.mentions_in(clause.start("who"), end)
    whole = len(named) == 1 and (named[0].start, named[0].end) == clause.span("who")
    return whole and same(named[0].name, names.service)


def _is_skipped(text: Text, line: Line, kinds: Mapping[int, str]) -> bool:
    words = text.plain[line.start : line.end]
    return bool(_NUMBER_ALONE.fullmatch(words)) or kinds.get(line.number) == "navigation"


def _row(text: Text, line: Line) -> _Row | None:
    words = text.plain[line.start : line.end]
    grade, area = grade_alone(words), _AREA.fullmatch(words)
    pillar = label_alone(words)
    if grade is None and area is None and pillar is None and not _EMPTY.fullmatch(words):
        return None
    return _Row(line, tidy(area["name"]) if area and not pillar else "", grade)


def _goes_on(text: Text, lines: Sequence[Line], at: int) -> bool:
    """Tell whether lines like headings lead back to a grade: what follows is part of its list."""
    for i in range(at - 1, -1, -1):
        line = lines[i]
        words = text.plain[line.start : line.end]
        if grade_alone(words):
            return True
        if len(words.split()) > _HEADING or words.endswith((".", ";", ":", "?")):
            return False
    return False


def _laid_out(text: Text, rows: Sequence[_Row]) -> Iterator[AreaGrade]:
    """Read areas each above its grade, or grades each above its areas; nothing between these."""
    if not any(row.name for row in rows) or not any(row.grade for row in rows):
        return
    rows = [row for row, below in pairwise((*rows, None)) if row and not _is_spare(row, below)]
    rows = [row for above, row in pairwise((None, *rows)) if row and not _asks(row, above)]
    graded = [row.grade is not None for row in rows]
    if any(one and other for one, other in pairwise(graded)):
        return
    if graded == [bool(i % 2) for i in range(len(rows))] and len(rows) % 2 == 0:
        for row, below in zip(rows[::2], rows[1::2], strict=True):
            if row.name and below.grade:
                span = text.span(row.line.start, below.line.end)
                yield AreaGrade(row.name, below.grade, "label", span)
    elif graded[0] and not graded[-1]:
        above = rows[0]
        for row in rows:
            if row.grade:
                above = row
            elif row.name and above.grade:
                span = text.span(above.line.start, row.line.end)
                yield AreaGrade(row.name, above.grade, "list", span)


def _asks(row: _Row, above: _Row | None) -> bool:
    """Tell the question about an area that stands below its name."""
    named = above is not None and above.name != "" and not above.name.endswith("?")
    return named and row.name.endswith("?")


def _is_spare(row: _Row, below: _Row | None) -> bool:
    """Tell a pillar's label without a grade below it: it is said again, or its areas follow."""
    of_pillar = row.grade is None and not row.name
    return of_pillar and below is not None and below.grade is None
