"""Likely questions for a few typed letters, all of which are answered."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from rapidfuzz.distance import JaroWinkler

from bot.answering.catalogue import Catalogue
from bot.understanding.text import normalise, tokens
from bot.understanding.understand import Understander
from knowledge.model import GRADES, PILLARS

_ALIKE = 0.84  # from where on a typed word may be a misspelling of a question's
_STARTS = 1.0  # what a word counts that begins with what is typed
_MISSPELT = 0.7
_OF_LETTERS = 2  # letters from which a beginning tells anything
_CASE = {"service": 0, "pillar": 1}


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
        words = self._words(typed)
        if not words:
            return self._questions[:limit]
        near = [self._near(alternatives) for alternatives in words]
        scored = [
            (sum(max((fits.get(word, 0.0) for word in held), default=0.0) for fits in near), i)
            for i, held in enumerate(self._held)
        ]
        enough = len(words) * _MISSPELT
        best = sorted((-score, i) for score, i in scored if score >= enough)
        return tuple(self._questions[i] for _, i in best[:limit])

    def _words(self, typed: str) -> list[set[str]]:
        """Each typed word with what it means: "leics" is "leicestershire" as well."""
        text = normalise(typed)
        words = [{token.text} for token in tokens(text) if len(token.text) >= _OF_LETTERS]
        for sentence in self._understander.read(text).sentences:
            for term in sentence.terms:
                if term.kind in _CASE and " " not in term.text:
                    value = [token.text for token in tokens(normalise(term.value))]
                    for each in words:
                        each.update(value if term.text in each else ())
        return words

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


def _questions(catalogue: Catalogue) -> Iterator[str]:
    home = catalogue.home
    services = sorted(catalogue.services(), key=lambda service: service != home)
    for service in services:
        yield from _about(service, several=len(services) > 1)
        if service == home:
            yield from (f"what did inspectors say about {each}?" for each in catalogue.topics())
            yield from (f"what did {each} say?" for each in catalogue.speakers())
            yield from _about_all(catalogue)


def _about(service: str, *, several: bool) -> Sequence[str]:
    compared = [f"how does {service} compare with other services?"] if several else []
    return [
        f"what were {service}'s grades?",
        *(f"what was {service}'s {pillar} grade?" for pillar in PILLARS),
        f"what changed at {service}?",
        *compared,
    ]


def _about_all(catalogue: Catalogue) -> Iterator[str]:
    for inspection in catalogue.inspections()[:1]:
        for pillar in PILLARS:
            yield f"how many services got each grade for {pillar}?"
            yield f"which services improved for {pillar}?"
            yield f"which services got worse for {pillar}?"
            given = catalogue.spread(inspection, pillar)
            yield from (f"which services were {g} for {pillar}?" for g in GRADES if g in given)
