"""What there is to ask about, as data: for commands, their completion and for drawing."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from bot.answering.draft import cite
from bot.answering.facts import Facts
from bot.answering.passages.passages import stems
from bot.answering.passages.search import Subject, about
from bot.answering.times import named_by
from bot.reply import Citation, GradeLine
from bot.understanding.words.lexicon import plain
from knowledge.model import GRADES, PILLARS, Pillar

_SLOT = re.compile(r"\{\w+\}")


class Graded(Struct, frozen=True):
    """A judgment with the words that give it."""

    line: GradeLine
    citation: Citation


class Quoted(Struct, frozen=True):
    """Words with the one who said or signed them; ``introduction`` names them in the document."""

    speaker: str
    citation: Citation
    introduction: Citation | None


class Source(Struct, frozen=True):
    """A document as its readers may find it; ``published`` is an ISO date or None.

    ``graded`` counts the services of which it gives a grade.
    """

    document: str
    title: str
    publisher: str | None
    published: str | None
    url: str | None
    licence: str | None
    graded: int


class Surroundings(Struct, frozen=True):
    """Passages of a document around one: ``passages[at]``, below their heading if they have one."""

    heading: str | None
    passages: tuple[Citation, ...]
    at: int


class Offered(Struct, frozen=True):
    """A kind of question as one that may be asked, with words by which people ask it."""

    question: str
    words: frozenset[str]


class Catalogue:
    """The services, inspections, speakers and topics that are known, and facts by filter.

    Names are those that the lists give. What is not known gives nothing, never a fault.
    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    @property
    def home(self) -> str | None:
        """The service meant where none is named, if it is known."""
        return self._facts.home if self._facts.home in self.services() else None

    def services(self) -> tuple[str, ...]:
        """Every service with a judgment or a document, by name."""
        return self._facts.knowledge.services

    def short_name(self, service: str) -> str:
        """A service's name with each part cut as short as the language files have it: "Hants"."""
        name = service
        for whole, shorts in self._facts.language.services.abbreviations.items():
            short = min(shorts, key=len)  # of several words their initials
            written = short.upper() if " " in whole else short.capitalize()
            name = re.sub(rf"\b{re.escape(whole)}\b", written, name, flags=re.IGNORECASE)
        return name.replace(" and ", " & ")

    def inspections(self, service: str | None = None) -> tuple[str, ...]:
        """The inspections of a service, or those in which all are compared, latest first."""
        known = self._facts.knowledge
        return known.rounds if service is None else known.inspections(service)

    def speakers(self) -> tuple[str, ...]:
        """Everybody who is quoted or signed something, in the order of their words."""
        return tuple(dict.fromkeys(each.speaker for each in self._facts.said))

    def people(self) -> tuple[str, ...]:
        """Everybody whom a document introduces by name, in its order."""
        return tuple(dict.fromkeys(person.name for _, person in self._facts.knowledge.people()))

    def topics(self) -> tuple[str, ...]:
        """The subjects of the language files that any passage is about."""
        topics = self._facts.language.topics.topics.items()
        subjects = [Subject(name, _stems(topic.says)) for name, topic in topics]
        return tuple(each.name for each in subjects if about(each, self._facts.shown))

    def kinds(self) -> Iterator[Offered]:
        """The kinds of questions about one service, as asked of the home service.

        Only those that want nothing else to be named.
        """
        for intent in self._facts.language.intents.intents.values():
            if intent.everywhere:
                continue
            try:
                question = intent.choice.format_map({"service": self.home} if self.home else {})
            except KeyError:
                continue
            words = " ".join(intent.examples).replace("{pillar}", " ".join(PILLARS))
            yield Offered(question, frozenset(plain(_SLOT.sub("", words)).split()))

    def grades(
        self,
        services: Sequence[str],
        inspection: str | None = None,
        pillars: Sequence[Pillar] = PILLARS,
    ) -> tuple[Graded, ...]:
        """The grades of services side by side, service by service.

        Args:
            services: their names, as ``services`` gives them.
            inspection: a name or a year; without one, every inspection, latest first.
            pillars: those wanted.
        """
        facts = self._facts
        found = (
            facts.known(service, name, pillar)
            for service in services
            for name in self._inspections_of(service, inspection)
            for pillar in pillars
        )
        return tuple(Graded(facts.line(k), facts.evidence(k)) for k in found if k is not None)

    def sources(self) -> tuple[Source, ...]:
        """The documents, reports first."""
        return tuple(
            Source(
                document=each.id,
                title=each.title,
                publisher=each.publisher,
                published=each.published,
                url=each.url,
                licence=each.licence,
                graded=len({judgment.service for judgment in each.judgments}),
            )
            for each in self._facts.knowledge.documents
        )

    def around(self, document: str, start: int, reach: int = 2) -> Surroundings | None:
        """The passage in which a citation begins, with those beside it under the same heading.

        Args:
            document: an id.
            start: where the citation starts, in characters of the document's text.
            reach: how many passages are wanted before it, and after it.
        """
        told = [each for each in self._facts.shown if each.document.id == document]
        for place, shown in enumerate(told):
            if shown.passage.span.start <= start < shown.passage.span.end:
                near = range(max(0, place - reach), min(len(told), place + reach + 1))
                heading = shown.passage.heading
                kept = [i for i in near if told[i].passage.heading == heading]
                passages = tuple(told[i].citation for i in kept)
                return Surroundings(heading, passages, kept.index(place))
        return None

    def spread(self, inspection: str, pillar: Pillar) -> dict[str, int]:
        """How many services got each grade, the best grade first; none that nobody got."""
        facts = self._facts
        given = [facts.known(service, inspection, pillar) for service in self.services()]
        counts = {g: sum(k is not None and k.judgment.grade == g for k in given) for g in GRADES}
        return {grade: count for grade, count in counts.items() if count}

    def quotes(
        self,
        *,
        speaker: str | None = None,
        topic: str | None = None,
        text: str | None = None,
        document: str | None = None,
    ) -> tuple[Quoted, ...]:
        """Quotations and signed words by any of: who, on what, holding which words, where."""
        wanted = self._facts.language.topics.topics.get(topic or "")
        on = _stems(wanted.says if wanted else [topic] if topic else [])
        words = plain(text) if text else ""
        return tuple(
            Quoted(each.speaker, each.citation, self._introduction(each.citation))
            for each in self._facts.said
            if speaker in (None, each.speaker)
            and document in (None, each.citation.document)
            and (not on or any(f" {stem} " in each.stems for stem in on))
            and f" {words}".rstrip() in f" {each.plain} "
        )

    def _inspections_of(self, service: str, inspection: str | None) -> tuple[str, ...]:
        known = self._facts.knowledge.inspections(service)
        return known if inspection is None else named_by(inspection, service, self._facts)

    def _introduction(self, citation: Citation) -> Citation | None:
        for document, quote in self._facts.knowledge.quotes():
            if (document.id, quote.span.start) == (citation.document, citation.start):
                return cite(document, quote.introduction)
        return None


def _stems(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(stems(each).strip() for each in words)
