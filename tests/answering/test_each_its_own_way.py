"""Moves that differ by pillar, of all services and of one, against a count of the facts."""

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


@pytest.mark.parametrize("pillars", permutations(PILLARS, 2), ids="-".join)
@pytest.mark.parametrize("ways", permutations(WAYS, 2), ids=lambda ways: f"{ways[0][0]}-")
@pytest.mark.parametrize(
    "wording", ["which services {} for {} but {} for {}", "who {} on {} and {} on {}?"]
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
    assert text.startswith(f"**{len(fit)}** of the "), text
    assert not fit or f"{', '.join(fit)}." in text


@pytest.mark.parametrize("service", ["Isles of Scilly", "Kent", "Avon", "Leicestershire"])
@pytest.mark.parametrize("pillars", permutations(PILLARS, 2), ids="-".join)
@pytest.mark.parametrize(
    "claim",
    [
        ("did {} rise for {} and fall for {}", (1, -1)),
        ("{} got better for {} but worse for {}", (1, -1)),
        ("did {} stay the same for {} but improve for {}?", (0, 1)),
        ("did {} improve for {} and {}", (1, 1)),
        ("did {} get worse at {} and {}?", (-1, -1)),
    ],
    ids=lambda claim: claim[0],
)
def test_a_claim_that_pillars_moved(
    engine: Engine,
    knowledge: Knowledge,
    claim: tuple[str, tuple[int, int]],
    pillars: tuple[str, str],
    service: str,
) -> None:
    moved = tuple(_way(knowledge, service, pillar) for pillar in pillars)
    text = ask(engine, [claim[0].format(service, *pillars)]).text
    assert text.startswith("Yes: " if moved == claim[1] else ("No: ", "In part: ")), text


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


def test_which_and_which_are_two_questions(engine: Engine) -> None:
    text = ask(engine, ["which services fell for people and which rose for efficiency"]).text
    assert "fell for people and improved for efficiency" not in text
