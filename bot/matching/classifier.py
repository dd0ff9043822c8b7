"""Which label a sentence belongs to: weights learned from all sentences of each label.

A linear classifier (multinomial logistic regression, trained in small batches) gives each
label a score; the nearest sentence learned from adds how alike it is. The sum also tells
what belongs to no label: a sentence that is like nothing learned gets little of either.
"""

from collections.abc import Sequence
from random import Random
from typing import NamedTuple

import numpy as np

from bot.matching.features import Floats, Ints, Rows, Vocabulary, learned
from bot.matching.misspelling import misspelt

_ROUNDS = 3
_BATCH = 64
_STEP = 8.0  # falls to nothing over the rounds
_NEAREST = 6.0  # what being the same as a sentence learned from adds to its label's score
_SEED = 20180719

#: Pairs of a label and a sentence that belongs to it.
Labelled = Sequence[tuple[str, str]]


class Scored(NamedTuple):
    """A label with its score, and how alike the nearest sentence of it is (0 to 1)."""

    label: str
    score: float
    likeness: float


class Classifier(NamedTuple):
    """What was learned of some labels from their sentences.

    ``weights`` are those of each feature for each label. The sentences lie label by label,
    those of label i from ``bounds[i]`` on; ``known`` tells of each feature which hold it.
    """

    labels: list[str]
    vocabulary: Vocabulary
    weights: Floats
    bounds: Ints
    known: Rows

    def rank(self, sentence: str, limit: int = 3) -> list[Scored]:
        """The labels that fit best, the best first; none for words never seen."""
        row = self.vocabulary.rows([sentence])
        if not len(row.columns):
            return []
        linear = row.weights @ self.weights[row.columns]
        alike = np.maximum.reduceat(self._likeness(row), self.bounds[:-1])
        scores = linear + _NEAREST * alike
        best = np.argsort(-scores, kind="stable")[:limit]
        return [Scored(self.labels[i], float(scores[i]), float(alike[i])) for i in best]

    def _likeness(self, row: Rows) -> Floats:
        """The cosine between a sentence and each of those learned from."""
        known = self.known
        spans = [slice(known.starts[column], known.starts[column + 1]) for column in row.columns]
        holding = np.concatenate([known.columns[span] for span in spans])
        shares = [known.weights[span] * w for span, w in zip(spans, row.weights, strict=True)]
        found = np.bincount(holding, np.concatenate(shares), minlength=self.bounds[-1])
        return found.astype(np.float32)


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
    return Classifier(
        labels,
        vocabulary,
        weights=_fitted(rows, np.concatenate([of, of]), len(vocabulary)),
        bounds=np.searchsorted(of, np.arange(len(labels) + 1)),
        known=_by_column(rows.of(np.arange(len(sentences))), len(vocabulary)),
    )


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


def _by_column(rows: Rows, columns: int) -> Rows:
    """The same entries by column: row i then tells which sentences hold feature i."""
    holders = np.repeat(np.arange(len(rows)), np.diff(rows.starts))
    order = np.argsort(rows.columns, kind="stable")
    starts = np.searchsorted(rows.columns[order], np.arange(columns + 1))
    return Rows(starts, holders[order], rows.weights[order])
