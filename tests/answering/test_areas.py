"""Areas within a pillar, areas for improvement and what grades mean, of an invented report."""

from pathlib import Path

import pytest

from bot.engine import Engine
from tests.bank import ask
from tests.building import engine_on

REPORT = """Marle 2023-25
HMICFRS assessed Marle Fire and Rescue Service.
What our grades mean
Outstanding
The service has exceeded the characteristics of good performance.
Good
The service has demonstrated the characteristics of good performance.
Inadequate
The service has shown none of these characteristics.
Overall summary
Of the 17 areas for improvement set in 2021, 12 have been closed. We have now identified nine new
areas for improvement.
Preventing fires and other risks
Inadequate
The service hardly visits homes.
Areas for improvement
The service should make sure its visits are evaluated.
Responding to major incidents
Good
The service trains well.
Cause of concern
The service does not know which premises are at high risk.
Recommendation
By 30 June 2025 the service should identify its premises at high risk.
"""
OTHER = """Loam 2021/22
HMICFRS assessed Loam Fire and Rescue Service.
Areas for improvement
- The service should do more audits.
- The service should check its pumps.
"""


@pytest.fixture(scope="module")
def marle(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    knowledge = tmp_path_factory.mktemp("knowledge")
    return engine_on(knowledge, {"hmicfrs-marle": REPORT}, "Marle")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("how good is Marle at preventing fires?", "**inadequate** for preventing fires"),
        ("was Marle good at preventing fires?", "No: Marle was graded **inadequate**"),
        ("was Marle good for responding to major incidents?", "Yes: Marle was graded **good**"),
        ("why is Marle outstanding at responding to major incidents", "It was not graded outst"),
        ("how did Marle do?", "1 **good** and 1 **inadequate**"),
        ("how many new areas for improvement did Marle get", "nine new"),
        ("how many areas for improvement did Marle resolve", "**12 of 17**"),
        ("what are the areas for improvement", "visits are evaluated"),
        ("what is the cause of concern?", "does not know which premises"),
        ("how many causes of concern were there", "One cause of concern at Marle in 2023-25"),
        ("are there any causes of concern?", "Yes: one cause of concern"),
        ("are there 3 causes of concern?", "No: one cause of concern"),
        ("what about major incidents", "graded **good** for responding to major incidents"),
        ("what should it do about the cause of concern?", "identify its premises"),
        ("what does inadequate mean as a grade?", "none of these characteristics"),
    ],
)
def test_areas_are_answered(marle: Engine, typed: str, said: str) -> None:
    reply = ask(marle, [typed])
    assert (reply.status, said in reply.text) == ("answered", True), reply.text


def test_an_area_is_not_taken_for_another_that_shares_a_word(marle: Engine) -> None:
    text = ask(marle, ["how good is Marle at responding to national risks?"]).text
    assert "graded **good**" not in text


def test_areas_among_the_figures_are_those_given(tmp_path: Path) -> None:
    report = f"{REPORT}Service in numbers\nAreas for improvement 23\n"
    report = report.replace("nine new\nareas for improvement", "much to do")
    engine = engine_on(tmp_path, {"hmicfrs-marle": report}, "Marle")
    assert "23" in ask(engine, ["how many areas for improvement has Marle"]).text


def test_new_areas_are_counted_beside_a_cause_of_concern(tmp_path: Path) -> None:
    said = "We have issued one cause of concern and three new areas for improvement."
    report = REPORT.replace("We have now identified nine new\nareas for improvement.", said)
    engine = engine_on(tmp_path, {"hmicfrs-marle": report}, "Marle")
    assert "three new" in ask(engine, ["how many new areas for improvement did Marle get"]).text


def test_areas_resolved_are_no_new_ones(tmp_path: Path) -> None:
    report = REPORT.replace("nine new\nareas for improvement", "much more to do")
    engine = engine_on(tmp_path, {"hmicfrs-marle": report}, "Marle")
    reply = ask(engine, ["how many new areas for improvement did Marle get"])
    assert (reply.status, reply.reason) == ("abstained", "not_in_documents")


def test_areas_that_a_report_lists_are_counted(tmp_path: Path) -> None:
    loam = engine_on(tmp_path, {"hmicfrs-loam": OTHER}, "Loam")
    reply = ask(loam, ["how many areas for improvement does loam have?"])
    assert "lists **two areas** for improvement" in reply.text
    assert len(reply.citations) == 2


LISTED = """Marle 2023-25
HMICFRS assessed Marle Fire and Rescue Service.
We have made the following graded judgments:
Good: Preventing fire and risk; Responding to major incidents
Inadequate: Future affordability
"""
BELOW = """Wick 2023-25
HMICFRS assessed Wick Fire and Rescue Service.
Good
Preventing fire and risk
Adequate
Future affordability
Inadequate
No areas
"""


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("which areas was Marle good in", "2 of 3 areas **good**"),
        ("what grade did Marle get for preventing fire and risk", "**good** for preventing fire"),
        ("Marle future affordability grade?", "**inadequate** for future affordability"),
        ("was Wick outstanding for future affordability", "**adequate** for future affordability"),
    ],
)
def test_areas_are_read_beside_their_grade_and_above_none(
    tmp_path: Path, typed: str, said: str
) -> None:
    engine = engine_on(tmp_path, {"hmicfrs-marle": LISTED, "hmicfrs-wick": BELOW})
    assert said in ask(engine, [typed]).text


def test_a_service_of_another_side_is_unknown(tmp_path: Path) -> None:
    texts = {"hmicfrs-marle": LISTED.replace("Marle", "North Marle")}
    reply = ask(engine_on(tmp_path, texts), ["what did West Marle get for people"])
    assert reply.reason == "unknown_service"
    assert "West Marle" in reply.text


LATER = """Marle 2025-27
HMICFRS assessed Marle Fire and Rescue Service.
Causes of concern
Cause of concern 1
The service has no sound financial plan.
Cause of concern 2
The service has too few engines at night.
"""


def test_causes_of_concern_are_those_of_one_inspection(tmp_path: Path) -> None:
    marle = engine_on(tmp_path, {"hmicfrs-marle": REPORT, "hmicfrs-later": LATER}, "Marle")
    latest = ask(marle, ["how many causes of concern are there?"])
    assert "Two causes of concern at Marle in 2025-27" in latest.text
    earlier = ask(marle, ["how many causes of concern were there in 2023-25?"])
    assert "One cause of concern at Marle in 2023-25" in earlier.text


def test_a_cause_of_concern_is_not_said_to_be_closed(marle: Engine) -> None:
    reply = ask(marle, ["has the cause of concern been closed?"])
    assert not reply.text.startswith("Yes")
