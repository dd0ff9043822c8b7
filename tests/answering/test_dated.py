"""Dates of what is to come, of posts and of visits, in a document's words."""

from pathlib import Path

import pytest

from bot.engine import Engine
from tests.bank import ask
from tests.building import engine_on

REPORT = """Marle 2021/22
HMICFRS assessed Marle Fire and Rescue Service.
The extent to which the service looks after its people is good.
We visited the service in March 2022.
By 31 October 2022, the service should:
make sure that its values are understood; and
make sure that staff trust its managers.
We will be back in early 2023 to see.
Inspectors will return to Wick Fire and Rescue Service in June.
"""
ARTICLE = """Marle and Wick fire services inspected
Published 3 May 2022
Marle Fire and Rescue Service was graded good for people.
Wick Fire and Rescue Service was graded good for people.
Ann Hall, chief fire officer at Marle Fire and Rescue Service, said: "We did it."
Ben Cole, chief fire officer at Wick Fire and Rescue Service, said: "So did we."
Ms Hall, who took over in January 2020, will retire in the summer.
Mr Cole, who joined from Marle, met Ms Hall in May.
"""


@pytest.fixture(scope="module")
def marle(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    texts = {"hmicfrs-marle": REPORT, "gazette": ARTICLE}
    return engine_on(tmp_path_factory.mktemp("knowledge"), texts, "Marle")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("when will the inspectors be back?", "early 2023"),
        ("when do inspectors return to Marle", "early 2023"),
        ("when are inspectors going back to Wick?", "in June"),
        ("when did inspectors visit Marle?", "March 2022"),
        ("what does Marle have to do by 31 October 2022?", "staff trust its managers"),
        ("when did Ann Hall take over?", "January 2020"),
        ("when does the chief of Marle retire", "in the summer"),
    ],
)
def test_a_date_is_told_in_its_sentence(marle: Engine, typed: str, said: str) -> None:
    reply = ask(marle, [typed])
    assert reply.status == "answered"
    assert any(said in citation.quote for citation in reply.citations)


@pytest.mark.parametrize(
    ("typed", "unsaid"),
    [
        ("when did Ben Cole join?", "in May"),
        ("when does the chief of Wick retire?", "summer"),
        ("when did inspectors visit Marle?", "2023"),
        ("when does Ben Cole retire?", "summer"),
        ("what does Wick have to do by 31 October 2022?", "values"),
        ("what does Marle have to do by 31 March 2023?", "values"),
        ("what does Marle have to do by June?", "pillars"),
        ("when are inspectors going back to Wick?", "early 2023"),
    ],
)
def test_a_date_is_not_told_of_anybody_else(marle: Engine, typed: str, unsaid: str) -> None:
    assert unsaid not in ask(marle, [typed]).text


@pytest.mark.parametrize(
    ("typed", "name", "other"),
    [("who is the chief of Wick?", "Ben Cole", "Ann Hall"),
     ("who is the chief of Marle?", "Ann Hall", "Ben Cole")],
)  # fmt: skip
def test_a_chief_is_the_one_of_the_service(
    marle: Engine, typed: str, name: str, other: str
) -> None:
    text = ask(marle, [typed]).text
    assert name in text
    assert other not in text


def test_a_return_that_no_document_dates_is_not_told(tmp_path: Path) -> None:
    good = "The inspectors were told that it would be good again within two years."
    report = REPORT.replace("We will be back in early 2023 to see.", good)
    reply = ask(
        engine_on(tmp_path, {"hmicfrs-marle": report}, "Marle"), ["when will inspectors be back?"]
    )
    assert (reply.status, reply.reason) == ("abstained", "not_in_documents")


def test_an_article_on_one_service_has_its_chief_and_the_neighbours(tmp_path: Path) -> None:
    text = (
        "Marle fire service inspected\nMarle Fire and Rescue Service was rated good for people.\n"
        '"We are glad," said chief fire officer Ann Hall.\n'
        "Wick Fire and Rescue Service was rated good for people in 2021/22.\n"
        'Its chief fire officer, Ben Cole, said: "So are we."'
    )
    engine = engine_on(tmp_path, {"gazette": text})
    assert ask(engine, ["who is the chief of Marle?"]).text.startswith("Ann Hall")
    assert ask(engine, ["who is the chief of Wick?"]).text.startswith("Ben Cole")


def test_a_service_of_which_no_chief_is_told_has_none(tmp_path: Path) -> None:
    engine = engine_on(
        tmp_path,
        {
            "gazette": "Three fire services were inspected this week.\n"
            "Marle\nMarle Fire and Rescue Service was graded good for people.\n"
            '"We did it," said Ann Hall, the chief fire officer.\n'
            "Wick\nWick Fire and Rescue Service was graded good for people.\n"
            "Marle and Wick\nMarle and Wick Fire and Rescue Service was graded good for people.\n"
        },
    )
    assert "Ann Hall" in ask(engine, ["who is the chief of Marle?"]).text
    for service in ("Wick", "Marle and Wick"):
        reply = ask(engine, [f"who is the chief fire officer of {service}?"])
        assert (reply.status, "Ann Hall" in reply.text) == ("abstained", False)
