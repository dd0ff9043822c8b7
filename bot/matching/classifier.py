"""Which label a sentence belongs to: weights learned from all sentences of each label.

A linear classifier (multinomial logistic regression, trained in small batches) gives each
label a score; of the few best, the nearest sentence learned from adds how alike it is, by the
matcher that tells the bot's own intents apart. The sum also tells what belongs to no label: a
sentence that is like nothing learned gets little of either.
"""

from collections.abc import Mapping, Sequence
from random import Random
from typing import NamedTuple

import numpy as np

from bot.matching.features import Floats, Ints, Rows, Vocabulary, learned, pieced
from bot.matching.matcher import Matcher
from bot.matching.misspelling import misspelt

_ROUNDS = 2
_BATCH = 32
_PRODUCT = 1 << 18  # multiplications; more go to several threads, which mostly wait for each other
_NARROWEST = 8  # columns of a part of such a product
_STEP = 8.0  # falls to nothing over the rounds
_NEAREST = 8.0  # what being the same as a sentence learned from adds to its label's score
_LIKELY = 3  # labels whose sentences are looked at
_COPIES = 2  # misspelt, of each sentence
_MISSPELT = 0.5  # of the longer words of a copy
_UNSEEN = 0.3  # what a word or piece weighs that no sentence has: most are misspelt
_SEED = 20180719

#: Pairs of a label and a sentence that belongs to it.
Labelled = Sequence[tuple[str, str]]


class Scored(NamedTuple):
    """A label with its score, and how alike the nearest sentence of it is (0 to 1)."""

    label: str
    score: float
    likeness: float


class Classifier:
    """What was learned of some labels from their sentences.

    ``weights`` are those of each feature for each label.
    """

    def __init__(
        self, labelled: Labelled, labels: list[str], vocabulary: Vocabulary, weights: Floats
    ) -> None:
        """Take what ``learn`` found, and what it was learned from."""
        self.labels = labels
        self.vocabulary = vocabulary
        self.weights = weights
        ordered = sorted(set(labelled))
        compared = pieced(sentence for _, sentence in ordered)
        names = [label for label, _ in ordered]
        self._matcher = Matcher(list(zip(names, compared, strict=True)), _UNSEEN)

    def rank(self, sentence: str, limit: int = _LIKELY) -> list[Scored]:
        """The labels that fit best, the best first, three at most; none for words never seen.

        One that no likeness could make the best is not told.
        """
        row = self.vocabulary.rows([sentence])
        if not len(row.columns):
            return []
        linear = row.weights @ self.weights[row.columns]
        least = linear.max() - _NEAREST
        best = np.argsort(-linear, kind="stable")[:_LIKELY]
        likely = [int(place) for place in best if linear[place] >= least]
        (tokens,) = pieced([sentence])
        near = self._matcher.rank(tokens, [self.labels[place] for place in likely])
        alike = {match.label: match.score for match in near}
        found = [self._scored(place, float(linear[place]), alike) for place in likely]
        return sorted(found, key=lambda scored: -scored.score)[:limit]

    def _scored(self, place: int, linear: float, alike: Mapping[str, float]) -> Scored:
        likeness = alike.get(self.labels[place], 0.0)
        return Scored(self.labels[place], linear + _NEAREST * likeness, likeness)


def learn(labelled: Labelled) -> Classifier:
    """Learn labels from their sentences; these in any order give the same classifier."""
    ordered = sorted(set(labelled))
    labels = sorted({label for label, _ in ordered})
    place = {label: i for i, label in enumerate(labels)}
    sentences = [sentence for _, sentence in ordered]
    of = np.array([place[label] for label, _ in ordered], np.int64)
    # Misspelt copies of each teach what misspelt words keep.
    random = Random(_SEED)
    copies = [misspelt(each, random, _MISSPELT) for each in sentences * _COPIES]
    vocabulary, rows = learned([*sentences, *copies])
    weights = _fitted(rows, np.tile(of, 1 + _COPIES), len(vocabulary))
    del rows  # they take as much room as all that is kept
    return Classifier(ordered, labels, vocabulary, weights)


def _fitted(rows: Rows, of: Ints, features: int) -> Floats:
    """The weight of each feature for each label."""
    weights = np.zeros((features, int(of.max()) + 1), np.float32)
    random = np.random.default_rng(_SEED)
    for turn in range(_ROUNDS):
        order = random.permutation(len(rows))
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            step = _STEP * (1 - (turn + start / len(order)) / _ROUNDS)
            _improve(weights, rows.of(batch), of[batch], np.float32(step))
    return weights


def _improve(weights: Floats, rows: Rows, of: Ints, step: np.float32) -> None:
    """One step down the gradient of the cross entropy of a batch."""
    labels = weights.shape[1]
    columns, dense = _dense(rows, len(weights), max(_NARROWEST, _PRODUCT // (len(rows) * labels)))
    parts, _, part = dense.shape
    mine = np.zeros((parts * part, labels), np.float32)
    mine[: len(columns)] = weights[columns]
    scores = (dense @ mine.reshape(parts, part, labels)).sum(axis=0)
    scores -= scores.max(axis=1, keepdims=True)
    chances = np.exp(scores)
    chances *= step / chances.sum(axis=1, keepdims=True)
    chances[np.arange(len(rows)), of] -= step
    mine -= (dense.transpose(0, 2, 1) @ chances).reshape(mine.shape)
    weights[columns] = mine[: len(columns)]


def _dense(rows: Rows, width: int, part: int) -> tuple[Ints, Floats]:
    """The columns that some rows have, and the rows with only these, in parts side by side."""
    held = np.zeros(width, np.bool_)
    held[rows.columns] = True
    columns = np.flatnonzero(held)
    place = np.empty(width, np.int32)
    place[columns] = np.arange(len(columns))
    parts = -(-len(columns) // part)
    row = np.repeat(np.arange(len(rows)), np.diff(rows.starts))
    flat = np.bincount(
        row * parts * part + place[rows.columns], rows.weights, len(rows) * parts * part
    )
    dense = flat.reshape(len(rows), parts, part).astype(np.float32)
    return columns, dense.transpose(1, 0, 2)
