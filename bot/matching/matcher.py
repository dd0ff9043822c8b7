"""Which label a set of tokens has: the examples it resembles, weighed token by token.

Each token weighs as much as it tells labels apart. The score of an example is the weight the
two share, against what only one of them has; the order of the tokens decides between examples
that share as much. The bot's own intents are told apart so by meanings and slots, the
operator's answers by words and pieces of them.
"""

import heapq
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from rapidfuzz import fuzz

Tokens = tuple[str, ...]

_EXTRA = 0.65  # what a question's own token costs, relative to a shared one
_MISSING = 0.45  # what an example's token costs that the question lacks
_ORDER = 0.12  # how much of the score the order of tokens decides
_LIGHT_WEIGHT = 0.3
_COMPARED = 24  # examples whose order is looked at
_FEW = 3  # labels that are sure to be told
_BY_RARITY: Mapping[str, float] = MappingProxyType({})


class Match(NamedTuple):
    """A label with its score from 0 to 1, and the example that earned it."""

    label: str
    score: float
    example: Tokens


class Matcher:
    """Ranks labels for a question's tokens; the same examples give the same ranking always."""

    def __init__(
        self,
        examples: Sequence[tuple[str, Tokens]],
        unseen: float = 1.0,
        given: Mapping[str, float] = _BY_RARITY,
    ) -> None:
        """Take the examples in.

        Args:
            examples: pairs of a label and the tokens of one of its examples.
            unseen: what a token weighs that no example has.
            given: the weights of tokens that say more or less than their rarity tells.
        """
        place = {label: i for i, label in enumerate(dict.fromkeys(name for name, _ in examples))}
        # Many an example differs from another by what is no token alone.
        self._examples = sorted(dict.fromkeys(examples), key=lambda example: place[example[0]])
        self._unseen = unseen
        self._posted: dict[str, list[int]] = {}
        self._spans: dict[str, tuple[int, int]] = {}
        for index, (label, tokens) in enumerate(self._examples):
            self._spans[label] = (self._spans.get(label, (index,))[0], index + 1)
            for token in set(tokens):
                self._posted.setdefault(token, []).append(index)
        self._within: dict[str, dict[str, list[int]]] = {}
        total = len(place)
        of = [place[label] for label, _ in self._examples]
        rarity = {
            token: math.log(1 + total / len({of[index] for index in posted})) / math.log(1 + total)
            for token, posted in self._posted.items()
        }
        self._weights = {**rarity, **given}
        known = self._weights.__getitem__
        self._lacking = [
            _MISSING * math.fsum(map(known, set(tokens))) for _, tokens in self._examples
        ]

    def weight(self, token: str) -> float:
        """How much a token tells labels apart, from 0 to 1; maybe more for one never seen."""
        return self._weights.get(token, self._unseen)

    def most(self, tokens: Tokens) -> float:
        """The most that tokens can score, for those that no example has."""
        strange = self._size(set(tokens).difference(self._weights))
        known = self._size(tokens) - strange
        return known / (known + _EXTRA * strange) if known else 0.0

    def rank(
        self, tokens: Tokens, among: Sequence[str] | None = None, left_out: Collection[str] = ()
    ) -> list[Match]:
        """Labels by score, each with its best example; the best first.

        Below the best few, some may be missing.

        Args:
            tokens: those of a question.
            among: the only labels to look at; all, if none are told.
            left_out: labels that are not to be told.
        """
        best: dict[str, tuple[float, Tokens]] = {}
        least = 0.0  # the score of the last of the best few
        near = self._distances(tokens, among)
        heapq.heapify(near)
        for _ in range(min(_COMPARED, len(near))):
            distance, index = heapq.heappop(near)
            if -distance < least:
                break  # nothing farther off could be among them
            label, example = self._examples[index]
            known = best.get(label)
            if label in left_out or (known is not None and known[0] >= -distance):
                continue  # it could not be better in any order
            order = fuzz.ratio(tokens, example) / 100
            score = min(1.0, -distance * (1 - _ORDER + _ORDER * order))
            if known is None or known[0] < score:
                best[label] = score, example
                if len(best) >= _FEW:
                    least = sorted(best.values())[-_FEW][0]
        found = [Match(label, score, example) for label, (score, example) in best.items()]
        return sorted(found, key=lambda match: (-match.score, match.label))

    def _distances(self, tokens: Tokens, among: Sequence[str] | None) -> list[tuple[float, int]]:
        """How far each example is, as its negated overlap, with its index."""
        shared: dict[int, float] = {}
        # Heavy tokens first: an example that shares only light ones is looked at only where
        # the question has no others, for "what" and "how" stand in hundreds.
        for weight, token in sorted(((self.weight(t), t) for t in set(tokens)), reverse=True):
            posted = self._holding(token, among)
            if weight < _LIGHT_WEIGHT and shared:
                for index in posted:
                    if index in shared:
                        shared[index] += weight
            else:
                for index in posted:
                    shared[index] = shared.get(index, 0.0) + weight
        extra, own, lacking = 1 - _EXTRA - _MISSING, _EXTRA * self._size(tokens), self._lacking
        return [
            (-both / (extra * both + own + lacking[index]), index) for index, both in shared.items()
        ]

    def _holding(self, token: str, among: Sequence[str] | None) -> Collection[int]:
        """The examples, of all labels or of some, that hold a token."""
        posted = self._posted.get(token, ())
        if among is None or not posted:
            return posted
        return [index for label in among for index in self._of(label).get(token, ())]

    def _of(self, label: str) -> Mapping[str, Sequence[int]]:
        """The examples of one label that hold each token."""
        held = self._within.get(label)
        if held is None:
            held = self._within[label] = {}
            for index in range(*self._spans[label]):
                for token in set(self._examples[index][1]):
                    held.setdefault(token, []).append(index)
        return held

    def _size(self, tokens: Iterable[str]) -> float:
        return math.fsum(map(self.weight, set(tokens)))
