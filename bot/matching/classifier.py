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

_ROUNDS = 3
_BATCH = 64
_STEP = 8.0  # falls to nothing over the rounds
_NEAREST = 6.0  # what being the same as a sentence learned from adds to its label's score
_LIKELY = 3  # labels whose sentences are looked at
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
        self._matcher = Matcher(
            [(label, pieced(sentence)) for label, sentence in sorted(set(labelled))], _UNSEEN
        )

    def rank(self, sentence: str, limit: int = _LIKELY) -> list[Scored]:
        """The labels that fit best, the best first, three at most; none for words never seen."""
        row = self.vocabulary.rows([sentence])
        if not len(row.columns):
            return []
        linear = row.weights @ self.weights[row.columns]
        likely = [int(place) for place in np.argsort(-linear, kind="stable")[:_LIKELY]]
        near = self._matcher.rank(pieced(sentence), [self.labels[place] for place in likely])
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
    # A misspelt copy of each teaches what misspelt words keep.
    random = Random(_SEED)
    copies = [misspelt(sentence, random, 0.35) for sentence in sentences]
    vocabulary, rows = learned([*sentences, *copies])
    weights = _fitted(rows, np.concatenate([of, of]), len(vocabulary))
    return Classifier(ordered, labels, vocabulary, weights)


def _fitted(rows: Rows, of: Ints, features: int) -> Floats:
    """The weight of each feature for each label."""
    weights = np.zeros((features, int(of.max()) + 1), np.float32)
    random = np.random.default_rng(_SEED)
    for turn in range(_ROUNDS):
        order = random.permutation(len(rows))
        step = np.float32(_STEP * (1 - turn / _ROUNDS))
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            _improve(weights, rows.of(batch), of[batch], step)
    return weights


def _improve(weights: Floats, rows: Rows, of: Ints, step: np.float32) -> None:
    """One step down the gradient of the cross entropy of a batch."""
    columns, inverse = np.unique(rows.columns, return_inverse=True)
    dense = np.zeros((len(rows), len(columns)), np.float32)
    dense[np.repeat(np.arange(len(rows)), np.diff(rows.starts)), inverse] = rows.weights
    mine = weights[columns]
    scores = dense @ mine
    scores -= scores.max(axis=1, keepdims=True)
    chances = np.exp(scores)
    chances /= chances.sum(axis=1, keepdims=True)
    chances[np.arange(len(rows)), of] -= 1
    weights[columns] = mine - step * (dense.T @ chances)
