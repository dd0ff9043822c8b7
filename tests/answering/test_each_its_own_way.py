"""Moves that differ by pillar, of all services and of one, against a count of the facts."""

from collections import Counter
from itertools import permutations

import pytest

from bot.engine import Engine
from knowledge.load import Knowledge
from knowledge.model import GRADES, PILLARS
from tests.bank import ask

#: Words of a move, and the way it is: better, worse or neither.
WAYS = (("rose", 1), ("fell", -1), ("stayed the same", 0))


def _way(knowledge: Knowledge, service: str, pillar: str) -> int | None:
    """The sign of a service's move for a pillar, if it was graded in both rounds."""
    places = {
        known.inspection: GRADES.index(known.judgment.grade)
        for known in knowledge.judgments
        if (known.judgment.service, known.judgment.pillar) == (service, pillar)
    }
    now, then = (places.get(name) for name in knowledge.rounds[:2])
    return None if now is None or then is None else (now < then) - (now > then)


def _count(fit: list[str]) -> str:
    return f"**{len(fit)}**" if fit else "None"


@pytest.mark.parametrize("pillars", list(permutations(PILLARS, 2)), ids="-".join)
@pytest.mark.parametrize(
    "ways", list(permutations(WAYS, 2)), ids=lambda ways: f"{ways[0][0]}-{ways[1][0]}"
)
@pytest.mark.parametrize(
    "wording",
    [
        "which services {} for {} but {} for {}",
        "who {} on {} and {} on {}?",
        "which services {0} for {1} while {3} {2}",
        "{1} {0}, {3} {2}, which services",
    ],
)
def test_services_that_moved_each_pillar_its_own_way(
    engine: Engine,
    knowledge: Knowledge,
    wording: str,
    ways: tuple[tuple[str, int], tuple[str, int]],
    pillars: tuple[str, str],
) -> None:
    ((first, one), (second, other)), (this, that) = ways, pillars
    fit = [
        service
        for service in knowledge.services
        if (_way(knowledge, service, this), _way(knowledge, service, that)) == (one, other)
    ]
    text = ask(engine, [wording.format(first, this, second, that)]).text
    assert text.startswith(f"{_count(fit)} of the "), text
    assert not fit or f"{', '.join(fit)}." in text


@pytest.mark.parametrize("pillars", list(permutations(PILLARS, 2)), ids="-".join)
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way[0])
def test_services_that_moved_so_for_one_pillar_but_not_another(
    engine: Engine, knowledge: Knowledge, way: tuple[str, int], pillars: tuple[str, str]
) -> None:
    moved = {
        service: [_way(knowledge, service, pillar) for pillar in pillars]
        for service in knowledge.services
    }
    fit = [name for name, (this, that) in moved.items() if this == way[1] != that is not None]
    text = ask(engine, ["which services {} for {} but not for {}".format(way[0], *pillars)]).text
    assert text.startswith(f"{_count(fit)} of the "), text
    assert not fit or f"{', '.join(fit)}." in text


@pytest.mark.parametrize("pillars", list(permutations(PILLARS, 2)), ids="-".join)
@pytest.mark.parametrize("grade", GRADES)
@pytest.mark.parametrize(
    "wording",
    [
        "which services were {0} for {1} but not for {2}",
        "who was {0} for {1} but is not {0} for {2}?",
        "which services were not {0} for {2} but were for {1}",
        "who got {0} for {1} without getting {0} for {2}",
    ],
)
def test_services_with_a_grade_for_one_pillar_but_not_another(
    engine: Engine, knowledge: Knowledge, grade: str, pillars: tuple[str, str], wording: str
) -> None:
    given: dict[tuple[str, str], str] = {
        (known.judgment.service, known.judgment.pillar): known.judgment.grade
        for known in knowledge.judgments
        if known.inspection == knowledge.rounds[0]
    }
    this, that = pillars
    fit = sorted(
        service
        for (service, pillar), got in given.items()
        if pillar == this and got == grade and given[service, that] != grade
    )
    text = ask(engine, [wording.format(grade, this, that)]).text
    assert text.startswith(f"{_count(fit)} of the "), text
    assert not fit or f"{', '.join(fit)}." in text


@pytest.mark.parametrize(
    "amount",
    [("two pillars", (2,)), ("more than one area", (2, 3)), ("at least two pillars", (2, 3))],
    ids=lambda amount: amount[0],
)
@pytest.mark.parametrize("way", WAYS[:2], ids=lambda way: way[0])
def test_services_that_moved_in_so_many_pillars(
    engine: Engine,
    knowledge: Knowledge,
    way: tuple[str, int],
    amount: tuple[str, tuple[int, ...]],
) -> None:
    counts = {
        service: sum(_way(knowledge, service, pillar) == way[1] for pillar in PILLARS)
        for service in knowledge.services
    }
    fit = sorted(name for name, count in counts.items() if count in amount[1])
    text = ask(engine, [f"which services {way[0]} in {amount[0]}"]).text
    assert text.startswith(f"{_count(fit)} of the "), text
    assert f"{', '.join(fit)}." in text


@pytest.mark.parametrize(
    ("typed", "way"),
    [("which service improved the most", 1), ("best improver", 1), ("who dropped furthest", -1)],
)
def test_who_moved_furthest(engine: Engine, knowledge: Knowledge, typed: str, way: int) -> None:
    ways = {name: [_way(knowledge, name, p) for p in PILLARS] for name in knowledge.services}
    most = max(each.count(way) for each in ways.values())
    ahead = [name for name, each in ways.items() if each.count(way) == most]
    first = ask(engine, [typed]).text.splitlines()[0]
    assert all(f"**{name}**" in first.partition(" in the most pillars")[0] for name in ahead), first
    assert f"{sum(way in each for each in ways.values())} of 43" in first


@pytest.mark.parametrize("inspection", ["2018/19", "2021/22"])
@pytest.mark.parametrize("grade", ["outstanding", "good", "requires improvement", "inadequate"])
def test_who_got_a_grade_most_often(
    engine: Engine, knowledge: Knowledge, grade: str, inspection: str
) -> None:
    given = {  # once each, though several documents may tell it
        (known.judgment.service, known.judgment.pillar)
        for known in knowledge.judgments
        if (known.inspection, known.judgment.grade) == (inspection, grade)
    }
    counts = Counter(service for service, _ in given)
    most = max(counts.values(), default=0)
    fit = sorted(name for name, count in counts.items() if count == most)
    text = ask(engine, [f"which service got the most {grade} grades in {inspection}"]).text
    assert text.startswith(f"{_count(fit)} of the "), text
    assert not fit or f" in {['', 'one', 'two', 'three'][most]} pillar" in text
    assert all(name in text for name in fit)


@pytest.mark.parametrize("service", ["Isles of Scilly", "Kent", "Avon", "Leicestershire"])
@pytest.mark.parametrize("pillars", list(permutations(PILLARS, 2)), ids="-".join)
@pytest.mark.parametrize(
    "claim",
    [
        ("did {} rise for {} and fall for {}", (1, -1)),
        ("{} got better for {} but worse for {}", (1, -1)),
        ("did {} stay the same for {} but improve for {}?", (0, 1)),
        ("did {} improve for {} and {}", (1, 1)),
        ("did {} improve for {} but not for {}?", (1, None)),
        ("did {} get worse at {} and {}?", (-1, -1)),
    ],
    ids=lambda claim: claim[0],
)
def test_a_claim_that_pillars_moved(
    engine: Engine,
    knowledge: Knowledge,
    claim: tuple[str, tuple[int, int | None]],
    pillars: tuple[str, str],
    service: str,
) -> None:
    moved = tuple(_way(knowledge, service, pillar) for pillar in pillars)
    text = ask(engine, [claim[0].format(service, *pillars)]).text
    first, second = claim[1]
    true = moved[0] == first and (moved[1] == second if second is not None else moved[1] != first)
    assert text.startswith("Yes: " if true else ("No: ", "In part: ")), text


@pytest.mark.parametrize(
    ("before", "after", "starts"),
    [
        ("best for people", "how about the worst", "For people in 2021/22, 2 of 44 services"),
        ("which services improved for people", "how about worse", "**6** of the 43 services"),
    ],
)
def test_how_about_goes_on_as_and_does(
    engine: Engine, before: str, after: str, starts: str
) -> None:
    assert ask(engine, [before, after]).text.startswith(starts)


def test_a_move_may_have_an_end(engine: Engine, knowledge: Knowledge) -> None:
    good = {
        known.judgment.service
        for known in knowledge.judgments
        if (known.inspection, known.judgment.pillar) == (knowledge.rounds[0], "people")
        and known.judgment.grade == "good"
    }
    moved = {
        service: (_way(knowledge, service, "effectiveness"), _way(knowledge, service, "people"))
        for service in knowledge.services
    }
    fit = [service for service, ways in moved.items() if ways == (0, 1) and service in good]
    question = "which services stayed the same for effectiveness but rose to good for people"
    text = ask(engine, [question]).text
    assert text.startswith(f"{_count(fit)} of the "), text
    assert f"{', '.join(fit)}." in text


def test_which_and_which_are_two_questions(engine: Engine) -> None:
    text = ask(engine, ["which services fell for people and which rose for efficiency"]).text
    assert "fell for people and improved for efficiency" not in text


@pytest.mark.parametrize(
    ("claim", "starts"),
    [
        ("isn't Kent outstanding for efficiency and good for people?", "Yes: "),
        ("Kent is outstanding for efficiency and good for people, isn't it?", "Yes: "),
        ("wasn't Cumbria good for effectiveness but inadequate for efficiency", "No: "),
        ("is Cumbria not good for effectiveness but good for people", "No: "),
    ],
)
def test_a_doubt_denies_nothing(engine: Engine, claim: str, starts: str) -> None:
    assert ask(engine, [claim]).text.startswith(starts)


def test_what_is_joined_takes_nothing_from_before(engine: Engine) -> None:
    question = "which services improved for people but not efficiency"
    alone = ask(engine, [question])
    assert ask(engine, ["who was outstanding", question]).text == alone.text
