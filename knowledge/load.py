"""All that is known, ready to be asked: the built facts of every document, indexed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import msgspec

from knowledge import inspections
from knowledge.faults import Fault, Faults
from knowledge.files import read_bytes
from knowledge.model import Document, Figure, Judgment, Kind, Passage, Person, Pillar, Quote, Term


class Known(NamedTuple):
    """A judgment with the document that holds it, under the inspection's resolved name.

    An article often reports a current inspection without naming it. Its judgment counts as
    one of the service's latest named inspection where another document agrees on the grade,
    and otherwise as an inspection known only by the day it was reported.
    """

    document: Document
    judgment: Judgment
    inspection: str


class Merger(NamedTuple):
    """A service that took the place of two others: ``parts`` were graded before, it is after."""

    whole: str
    parts: tuple[str, ...]


class Knowledge:
    """The facts of all documents.

    Where several say a thing, reports come before articles, and both before tables.
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents = tuple(sorted(documents, key=_rank))

    @cached_property
    def judgments(self) -> tuple[Known, ...]:
        """Every judgment, best evidence first."""
        named = tuple(
            Known(document, judgment, judgment.inspection)
            for document in self.documents
            for judgment in document.judgments
            if judgment.inspection is not None
        )
        reported = tuple(
            Known(document, judgment, name)
            for document in self.documents
            for name in [_reported(document, named)]
            for judgment in document.judgments
            if judgment.inspection is None
        )
        return named + reported

    @cached_property
    def services(self) -> tuple[str, ...]:
        """Services that a document is about or judges, by name."""
        about = {document.service for document in self.documents if document.service}
        return tuple(sorted(about | {known.judgment.service for known in self.judgments}))

    @cached_property
    def _judged(self) -> dict[str, tuple[Known, ...]]:
        """The judgments of each service, best evidence first."""
        found: dict[str, list[Known]] = {}
        for known in self.judgments:
            found.setdefault(known.judgment.service, []).append(known)
        return {service: tuple(judged) for service, judged in found.items()}

    @cached_property
    def _graded(self) -> dict[tuple[str, str, Pillar], tuple[Known, ...]]:
        """The judgments of each service in an inspection, by any name it has, on each pillar."""
        names = {known.inspection for known in self.judgments}
        called = {
            name: [other for other in names if inspections.same(name, other)] for name in names
        }
        found: dict[tuple[str, str, Pillar], list[Known]] = {}
        for known in self.judgments:
            fact = known.judgment
            for name in called[known.inspection]:
                found.setdefault((fact.service, name, fact.pillar), []).append(known)
        return {of: tuple(judged) for of, judged in found.items()}

    @cached_property
    def _inspected(self) -> dict[str, tuple[str, ...]]:
        return {
            service: _latest_first(known.inspection for known in judged)
            for service, judged in self._judged.items()
        }

    def inspections(self, service: str) -> tuple[str, ...]:
        """The service's inspections with a judgment, latest first."""
        return self._inspected.get(service, ())

    def is_called(self, service: str, inspection: str, time: str) -> bool:
        """Whether a year, or a span of them, means an inspection by any name it has."""
        return any(
            inspections.same(time, known.inspection)
            for known in self._judged.get(service, ())
            if inspections.same(known.inspection, inspection)
        )

    @cached_property
    def rounds(self) -> tuple[str, ...]:
        """The inspections in which services can be compared, latest first.

        Those that grade at least half as many services as the fullest does; a round of
        which only a few reports are known is not compared across England.
        """
        called = Counter(name for names in self._inspected.values() for name in names)
        dated = [name for name, _ in called.most_common() if inspections.years(name)]
        graded = {
            name: sum(self.took_part(service, name) for service in self._inspected)
            for name in _latest_first(dated)
        }
        fullest = max(graded.values(), default=0)
        return tuple(name for name, services in graded.items() if services * 2 >= fullest)

    def took_part(self, service: str, inspection: str) -> bool:
        """Whether the service was graded in an inspection."""
        return any(inspections.same(name, inspection) for name in self.inspections(service))

    @cached_property
    def mergers(self) -> tuple[Merger, ...]:
        """Services named after two that were graded before it was, and never since."""
        found: list[Merger] = []
        for whole in self.services:
            parts = tuple(whole.split(" and ", 1))
            if len(parts) == 2 and all(self.inspections(part) for part in parts):
                began = inspections.latest_first(self.inspections(whole)[-1])
                ended = min(inspections.latest_first(self.inspections(part)[0]) for part in parts)
                found += [Merger(whole, parts)] if began < ended else []
        return tuple(found)

    def graded(self, service: str, inspection: str, pillar: Pillar) -> tuple[Known, ...]:
        """Every judgment of that pillar in that inspection, the first being the evidence.

        ``inspection`` is a name that a document gives it. More than one grade among them means
        that documents contradict each other.
        """
        return self._graded.get((service, inspection, pillar), ())

    @cached_property
    def disputed(self) -> frozenset[tuple[str, str, Pillar]]:
        """Whose grade documents contradict each other on: service, inspection and pillar."""
        return frozenset(
            of
            for of, judged in self._graded.items()
            if len({known.judgment.grade for known in judged}) > 1
        )

    def about(self, service: str) -> tuple[Document, ...]:
        """The documents about a service, reports first."""
        return tuple(document for document in self.documents if document.service == service)

    def reports_on(self, service: str) -> tuple[Document, ...]:
        """The inspectorate's reports on a service: the latest inspection's first, undated last."""
        reports = (each for each in self.about(service) if each.kind == "inspection-page")
        return tuple(
            sorted(reports, key=lambda each: inspections.latest_first(each.inspection or ""))
        )

    def passages(self) -> Iterator[tuple[Document, Passage]]:
        """Every passage, in reading order."""
        return ((document, fact) for document in self.documents for fact in document.passages)

    def people(self) -> Iterator[tuple[Document, Person]]:
        """Every person, as each document introduces them."""
        return ((document, fact) for document in self.documents for fact in document.people)

    def named(self) -> Iterator[tuple[Document, Person]]:
        """Everybody whom a document introduces, and after them those who wrote one."""
        yield from self.people()
        yield from ((each, each.author) for each in self.documents if each.author)

    def quotes(self) -> Iterator[tuple[Document, Quote]]:
        """Every quotation, in reading order."""
        return ((document, fact) for document in self.documents for fact in document.quotes)

    def figures(self) -> Iterator[tuple[Document, Figure]]:
        """Every figure."""
        return ((document, fact) for document in self.documents for fact in document.figures)

    def terms(self) -> Iterator[tuple[Document, Term]]:
        """Every abbreviation that a document spells out."""
        return ((document, fact) for document in self.documents for fact in document.terms)


def load_knowledge(directory: Path) -> Knowledge:
    """Read the built facts in ``directory``.

    Raises:
        Faults: a file cannot be read or is not what ``build`` writes.
    """
    documents: list[Document] = []
    faults: list[Fault] = []
    paths = sorted(directory.glob("*.json"))
    if not paths:
        faults.append(Fault(directory, None, "holds no built facts; run `python -m bot build`"))
    for path in paths:
        try:
            documents.append(msgspec.json.decode(read_bytes(path), type=Document))
        except msgspec.DecodeError as error:
            what = f"is not what `python -m bot build` writes; run it again ({error})"
            faults.append(Fault(path, None, what))
    if faults:
        raise Faults(faults)
    return Knowledge(documents)


_EVIDENCE: tuple[Kind, ...] = ("inspection-page", "news-article", "judgment-table")


def _rank(document: Document) -> tuple[int, float, str]:
    """A sort key: the best evidence first, and of one kind the latest."""
    published = int((document.published or "0")[:4])
    latest = inspections.latest_first(document.inspection or "")[0] or -published
    return (_EVIDENCE.index(document.kind), latest, document.id)


def _latest_first(names: Iterable[str]) -> tuple[str, ...]:
    """Inspections latest first, each once: of 2018 and 2018/19, the first that comes."""
    kept: list[str] = []
    for name in names:
        if not any(inspections.same(name, other) for other in kept):
            kept.append(name)
    return tuple(sorted(kept, key=inspections.latest_first))


def _reported(document: Document, named: Iterable[Known]) -> str:
    """The name of the inspection that a document reports without naming it.

    It is the service's latest named one where every grade agrees with that, unless the
    document itself names it as a past one.
    """
    undated = [fact for fact in document.judgments if fact.inspection is None]
    known = sorted(
        (each for each in named if any(each.judgment.service == fact.service for fact in undated)),
        key=lambda each: inspections.latest_first(each.inspection),
    )
    now = {(fact.service, fact.pillar) for fact in undated}
    past = {f.inspection for f in document.judgments if (f.service, f.pillar) in now}
    if known and known[0].inspection not in past:
        latest = {
            (each.judgment.service, each.judgment.pillar): each.judgment.grade
            for each in known
            if each.inspection == known[0].inspection
        }
        if all(latest.get((fact.service, fact.pillar)) == fact.grade for fact in undated):
            return known[0].inspection
    before = sorted(filter(None, past), key=inspections.latest_first)
    return inspections.reported(document.published, next(iter(before), None))
