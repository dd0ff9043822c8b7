"""Reading a sentence: its words, spelled right, and what each run of them means."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from operator import attrgetter
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

from bot.understanding.gazetteer import BETWEEN, Near
from bot.understanding.lexicon import PLACES, Kind, Lexicon
from bot.understanding.spelling import Correction, Speller, begins_alike
from bot.understanding.strangers import Strangers
from bot.understanding.text import Token, tokens
from bot.understanding.vocabulary import is_swapped, undoubled
from knowledge.language import Words

TermKind = Kind | Literal["unknown", "loose", "slot", "number"]

_YEAR = re.compile(r"(?:19|20)\d\d(?:/(?:20)?\d\d)?|\d\d/\d\d")
_LONG = 5  # letters from which a strange word may be several run together
_LEADS_TO_SUBJECT = frozenset(["of", "did", "does", "do", "is", "was", "are", "were", "has"])
_FOR_WHOM = 6  # words within which "for …" leads to "I" or "we"
_DOERS = frozenset(["he", "she", "they", "we", "you", "i"])
_SLIP = 0.9  # how surely an English word was typed for another: "dose" for "does"
NO_SLIPS: Mapping[str, str] = MappingProxyType({})
_SCORE = attrgetter("score")
_BEFORE = 4  # words before a misspelt one with which it may make a phrase
_SURE = 0.85  # a correction so near that the word is not taken apart instead


class Term(Struct, frozen=True):
    """A run of words with its meaning. ``score`` tells how surely it was spelled.

    ``text`` is what was typed, normalised; ``start`` and ``end`` are offsets there.
    An unknown word's value is the word itself; a document's own word is a topic whose
    value is its stem behind a colon.
    """

    kind: TermKind
    value: str
    text: str
    start: int
    end: int
    score: float = 1.0

    @property
    def meaning(self) -> str | None:
        """Which meaning of the language files the words have, if one of those."""
        return self.value if self.kind == "meaning" else None


class _Word(Struct, frozen=True):
    typed: str
    text: str
    start: int
    end: int
    score: float


class Reader:
    """Reads questions, and the examples they are compared with, in one and the same way."""

    def __init__(self, lexicon: Lexicon, speller: Speller, words: Words) -> None:
        self._lexicon = lexicon
        self._speller = speller
        self._strangers = Strangers(lexicon, speller)
        self._shorthand = words.shorthand
        self._askers = frozenset(tuple(asker.split()) for asker in words.askers)
        self._asker_ends = frozenset(asker[-1] for asker in self._askers)
        self._asides = frozenset(tuple(aside.split()) for aside in words.asides) | self._askers

    def read(self, sentence: str, mended: Mapping[str, str] = NO_SLIPS) -> list[Term]:
        """The terms of a normalised sentence, in order.

        ``mended`` has other words to read in the place of some that were typed.
        """
        return self._terms(self._words(sentence, mended))

    def read_example(self, example: str) -> list[Term]:
        """The terms of an example; "{pillar}" and its like stand for any such mention."""
        words = [_Word(word, word, 0, 0, 1.0) for word in example.replace("'", " ").split()]
        return self._terms(words)

    def _words(self, sentence: str, mended: Mapping[str, str]) -> list[_Word]:
        found = tokens(sentence)
        texts = [token.text for token in found]
        strange = [self._is_strange(text) for text in texts]
        words: list[_Word] = []
        while found:
            at, length = len(texts) - len(found), 1
            if texts[at] in mended:
                words += _instead(found[0], mended[texts[at]])
            elif place := self._misspelt_place(texts, at, strange):
                length = place.length
                words += _renamed(found[:length], place)
            else:
                words += self._spelled(found[0])
            found = found[length:]
        return self._in_context(words)

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
        nearer = word is not None and word.score > place.score
        swapped = word is not None and is_swapped(texts[at], word.word, place.words)
        return None if word and (nearer or swapped) and not self._is_place(word.word) else place

    def _spelled(self, token: Token) -> list[_Word]:
        typed = token.text
        found = self._spell(typed)
        sure = found is not None and found.score > _SURE
        parts = [] if sure or len(typed) < _LONG else self._run_together(typed)
        if not parts:
            text, score = found or Correction(typed, 1.0)
            return [_Word(typed, text, token.start, token.end, score)]
        ends = list(accumulate((len(part) for part in parts), initial=token.start))
        spans = zip(parts, pairwise(ends), strict=True)
        return [_Word(part, part, *span, 0.95) for part, span in spans]

    def _run_together(self, typed: str) -> list[str]:
        return [] if self._speller.is_english(typed) else self._speller.split(typed)

    def _spell(self, typed: str) -> Correction | None:
        if typed in self._lexicon.words:
            return Correction(typed, 1.0)
        if typed.endswith("s") and typed[:-1] in self._lexicon.meant:
            # "Any inadequates?" asks for several, so its plural is kept.
            return Correction(typed if self._is_grade(typed[:-1]) else typed[:-1], 1.0)
        known = Correction(typed, 1.0) if self._lexicon.knows(typed) else None
        if not known and typed in self._shorthand:
            return Correction(self._shorthand[typed], _SLIP)
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

    def _in_context(self, words: list[_Word]) -> list[_Word]:
        # A word that is right by itself may be wrong beside its neighbour: "callum feint".
        fixed = list(words)
        for i, word in enumerate(words):
            if self._lexicon.knows(word.typed):
                continue
            before = fixed[i - 1].text if i else None
            after = words[i + 1].text if i + 1 < len(words) else None
            found = self._speller.near(word.typed, self._lexicon.partners(before, after))
            if found and (
                begins_alike(word.typed, found.word)
                or self._makes_phrase([*fixed[:i], *words[i:]], i, found.word)
            ):
                fixed[i] = _Word(word.typed, found.word, word.start, word.end, found.score)
        return fixed

    def _makes_phrase(self, words: Sequence[_Word], i: int, meant: str) -> bool:
        """Whether a word read as another one has a meaning together with those around it."""
        first = max(0, i - _BEFORE)
        texts = [*(word.text for word in words[first:i]), meant]
        texts += [word.text for word in words[i + 1 :]]
        runs = ((start, self._lexicon.find(texts, start)) for start in range(i - first + 1))
        return any(run and run[1] > 1 and start + run[1] > i - first for start, run in runs)

    def _terms(self, words: list[_Word]) -> list[Term]:
        texts = [word.text for word in words]
        terms: list[Term] = []
        i = 0
        while i < len(words):
            entry, length = self._entry(texts, i)
            run = words[i : i + length]
            terms.append(
                Term(
                    entry[0],
                    entry[1],
                    " ".join(texts[i : i + length]),
                    run[0].start,
                    run[-1].end,
                    min(map(_SCORE, run)),
                )
            )
            i += length
        return terms

    def _entry(self, texts: list[str], i: int) -> tuple[tuple[TermKind, str], int]:
        word = texts[i]
        plainly = _plain_kind(word)
        if plainly:
            return (plainly, word), 1
        if self._tells_who_asks(texts, i):
            return ("filler", word), 1
        found = self._lexicon.find(texts, i)
        strange = 0 if found else self._strangers.length(texts, i)
        if strange:
            return ("elsewhere", word), strange
        if found:
            return found
        subject = self._lexicon.subject(word)
        if subject:
            return ("topic", f":{subject}"), 1
        kind = self._strange_kind(texts, i)
        alike = self._lexicon.topic_like(word) if kind == "unknown" else None
        return (("topic", alike) if alike else (kind, word)), 1

    def _tells_who_asks(self, texts: list[str], i: int) -> bool:
        """Whether a word tells who asks and not what: "as a ward councillor", "councillor here"."""
        if i == 0:
            return texts[1:2] == ["here"]
        for place in (i, i - 1):
            if not place or texts[place - 1] not in self._asker_ends:
                continue
            asks = any(tuple(texts[max(place - n, 0) : place]) in self._askers for n in (2, 3))
            if asks and (place == i or not self._lexicon.knows(texts[place])):
                return True
        return texts[0] == "for" and self._tells_for_whom(texts, i)

    def _tells_for_whom(self, texts: list[str], i: int) -> bool:
        """Whether a strange word tells for whom somebody asks: "for the committee I need"."""
        wants = next((place for place, text in enumerate(texts) if text in ("i", "we")), 0)
        return i < wants <= _FOR_WHOM and not self._lexicon.find(texts, i)

    def _strange_kind(self, texts: list[str], i: int) -> TermKind:
        if self._is_aside(texts, i):
            return "filler"
        if i and texts[i - 1] in _DOERS:
            return "loose"  # "like they brag": what somebody does, not what is asked about
        return "loose" if self._speller.is_loose(texts[i]) else "unknown"

    def _is_aside(self, texts: list[str], i: int) -> bool:
        # "my nan", "as a student"; and what ends in -ly says how, never what.
        word = texts[i]
        if word.endswith("ly") and self._speller.is_english(word):
            return True
        start = i
        while start and not self._lexicon.knows(texts[start - 1]):
            start -= 1  # "my geography homework" is all about the asker
        for n in (1, 2, 3):
            if tuple(texts[max(start - n, 0) : start]) in self._asides:
                # "What did our lorries get" asks about the lorries.
                return start <= n or texts[start - n - 1] not in _LEADS_TO_SUBJECT
        return False


def _instead(typed: Token, meant: str) -> Iterator[_Word]:
    """The words that a slip was meant for: "ehats" for "what is"."""
    for word in meant.split():
        yield _Word(typed.text, word, typed.start, typed.end, _SLIP)


def _renamed(misspelt: Sequence[Token], place: Near) -> Iterator[_Word]:
    """The words of the one name that was meant, or one word for all that may have been."""
    if not place.words:
        start, end = misspelt[0].start, misspelt[-1].end
        yield _Word(place.meant.value, place.meant.value, start, end, place.score)
        return
    if len(place.words) < len(misspelt):
        start, end = misspelt[0].start, misspelt[-1].end
        yield _Word(place.words[0], place.words[0], start, end, place.score)
        return
    for token, word in zip(misspelt, place.words, strict=True):
        yield _Word(word, word, token.start, token.end, place.score)


def is_year(word: str) -> bool:
    """Whether a word is a year or an inspection's name by its form: "2018", "2021/22"."""
    return _YEAR.fullmatch(word) is not None


def _plain_kind(word: str) -> TermKind | None:
    """What a word is by its form alone: the slot of an example, a year, a number."""
    if word.startswith("{"):
        return "slot"
    if BETWEEN in word:
        return "ambiguous"
    if word[0].isdigit() and is_year(word):
        return "time"
    return "number" if word.isdecimal() else None
