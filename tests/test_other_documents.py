"""The whole line on documents that the bot was not made with: other services, other grades."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.engine import Engine
from bot.load import load_engine
from tests.bank import ask
from tests.building import build

ROOT = Path(__file__).parent.parent
INVENTED = ("hmicfrs-wexmoor-2021-22", "bbc-brackenshire-2023-02-09", "hmicfrs-harrowdale-2023-25")


NEIGHBOURS = (
    "courier-tolshire-mid-brackenshire-2023-05-03", "herald-east-fenland-2022-07-28",
    "hmicfrs-east-fenland-2021-22", "hmicfrs-harrowdale-and-kesterton-2021-22",
    "hmicfrs-wyreham-2018-19",
)  # fmt: skip


def _built(knowledge: Path, names: Sequence[str]) -> Path:
    (knowledge / "documents").mkdir()
    for name in names:
        for ending in (".txt", ".yaml"):
            shutil.copy(ROOT / "tests" / "documents" / f"{name}{ending}", knowledge / "documents")
    build(knowledge)
    return knowledge


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _built(tmp_path_factory.mktemp("knowledge"), INVENTED)


@pytest.fixture(scope="module")
def invented(library: Path) -> Engine:
    return load_engine(ROOT / "config.yaml", library)[0]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("what was Wexmoor's efficiency grade?", "**good** for efficiency in 2021/22"),
        ("how did wexmoor fire and rescue do", "**outstanding** for effectiveness"),
        ("wexmoor frs people", "**requires improvement** for people"),
        ("was harrowdale good for efficiency", "No: Harrowdale was graded **inadequate**"),
        ("harrowdal best area", "did best in **people**"),
        ("brackenshire people grade", "in the inspection reported on 9 February 2023"),
        ("what changed at brackenshire", "efficiency improved from requires improvement"),
        ("who runs brackenshire fire", "Tom Bellweather"),
        ("how many areas for improvement did wexmoor resolve", "**15 of 18**"),
        (
            "compare wexmoor and harrowdale for people",
            "Harrowdale was graded **good** for people in 2023–25",
        ),
        ("findings for wexmoor", "Five principal findings"),
        ("causes of concern at harrowdale", "living within its means"),
    ],
)
def test_other_services_are_answered_for(invented: Engine, question: str, said: str) -> None:
    reply = ask(invented, [question])
    assert reply.status == "answered"
    assert said in reply.text


@pytest.mark.parametrize("question", ["what did Tom Bellweather say?", "who is Tom Bellweather?"])
@pytest.mark.parametrize("home", ["Leicestershire", "Wexmoor", ""])
def test_somebody_is_known_by_name_whatever_the_home_service(
    library: Path, tmp_path: Path, question: str, home: str
) -> None:
    (tmp_path / "config.yaml").write_text(f"home_service: '{home}'\n", encoding="utf-8")
    reply = ask(load_engine(tmp_path / "config.yaml", library)[0], [question])
    assert (reply.status, reply.citations[0].document) == (
        "answered",
        "bbc-brackenshire-2023-02-09",
    )


@pytest.mark.parametrize(
    "question", ["what was the efficiency grade?", "what did they say about culture"]
)
def test_without_its_home_service_the_bot_asks_which(invented: Engine, question: str) -> None:
    reply = ask(invented, [question])
    assert reply.status == "clarify"
    assert all(ask(invented, [choice]).status == "answered" for choice in reply.choices)


def test_a_service_without_documents_is_refused(invented: Engine) -> None:
    reply = ask(invented, ["what was Leicestershire's grade?"])
    assert reply.reason == "unknown_service"


def test_an_inspection_without_documents_is_refused(invented: Engine) -> None:
    assert ask(invented, ["wexmoor's people grade in 2018"]).reason == "other_inspection"


@pytest.fixture(scope="module")
def neighbours(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    knowledge = _built(tmp_path_factory.mktemp("neighbours"), NEIGHBOURS)
    return load_engine(ROOT / "config.yaml", knowledge)[0]


@pytest.mark.parametrize(
    ("question", "status", "said"),
    [
        ("what were tolshire's grades", "answered", "**outstanding** for efficiency"),
        ("mid brackenshire people grade", "answered", "**good** for people"),
        ("what did mid brackenshire resolve of its areas for improvement", "answered", "9 of 21"),
        ("how many areas for improvement did tolshire resolve", "answered", "all eight of its own"),
        ("how did wyreham do for effectiveness", "answered", "**good** for effectiveness"),
        ("east fenland effectiveness in 2019", "answered", "**good** for effectiveness in 2019"),
        ("did east fenland get worse for effectiveness", "answered", "Yes: "),
        ("what is East Fenland's response time?", "abstained", "response times"),
        ("Harrowdale and Kesterton average response time", "abstained", "response times"),
        ("who said a fire engine will come and it will come quickly", "answered", "Gareth Limb"),
        ("who said 'I feel listened to'", "answered", "Nobody by name"),
        ("who said its reserves will run out within two years", "answered", "Siân Mottershead"),
    ],
)
def test_nothing_is_told_of_one_service_that_is_said_of_another(
    neighbours: Engine, question: str, status: str, said: str
) -> None:
    reply = ask(neighbours, [question])
    assert (reply.status, said in reply.text) == (status, True), reply.text
