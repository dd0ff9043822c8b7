"""The matcher: what it weighs, and laws it keeps."""

from itertools import permutations

from bot.matching.matcher import Matcher

EXAMPLES = [
    ("grade", ("what", "grade")),
    ("grade", ("what", "{pillar}", "grade")),
    ("quote", ("what", "say", "{person}")),
    ("who", ("who", "{person}")),
    ("best", ("what", "best", "grade")),
]


def test_an_example_is_its_own_best_match() -> None:
    matcher = Matcher(EXAMPLES)
    for intent, tokens in EXAMPLES:
        best = matcher.rank(tokens)[0]
        assert (best.label, best.score, best.example) == (intent, 1.0, tokens)


def test_nothing_shared_is_no_match() -> None:
    assert Matcher(EXAMPLES).rank(("cake",)) == []
    assert Matcher(EXAMPLES).rank(()) == []


def test_a_strange_noun_costs_more_than_a_loose_word() -> None:
    matcher = Matcher(EXAMPLES, unseen=2.0, given={"~": 0.4})
    strange = matcher.rank(("what", "grade", "?"))[0].score
    loose = matcher.rank(("what", "grade", "~"))[0].score
    assert strange < loose < 1


def test_the_telling_word_decides() -> None:
    assert Matcher(EXAMPLES).rank(("what", "best"))[0].label == "best"


def test_the_order_of_examples_changes_nothing() -> None:
    asked = ("what", "say", "grade", "{person}")
    ranks = {
        tuple((match.label, round(match.score, 9)) for match in Matcher(order).rank(asked))
        for order in permutations(EXAMPLES)
    }
    assert len(ranks) == 1


def test_only_the_labels_told_are_ranked() -> None:
    asked = ("what", "say", "grade", "{person}")
    matcher = Matcher([*EXAMPLES, ("quote", ("say", "grade"))])
    everything = {match.label: match for match in matcher.rank(asked)}
    told = matcher.rank(asked, ["who", "quote"])
    assert [match.label for match in told] == ["quote", "who"]
    assert told[0] == everything["quote"]
    assert matcher.rank(asked, []) == []
