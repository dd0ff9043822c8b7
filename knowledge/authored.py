"""Facts that people write by hand, where a reader misses or mistakes one: ``facts/ID.yaml``."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct, field
from msgspec.structs import replace

from knowledge import inspections
from knowledge.faults import Fault, Faults
from knowledge.files import duplicate_keys, item_lines, load_yaml
from knowledge.model import Document, Figure, Grade, Judgment, Person, Pillar, Quote, Span
from knowledge.readers.text.text import folded
from knowledge.sources import Source

_SHOWN = 40  # characters of a quotation in a fault


class Quoting(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words of the document, but for spaces and the shape of marks.

    ``nth`` says which of several places, counted from 1.
    """

    quotation: str
    nth: int | None = None


class AuthoredJudgment(Quoting, frozen=True, kw_only=True):
    """A judgment; without ``inspection`` it is of the one that the document reports."""

    service: str
    pillar: Pillar
    grade: Grade
    inspection: str | None = None


class AuthoredPerson(Quoting, frozen=True, kw_only=True):
    """A person, whose name stands in the quotation."""

    name: str
    role: str | None = None
    organisation: str | None = None


class AuthoredQuote(Quoting, frozen=True, kw_only=True):
    """What the speaker says: the quotation itself, without its marks.

    ``introduction`` is the paragraph that names the speaker; left out, the one that quotes.
    """

    speaker: str
    introduction: str | None = None


class AuthoredFigure(Quoting, frozen=True, kw_only=True):
    """A count."""

    name: str
    value: int
    total: int | None = None


class Strike(Quoting, frozen=True, kw_only=True):
    """Facts of a kind to drop: those read from within the quotation."""

    kind: Literal[
        "judgments", "changes", "people", "quotes", "figures", "findings", "terms", "contacts",
        "areas", "concerns", "improvements",
    ]  # fmt: skip


class AuthoredFacts(Struct, frozen=True, forbid_unknown_fields=True):
    """All that is written for one document; ``struck`` is called ``not`` in the file."""

    judgments: list[AuthoredJudgment] = []
    people: list[AuthoredPerson] = []
    quotes: list[AuthoredQuote] = []
    figures: list[AuthoredFigure] = []
    findings: list[Quoting] = []
    struck: list[Strike] = field(default_factory=list, name="not")


Fact = Judgment | Person | Quote | Figure | Span


class Authored(Struct, frozen=True):
    """The facts in a file, and the line of each entry under each key."""

    path: Path
    facts: AuthoredFacts
    lines: dict[str, list[int]]


def load_authored(path: Path) -> Authored:
    """Read the authored facts of one document.

    Raises:
        Faults: with everything in the file that is not as it should be.
    """
    facts = load_yaml(path, AuthoredFacts)
    twice = duplicate_keys(path)
    if twice:
        raise Faults(twice)
    return Authored(path, facts, item_lines(path))


def merged(document: Document, source: Source, authored: Authored) -> Document:
    """Add the authored facts to those that were read, without those that are struck.

    What the reader finds as well is kept once, and a line that an authored fact quotes is no
    longer unread.

    Raises:
        Faults: with every entry whose quotation is not in the document or whose fields are
            wrong, and every strike that strikes nothing.
    """
    merging = _Merging(document, source, authored)
    merging.strike()
    merging.add()
    if merging.faults:
        raise Faults(merging.faults)
    return merging.document


class _Merging:
    """A document on its way to hold the authored facts, and what was wrong with them."""

    def __init__(self, document: Document, source: Source, authored: Authored) -> None:
        self.document = document
        self.faults: list[Fault] = []
        self._read = document
        self._source = source
        self._authored = authored

    def strike(self) -> None:
        """Drop what is struck."""
        for number, strike in enumerate(self._authored.facts.struck):
            where = self._place(strike, "not", number)
            if where is None:
                continue
            lost = [f for f in getattr(self._read, strike.kind) if _within(_span(f), where)]
            if not lost:
                what = f"strikes nothing: no {strike.kind} were read from within these words"
                self._fault("not", number, what)
            kept = [f for f in getattr(self.document, strike.kind) if f not in lost]
            self.document = replace(self.document, **{strike.kind: tuple(kept)})

    def add(self) -> None:
        """Add what is written, each kind in the order in which it stands in the document."""
        for kind, make in _MAKERS.items():
            facts = list(getattr(self.document, kind))
            entries = getattr(self._authored.facts, kind)
            for number, entry in enumerate(entries):
                where = self._place(entry, kind, number)
                fact = make(entry, where, self._source.text) if where else None
                if isinstance(fact, str):
                    self._fault(kind, number, fact)
                elif fact is not None and not any(_is_found(fact, other) for other in facts):
                    facts.append(fact)
            if entries:
                facts.sort(key=lambda fact: _span(fact).start)
                self.document = replace(self.document, **{kind: tuple(facts)})

    def _place(self, entry: Quoting, kind: str, number: int) -> Span | None:
        """Find the words that an entry quotes; they settle what stood unread there."""
        found = _find(self._source.text, entry.quotation, entry.nth)
        if isinstance(found, str):
            self._fault(kind, number, f"{found} in {self._source.path.name}")
            return None
        unread = (u for u in self.document.unread if u.text not in found.text)
        kept = tuple(u for u in unread if found.text not in u.text)
        self.document = replace(self.document, unread=kept)
        return found

    def _fault(self, kind: str, number: int, what: str) -> None:
        self.faults.append(Fault(self._authored.path, self._authored.lines[kind][number], what))


def _find(text: str, quotation: str, nth: int | None) -> Span | str:
    """Find a quotation, or say what is wrong with it; spaces and the shape of marks may differ."""
    words = folded(quotation).split()
    pattern = r"\s+".join(map(re.escape, words))
    places = list(re.finditer(pattern, folded(text))) if words else []
    shown = f"“{' '.join(words)[:_SHOWN]}”"
    if not places:
        return f"{shown} does not stand"
    if nth is None and len(places) > 1:
        return f"{shown} stands {len(places)} times (say which with nth: 1, 2, …)"
    which = 1 if nth is None else nth
    if not 1 <= which <= len(places):
        return f"{shown} has no place {nth}: it stands {len(places)} times"
    place = places[which - 1]
    return Span(place.start(), place.end(), text[place.start() : place.end()])


def _judgment(entry: AuthoredJudgment, where: Span, text: str) -> Judgment | str:
    if entry.inspection and not inspections.years(entry.inspection):
        return f"“{entry.inspection}” is no inspection such as 2021/22"
    return Judgment(entry.service, entry.inspection or None, entry.pillar, entry.grade, where)


def _person(entry: AuthoredPerson, where: Span, text: str) -> Person | str:
    if entry.name not in " ".join(where.text.split()):
        return f"the quotation does not name “{entry.name}”"
    return Person(entry.name, entry.role or None, entry.organisation or None, where)


def _quote(entry: AuthoredQuote, where: Span, text: str) -> Quote | str:
    if entry.introduction:
        told = _find(text, entry.introduction, None)
        return told if isinstance(told, str) else Quote(entry.speaker, where, told)
    start = where.start - len(text[: where.start].rpartition("\n")[2].lstrip())
    end = where.end + len(text[where.end :].partition("\n")[0].rstrip())
    return Quote(entry.speaker, where, Span(start, end, text[start:end]))


def _figure(entry: AuthoredFigure, where: Span, text: str) -> Figure | str:
    return Figure(entry.name, entry.value, entry.total, where)


def _finding(entry: Quoting, where: Span, text: str) -> Span | str:
    return where


_MAKERS: dict[str, Callable[[Any, Span, str], Fact | str]] = {
    "judgments": _judgment,
    "people": _person,
    "quotes": _quote,
    "figures": _figure,
    "findings": _finding,
}


def _span(fact: Any) -> Span:
    span: Span = fact if isinstance(fact, Span) else fact.span
    return span


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _is_found(fact: Fact, other: Fact) -> bool:
    """Whether ``other`` already says the fact; words that are the fact lie within the other's."""
    if isinstance(fact, Span):
        return _within(fact, _span(other))
    names = set(fact.__struct_fields__) - {"span", "introduction", "page"}
    names -= {"service"} if isinstance(fact, Person) else set()  # nobody writes whom they serve
    alike = all(getattr(fact, name) == getattr(other, name) for name in names)
    return alike and (not isinstance(fact, Quote) or _within(fact.span, _span(other)))
