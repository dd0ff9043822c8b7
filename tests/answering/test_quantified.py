"""Claims about how many of the services got a grade, judged against a count of the facts."""

import re
from collections import Counter
from collections.abc import Callable

import pytest

from bot.engine import Engine
from knowledge.load import Knowledge
from knowledge.model import GRADES, Pillar
from tests.bank import ask


def _share(knowledge: Knowledge, pillar: str, grade: str) -> tuple[int, int]:
    """How many services the latest inspection gave a grade for a pillar, and of how many."""
    given = {
        known.judgment.service: known.judgment.grade
        for known in knowledge.judgments
        if known.inspection == knowledge.rounds[0] and known.judgment.pillar == pillar
    }
    return sum(each == grade for each in given.values()), len(given)


#: Claims, and when they hold: of how many services it is true, of how many in all.
CLAIMS: dict[str, Callable[[int, int], bool]] = {
    "was every service {0} for {1}?": lambda part, whole: part == whole,
    "were all fire services graded {0} for {1}": lambda part, whole: part == whole,
    "was everybody {0} for {1}?": lambda part, whole: part == whole,
    "was no service {0} for {1}?": lambda part, whole: part == 0,
    "were none {0} for {1}": lambda part, whole: part == 0,
    "was none of the services graded {0} for {1}?": lambda part, whole: part == 0,
    "was not a single brigade {0} for {1}?": lambda part, whole: part == 0,
    "were most services {0} for {1}?": lambda part, whole: part * 2 > whole,
    "was any service {0} for {1}?": lambda part, whole: part > 0,
    "were more than twenty services {0} for {1}?": lambda part, whole: part > 20,
    "did at least 2 services get {0} for {1}": lambda part, whole: part >= 2,
    "were fewer than three services graded {0} for {1}?": lambda part, whole: part < 3,
    "did exactly 3 services get {0} for {1}?": lambda part, whole: part == 3,
    "did just two brigades get {0} for {1}?": lambda part, whole: part == 2,
    "were more than half of the services {0} for {1}?": lambda part, whole: part * 2 > whole,
    "did over 40% of services get {0} for {1}?": lambda part, whole: part > 0.4 * whole,
    "did less than a third of services get {0} for {1}?": lambda part, whole: part * 3 < whole,
    "were a majority of services {0} for {1}?": lambda part, whole: part * 2 > whole,
}


@pytest.mark.parametrize("pillar", ["effectiveness", "efficiency", "people"])
@pytest.mark.parametrize("grade", ["outstanding", "good", "requires improvement", "inadequate"])
@pytest.mark.parametrize("claim", CLAIMS)
def test_a_claim_about_services_gets_the_verdict_that_the_facts_give(
    engine: Engine,
    knowledge: Knowledge,
    claim: str,
    pillar: str,
    grade: str,
) -> None:
    part, whole = _share(knowledge, pillar, grade)
    text = ask(engine, [claim.format(grade, pillar)]).text
    assert text.startswith("Yes: " if CLAIMS[claim](part, whole) else "No: "), text
    assert f"of the {whole} services" in text.replace("*", "")


@pytest.mark.parametrize("count", ["nearly all", "about five", "a third of the", "several"])
def test_a_vague_number_gets_the_count_and_no_verdict(engine: Engine, count: str) -> None:
    text = ask(engine, [f"did {count} services get inadequate for people?"]).text
    assert not text.startswith(("Yes", "No:")), text


def _moved(knowledge: Knowledge, pillar: str, way: int) -> tuple[int, int]:
    """How many services moved up (1), down (-1) or stayed (0) for a pillar, and of how many."""
    latest, earlier = knowledge.rounds[:2]
    given = {
        (known.judgment.service, known.inspection): GRADES.index(known.judgment.grade)
        for known in knowledge.judgments
        if known.judgment.pillar == pillar and known.inspection in (latest, earlier)
    }
    steps = [
        given[service, earlier] - place
        for (service, name), place in given.items()
        if name == latest and (service, earlier) in given
    ]
    return sum((step > 0) - (step < 0) == way for step in steps), len(steps)


MOVES: dict[str, tuple[int, Callable[[int, int], bool]]] = {
    "did every service improve for {0}?": (1, lambda part, whole: part == whole),
    "did no service get worse for {0}?": (-1, lambda part, whole: part == 0),
    "did most services improve for {0}?": (1, lambda part, whole: part * 2 > whole),
    "did most services stay the same for {0}?": (0, lambda part, whole: part * 2 > whole),
    "did more than ten services improve for {0}?": (1, lambda part, whole: part > 10),
    "did fewer than seven services fall for {0}?": (-1, lambda part, whole: part < 7),
    "did any service improve for {0}?": (1, lambda part, whole: part > 0),
}


#: Denied moves, and the ways that are left.
DENIED = {
    "which services did not get worse for {0}?": (0, 1),
    "which services never improved for {0}?": (0, -1),
    "which services have not changed for {0}?": (0,),
    "which services never stayed the same for {0}?": (1, -1),
}


@pytest.mark.parametrize("pillar", ["effectiveness", "efficiency", "people"])
@pytest.mark.parametrize("question", DENIED)
def test_a_denied_move_leaves_the_others(
    engine: Engine, knowledge: Knowledge, question: str, pillar: str
) -> None:
    left = [_moved(knowledge, pillar, way)[0] for way in DENIED[question]]
    text = ask(engine, [question.format(pillar)]).text.split("\n")[0].replace("*", "")
    assert sum(left) == sum(map(int, re.findall(r"(\d+) (?:of the|improved|fell|stayed)", text)))


@pytest.mark.parametrize("pillar", ["effectiveness", "efficiency", "people"])
def test_still_wants_the_grade_in_both_inspections(
    engine: Engine, knowledge: Knowledge, pillar: Pillar
) -> None:
    latest, earlier = knowledge.rounds[:2]
    held = [
        service
        for service in knowledge.services
        if all(
            [k.judgment.grade for k in knowledge.graded(service, name, pillar)][:1]
            == ["requires improvement"]
            for name in (latest, earlier)
        )
    ]
    text = ask(engine, [f"which services still require improvement for {pillar}?"]).text
    assert text.startswith(f"**{len(held)}** of the ")


@pytest.mark.parametrize("pillar", ["effectiveness", "efficiency", "people"])
@pytest.mark.parametrize("claim", MOVES)
def test_a_claim_about_moves_gets_the_verdict_that_the_facts_give(
    engine: Engine, knowledge: Knowledge, claim: str, pillar: str
) -> None:
    way, holds = MOVES[claim]
    part, whole = _moved(knowledge, pillar, way)
    text = ask(engine, [claim.format(pillar)]).text
    assert text.startswith("Yes: " if holds(part, whole) else "No: "), text


@pytest.mark.parametrize("pillar", ["effectiveness", "efficiency", "people"])
@pytest.mark.parametrize("grade", ["outstanding", "good", "inadequate"])
def test_never_and_ever_are_judged_in_every_inspection(
    engine: Engine, knowledge: Knowledge, pillar: Pillar, grade: str
) -> None:
    rounds = knowledge.rounds[:2]
    graded: dict[str, list[str]] = {}
    for service in knowledge.services:
        found = [
            next((k.judgment.grade for k in knowledge.graded(service, name, pillar)), None)
            for name in rounds
        ]
        if None not in found:
            graded[service] = [each for each in found if each]
    ever = sum(grade in grades for grades in graded.values())
    never = len(graded) - ever
    counts = {
        "which services have never been {0} for {1}?": never,
        "which services have ever been {0} for {1}?": ever,
    }
    for question, count in counts.items():
        text = ask(engine, [question.format(grade, pillar)]).text
        said = f"**{count}** of the {len(graded)} services" if count else "None of the"
        assert text.startswith(said), text


@pytest.mark.parametrize("grade", ["outstanding", "good", "inadequate"])
@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("which services were {0} in exactly two pillars?", lambda count: count == 2),
        ("which services were {0} in more than one pillar?", lambda count: count > 1),
        ("list the services with at least two {0} grades", lambda count: count >= 2),
        ("is there a service that was {0} in three pillars?", lambda count: count == 3),
    ],
)
def test_a_grade_is_counted_over_the_pillars(
    engine: Engine, knowledge: Knowledge, question: str, holds: Callable[[int], bool], grade: str
) -> None:
    counts = Counter(
        known.judgment.service
        for known in knowledge.judgments
        if known.document.kind == "judgment-table"
        and (known.inspection, known.judgment.grade) == (knowledge.rounds[0], grade)
    )
    reply = ask(engine, [question.format(grade)])
    count = sum(map(holds, counts.values()))
    said = f"**{count}**" if count else "None"
    assert f"{said} of the 44 services" in reply.text
