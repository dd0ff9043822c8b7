"""What an answering function may look at, and the scope it answers for."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property

from bot.answering.draft import Draft, cite
from bot.answering.passages.passages import Said, Shown, stems
from bot.answering.times import is_of_time
from bot.answering.whose import whose
from bot.reply import Citation, GradeLine
from bot.understanding.meaning.asked import Asked
from bot.understanding.words.lexicon import plain
from bot.understanding.words.text import stem, tokens
from knowledge.language import Language
from knowledge.load import Knowledge, Known
from knowledge.model import Document, Figure, Passage, Pillar, Quote

#: Meanings of words that frame a question, whatever it is about.
FRAMES = ("say", "who", "whose", "what", "that", "any", "about", "when", "how", "which", "do")
#: Intents about the grades of a service, which has to be told where none is the home service.
GRADED = frozenset(
    ["grade", "grade check", "grades with", "overall", "best", "worst", "pillar compare", "change",
     "improved", "worsened", "unchanged", "greatest improvement", "why", "summary", "strengths",
     "concerns", "findings", None]
)  # fmt: skip

Answerer = Callable[[Asked, "Facts"], Draft]


class Facts:
    """The knowledge with the language and the home service: all an answer is made from."""

    def __init__(self, knowledge: Knowledge, language: Language, home_service: str) -> None:
        self.knowledge = knowledge
        self.language = language
        self.home = home_service

    @cached_property
    def shown(self) -> tuple[Shown, ...]:
        """Every passage, with its stems."""
        found: list[Shown] = []
        for document, passage in self.knowledge.passages():
            last = found[-1] if found and found[-1].document is document else None
            found.append(self._shown(document, passage, last))
        return tuple(found)

    def _shown(self, document: Document, passage: Passage, before: Shown | None) -> Shown:
        rooted = stems(passage.span.text)
        order = tuple(self.senses(rooted.split()))
        return Shown(document, passage, rooted, order, stems(passage.heading or ""), before)

    def told_of(self, asked: Asked) -> list[Shown]:
        """The passages of documents about the services that are asked about, or about none.

        Of a service's reports, that on the inspection asked about.
        """
        of = {*asked.all("service"), self.service(asked), None}
        known, whose = frozenset(self.knowledge.services), self._whose
        named = asked.all("service")
        told = [
            s
            for s in self.shown
            if (
                s.document.service in of and not (named and _is_of_another(s, of, whose[s] & known))
            )
            or not of.isdisjoint(whose[s])
        ]
        then = is_of_time(asked, self)
        return (
            [s for s in told if then(s.document) or s.holds(asked.all("time")[0])] if then else told
        )

    def told_of_only(self, service: str, asked: Asked) -> list[Shown]:
        """The passages about a service, and about no other."""
        return [shown for shown in self.told_of(asked) if self.is_told_of(service, shown)]

    def is_told_of(self, service: str, shown: Shown) -> bool:
        """Whether a passage is about a service, and about no other."""
        return self._whose[shown] == {service}

    @cached_property
    def _whose(self) -> Mapping[Shown, frozenset[str]]:
        return whose(self.shown, self.knowledge.services)

    def told_about(self, service: str, inspection: str) -> Iterator[Shown]:
        """The passages of the reports on an inspection of a service."""
        for shown in self.shown:
            of = shown.document
            if of.service == service and of.inspection == inspection:
                yield shown

    @cached_property
    def _holding(self) -> Counter[str]:
        return Counter(word for shown in self.shown for word in shown.words | shown.sense)

    def rarity(self, word: str) -> float:
        """How much a stem tells passages apart: from near 0, in each, to most, in none."""
        return math.log(1 + len(self.shown) / (1 + self._holding[word]))

    @cached_property
    def rarest(self) -> float:
        """The rarity of a word that one passage holds."""
        return math.log(1 + max(len(self.shown), 1) / 2)

    @cached_property
    def empty(self) -> frozenset[str]:
        """The stems of words that any sentence may hold."""
        lines = self.language.words.fillers
        return frozenset(stem(word) for line in lines for word in line.split())

    @cached_property
    def idle(self) -> frozenset[str]:
        """Words that any sentence may hold, as they are typed, and what only frames a question."""
        words = self.language.words
        framing = (word for each in FRAMES for word in (each, *words.meanings[each]))
        fillers = (word for line in words.fillers for word in line.split())
        return frozenset((*fillers, *framing, *self.language.entities.pronouns))

    @cached_property
    def asking(self) -> frozenset[str]:
        """The stems of words that have a meaning in questions, as "findings" and "effective"."""
        entities = self.language.entities
        said: list[str] = []
        for names in (entities.pillars, entities.grades, entities.documents):
            said += [words for name, rest in names.items() for words in (name, *rest)]
        for lists in (self.language.words.meanings, entities.roles, entities.organisations):
            said += [words for name, rest in lists.items() for words in (name, *rest)]
        said += [words for rest in entities.times.values() for words in rest]
        said += [person.name.lower() for _, person in self.knowledge.people()]
        return frozenset(stem(token.text) for words in said for token in tokens(words))

    @cached_property
    def _alike(self) -> dict[str, str]:
        lines = (line.split() for line in self.language.words.alike)
        return {stem(word): stem(line[0]) for line in lines for word in line}

    def senses(self, words: Iterable[str]) -> list[str]:
        """Stems in their order, with one stem for all words that say nearly the same."""
        return [self._alike.get(word, word) for word in words]

    def sense(self, words: Iterable[str]) -> set[str]:
        """Stems, each once, with one stem for all words that say nearly the same."""
        return set(self.senses(words))

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """All that anybody said: quotations first, then what an inspector signed."""
        spoken = [
            self._said(quote.speaker, cite(document, quote.span), self._around(document, quote))
            for document, quote in self.knowledge.quotes()
        ]
        signed = [
            self._said(shown.passage.author, shown.citation, [shown], quoted=False)
            for shown in self.shown
            if shown.passage.author
        ]
        return (*spoken, *signed)

    @cached_property
    def unsaid(self) -> tuple[Said, ...]:
        """Sentences that a document gives to nobody."""
        return tuple(
            self._said("", shown.citation, [shown], quoted=False)
            for shown in self.shown
            if not shown.passage.author and not any(map(shown.overlaps, shown.document.quotes))
        )

    def _around(self, document: Document, quote: Quote) -> list[Shown]:
        """The sentences in which a quotation stands."""
        return [shown for shown in self.shown_in(document.id) if shown.overlaps(quote)]

    def following(self, shown: Shown, count: int) -> list[Shown]:
        """The passages after one in its document, so many at most."""
        found = [shown]
        while len(found) <= count and found[-1] in self._after:
            found.append(self._after[found[-1]])
        return found[1:]

    @cached_property
    def _after(self) -> dict[Shown, Shown]:
        return {shown.before: shown for shown in self.shown if shown.before is not None}

    def shown_in(self, document: str) -> Sequence[Shown]:
        """The passages of a document, by its id, in reading order."""
        return self._shown_in.get(document, ())

    @cached_property
    def _shown_in(self) -> dict[str, list[Shown]]:
        found: dict[str, list[Shown]] = {}
        for shown in self.shown:
            found.setdefault(shown.document.id, []).append(shown)
        return found

    def _said(
        self, speaker: str, citation: Citation, around: Sequence[Shown], *, quoted: bool = True
    ) -> Said:
        words, rooted = plain(citation.quote), stems(citation.quote)
        order = tuple(self.senses(rooted.split()))
        tones = frozenset(shown.passage.tone for shown in around)
        beside = "".join(shown.stems for shown in around)
        sense = frozenset(order)
        return Said(speaker, citation, rooted, words, order, sense, tones, beside, quoted)

    def service(self, asked: Asked) -> str | None:
        """The service a question is about: the one it names, or the home service.

        A home service that no document covers is none; if only one is covered, it is meant.
        """
        covered = self.knowledge.services
        if asked.all("service") or self.home in covered:
            return asked.one("service") or self.home
        # Of a grade it is asked back, even where the documents cover one service alone.
        taken = bool(self.home) or asked.intent not in GRADED
        return covered[0] if taken and len(covered) == 1 else None

    def figures_of(self, service: str) -> Iterator[tuple[Document, Figure]]:
        """The figures of a service: the one their sentence names, or else their document is of."""
        for document, fact in self.knowledge.figures():
            text = f" {plain(fact.span.text)} "
            told_of = {document.service or "", *(j.service for j in document.judgments)} - {""}
            places = {name: text.find(f" {plain(name)} ") for name in told_of}
            named = [name for name, place in places.items() if place >= 0]
            graded = {j.service for j in document.judgments if j.inspection == document.inspection}
            several = document.kind == "news-article" and len(graded) > 1
            owner = min(named, key=places.__getitem__, default=None)
            if (owner or (None if several else document.service)) == service:
                yield document, fact

    def evidence(self, known: Known) -> Citation:
        """The sentence, or the row of a table, that gives a judgment."""
        return cite(known.document, known.judgment.span, known.judgment.page)

    def known(self, service: str, inspection: str, pillar: Pillar) -> Known | None:
        """The best evidence for a pillar's grade in an inspection."""
        return next(iter(self.knowledge.graded(service, inspection, pillar)), None)

    def is_disputed(self, known: Known) -> bool:
        """Whether documents contradict each other on a grade."""
        fact = known.judgment
        return (fact.service, known.inspection, fact.pillar) in self.knowledge.disputed

    def line(self, known: Known) -> GradeLine:
        """A judgment as a face may draw it."""
        fact = known.judgment
        return GradeLine(fact.service, known.inspection, fact.pillar, fact.grade)


def _is_of_another(shown: Shown, of: Set[str | None], told_of: Set[str]) -> bool:
    """Whether a passage of a document on several services is about others than those meant."""
    return shown.document.service is None and bool(told_of) and of.isdisjoint(told_of)
