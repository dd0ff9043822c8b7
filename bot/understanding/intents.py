"""Which intent a question has: the examples it resembles, weighed word by word.

A question and an example are sets of tokens: meanings and slots, never raw words. Each
token weighs as much as it tells intents apart. The score of an example is the weight the
two share, against what only one of them has; the order of the words decides between
examples that share as much.
"""

import heapq
import math
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from bot.understanding.reading import Term

Tokens = tuple[str, ...]

#: Tokens that say which document or who is meant, hardly ever what is asked.
_LIGHT = {
    "{document}": 0.35, "{organisation}": 0.25, "{numbers}": 0.4, "inspect": 0.3, "that": 0.3,
    "any": 0.3, "do": 0.3, "give": 0.2, "get": 0.25, "sure": 0.2, "most": 0.4,
}  # fmt: skip
#: What a mention, or a word of which nothing is known, is to the matcher.
_SLOT_TOKENS = {
    "pillar": "{pillar}", "grade": "{grade}", "person": "{person}", "role": "{person}",
    "pronoun": "{person}", "document": "{document}", "organisation": "{organisation}",
    "topic": "{topic}", "term": "{term}", "unknown": "?", "outside": "?", "loose": "~",
}  # fmt: skip
_UNKNOWN_WEIGHT = 2.0
_LOOSE_WEIGHT = 0.4
_EXTRA = 0.65  # what a question's own token costs, relative to a shared one
_MISSING = 0.45  # what an example's token costs that the question lacks
_ORDER = 0.12  # how much of the score the order of words decides
_LIGHT_WEIGHT = 0.3
_COMPARED = 24  # examples whose order is looked at
_FEW = 3  # intents that are sure to be told
_NOWHERE: frozenset[int] = frozenset()


def token_of(term: Term) -> str | None:
    """A term as the matcher compares it, if it does."""
    return term.value if term.kind in ("meaning", "slot") else _SLOT_TOKENS.get(term.kind)


def tokens_of(terms: Sequence[Term]) -> Tokens:
    """The terms as the matcher compares them."""
    found = [token for token in map(token_of, terms) if token]
    pillars = {term.value for term in terms if term.kind == "pillar"}
    if len(pillars) > 1 or (not pillars and found.count("{pillar}") > 1):
        found.append("{pillars}")
    numbers = [term.kind for term in terms].count("number")
    if numbers > 1 or (numbers and any(term.text == "out" for term in terms)):
        found.append("{numbers}")
    return tuple(found)


class Match(NamedTuple):
    """An intent with its score from 0 to 1, and the example that earned it."""

    intent: str
    score: float
    example: Tokens


class Matcher:
    """Ranks intents for a question's tokens; the same examples give the same ranking always."""

    def __init__(self, examples: Sequence[tuple[str, Tokens]]) -> None:
        self._examples = tuple(dict.fromkeys(examples))  # many differ by fillers alone
        self._posted: dict[str, set[int]] = {}
        intents: dict[str, set[str]] = {}
        for index, (intent, tokens) in enumerate(self._examples):
            for token in set(tokens):
                self._posted.setdefault(token, set()).add(index)
                intents.setdefault(token, set()).add(intent)
        total = len({intent for intent, _ in self._examples})
        self._weights = {
            token: _LIGHT.get(token, math.log(1 + total / len(found)) / math.log(1 + total))
            for token, found in intents.items()
        }
        self._lacking = [_MISSING * self._size(tokens) for _, tokens in self._examples]

    def weight(self, token: str) -> float:
        """How much a token tells intents apart, from 0 to 1; more for a noun no example has."""
        return self._weights.get(token, _LOOSE_WEIGHT if token == "~" else _UNKNOWN_WEIGHT)

    def most(self, tokens: Tokens) -> float:
        """The most that tokens can score, for those that no example has."""
        strange = self._size(set(tokens).difference(self._weights))
        known = self._size(tokens) - strange
        return known / (known + _EXTRA * strange) if known else 0.0

    def rank(self, tokens: Tokens, left_out: Collection[str] = ()) -> list[Match]:
        """Intents by score but for some ``left_out``, each with its best example; the best first.

        Below the best few, some may be missing.
        """
        best: dict[str, tuple[float, Tokens]] = {}
        least = 0.0  # the score of the last of the best few
        near = self._distances(tokens)
        heapq.heapify(near)
        for _ in range(min(_COMPARED, len(near))):
            distance, index = heapq.heappop(near)
            if -distance < least:
                break  # nothing farther off could be among them
            intent, example = self._examples[index]
            known = best.get(intent)
            if intent in left_out or (known is not None and known[0] >= -distance):
                continue  # it could not be better in any order
            order = fuzz.ratio(tokens, example) / 100
            score = min(1.0, -distance * (1 - _ORDER + _ORDER * order))
            if known is None or known[0] < score:
                best[intent] = score, example
                if len(best) >= _FEW:
                    least = sorted(best.values())[-_FEW][0]
        found = [Match(intent, score, example) for intent, (score, example) in best.items()]
        return sorted(found, key=lambda match: (-match.score, match.intent))

    def _distances(self, tokens: Tokens) -> list[tuple[float, int]]:
        """How far each example is, as its negated overlap, with its index."""
        shared: dict[int, float] = {}
        # Heavy tokens first: an example that shares only light ones is looked at only where
        # the question has no others, for "what" and "how" stand in hundreds.
        for weight, token in sorted(((self.weight(t), t) for t in set(tokens)), reverse=True):
            posted = self._posted.get(token, _NOWHERE)
            if not shared:
                shared = dict.fromkeys(posted, weight)
                continue
            for index in posted & shared.keys() if weight < _LIGHT_WEIGHT else posted:
                shared[index] = shared.get(index, 0.0) + weight
        extra, own, lacking = 1 - _EXTRA - _MISSING, _EXTRA * self._size(tokens), self._lacking
        return [
            (-both / (extra * both + own + lacking[index]), index) for index, both in shared.items()
        ]

    def _size(self, tokens: Iterable[str]) -> float:
        return sum(self.weight(token) for token in sorted(set(tokens)))
