"""What a refused question says stands in a sentence, or it does not."""

import shutil
from pathlib import Path

import pytest

from bot.engine import Engine
from bot.load import load_engine
from tests.bank import ask
from tests.building import build, engine_on

ROOT = Path(__file__).parents[2]
DOCUMENTS = ROOT / "tests" / "documents"


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    knowledge = tmp_path_factory.mktemp("knowledge")
    (knowledge / "documents").mkdir()
    for name in ("hmicfrs-marlshire-2023-25", "hmicfrs-east-fenland-2021-22"):
        for ending in (".txt", ".yaml"):
            shutil.copy(DOCUMENTS / f"{name}{ending}", knowledge / "documents")
    build(knowledge)
    return load_engine(ROOT / "config.yaml", knowledge)[0]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("what share of East Fenland staff felt bullied or harassed?", "38 percent"),
        ("how many of its highest-risk premises has Marlshire audited", "212 of the 540"),
    ],
)
def test_a_number_in_a_sentence_of_the_question_is_given(
    elsewhere: Engine, typed: str, said: str
) -> None:
    reply = ask(elsewhere, [typed])
    assert reply.status == "answered"
    assert said in reply.text


def test_when_alone_finds_no_number(tmp_path: Path) -> None:
    page = (
        "Barset 2021/22\nHMICFRS assessed Barset Fire and Rescue Service.\n"
        "The service completed 9,300 home safety visits in the year to March 2021.\n"
    )
    engine = engine_on(tmp_path, {"hmicfrs-barset": page}, "Barset")
    reply = ask(engine, ["how many fires were there in Barset last year"])
    assert "9,300" not in reply.text


def test_a_grade_of_several_services_is_asked_back(tmp_path: Path) -> None:
    graded = "The extent to which the service is efficient requires improvement.\n"
    pages = {
        f"hmicfrs-{name.lower()}": f"{name} 2021/22\n"
        f"HMICFRS assessed {name} Fire and Rescue Service.\n{graded}{more}"
        for name, more in (("Barset", "Efficiency was graded good in 2018.\n"), ("Loamshire", ""))
    }
    reply = ask(engine_on(tmp_path, pages), ["what was the efficiency grade"])
    assert reply.status == "clarify"


def test_an_event_is_no_reason_of_itself(tmp_path: Path) -> None:
    text = (
        "Barset chief stands down\n1 February 2023\n"
        "Neil Garbutt, who stepped up in December when Fiona Strake resigned, "
        "said Barset Fire and Rescue Service had got this wrong.\n"
        + "".join(f"Crews at station number {n} train with partners.\n" for n in range(20, 60))
    )
    engine = engine_on(tmp_path, {"gazette-barset": text}, "Barset")
    assert ask(engine, ["when did Fiona Strake resign"]).status == "answered"
    assert "do not say why" in ask(engine, ["why did Fiona Strake resign"]).text


def test_a_subject_that_one_place_tells_of_needs_no_service(elsewhere: Engine) -> None:
    reply = ask(elsewhere, ["how many of the highest-risk premises were audited"])
    assert "212 of the 540" in reply.text


@pytest.mark.parametrize(
    "typed",
    [
        "how many home safety checks are in the backlog?",
        "when was the backlog of home safety checks found?",
        "who referred the backlog of home safety checks, by name?",
        "how many staff networks are there?",
    ],
)
def test_the_words_alone_answer_no_how_many_and_no_when(engine: Engine, typed: str) -> None:
    reply = ask(engine, [typed])
    assert "The documents say" not in reply.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("how did Marlshire do?", "1 **outstanding**, 4 **good**, 3 **adequate**"),
        ("which areas was Marlshire good in", "4 of 11 areas **good**"),
        ("what was Marlshire worst at", "**inadequate**: protecting the public"),
        ("when was Marlshire's latest inspection", "latest inspection is **2023–2025**"),
        ("what was Marlshire's people grade", "**good** for people in 2021."),
    ],
)
def test_a_report_that_grades_areas_is_answered_by_area(
    elsewhere: Engine, typed: str, said: str
) -> None:
    assert said in ask(elsewhere, [typed]).text


def test_an_area_that_another_service_is_good_at_is_not_counted(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    for ending in (".txt", ".yaml"):
        name = f"hmicfrs-marlshire-2023-25{ending}"
        shutil.copy(DOCUMENTS / name, tmp_path / "documents" / name)
    text = tmp_path / "documents" / "hmicfrs-marlshire-2023-25.txt"
    with text.open("a", encoding="utf-8") as file:
        file.write("\nHarbourshire Fire Brigade is outstanding at managing its estate.\n")
    build(tmp_path)
    reply = ask(load_engine(ROOT / "config.yaml", tmp_path)[0], ["what was Marlshire best at?"])
    assert "1 of 11 areas **outstanding**" in reply.text
    assert "estate" not in reply.text
