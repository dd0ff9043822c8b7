"""Reading a sentence: its words, spelled right, and what each run of them means."""

import re
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from bot.understanding.words.closed_class import AUXILIARIES
from bot.understanding.words.gazetteer import BETWEEN
from bot.understanding.words.lexicon import Kind, Lexicon
from bot.understanding.words.spelled import NO_SLIPS, Spelled, Spelling, Word
from bot.understanding.words.spelling import Speller
from bot.understanding.words.strangers import Strangers
from knowledge.language import Words

TermKind = Kind | Literal["unknown", "loose", "occasion", "slot", "number"]

_YEAR = re.compile(r"(?:19|20)\d\d(?:/(?:20)?\d{1,2})?|[02]{0,2}\d\d/\d\d")
_LEADS_TO_SUBJECT = AUXILIARIES | {"of"}
_FOR_WHOM = 6  # words within which "for …" leads to "I" or "we"
_DOERS = frozenset(["he", "she", "they", "we", "you", "i"])


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


class Reader:
    """Reads questions, and the examples they are compared with, in one and the same way."""

    def __init__(self, lexicon: Lexicon, speller: Speller, words: Words) -> None:
        self._lexicon = lexicon
        self._speller = speller
        self._strangers = Strangers(lexicon, speller)
        self._spelling = Spelling(lexicon, speller, words.shorthand)
        self._askers = frozenset(tuple(asker.split()) for asker in words.askers)
        self._asker_ends = frozenset(asker[-1] for asker in self._askers)
        self._asides = frozenset(tuple(aside.split()) for aside in words.asides) | self._askers
        self._occasions = frozenset(" ".join(words.occasions).split())

    def read(self, sentence: str) -> list[Term]:
        """The terms of a normalised sentence, in order."""
        return self.terms(self.spelled(sentence))

    def spelled(self, sentence: str) -> Spelled:
        """A normalised sentence with its words spelled, to be read once or more."""
        return self._spelling.spelled(sentence)

    def terms(self, spelled: Spelled, mended: Mapping[str, str] = NO_SLIPS) -> list[Term]:
        """The terms of a sentence, in order; ``mended`` has other words for some typed ones."""
        return self._terms(self._spelling.words(spelled, mended))

    def read_example(self, example: str) -> list[Term]:
        """The terms of an example; "{pillar}" and its like stand for any such mention."""
        words = [Word(word, word, 0, 0, 1.0) for word in example.replace("'", " ").split()]
        return self._terms(words)

    def _terms(self, words: list[Word]) -> list[Term]:
        texts = [word.text for word in words]
        terms: list[Term] = []
        i = 0
        while i < len(words):
            entry, length = self._entry(texts, i)
            text, start, end, score = texts[i], words[i].start, words[i].end, words[i].score
            if length > 1:
                run = words[i : i + length]
                text, end = " ".join(texts[i : i + length]), run[-1].end
                score = min(word.score for word in run)
            terms.append(Term(entry[0], entry[1], text, start, end, score))
            i += length
        return terms

    def _entry(self, texts: list[str], i: int) -> tuple[tuple[TermKind, str], int]:
        word = texts[i]
        plainly = None if word.isalpha() else _plain_kind(word)
        if plainly:
            return (plainly, word), 1
        if self._tells_who_asks(texts, i):
            return ("filler", word), 1
        found = self._lexicon.find(texts, i)
        if found and found[1] == 1 and word in self._occasions:
            found = None  # "slides" are no worsening
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
        if texts[i] in self._occasions:
            return "occasion"
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
