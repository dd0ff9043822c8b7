"""Building the knowledge: from the documents to one file of facts for each."""

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from knowledge.model import Document, Figure, Judgment, Kind, Person, Quote, Unread
from knowledge.readers.inspection_page import read_inspection_page
from knowledge.readers.judgment_table import read_judgment_table
from knowledge.readers.news_article import read_news_article
from knowledge.sources import Source, load_sources

State = Literal["new", "changed", "unchanged", "gone"]

_READERS: dict[Kind, Callable[[Source], Document]] = {
    "inspection-page": read_inspection_page,
    "news-article": read_news_article,
    "judgment-table": read_judgment_table,
}


class BuildResult(Struct, frozen=True):
    """What the documents give, in the order of their ids, and how the stored files differ.

    ``states`` has an entry for each document and for each stored file without one.
    """

    built: Path
    documents: tuple[Document, ...]
    states: dict[str, State]

    @property
    def is_current(self) -> bool:
        """Whether the stored files are exactly what the documents give."""
        return all(state == "unchanged" for state in self.states.values())


def read(source: Source) -> Document:
    """Read one source into a document, by its kind.

    Raises:
        Faults: it is not of that kind at all.
    """
    return _READERS[source.metadata.kind](source)


def read_all(knowledge: Path) -> Iterator[Document]:
    """Read the documents of a knowledge directory one at a time, in the order of their ids.

    Raises:
        Faults: at the end, with everything wrong in any source.
    """
    return map(read, load_sources(knowledge / "documents"))


def built_text(document: Document) -> bytes:
    """Give a document's file: JSON that reads well in a diff, the same bytes every time."""
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def build(knowledge: Path) -> BuildResult:
    """Read all documents and compare with the stored files; nothing is written.

    Raises:
        Faults: with everything wrong in any source.
    """
    built = knowledge / "built"
    stored = {file.stem for file in built.glob("*.json")}
    documents: list[Document] = []
    states: dict[str, State] = {}
    for document in read_all(knowledge):
        documents.append(document)
        states[document.id] = _state(built / f"{document.id}.json", built_text(document))
    for gone in stored - states.keys():
        states[gone] = "gone"
    return BuildResult(built, tuple(documents), dict(sorted(states.items())))


def _state(path: Path, content: bytes) -> State:
    if not path.exists():
        return "new"
    return "unchanged" if path.read_bytes() == content else "changed"


def write(result: BuildResult) -> None:
    """Store what was built: each file written aside, then renamed; gone ones removed."""
    result.built.mkdir(parents=True, exist_ok=True)
    for document in result.documents:
        if result.states[document.id] != "unchanged":
            _write_whole(result.built / f"{document.id}.json", built_text(document))
    for name, state in result.states.items():
        if state == "gone":
            (result.built / f"{name}.json").unlink(missing_ok=True)


def _write_whole(path: Path, content: bytes) -> None:
    """Put a file in place in one step, so that a crash never leaves half of it."""
    handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", dir=path.parent)
    aside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        aside.chmod(0o644)  # mkstemp keeps the file to its owner
        aside.replace(path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


def check(knowledge: Path) -> bool:
    """Tell whether the stored files are exactly what the documents give.

    Raises:
        Faults: with everything wrong in any source.
    """
    return build(knowledge).is_current


class ReportedJudgment(Struct, frozen=True):
    """A judgment as the build report gives it."""

    service: str
    inspection: str | None
    pillar: str
    grade: str
    start: int
    end: int


class ReportedPerson(Struct, frozen=True):
    """A person as the build report gives them."""

    name: str
    role: str | None
    organisation: str | None


class ReportedQuote(Struct, frozen=True):
    """A quotation as the build report gives it."""

    speaker: str
    text: str
    start: int
    end: int


class ReportedFigure(Struct, frozen=True):
    """A count as the build report gives it."""

    name: str
    value: int
    total: int | None
    start: int
    end: int


class ReportedDocument(Struct, frozen=True):
    """What was found in one document, and what could not be read."""

    id: str
    kind: str
    published: str | None
    judgments: list[ReportedJudgment]
    people: list[ReportedPerson]
    quotes: list[ReportedQuote]
    figures: list[ReportedFigure]
    findings: list[str]
    unread: list[Unread]


class Report(Struct, frozen=True):
    """The build report."""

    documents: list[ReportedDocument]


def report(documents: Iterable[Document]) -> Report:
    """Say what was found in each document, for scripts and for review."""
    return Report([_reported(document) for document in documents])


def _reported(document: Document) -> ReportedDocument:
    return ReportedDocument(
        document.id,
        document.kind,
        document.published,
        [_judgment(judgment) for judgment in document.judgments],
        [_person(person) for person in document.people],
        [_quote(quote) for quote in document.quotes],
        [_figure(figure) for figure in document.figures],
        [finding.text for finding in document.findings],
        list(document.unread),
    )


def _judgment(fact: Judgment) -> ReportedJudgment:
    where = fact.span
    return ReportedJudgment(
        fact.service, fact.inspection, fact.pillar, fact.grade, where.start, where.end
    )


def _person(fact: Person) -> ReportedPerson:
    return ReportedPerson(fact.name, fact.role, fact.organisation)


def _quote(fact: Quote) -> ReportedQuote:
    return ReportedQuote(fact.speaker, fact.span.text, fact.span.start, fact.span.end)


def _figure(fact: Figure) -> ReportedFigure:
    return ReportedFigure(fact.name, fact.value, fact.total, fact.span.start, fact.span.end)
