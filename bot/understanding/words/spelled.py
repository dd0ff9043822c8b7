"""The words of a sentence as they were meant: each spelled right, a misspelt name whole."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from types import MappingProxyType
from typing import NamedTuple

from msgspec import Struct

from bot.understanding.words.gazetteer import Near
from bot.understanding.words.lexicon import PLACES, Lexicon
from bot.understanding.words.spelling import RUN_ON, Correction, Speller, begins_alike
from bot.understanding.words.text import Token, normalise, tokens
from bot.understanding.words.vocabulary import is_swapped, undoubled

_LONG = 5  # letters from which a strange word may be several run together
_SLIP = 0.9  # how surely an English word was typed for another: "dose" for "does"
_BEFORE = 4  # words before a misspelt one with which it may make a phrase
_SURE = 0.85  # a correction so near that the word is not taken apart instead
NO_SLIPS: Mapping[str, str] = MappingProxyType({})


class Word(Struct, frozen=True):
    """A word as it was typed and as it was meant; ``score`` tells how surely."""

    typed: str
    text: str
    start: int
    end: int
    score: float


class Place(Struct, frozen=True):
    """A typed word, with the words meant by it and those that follow, ``length`` in all."""

    token: Token
    meant: Sequence[Word]
    length: int


class Spelled(NamedTuple):
    """A sentence, with what is meant from each of its words on.

    Whoever reads it again, other words in the place of some, need not spell it again.
    """

    text: str
    places: Sequence[Place]


class Spelling:
    """Spells the words of sentences, as the words around them let it."""

    def __init__(self, lexicon: Lexicon, speller: Speller, shorthand: Mapping[str, str]) -> None:
        self._lexicon = lexicon
        self._speller = speller
        self._shorthand = shorthand

    def spelled(self, sentence: str) -> Spelled:
        """A normalised sentence with each of its words spelled."""
        found = tokens(sentence)
        texts = [token.text for token in found]
        strange = [self._is_strange(text) for text in texts]
        return Spelled(
            sentence, [self._place(found, texts, at, strange) for at in range(len(found))]
        )

    def words(self, spelled: Spelled, mended: Mapping[str, str] = NO_SLIPS) -> list[Word]:
        """The words of a sentence; ``mended`` has others for some of those that were typed."""
        words: list[Word] = []
        at = 0
        while at < len(spelled.places):
            place = spelled.places[at]
            slip = mended.get(place.token.text)
            words += _instead(place.token, slip) if slip else place.meant
            at += 1 if slip else place.length
        return self._in_context(words)

    def _place(
        self, found: Sequence[Token], texts: list[str], at: int, strange: list[bool]
    ) -> Place:
        place = self._misspelt_place(texts, at, strange)
        if place is None:
            return Place(found[at], self._meant(found[at]), 1)
        return Place(found[at], _renamed(found[at : at + place.length], place), place.length)

    def _is_strange(self, typed: str) -> bool:
        known = self._lexicon.knows(typed) or typed.removesuffix("s") in self._lexicon.meant
        return not (known or typed[0].isdigit() or self._speller.is_english(typed))

    def _misspelt_place(self, texts: list[str], at: int, strange: list[bool]) -> Near | None:
        """The service that misspelt words mean, unless an ordinary word is nearer."""
        place = self._lexicon.gazetteer.near(texts, at, strange)
        if place is None and strange[at] and texts[at].endswith("s"):  # "sufolks marks"
            single = [*texts[:at], texts[at][:-1], *texts[at + 1 :]]
            place = self._lexicon.gazetteer.near(single, at, strange)
        if place is None or place.length > 1:
            return place
        word = self._speller.correct(texts[at])
        if word is None or self._is_place(word.word):
            return place
        nearer = word.score > place.score
        if word.score == place.score:
            before, after = texts[at - 1] if at else None, texts[at + 1 : at + 2]
            beside = self._lexicon.partners(before, after[0] if after else None)
            nearer = not place.is_proper or word.word in beside  # "services ket the" kept it
        return None if nearer or is_swapped(texts[at], word.word, place.words) else place

    def _meant(self, token: Token) -> Sequence[Word]:
        typed = token.text
        shorthand = typed in self._shorthand and not self._lexicon.find([typed], 0)
        if typed in self._lexicon.words and not shorthand:
            return (Word(typed, typed, token.start, token.end, 1.0),)
        found = Correction(self._shorthand[typed], _SLIP) if shorthand else self._spell(typed)
        sure = found is not None and found.score > _SURE
        parts = [] if sure or len(typed) < _LONG else self._run_together(typed)
        if not parts:
            text, score = found or Correction(typed, 1.0)
            meant = normalise(text).split() if text in RUN_ON else [text]
            return tuple(Word(typed, word, token.start, token.end, score) for word in meant)
        ends = list(accumulate((len(part) for part in parts), initial=token.start))
        spans = zip(parts, pairwise(ends), strict=True)
        return [Word(part, part, *span, 0.95) for part, span in spans]

    def _run_together(self, typed: str) -> list[str]:
        return [] if self._speller.is_english(typed) else self._speller.split(typed)

    def _spell(self, typed: str) -> Correction | None:
        if typed.endswith("s") and typed[:-1] in self._lexicon.meant:
            # "Any inadequates?" asks for several, so its plural is kept.
            return Correction(typed if self._is_grade(typed[:-1]) else typed[:-1], 1.0)
        known = Correction(typed, 1.0) if self._lexicon.knows(typed) else None
        if known or self._speller.is_english(typed):
            # An inflection if it is English ("gradings"), a slip if not ("improvment").
            is_slip = known and not self._speller.is_english(typed)
            return (self._speller.correct(typed) if is_slip else None) or known
        for shorter in (typed[:-1] if typed.endswith("s") else "", *undoubled(typed)):
            if shorter and self._lexicon.knows(shorter):
                return Correction(shorter, 1.0)
        found = self._speller.correct(typed)
        return None if found and self._is_place(found.word) else found

    def _is_grade(self, word: str) -> bool:
        entry = self._lexicon.find([word], 0)
        return entry is not None and entry[0].kind == "grade"

    def _is_place(self, word: str) -> bool:
        """Whether a word names a service by itself: those only the gazetteer corrects."""
        entry = self._lexicon.find([word], 0)
        return entry is not None and entry[0].kind in PLACES

    def _in_context(self, words: list[Word]) -> list[Word]:
        # A word that is right by itself may be wrong beside its neighbour: "callum feint".
        fixed = list(words)
        for i, word in enumerate(words):
            if self._lexicon.knows(word.typed) and word.typed == word.text:
                continue
            before = fixed[i - 1].text if i else None
            after = words[i + 1].text if i + 1 < len(words) else None
            found = self._speller.near(word.typed, self._lexicon.partners(before, after))
            if found is None or (found.score < word.score < 1):
                continue  # "the brihgade" is no "the brigades"
            if begins_alike(word.typed, found.word) or self._makes_phrase(
                [*fixed[:i], *words[i:]], i, found.word
            ):
                fixed[i] = Word(word.typed, found.word, word.start, word.end, found.score)
        return fixed

    def _makes_phrase(self, words: Sequence[Word], i: int, meant: str) -> bool:
        """Whether a word read as another one has a meaning together with those around it."""
        first = max(0, i - _BEFORE)
        texts = [*(word.text for word in words[first:i]), meant]
        texts += [word.text for word in words[i + 1 :]]
        runs = ((start, self._lexicon.find(texts, start)) for start in range(i - first + 1))
        return any(run and run[1] > 1 and start + run[1] > i - first for start, run in runs)


def _instead(typed: Token, meant: str) -> Iterator[Word]:
    """The words that a slip was meant for: "ehats" for "what is"."""
    for word in meant.split():
        yield Word(typed.text, word, typed.start, typed.end, _SLIP)


def _renamed(misspelt: Sequence[Token], place: Near) -> list[Word]:
    """The words of the one name that was meant, or one word for all that may have been."""
    if len(place.words) == len(misspelt):
        return [
            Word(word, word, token.start, token.end, place.score)
            for token, word in zip(misspelt, place.words, strict=True)
        ]
    name = place.words[0] if place.words else place.meant.value
    return [Word(name, name, misspelt[0].start, misspelt[-1].end, place.score)]
