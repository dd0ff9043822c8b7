"""Why a pillar or an area got its grade, how an area moved, what things a pillar is called by."""

from pathlib import Path

import pytest

from bot.engine import Engine
from tests.bank import ask
from tests.building import engine_on

FIRST = """Marle 2018/19
HMICFRS assessed Marle Fire and Rescue Service.
The extent to which the service is effective at keeping people safe and secure is good.
The extent to which the service is efficient at keeping people safe and secure is inadequate.
The extent to which the service looks after its people requires improvement.
Overall summary
The service keeps no record of what it spends and does not have a plan for its budget.
Its staff do not trust their managers.
The service does not give its staff enough time for home safety visits.
Only 4 of its 13 areas for improvement have been resolved.
As a result, we can judge more effectively where the service must improve.
At Quay fire station the boiler does not work.
Efficiency
Making best use of resources: Inadequate
The service does not share its workshops.
People
Promoting the right values and culture: Requires improvement
"""
LATER = """Marle 2023-25
HMICFRS assessed Marle Fire and Rescue Service.
We have made the following graded judgments:
Good
Promoting the right values and culture
Adequate
Making the service affordable now and in the future
Responding to fires and other emergencies
Inadequate
Responding to major incidents
HMI summary
I was troubled by what we saw of major incidents. We were told that crews do not know the plans.
The service holds training twice a year.
By 30 June 2025, the service should:
- share its plans; and
- test them.
"""
WICK = """Wick 2018/19
HMICFRS assessed Wick Fire and Rescue Service.
The extent to which the service looks after its people is good.
The service's budget does not balance.
"""


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_on(tmp_path_factory.mktemp("first"), {"hmicfrs-first": FIRST}, "Marle")


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    texts = {"hmicfrs-first": FIRST, "hmicfrs-later": LATER}
    return engine_on(tmp_path_factory.mktemp("both"), texts, "Marle")


def test_what_is_said_of_a_low_pillar_stands_beside_its_grade(first: Engine) -> None:
    reply = ask(first, ["why was Marle inadequate for efficiency"])
    assert reply.text.startswith("Marle was graded **inadequate** for efficiency in 2018/19. No re")
    assert "does not share its workshops" in reply.text
    assert "does not have a plan for its budget" in reply.text
    assert "managers" not in reply.text


def test_words_of_another_pillar_are_no_reason(first: Engine) -> None:
    reply = ask(first, ["why did Marle get requires improvement for people"])
    assert "do not trust their managers" in reply.text
    assert "visits" not in reply.text


def test_that_something_is_done_effectively_is_no_reason(first: Engine) -> None:
    reply = ask(first, ["why was Marle good for effectiveness"])
    assert reply.reason == "not_in_documents"
    assert "more effectively" not in reply.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("what is the grade for money", "**adequate** for making the service affordable"),
        ("what is the grade for responding to fires", "**adequate** for responding to fires"),
        ("what was the grade for response", "**inadequate** for responding to major incidents"),
        ("why was Marle rated outstanding for culture", "It was not graded outstanding: Marle"),
        ("why was it inadequate for major incidents", "told that crews do not know the plans"),
        ("how good are they at answering incidents", "No grade is given for"),
        ("was it good for culture and for money", "In part: Marle was graded **good** for prom"),
        ("why is culture so bad", "It was not graded badly: Marle was graded **good**"),
        ("is Marle outstanding for anything", "No: Marle was graded by area"),
        ("has the grade for culture improved", "Yes: Marle was graded **good** for promoting"),
        ("was the culture grade worse than in 2018", "No: Marle was graded **good**"),
        ("what was Marle graded for efficiency in 2023", "it was graded by area"),
        ("was the training outstanding", "No grade is given for training."),
        ("what must it do by the end of June 2025", "share its plans"),
    ],
)
def test_an_area_is_known_by_what_people_call_it(both: Engine, typed: str, said: str) -> None:
    assert said in ask(both, [typed]).text


def test_money_is_told_of_and_not_the_grade_of_its_pillar(first: Engine) -> None:
    reply = ask(first, ["what did inspectors say about the finances"])
    assert reply.text.startswith("On finances: “The service keeps no record")


def test_whether_a_thing_will_happen_is_not_told_by_what_is_said_of_it(first: Engine) -> None:
    reply = ask(first, ["will Quay fire station be shut down"])
    assert reply.status == "abstained"
    assert reply.text.startswith("The documents do not say whether; this is what they say about")


def test_nobody_is_among_the_areas_that_are_left(first: Engine) -> None:
    assert ask(first, ["is the chief leaving"]).status == "abstained"


def test_what_several_services_could_answer_is_asked_back(tmp_path: Path) -> None:
    engine = engine_on(tmp_path, {"hmicfrs-marle": FIRST, "hmicfrs-wick": WICK})
    assert ask(engine, ["does the budget balance, and what of a plan for it"]).status == "clarify"
