"""Spelling: which known word somebody meant, and when a strange word is simply strange."""

import math
import sys
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from bot.understanding.words.text import SHORTENED, normalise
from bot.understanding.words.vocabulary import SHORT, Vocabulary, consonants, neighbours
from knowledge.language import Language

_LONG = 7
_LONGEST_SOUND = 9  # from so many letters on an English word may be two edits off: "principle"
_SAME_BEGINNING = 0.88
_OTHER_BEGINNING = 0.3  # what another first letter costs besides the edit
_OTHER_LETTER = 0.2
_SHORT_WORD = 1.0  # what a word of few letters costs besides: it is seldom mistyped
_BY_USE = 0.6  # the edits that a tenfold use outweighs
_RARE, _USED, _POPULAR = 15, 25, 40  # uses of a word that may hide another, and of the other
_SHORTEST, _LEAST, _PLAIN = 2, 4, 5  # letters of a word meant: by any, by a known, by a strange one
_MOST_RIVALS = 4
_ALIKE, _STRANGEST = 0.6, 1.12  # how alike, and how likely, a word must be that is two edits off
_SMALL = frozenset(
    ["in", "of", "on", "at", "to", "is", "it", "by", "my", "do", "so", "we", "the", "for", "and",
     "was", "did", "how", "who", "why", "its", "are"]
)  # fmt: skip

#: Shortened words as they are often typed, each of which is spelled out where it is spelled right.
RUN_ON = frozenset(word.replace("'", "") for word in SHORTENED) - frozenset(
    ["its", "id", "ill", "ive", "im", "were", "lets", "ones"]  # which are words themselves
)


_AFTER_ALL = chr(sys.maxunicode)  # sorts behind every letter
_SUPERLATIVE = ("iest", "ttest", "ppest")  # endings that no other word has


class Correction(NamedTuple):
    """A known word for what was typed; ``score`` is 1 for the same word, less for each edit."""

    word: str
    score: float


class Likely(NamedTuple):
    """A known word that may be meant; ``cost`` is how much likelier another is, in edits."""

    word: str
    cost: float


class Speller:
    """Finds the known word nearest to a typed one.

    A word of the English language is taken at its word: "food" is not a misspelt "good".
    ``english`` brings the nouns and the other words of English. ``rather`` are words that mean
    something, and ``common`` those that anybody types in any question: even a stray first
    letter does not hide them ("waht", "uhey"). ``familiar`` tells how often words are used:
    "rade" is rather "grade" than "race".
    """

    def __init__(
        self,
        words: frozenset[str],
        english: Language,
        rather: frozenset[str] = frozenset(),
        common: frozenset[str] = frozenset(),
        familiar: Callable[[], Mapping[str, int]] = dict,
    ) -> None:
        self._words = words | RUN_ON
        self._rather = rather
        self._common = common | RUN_ON
        self._count_uses = familiar
        self._english = english

    # Only a strange word needs these; most questions hold none.
    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(self._words)

    @cached_property
    def _familiar(self) -> Mapping[str, int]:
        return {**dict.fromkeys(RUN_ON, _RARE), **self._count_uses()}

    @cached_property
    def _likely(self) -> frozenset[str]:
        """The words that anybody may have meant."""
        return self._common | self._rather

    @cached_property
    def _telling(self) -> list[str]:
        """Words of some uses that mean something, so long that they are known two edits off."""
        telling = (word for word in self._likely if len(word) >= _PLAIN)
        return sorted(word for word in telling if self._familiar.get(word, 0) >= _USED)

    @cached_property
    def _popular(self) -> list[str]:
        """The words that others may hide."""
        used = (word for word in self._likely if self._familiar.get(word, 0) >= _POPULAR)
        return sorted(word for word in used if len(word) >= _LEAST)

    @cached_property
    def _nouns(self) -> frozenset[str]:
        return frozenset(self._english.nouns.split())

    @cached_property
    def _others(self) -> frozenset[str]:
        return frozenset(self._english.others.split())

    def is_english(self, word: str) -> bool:
        """Whether the word is English, known to the bot or not."""
        return word in self._nouns or word in self._others

    def means(self, word: str) -> bool:
        """Whether the word is one that means something, or that anybody types."""
        return word in self._likely

    def is_loose(self, word: str) -> bool:
        """Whether the word is English and no noun, so that it seldom carries a question."""
        return word in self._others

    def correct(self, word: str) -> Correction | None:
        """The known word that ``word`` misspells, or None if it is another word or none."""
        if len(word) < SHORT or word[0].isdigit() or self.is_english(word):
            return None
        if len(word) == SHORT:
            # So short a word is only ever known again with its letters swapped: "teh", "hte".
            swapped = self._vocabulary.by_letters.get("".join(sorted(word)))
            near = [known for known, _ in self._within(word, 1) if known in self._common]
            found = self._best(word, near)
            return found or (Correction(swapped, 0.67) if swapped else self._shortened(word))
        edits = _edits(len(word))
        candidates = self._candidates(word, edits + (len(word) >= _LONG))
        found = (
            self._best(word, [known for known, off in candidates if off <= edits])
            or self._shortened(word)
            or self._completed(word)
            or self._mangled(word, [known for known, _ in candidates])
        )
        # "Mankiest" says of which there is most: it is no "makes".
        bent = word.endswith(_SUPERLATIVE) and found is not None and not found.word.endswith("est")
        return None if bent else found

    def near(self, word: str, partners: frozenset[str]) -> Correction | None:
        """The nearest of ``partners``, even though ``word`` may be English itself."""
        if len(word) < SHORT:
            return None
        sound = self.is_english(word) and len(word) < _LONGEST_SOUND
        edits = 1 if sound else max(1, _edits(len(word)))
        found = process.extract(word, partners, scorer=OSA.distance, score_cutoff=edits, limit=None)
        near = [partner for partner, _, _ in found if len(partner) > SHORT]
        # Another first letter is only mended where nothing else is as near: "ire service".
        alike = [partner for partner in near if _plausible(word, partner)]
        return self._best(word, alike or (near if len(near) == 1 else ()))

    def slips(self, word: str) -> list[Likely]:
        """Known words that one edit makes of ``word``; of an English one only common words.

        "Hat" was meant for "what", but "lorries" for no "worries".
        """
        english = self.is_english(word)
        if word in self._rather:
            return []  # "west" is a word of names
        near = self._near(word, _SHORTEST)
        known = near & self._common
        if not english:
            known |= near & self._rather
            sayable = len(word) >= _PLAIN and near.isdisjoint(self._nouns)
            plain = near & self._others if sayable else set()
            known = known or plain or self._twice_off(word)
        return self._ranked(word, known)

    def rivals(self, word: str) -> list[Likely]:
        """Other words that a strange word may have been meant for than the likeliest."""
        if self.is_english(word):
            return []
        near = self._near(word, _LEAST) & self._likely
        return self._ranked(word, near)

    def hidden(self, word: str) -> list[Likely]:
        """What a rare word that is right by itself may hide: "man" for "many"."""
        if self._familiar.get(word, 0) > _RARE:
            return []
        near = process.extract_iter(word, self._popular, scorer=OSA.distance, score_cutoff=1)
        return self._ranked(word, [each for each, _, _ in near])

    def _near(self, word: str, least: int) -> set[str]:
        near = neighbours(word)
        return near if len(word) > least else {each for each in near if len(each) >= least}

    def _twice_off(self, word: str) -> set[str]:
        """Words of many uses that two edits make of a strange one: "asftey" for "safety"."""
        if len(word) < _LEAST:
            return set()
        near = process.extract_iter(word, self._telling, scorer=OSA.distance, score_cutoff=2)
        alike = (known for known, off, _ in near if off <= (1 - _ALIKE) * len(known))
        return {known for known in alike if self._strangeness(word, known)[0] <= _STRANGEST}

    def _ranked(self, word: str, known: Collection[str]) -> list[Likely]:
        found = sorted((self._strangeness(word, each), each) for each in known)[:_MOST_RIVALS]
        return [Likely(normalise(each), strange[0] - found[0][0][0]) for strange, each in found]

    def split(self, word: str) -> list[str]:
        """The known words that ``word`` runs together, longest first; none if it does not."""
        for cut in range(len(word) - 2, 1, -1):
            head, tail = word[:cut], word[cut:]
            if not self._stands_alone(head):
                continue
            if self._stands_alone(tail):
                return [head, tail]
            rest = self.split(tail) if len(tail) > SHORT else []
            if rest:
                return [head, *rest]
        return []

    def _best(self, word: str, candidates: Collection[str]) -> Correction | None:
        if not candidates:
            return None
        choice = min(candidates, key=lambda known: (self._strangeness(word, known), known))
        return Correction(choice, OSA.normalized_similarity(word, choice))

    def _strangeness(self, word: str, known: str) -> tuple[float, bool, float]:
        """How unlikely it is that somebody who types ``word`` means ``known``: less is likelier."""
        edits = OSA.distance(word, known) + (0 if begins_alike(word, known) else _OTHER_BEGINNING)
        if len(word) == len(known) and sorted(word) != sorted(known):
            edits += _OTHER_LETTER  # a letter left out or put in is likelier
        if len(known) <= SHORT:
            edits += _SHORT_WORD
        used = _BY_USE * math.log10(1 + self._familiar.get(known, 0))
        return edits - used, known not in self._rather, -JaroWinkler.similarity(word, known)

    def _stands_alone(self, word: str) -> bool:
        return word in _SMALL if len(word) <= SHORT else word in self._words

    def _candidates(self, word: str, edits: int) -> list[tuple[str, int]]:
        """Known words so few edits off that begin alike, and one edit off any that means much."""
        return [
            (known, off)
            for known, off in self._within(word, edits)
            if (len(known) > SHORT and _plausible(word, known))
            or (off == 1 and (known in self._common or known in self._rather))
        ]

    def _within(self, word: str, edits: int) -> Iterator[tuple[str, int]]:
        """Known words of two letters or more that are so few edits off, and how many."""
        if edits == 1:  # so few words are sooner made than found
            made = neighbours(word, self._vocabulary.letters) & self._words
            yield from ((known, int(known != word)) for known in made if len(known) > 1)
            return
        for length in range(max(2, len(word) - edits), len(word) + edits + 1):
            choices = self._vocabulary.by_length.get(length, [])
            near = process.extract(
                word, choices, scorer=OSA.distance, score_cutoff=edits, limit=None
            )
            yield from ((known, off) for known, off, _ in near)

    def _shortened(self, word: str) -> Correction | None:
        # Texting drops vowels: "grd", "mny".
        whole = self._vocabulary.by_consonants.get(word) if consonants(word) == word else None
        return Correction(whole, 0.75) if whole else None

    def _mangled(self, word: str, near: Iterable[str]) -> Correction | None:
        # A long word may hold one mistake more, if what it begins with is right.
        alike = (k for k in near if JaroWinkler.similarity(word, k) >= _SAME_BEGINNING)
        return self._best(word, list(alike))

    def _completed(self, word: str) -> Correction | None:
        # People cut long words short ("effic", "recomm"): the shortest that begins so.
        if len(word) < 5:
            return None
        words = self._vocabulary.long
        first, end = bisect_left(words, word), bisect_left(words, word + _AFTER_ALL)
        longer = [known for known in words[first:end] if len(known) > len(word) + 1]
        return Correction(min(longer, key=len), 0.9) if longer else None


def _edits(length: int) -> int:
    if length <= SHORT:
        return 0
    return 1 if length < 7 else 2 if length < 10 else 3


def _plausible(word: str, choice: str) -> bool:
    # The first letter of a short word is hardly ever the one mistyped, unless swapped.
    return len(word) > 6 or begins_alike(word, choice)


def begins_alike(word: str, choice: str) -> bool:
    """Whether two words begin with the same letter, or with the same two swapped."""
    return word[0] == choice[0] or sorted(word[:2]) == sorted(choice[:2])
