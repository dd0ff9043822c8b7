"""Services by every name people use, and which ones a misspelt name may mean.

Look-alikes are never merged: a name that fits two services as well means neither of them
until somebody says which.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding.words.names import (
    DIRECTIONS,
    SMALL,
    Words,
    forms_of,
    initials_of,
    parts_of,
    side_by_side,
    tails_of,
    words_of,
)
from knowledge.language import Services

_Kind = Literal["service", "elsewhere", "ambiguous"]

#: What stands between the names of an ambiguous mention; no question holds it.
BETWEEN = "|"
#: How readily words mean a service: its own name, another name, a form of either, a part of a
#: name that nobody listed names for, a word that several names end in, letters.
_NAME, _ALIAS, _FORM, _PART, _TAIL, _LETTERS = range(6)
_SHORTEST = 4  # letters of a word that may be misspelt
_MOST_WORDS = 5
_MOST_MISTAKES = 3  # in one word
_LONG_NAME = 3  # words of a name that is known again by all of them but one


class Meant(NamedTuple):
    """What words mean: a service, a place that is none, or several between which to ask."""

    kind: _Kind
    value: str


class Near(NamedTuple):
    """A run of misspelt words, and the name it is nearest to; ``words`` if it is only one.

    ``is_proper`` tells a service's own name, or a form of it, from a town's.
    """

    meant: Meant
    words: Words
    length: int
    score: float
    is_proper: bool = True


class Gazetteer:
    """Every name of every service, and of places that are none."""

    def __init__(self, authored: Services, documented: Iterable[str]) -> None:
        self._claims: dict[Words, dict[Meant, int]] = {}
        short = authored.abbreviations
        services = {**dict.fromkeys(documented, ()), **authored.services}
        for name, aliases in services.items():
            self._claim(Meant("service", name), aliases, short)
            if name not in authored.services:
                for part in parts_of(words_of(name)):
                    self._put(part, Meant("service", name), _PART)
        for name, aliases in authored.elsewhere.items():
            if name not in services:
                self._claim(Meant("elsewhere", name), aliases, short)
        self._together: dict[Words, tuple[str, ...]] = {}
        for tail, owners in tails_of(services).items():
            for form in ((tail,), *forms_of((tail,), short)):
                self._together.update(side_by_side(form, owners))
                for name in owners:
                    self._put(form, Meant("service", name), _TAIL)

    def entries(self) -> Iterator[tuple[Words, Meant]]:
        """Every run of words with what it means; several services, where it names them all."""
        for words, claims in self._claims.items():
            best = min(claims.values())
            yield words, _one_of(meant for meant, rank in claims.items() if rank == best)
        for words, named in self._together.items():
            yield words, Meant("service", BETWEEN.join(named))

    def collisions(self) -> Iterator[tuple[Words, Meant, Meant]]:
        """Words that somebody listed as a name and that already are another's."""
        for words, claims in self._claims.items():
            named = sorted((rank, meant) for meant, rank in claims.items() if rank <= _FORM)
            if len(named) > 1 and named[0][0] <= _ALIAS:
                yield words, named[0][1], named[1][1]

    def near(self, words: Sequence[str], start: int, strange: Sequence[bool]) -> Near | None:
        """The name nearest to a run of words from ``start`` that holds a strange one.

        Only words marked as strange may be misspelt, and one word of a long name; whatever
        else stands in the run must be right, so that "south" never becomes "north".
        """
        pair = words[start : start + 2]
        joined = ("".join(pair),)
        if joined in self._entries and len(pair) > 1 and min(map(len, pair)) >= _SHORTEST:
            return Near(self._entries[joined], joined, 2, 1.0)  # "leicester shire"
        last = min(start + _MOST_WORDS, len(words))
        first_strange = strange.index(True, start, last) if True in strange[start:last] else last
        if first_strange == last and self._long_ends.isdisjoint(words[start:last]):
            return None
        shortest = min(first_strange + 1, start + _LONG_NAME)
        for end in range(last, shortest - 1, -1):
            if end <= first_strange and not self._may_be_long(words[start:end]):
                continue
            found = self._nearest(tuple(words[start:end]), strange[start:end])
            if found and not self._goes_on_before(found, words[start - 1] if start else ""):
                return found
        return None

    def _may_be_long(self, run: Sequence[str]) -> bool:
        """Whether a run without a strange word may be a long name with one word wrong."""
        length = len(run)
        first, final = (length, 0, run[0]), (length, length - 1, run[-1])
        return first in self._holding or final in self._holding

    def _goes_on_before(self, found: Near, before: str) -> bool:
        """Whether a direction stands before a name that has none: "East Ssex" is not Essex."""
        names = (words_of(name)[0] for name in found.meant.value.split(BETWEEN))
        return before in DIRECTIONS and before not in names

    def _nearest(self, run: Words, strange: Sequence[bool]) -> Near | None:
        nearest: dict[Words, int] = {}
        for name in self._like(run, strange):
            edits = _edits(run, name, strange)
            if edits and edits <= min(nearest.values(), default=edits):
                nearest = {n: e for n, e in nearest.items() if e == edits} | {name: edits}
        if not nearest:
            return None
        meant = _one_of(self._entries[name] for name in nearest)
        name = next(iter(nearest))
        letters = max(sum(map(len, run)), sum(map(len, name)))
        score = 1 - min(nearest.values()) / letters
        if meant.kind == "ambiguous":
            return Near(meant, (), len(run), score)
        is_proper = meant.kind == "service" and min(self._claims[name].values()) != _ALIAS
        return Near(meant, name, len(run), score, is_proper)

    def _like(self, run: Words, strange: Sequence[bool]) -> Iterable[Words]:
        """Names of as many words that share one with a run; where all are strange, begin alike."""
        if all(strange):
            names = self._names.get(len(run), [])
            firsts = self._firsts.get(len(run), [])
            near = process.extract_iter(
                run[0], firsts, scorer=OSA.distance, score_cutoff=_MOST_MISTAKES
            )
            return [names[place] for _, _, place in near]
        shared = (self._holding.get((len(run), i, word), ()) for i, word in enumerate(run))
        return dict.fromkeys(name for names in shared for name in names)

    @cached_property
    def _holding(self) -> dict[tuple[int, int, str], list[Words]]:
        """Names by their number of words and each of the words in its place, "and" aside."""
        found: dict[tuple[int, int, str], list[Words]] = {}
        for length, names in self._names.items():
            for name in names:
                for i, word in enumerate(name):
                    if word not in SMALL:
                        found.setdefault((length, i, word), []).append(name)
        return found

    @cached_property
    def _long_ends(self) -> frozenset[str]:
        """The words that a long name begins or ends with."""
        places = (place for place in self._holding if place[0] >= _LONG_NAME)
        return frozenset(word for length, i, word in places if i in (0, length - 1))

    @cached_property
    def _entries(self) -> dict[Words, Meant]:
        return dict(self.entries())

    @cached_property
    def _names(self) -> dict[int, list[Words]]:
        """Names that may be recognised misspelt, by their number of words."""
        found: dict[int, list[Words]] = {}
        for words, claims in self._claims.items():
            if min(claims.values()) < _LETTERS:  # letters are right or mean something else
                found.setdefault(len(words), []).append(words)
        return found

    @cached_property
    def _firsts(self) -> dict[int, list[str]]:
        """The first word of each of these names, in their order."""
        return {length: [name[0] for name in names] for length, names in self._names.items()}

    def _claim(
        self, meant: Meant, aliases: Iterable[str], short: Mapping[str, Iterable[str]]
    ) -> None:
        words = words_of(meant.value)
        self._put(words, meant, _NAME)
        others = [tuple(alias.split()) for alias in aliases]
        for other in others:
            self._put(other, meant, _ALIAS)
        for known in (words, *others):
            for form in forms_of(known, short):
                self._put(form, meant, _FORM)
        if meant.kind == "service":
            for known in (words, *(other for other in others if len(other) > 1)):
                for initials in initials_of(known):
                    self._put(initials, meant, _LETTERS)

    def _put(self, words: Words, meant: Meant, rank: int) -> None:
        claims = self._claims.setdefault(words, {})
        claims[meant] = min(rank, claims.get(meant, rank))


def _allowed(letters: int) -> int:
    """How many mistakes a word of so many letters may hold."""
    return 1 if letters < 8 else 2 if letters < 12 else _MOST_MISTAKES


def _one_of(meanings: Iterable[Meant]) -> Meant:
    """What several meanings are together: the only one, or the question between them."""
    names: dict[str, Meant] = {}
    for meant in meanings:
        names.update((name, Meant(meant.kind, name)) for name in meant.value.split(BETWEEN))
    if len(names) == 1:
        return next(iter(names.values()))
    return Meant("ambiguous", BETWEEN.join(sorted(names)))


def _edits(run: Words, name: Words, strange: Sequence[bool]) -> int | None:
    """How many edits part a run of words from a name, or None if it is another."""
    total = 0
    wrong = sum(typed != word for typed, word in zip(run, name, strict=True))
    in_long_name = wrong == 1 and len(name) >= _LONG_NAME
    for typed, word, is_strange in zip(run, name, strange, strict=True):
        if typed == word:
            continue
        if not in_long_name and (not is_strange or len(word) < _SHORTEST):
            return None
        allowed = _allowed(len(word)) if is_strange else 1
        edits = OSA.distance(typed, word, score_cutoff=allowed)
        if edits > allowed:
            return None
        total += edits
    return total
