"""Reading what every kind of document has: people, quotations, facts, terms, contacts."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from knowledge.model import AreaGrade, Document, Kind
from knowledge.readers.facts.contacts import read_contacts
from knowledge.readers.facts.terms import read_terms
from knowledge.readers.grades.areas import read_areas
from knowledge.readers.grades.grids import read_grids
from knowledge.readers.grades.judgments import settle
from knowledge.readers.grades.labels import read_labels
from knowledge.readers.grades.run_in import read_run_in, read_run_in_areas
from knowledge.readers.people.people import read_people
from knowledge.readers.people.posts import with_services
from knowledge.readers.people.quotations import read_quotations
from knowledge.readers.sentence_facts import read_sentences
from knowledge.readers.services.services import Names, read_names
from knowledge.readers.text.outline import Block
from knowledge.readers.text.text import Text
from knowledge.sources import Source


class Head(Struct, frozen=True):
    """What the reader of its kind found a document to be.

    ``published`` is an ISO date or None; ``service`` is the name that the title gives, if it
    gives one; ``line`` is the number of the title's line, None where no line is the title.
    """

    kind: Kind
    title: str
    published: str | None
    service: str | None
    inspection: str | None
    line: int | None


def read_body(source: Source, text: Text, blocks: tuple[Block, ...], head: Head) -> Document:
    """Read a document but for its passages and findings, which each kind lays out its own way."""
    names = read_names(text, head.service, source.metadata.publisher)
    if source.metadata.publisher:  # who publishes it is nobody who speaks in it
        names = replace(names, wordings=names.wordings | {source.metadata.publisher})
    people = read_people(text, blocks, names)
    quotations = read_quotations(text, blocks, people, names)
    inspectors = {person.name for person in people if "Inspector" in (person.role or "")}
    theirs = [quote.span for quote in quotations.quotes if quote.speaker in inspectors]
    facts = read_sentences(text, blocks, names, head.inspection, theirs)
    labelled = read_labels(text, blocks, names, head.inspection)
    tabled = read_grids(text, names, head.inspection)
    run_in = read_run_in(text, names, head.inspection)
    judgments, clashing = settle(text, [*facts.judgments, *labelled, *tabled, *run_in])
    unread = (*facts.unread, *clashing, *quotations.unread)
    return Document(
        id=source.id,
        kind=head.kind,
        title=head.title,
        publisher=source.metadata.publisher,
        published=head.published,
        url=source.metadata.url,
        licence=source.metadata.licence,
        digest=source.digest,
        service=names.service,
        inspection=head.inspection,
        head=text.line_span(head.line),
        judgments=judgments,
        areas=tuple(_areas(text, blocks, names, head)),
        changes=facts.changes,
        people=with_services(text, blocks, people, names),
        quotes=quotations.quotes,
        figures=facts.figures,
        terms=read_terms(text),
        contacts=tuple(read_contacts(text)),
        unread=tuple(sorted(unread, key=lambda u: (u.line, u.why))),
    )


def _areas(text: Text, blocks: tuple[Block, ...], names: Names, head: Head) -> Iterator[AreaGrade]:
    """Read the areas of a page; an article tells of them, and gives no grades."""
    if head.kind == "inspection-page":
        yield from read_areas(text, blocks, names, head.inspection)
        yield from read_run_in_areas(text, names, head.inspection)
