"""The facts a document holds. Every fact carries the span of the words it was read from."""

from typing import Literal

from msgspec import Struct

Kind = Literal["inspection-page", "news-article", "judgment-table"]
Pillar = Literal["effectiveness", "efficiency", "people"]
Grade = Literal["outstanding", "good", "adequate", "requires improvement", "inadequate"]
Direction = Literal["improved", "same", "declined"]
Tone = Literal["strength", "concern", "mixed", "neutral"]

#: The tones that bear out blame, and those that bear out praise: a sentence may hold both.
CRITICAL: tuple[Tone, ...] = ("concern", "mixed")
PRAISING: tuple[Tone, ...] = ("strength", "mixed")

PILLARS: tuple[Pillar, ...] = ("effectiveness", "efficiency", "people")

#: Best first, as the inspectorate orders them.
GRADES: tuple[Grade, ...] = (
    "outstanding",
    "good",
    "adequate",
    "requires improvement",
    "inadequate",
)


class Span(Struct, frozen=True):
    """A stretch of a document: character offsets into its text, and exactly that slice."""

    start: int
    end: int
    text: str


class Judgment(Struct, frozen=True):
    """A grade given to one pillar of one service in one inspection.

    ``inspection`` is the name the document uses ("2021/22", "2018"), or None where it
    reports a current inspection without naming its year. ``page`` is the address that a
    table's row gives as its source.
    """

    service: str
    inspection: str | None
    pillar: Pillar
    grade: Grade
    span: Span
    page: str | None = None


class AreaGrade(Struct, frozen=True):
    """A grade given to an area within a pillar ("preventing fires") of a page's service.

    A page may give it in a ``form`` or two: as a sentence, a label beside or above the grade,
    or in a list below the grade.
    """

    name: str
    grade: Grade
    form: Literal["sentence", "label", "list"]
    span: Span


class Change(Struct, frozen=True):
    """How a pillar, or the service as a whole (``pillar`` None), moved since ``since``."""

    service: str
    pillar: Pillar | None
    direction: Direction
    since: str | None
    span: Span


class Person(Struct, frozen=True, omit_defaults=True):
    """A person as the document introduces them; role and organisation only where it says.

    ``service`` is the one that somebody serves, where that is another than the document's own,
    or one of several, and no organisation stands beside the name.
    """

    name: str
    role: str | None
    organisation: str | None
    span: Span
    service: str | None = None

    @property
    def is_inspector(self) -> bool:
        """Whether somebody speaks for the inspectorate, by their role."""
        return "inspector" in (self.role or "").lower()


class Quote(Struct, frozen=True):
    """Words that the document puts in quotation marks and gives to a speaker.

    ``speaker`` is a person's full name or an organisation's. The span covers the words
    between the marks. ``introduction`` is the paragraph that names the speaker.
    """

    speaker: str
    span: Span
    introduction: Span


class Figure(Struct, frozen=True):
    """A count, out of ``total`` where the document gives one ("20 out of 24 …")."""

    name: str
    value: int
    total: int | None
    span: Span


class Concern(Struct, frozen=True):
    """A cause of concern in a report's words, with what the service should do about it."""

    span: Span
    recommendations: tuple[Span, ...] = ()


class Term(Struct, frozen=True):
    """An abbreviation and the words that the document spells it out with."""

    short: str
    long: str
    span: Span


class Contact(Struct, frozen=True):
    """An address by which the publisher can be reached."""

    kind: Literal["email", "social"]
    value: str
    span: Span


class Passage(Struct, frozen=True):
    """One sentence, list entry or cause of concern, in reading order.

    ``heading`` is the heading it stands under; ``author`` the person whose signed text
    it is (an inspector's summary); ``tone`` whether it praises or criticises the service.
    """

    heading: str | None
    author: str | None
    tone: Tone
    span: Span


class Unread(Struct, frozen=True):
    """A line (counted from 1) that looked like a fact but could not be read, and why."""

    line: int
    text: str
    why: str


class Metadata(Struct, frozen=True, forbid_unknown_fields=True):
    """What stands beside a document in ``ID.yaml``: what the document itself may not say."""

    kind: Kind
    publisher: str | None = None
    url: str | None = None
    licence: str | None = None
    title: str | None = None
    published: str | None = None


class Document(Struct, frozen=True, cache_hash=True):
    """A source and all that was read from it. ``published`` is an ISO date or None.

    ``digest`` is the SHA-256 of the source's bytes and its metadata's, by which stale
    facts are noticed. ``service`` and ``inspection`` name what the document is about;
    ``head`` is the line that says so: the title, with the date where it stands there.
    ``improvements`` are the areas for improvement that it lists, ``author`` who wrote it by
    the line above it.
    """

    id: str
    kind: Kind
    title: str
    publisher: str | None
    published: str | None
    url: str | None
    licence: str | None
    digest: str
    service: str | None
    inspection: str | None
    head: Span | None = None
    author: Person | None = None
    judgments: tuple[Judgment, ...] = ()
    areas: tuple[AreaGrade, ...] = ()
    changes: tuple[Change, ...] = ()
    people: tuple[Person, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    findings: tuple[Span, ...] = ()
    concerns: tuple[Concern, ...] = ()
    improvements: tuple[Span, ...] = ()
    terms: tuple[Term, ...] = ()
    contacts: tuple[Contact, ...] = ()
    passages: tuple[Passage, ...] = ()
    unread: tuple[Unread, ...] = ()
