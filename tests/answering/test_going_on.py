"""Conversations after an answer that a passage gave, and what is told of people."""

import pytest

from bot.engine import Engine
from tests.bank import ask
from tests.building import engine_on

EAST = """East Marle 2021/22
The extent to which the service is effective at keeping people safe is good.
Ann Hall, HM Inspector of Fire and Rescue Services
HM Inspector's summary
It shares 14 of its 19 fire stations with the police.
Training has been transformed
The training centre at Quarry Lane opened in May 2021 at a cost of £6.8m.
Promotion is fairer than it was
In 2018, staff told us that promotion depended on who you knew.
The service now uses independent assessors.
"""
WEST = """West Marle 2021/22
The extent to which the service is effective at keeping people safe requires improvement.
Ann Hall, HM Inspector of Fire and Rescue Services
HM Inspector's summary
Nine of the service's 15 fire stations have no changing rooms for women.
Cause of concern
The service does not have a credible plan to live within its means.
By 30 September 2022, the service should have a financial plan.
"""
OLDER = """North Wick 2018/19
The extent to which the service is effective at keeping people safe is good.
The service has only four fire safety inspectors.
"""
NEWER = """North Wick 2021/22
The extent to which the service is effective at keeping people safe is good.
The service has raised the number of its fire safety inspectors to eight.
"""
ARTICLE = """North Wick fire service told to improve
Published 3 May 2022
North Wick Fire and Rescue Service was graded good for effectiveness.
Chief fire officer Tom Kerr, 51, who has led the service since 2019, thanked the crews.
"I am sorry," Mr Kerr said. "This is hard to read."
Eve Stone, deputy chief fire officer, said she was proud of the crews.
She will be paid £138,000.
A hotline for staff opened in March, at a cost of £18,000 over two years.
"""


@pytest.fixture(scope="module")
def marle(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    texts = {"hmicfrs-east-marle": EAST, "hmicfrs-west-marle": WEST}
    return engine_on(tmp_path_factory.mktemp("marle"), texts)


@pytest.fixture(scope="module")
def wick(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    texts = {"hmicfrs-wick-2018-19": OLDER, "hmicfrs-wick-2021-22": NEWER, "gazette": ARTICLE}
    return engine_on(tmp_path_factory.mktemp("wick"), texts, "North Wick")


STATIONS = "how many fire stations does East Marle have"
CENTRE = "what did the training centre of East Marle cost"
CONCERN = "what is the cause of concern in West Marle"


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        ([STATIONS, "and West Marle?"], "15 fire stations"),
        ([STATIONS, "what about west"], "15 fire stations"),
        (["who inspected East Marle", "and West Marle?"], "Ann Hall"),
        ([CENTRE, "when did it open"], "May 2021"),
        ([CENTRE, "when"], "May 2021"),
        ([CONCERN, "when is the deadline"], "30 September 2022"),
        ([CONCERN, "by when must it be fixed"], "30 September 2022"),
        (["what did they say about promotion at East Marle"], "independent assessors"),
    ],
)
def test_a_few_words_go_on_with_what_was_shown(marle: Engine, turns: list[str], said: str) -> None:
    reply = ask(marle, turns)
    assert reply.status == "answered"
    assert said in reply.text


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (["how many fire safety inspectors do we have"], "to eight"),
        (["how many fire safety inspectors did we have in 2018"], "only four"),
        (["how many fire safety inspectors did we have in 2018", "and now"], "to eight"),
        (["how many fire safety inspectors are there", "how many were there in 2018"], "only four"),
        (["who said I am sorry", "who is he"], "Tom Kerr"),
        (["who is Tom Kerr", "how old is he"], "51"),
        (["who is Tom Kerr", "how long has he been chief"], "since 2019"),
        (["who is Eve Stone", "what will she be paid"], "£138,000"),
        (["who is Eve Stone", "what was she proud of"], "proud of the crews"),
        (["what does the hotline cost", "over how long"], "over two years"),
    ],
)
def test_years_and_people_of_a_conversation_are_known(
    wick: Engine, turns: list[str], said: str
) -> None:
    reply = ask(wick, turns)
    assert reply.status == "answered"
    assert said in reply.text


@pytest.mark.parametrize(
    "turns",
    [
        ["who is Eve Stone", "how old is she"],
        ["who is Eve Stone", "how long has she been deputy chief"],
        ["who is Tom Kerr", "what will he be paid"],
        ["what does the hotline cost", "who runs it"],
        ["what does the hotline cost", "with whom"],
        ["how many fire safety inspectors do we have", "and in 2015"],
        ["how many fire safety inspectors do we have", "by when must it be fixed"],
    ],
)
def test_what_is_told_of_nobody_or_of_another_is_no_answer(wick: Engine, turns: list[str]) -> None:
    assert ask(wick, turns).status != "answered"
