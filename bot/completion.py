"""Likely questions for a few typed letters, all of which are answered."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, islice

from msgspec import Struct
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from bot.answering.catalogue import Catalogue
from bot.answering.wording import listed
from bot.understanding.understand import Understander
from bot.understanding.words.reading import Term
from bot.understanding.words.text import normalise, tokens
from knowledge.model import GRADES, PILLARS

_ALIKE = 0.84  # from where on a typed word may be a misspelling of a question's
_WHOLE = 1.0  # what a word counts that begins with what is typed
_MISSPELT = 0.7
_BESIDE = 0.9  # what a word counts that the question does not hold, but others that ask the same
_CASE = ("service", "pillar")  # mentions whose names questions hold
_PHRASE = 8  # words of a quotation that a question holds
_PUTTING = ("filler", "frame", "organisation")  # words that only put a question

#: How well each word of any question fits one that was typed.
_Fits = dict[str, float]
#: Words by which a question is found, and what each counts.
_Held = Mapping[str, float]


class _Question(Struct, frozen=True):
    """A question with the words by which it is found."""

    whole: str
    held: _Held

    def asked(self, _near: Sequence[_Fits]) -> str:
        """The question, whatever was typed."""
        return self.whole


class _Attribution(Struct, frozen=True):
    """The question who said some words of a quotation, found by any of them.

    ``read`` are its words one by one as they are compared with what is typed.
    """

    said: tuple[str, ...]
    read: tuple[_Held, ...]
    held: _Held

    def asked(self, near: Sequence[_Fits]) -> str:
        """The question for the words from the first on that was typed."""
        typed = (i for i, word in enumerate(self.read) if any(_fitting(word, near)))
        start = min(next(typed, 0), max(0, len(self.said) - _PHRASE))
        return _who_said(self.said[start : start + _PHRASE])


class Completer:
    """Offers whole questions: about grades, changes, comparisons, subjects, people and words.

    ``answers`` tells whether a question is answered: what language files and quotations give
    is offered only where it is.
    """

    def __init__(
        self, catalogue: Catalogue, understander: Understander, answers: Callable[[str], bool]
    ) -> None:
        self._catalogue = catalogue
        self._understander = understander
        self._answers = answers

    def likely(self, typed: str, limit: int = 25) -> tuple[str, ...]:
        """Questions that hold what is typed, the best fitting first, at most ``limit``.

        Words may be cut short, misspelt or abbreviated ("effic leics"). Nothing typed gives
        questions to begin with; what fits nothing gives none.
        """
        if not typed.strip():
            return _first(limit, (each.asked(()) for each in self._offered))
        terms = self._terms(typed)
        wanted, beside = self._words(terms, [token.text for token in tokens(normalise(typed))])
        needed = wanted or beside
        if not needed:
            return ()
        near = [self._near(alternatives) for alternatives in (*wanted, *beside)]
        scored: list[tuple[float, int]] = []
        for i, each in enumerate(self._offered):
            fits = _fitting(each.held, near)
            if sum(fits[: len(needed)]) >= len(needed) * _MISSPELT:
                scored.append((-sum(fits), i))
        fitting = (self._offered[i].asked(near[: len(wanted)]) for _, i in sorted(scored))
        return _first(limit, chain(_compared(terms), fitting))

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

    def _near(self, typed: set[str]) -> _Fits:
        """How well each word of any question fits one that was typed."""
        fits: _Fits = {}
        for each in typed:
            like = process.extract_iter(
                each, self._vocabulary, scorer=JaroWinkler.similarity, score_cutoff=_ALIKE
            )
            fits.update((word, _MISSPELT) for word, _, _ in like)
        begun = (word for word in self._vocabulary if word.startswith(tuple(typed)))
        return fits | dict.fromkeys(begun, _WHOLE)

    @cached_property
    def _offered(self) -> tuple[_Question | _Attribution, ...]:
        """All that is offered, what is about the home service first."""
        questions = dict.fromkeys(_questions(self._catalogue))
        return (
            *(_Question(each, _held(each)) for each in questions),
            *filter(self._is_answered, _of_kinds(self._catalogue)),
            *filter(self._is_answered, _attributions(self._catalogue)),
        )

    def _is_answered(self, offered: _Question | _Attribution) -> bool:
        return self._answers(offered.asked(()))

    @cached_property
    def _vocabulary(self) -> tuple[str, ...]:
        return tuple(sorted(frozenset[str]().union(*(each.held for each in self._offered))))


def _first(limit: int, questions: Iterable[str]) -> tuple[str, ...]:
    """The first of the questions, each once."""
    found: dict[str, None] = {}
    for question in questions:
        if len(found) == limit:
            break
        found[question] = None
    return tuple(found)


def _held(text: str) -> dict[str, float]:
    return dict.fromkeys((token.text for token in tokens(normalise(text))), _WHOLE)


def _fitting(held: _Held, near: Iterable[_Fits]) -> list[float]:
    """How well the words fit each one that was typed."""
    return [max((fit.get(word, 0.0) * held[word] for word in held), default=0.0) for fit in near]


def _of_kinds(catalogue: Catalogue) -> Iterator[_Question]:
    """A question of each kind, found by any words that ask it."""
    for kind in catalogue.kinds():
        yield _Question(kind.question, dict.fromkeys(kind.words, _BESIDE) | _held(kind.question))


def _attributions(catalogue: Catalogue) -> Iterator[_Attribution]:
    for quoted in catalogue.quotes():
        said = tuple(quoted.citation.quote.split())
        yield _Attribution(said, tuple(map(_held, said)), _held(_who_said(said)))


def _who_said(words: Sequence[str]) -> str:
    return f"who said “{' '.join(words).strip('.,;:')}”?"


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
