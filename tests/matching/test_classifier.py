"""The learned matcher: labels from sentences, misspellings, refusal, order."""

from random import Random

import numpy as np
import pytest

from bot.matching.classifier import Classifier, learn
from bot.matching.misspelling import misspelt
from tests.benchmarks.refusing import balanced, best_of, held_out, losing

LABELLED = [
    ("alarm", "how do I test my smoke alarm"),
    ("alarm", "my smoke alarm keeps chirping"),
    ("alarm", "where should a smoke alarm go"),
    ("visit", "can a school visit the fire station"),
    ("visit", "book a visit to a fire station"),
    ("visit", "are there open days at the station"),
    ("job", "how do I become a firefighter"),
    ("job", "are you recruiting firefighters"),
    ("job", "what are the fitness tests for recruits"),
]


@pytest.fixture(scope="module")
def classifier() -> Classifier:
    return learn(LABELLED)


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("how should I test a smoke alarm?", "alarm"),
        ("smoek alram is chirping", "alarm"),
        ("a visit to the station with my class", "visit"),
        ("BECOMING A FIREFIGHTER", "job"),
    ],
)
def test_a_sentence_is_labelled_by_its_likes(
    classifier: Classifier, sentence: str, label: str
) -> None:
    assert classifier.rank(sentence)[0].label == label


def test_a_sentence_learned_from_is_wholly_alike(classifier: Classifier) -> None:
    assert classifier.rank(LABELLED[0][1])[0].likeness == pytest.approx(1, abs=1e-5)


def test_words_never_seen_have_no_label(classifier: Classifier) -> None:
    assert classifier.rank("zzqx") == []
    assert best_of(classifier, "zzqx") == ("", -np.inf)


def test_a_label_that_no_likeness_could_make_the_best_is_not_told() -> None:
    words = {"alarm": "smoke alarm chirping", "visit": "school station visit"}
    sure = learn([(label, f"{each} {n}") for label, each in words.items() for n in range(40)])
    assert [scored.label for scored in sure.rank(words["visit"])] == ["visit"]


def test_sentences_without_words_are_learned_too() -> None:
    assert learn([("alarm", "??"), ("visit", "!")]).rank("school") == []


def test_the_order_of_what_is_learned_changes_nothing(classifier: Classifier) -> None:
    other = learn(LABELLED[::-1])
    for _, sentence in LABELLED:
        assert other.rank(sentence) == classifier.rank(sentence)


def test_what_is_like_nothing_scores_less(classifier: Classifier) -> None:
    within = best_of(classifier, "test the smoke alarm")[1]
    assert best_of(classifier, "what is the council tax in the county")[1] < within


def test_misspelling_is_one_edit_in_long_words() -> None:
    sentence = "what were the grades of the service"
    noisy = misspelt(sentence, Random(3), 1.0)
    assert noisy != sentence
    assert misspelt("of the a an it", Random(3), 1.0) == "of the a an it"
    assert misspelt(sentence, Random(3), 1.0) == noisy
    assert misspelt(sentence, Random(3), 0.0) == sentence


def test_a_threshold_loses_no_more_than_it_may() -> None:
    found = [(float(n), True) for n in range(100)]
    assert sum(score < losing(found, 0.05) for score, _ in found) == 5


def test_a_balanced_threshold_parts_what_can_be_parted() -> None:
    found = [(5.0 + n, True) for n in range(10)]
    threshold = balanced(found, [1.0, 2.0, 3.0])
    assert 3.0 < threshold <= 5.0


def test_scores_are_held_out(classifier: Classifier) -> None:
    found, strange = held_out(LABELLED, ["zzqx"])
    assert len(found) == len(LABELLED)
    assert strange == [-np.inf] * 3
    assert max(score for score, _ in found) < classifier.rank(LABELLED[0][1])[0].score
