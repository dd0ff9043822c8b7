"""Judgments set out as labels: "Effectiveness: Good", or a label line above a grade line."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from knowledge.model import GRADES, PILLARS, Grade, Judgment, Pillar
from knowledge.readers.grades.stacks import read_stacks
from knowledge.readers.services.services import Names, same
from knowledge.readers.text.outline import Block
from knowledge.readers.text.text import Line, Text

#: The sentence that gives a grade, its grade set apart on a line of its own.
_THE = r"(?:the|this) "
_EXTENT = r"The extent to which (?:the|this) service is"
#: What a pillar's own question ends with; its parts are about preventing, protecting and so on.
_SAFE = r"(?:(?! at )[^?]){3,80}(?: at keeping people safe[^?]{0,80})?\?"
_AT = r"keeping people safe(?: and secure)?(?: from fire(?: and other risks)?)?"
_LABELS: tuple[tuple[Pillar, str], ...] = (
    (
        "effectiveness",
        rf"Effectiveness|How effective is {_THE}{_SAFE}|{_EXTENT} effective at {_AT}",
    ),
    (
        "efficiency",
        rf"Efficiency|How efficient is {_THE}{_SAFE}|{_EXTENT} efficient at {_AT}",
    ),
    (
        "people",
        (
            r"People|Looking after (?:its )?people"
            r"|How well does (?:the|this) [^?]{3,80} look after its people\?"
            r"|The extent to which (?:the|this) service looks after its people"
        ),
    ),
)
_GRADE = r"(?P<grade>outstanding|good|adequate|requires\s+improvement|inadequate)\.?"
_LABEL = "|".join(rf"(?P<{pillar}>{wording})" for pillar, wording in _LABELS)
_GRADE_ALONE = re.compile(_GRADE, re.IGNORECASE)
_YEAR = r"\b20\d\d(?: ?[/-] ?(?:20)?\d\d)?(?!\d)"
_OF = rf"(?: (?:rating|grade|pillar|judge?ment))?(?:(?:,| -)? \(?(?P<of>{_YEAR})\)?)?"
_MARK = r"(?:(?:[-•*·▪●■]|\(?\d{1,2}[.)]|\(?[a-c]\)) +)?"
_ALONE = re.compile(rf"{_MARK}(?:{_LABEL}){_OF}\s*:?", re.IGNORECASE)
_BOTH = re.compile(
    rf"{_MARK}(?:{_LABEL}){_OF}(?:\s*(?::|-+|\||=)\s*|\t+|\s{{2,}}|\s+(?=[A-Z])"
    rf"|(?-i:(?<=[a-z?])(?=[A-Z])))(?:(?:rated|graded) )?{_GRADE}(?P<rest> \([^()]*\))?",
    re.IGNORECASE,
)
#: One of several labels in a line: "Effectiveness: Good | Efficiency: Good | People: Good".
_CELL = re.compile(
    rf"(?:{_LABEL}){_OF}\s*(?::|-+|=)?\s*{_GRADE}(?-i:(?![a-z]))(?P<rest> \([^()]*\))?"
    r"\s*(?:[|;,•·/]|and\b)?\s*",
    re.IGNORECASE,
)
#: A grade of another inspection, beside or below the one of this: "2018/19 inspection: Good".
_DATED = re.compile(
    rf"\W*(?:[a-z' ]{{1,30}} )?\(?(?P<year>{_YEAR})\)?(?: [a-z' ]{{1,30}})?"
    rf"\s*[:|=-]\s*{_GRADE}\W*",
    re.IGNORECASE,
)
#: "(was inadequate in 2018/19)", "(up from inadequate in our 2018/19 inspection)".
_DATED_AFTER = re.compile(
    rf"\W*(?:(?:was|up from|down from|from|previously|formerly|unchanged from) )?{_GRADE},? "
    rf"(?:in|at) (?:(?:its|our|the) )?(?P<year>{_YEAR})(?: inspection| report)?\W*",
    re.IGNORECASE,
)
_HEADING_YEAR = re.compile(_YEAR)
#: Lines below a label that may belong to it.
_NEAR = 4
_EARLIER = re.compile(r"\b(?:previous|last|earlier|first|before)\b", re.IGNORECASE)


class _About(Struct, frozen=True):
    """Whose grades the labels give, and of which inspection, as the heading above says.

    ``known`` is False below a heading of an earlier inspection that it does not name.
    """

    service: str | None
    inspection: str | None
    known: bool = True


def read_labels(
    text: Text, blocks: tuple[Block, ...], names: Names, inspection: str | None
) -> Iterator[Judgment]:
    """Read labelled grades; those under a heading with a year belong to that inspection."""
    kinds = {block.line: block.kind for block in blocks}
    own = about = _About(None if names.roundup else names.service, inspection)
    stacks = read_stacks(text)
    for i, line in enumerate(text.lines):
        words, kind = _plain(text, line), kinds.get(line.number)
        label = _BOTH.fullmatch(words) or _ALONE.fullmatch(words)
        grade = _GRADE_ALONE.fullmatch(words)
        row = () if label else _row(words)
        # Below "since our last inspection" only what has its own year can be dated.
        if label and about.service and (about.known or label.group("of")):
            lines = text.lines[i + 1 : i + _NEAR + 1]
            if _stacked(text, lines[:2]):
                for graded in stacks.get(line.number, ()) if label.re is _ALONE else ():
                    when, span = graded.inspection or inspection, text.span(line.start, graded.end)
                    yield Judgment(about.service, when, _pillar(label), graded.grade, span)
                continue
            below = [other for other in lines if kinds.get(other.number) != "navigation"]
            yield from _graded(text, label, line, below[:_NEAR], about)
        elif row and about.known and about.service:
            for cell in row:
                yield from _graded(text, cell, line, (), about)
        elif kind == "title":
            about = own
        elif kind == "heading" and not label and not grade and not _DATED.fullmatch(words):
            about = _below(text, line, names, inspection, about)


def _row(words: str) -> Sequence[re.Match[str]]:
    """Give the labels of a line that holds several with their grades, and nothing else."""
    cells: list[re.Match[str]] = []
    at = 0
    while at < len(words):
        cell = _CELL.match(words, at)
        if cell is None:
            return ()
        cells.append(cell)
        at = cell.end()
    return cells if len(cells) > 1 else ()


def _below(text: Text, line: Line, names: Names, inspection: str | None, before: _About) -> _About:
    """Tell whose labels stand below a heading: the service's that it or one above names."""
    when, known = _when(text, line, inspection)
    above = before.service if names.roundup else names.service
    service = _service_in(line, names) or above
    other = not names.roundup and not same(service, names.service)
    # Another service's grade counts only where its inspection is named.
    return _About(service, when, known and not (other and when == inspection))


def _service_in(line: Line, names: Names) -> str | None:
    """Give the service that a heading names: the labels below are its."""
    named = {mention.name for mention in names.mentions_in(line.start, line.end)}
    return named.pop() if len(named) == 1 else None


def _within(line: Line, found: re.Match[str], group: str) -> tuple[int, int]:
    return line.start + found.start(group), line.start + found.end(group)


def _stacked(text: Text, below: Sequence[Line]) -> bool:
    """Tell whether two grades follow a label: a table whose cells stand one below the other."""
    return len(below) > 1 and all(_GRADE_ALONE.fullmatch(_plain(text, line)) for line in below)


def _graded(
    text: Text, label: re.Match[str], line: Line, below: Sequence[Line], about: _About
) -> Iterator[Judgment]:
    """Read a label's grade, beside it or on the line below, and the earlier ones after that."""
    pillar, found, end = _pillar(label), label, line.end
    if label.group("of"):
        inspection = "".join(text.raw[slice(*_within(line, label, "of"))].split())
        about = _About(about.service, inspection)
    if label.re is _ALONE:
        alone = _GRADE_ALONE.fullmatch(_plain(text, below[0])) if below else None
        if alone is None:
            return
        found, end = alone, below[0].end
        below = below[1:]
    span = text.span(line.start, end)
    service = about.service or ""
    yield Judgment(service, about.inspection, pillar, grade_named(found.group("grade")), span)
    earlier = [(found.groupdict().get("rest") or "", end)]
    earlier += [(_plain(text, other), other.end) for other in below]
    for words, last in earlier:
        dated = _DATED.fullmatch(words) or _DATED_AFTER.fullmatch(words)
        if dated:
            year, grade = "".join(dated.group("year").split()), grade_named(dated.group("grade"))
            yield Judgment(service, year, pillar, grade, text.span(line.start, last))
        elif words:
            return


def _plain(text: Text, line: Line) -> str:
    return text.plain[line.start : line.end]


def _when(text: Text, line: Line, inspection: str | None) -> tuple[str | None, bool]:
    year = _HEADING_YEAR.search(_plain(text, line))
    if year:
        start = line.start + year.start()
        return text.raw[start : start + len(year.group())], True
    return inspection, not _EARLIER.search(_plain(text, line))


def _pillar(found: re.Match[str]) -> Pillar:
    return next(pillar for pillar in PILLARS if found.group(pillar))


def grade_alone(words: str) -> Grade | None:
    """Give the grade that words are, if they are nothing else."""
    found = _GRADE_ALONE.fullmatch(words)
    return grade_named(found.group("grade")) if found else None


def label_alone(words: str) -> Pillar | None:
    """Give the pillar that words are the label of, if they are nothing else."""
    found = _ALONE.fullmatch(words)
    return _pillar(found) if found else None


def grade_named(words: str) -> Grade:
    """Give the grade for words that name one, in any case and spacing."""
    return next(grade for grade in GRADES if grade == " ".join(words.lower().split()))
