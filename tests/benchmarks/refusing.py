"""From which score on a match is believed, chosen on what was learned from alone."""

from collections.abc import Sequence
from random import Random

import numpy as np

from bot.matching.classifier import Classifier, Labelled, learn

_FOLDS = 3
_SEED = 7


def held_out(
    labelled: Labelled, strangers: Sequence[str] = ()
) -> tuple[list[tuple[float, bool]], list[float]]:
    """Scores of sentences by classifiers that have not learned from them.

    Args:
        labelled: pairs of label and sentence.
        strangers: sentences that belong to no label.

    Returns:
        For each labelled sentence its best score and whether the label was right; and the
        best score of each stranger by each of the classifiers.
    """
    order = sorted(set(labelled))
    Random(_SEED).shuffle(order)
    found: list[tuple[float, bool]] = []
    strange: list[float] = []
    for fold in range(_FOLDS):
        classifier = learn([each for i, each in enumerate(order) if i % _FOLDS != fold])
        for label, sentence in order[fold::_FOLDS]:
            best = best_of(classifier, sentence)
            found.append((best[1], best[0] == label))
        strange += [best_of(classifier, sentence)[1] for sentence in strangers]
    return found, strange


def best_of(classifier: Classifier, sentence: str) -> tuple[str, float]:
    """The best label and its score; no label and minus infinity for words never seen."""
    ranked = classifier.rank(sentence, 1)
    return (ranked[0].label, ranked[0].score) if ranked else ("", -np.inf)


def losing(found: Sequence[tuple[float, bool]], points: float) -> float:
    """The threshold that turns away no more right answers than so many points of all."""
    right = sorted(score for score, is_right in found if is_right)
    return right[min(int(points * len(found)), len(right) - 1)] if right else 0.0


def balanced(found: Sequence[tuple[float, bool]], strange: Sequence[float]) -> float:
    """The threshold at which the shares of right answers and of strangers refused sum best."""
    tried = sorted({score for score, _ in found} | set(strange))
    right = np.sort([score for score, is_right in found if is_right])
    turned = np.sort(strange)
    kept = 1 - np.searchsorted(right, tried) / max(len(found), 1) - (1 - len(right) / len(found))
    refused = np.searchsorted(turned, tried) / max(len(turned), 1)
    return float(tried[int(np.argmax(kept + refused))])
