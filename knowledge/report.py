"""The build report: the object that scripts read."""

from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from knowledge.model import Document, Figure, Judgment, Person, Quote, Unread


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


def report(documents: Iterable[Document]) -> Iterator[str]:
    """Give the report in pieces, a document at a time: together they are one JSON object."""
    yield '{"documents":['
    for number, document in enumerate(documents):
        yield "," if number else ""
        yield msgspec.json.encode(_reported(document)).decode()
    yield "]}\n"


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
