"""Likely questions for a few typed letters, all of which are answered."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice

from rapidfuzz.distance import JaroWinkler

from bot.answering.catalogue import Catalogue
from bot.answering.wording import listed
from bot.understanding.reading import Term
from bot.understanding.text import normalise, tokens
from bot.understanding.understand import Understander
from knowledge.model import GRADES, PILLARS

_ALIKE = 0.84  # from where on a typed word may be a misspelling of a question's
_STARTS = 1.0  # what a word counts that begins with what is typed
_MISSPELT = 0.7
_CASE = ("service", "pillar")  # mentions whose names questions hold
_PUTTING = ("filler", "frame", "organisation")  # words that only put a question


class Completer:
    """Offers whole questions: about grades, changes, comparisons, subjects and people."""

    def __init__(self, catalogue: Catalogue, understander: Understander) -> None:
        self._catalogue = catalogue
        self._understander = understander

    def likely(self, typed: str, limit: int = 25) -> tuple[str, ...]:
        """Questions that hold what is typed, the best fitting first, at most ``limit``.

        Words may be cut short, misspelt or abbreviated ("effic leics"). Nothing typed gives
        questions to begin with; what fits nothing gives none.
        """
        if not typed.strip():
            return self._questions[:limit]
        terms = self._terms(typed)
        wanted, beside = self._words(terms, [token.text for token in tokens(normalise(typed))])
        needed = wanted or beside
        if not needed:
            return ()
        near = [self._near(alternatives) for alternatives in (*wanted, *beside)]
        scored: list[tuple[float, int]] = []
        for i, held in enumerate(self._held):
            fits = [max((fit.get(word, 0.0) for word in held), default=0.0) for fit in near]
            if sum(fits[: len(needed)]) >= len(needed) * _MISSPELT:
                scored.append((-sum(fits), i))
        offered = (*_compared(terms), *(self._questions[i] for _, i in sorted(scored)))
        return offered[:limit]

    def _terms(self, typed: str) -> list[Term]:
        read = self._understander.read(normalise(typed))
        return [term for sentence in read.sentences for term in sentence.terms]

    def _words(
        self, terms: Sequence[Term], typed: Sequence[str]
    ) -> tuple[list[set[str]], list[set[str]]]:
        """What is typed with what it means: "leics" is "leicestershire" as well.

        First what a question must hold; then words that only put one, as "did" and "tell me".
        A word that is not finished may have been read as another, so it counts as typed.
        """
        lengths = [len(term.text.split()) for term in terms]
        if sum(lengths) != len(typed):
            return [{each} for each in typed], []
        wanted: list[set[str]] = []
        beside: list[set[str]] = []
        rest, last = iter(typed), typed[-1] if len(typed) > 1 else ""
        for term, length in zip(terms, lengths, strict=True):
            words = [each for each in islice(rest, length) if each is last or len(each) > 1]
            if term.kind in _CASE:
                meant = {token.text for token in tokens(normalise(term.value))}
                implied = term.value == self._catalogue.home
                (beside if implied else wanted).append({*words, *meant})
            elif term.kind in _PUTTING or term.meaning:
                beside += [{each} for each in words]
            else:
                wanted += [{each} for each in words]
        return wanted, beside

    def _near(self, typed: set[str]) -> dict[str, float]:
        """How well each word of any question fits one that was typed."""
        fits: dict[str, float] = {}
        for word in self._vocabulary:
            if any(word.startswith(each) for each in typed):
                fits[word] = _STARTS
            elif any(JaroWinkler.similarity(each, word) >= _ALIKE for each in typed):
                fits[word] = _MISSPELT
        return fits

    @cached_property
    def _questions(self) -> tuple[str, ...]:
        """Every question that is offered, those about the home service first."""
        return tuple(dict.fromkeys(_questions(self._catalogue)))

    @cached_property
    def _held(self) -> tuple[frozenset[str], ...]:
        return tuple(
            frozenset(token.text for token in tokens(normalise(question)))
            for question in self._questions
        )

    @cached_property
    def _vocabulary(self) -> tuple[str, ...]:
        return tuple(sorted(frozenset[str]().union(*self._held)))


def _compared(terms: Sequence[Term]) -> Iterator[str]:
    """The comparison of services, where several are typed."""
    named = tuple(dict.fromkeys(term.value for term in terms if term.kind == "service"))
    if len(named) > 1:
        yield f"compare {listed(named)}"
        yield from (f"compare {listed(named)} for {pillar}" for pillar in PILLARS)


def _questions(catalogue: Catalogue) -> Iterator[str]:
    home = catalogue.home
    services = sorted(catalogue.services(), key=lambda service: service != home)
    for service in services:
        yield from _about(service, several=len(services) > 1)
        if service == home:
            yield from (f"what did inspectors say about {each}?" for each in catalogue.topics())
            yield from (f"what did {each} say?" for each in catalogue.speakers())
            yield from (f"who is {each}?" for each in catalogue.people())
            yield from _about_all(catalogue)


def _about(service: str, *, several: bool) -> Sequence[str]:
    compared = [f"how does {service} compare with other services?"] if several else []
    return [
        f"what were {service}'s grades?",
        *(f"what was {service}'s {pillar} grade?" for pillar in PILLARS),
        f"what changed at {service}?",
        f"when was {service} inspected?",
        *compared,
    ]


def _about_all(catalogue: Catalogue) -> Iterator[str]:
    yield "who said what?"
    for inspection in catalogue.inspections()[:1]:
        for pillar in PILLARS:
            yield f"how many services got each grade for {pillar}?"
            yield f"which service was best for {pillar}?"
            yield f"which service was worst for {pillar}?"
            yield f"which services improved for {pillar}?"
            yield f"which services got worse for {pillar}?"
            given = catalogue.spread(inspection, pillar)
            yield from (f"which services were {g} for {pillar}?" for g in GRADES if g in given)
