"""How much of a question a sentence answers, and whether it is the kind of answer wanted."""

from pathlib import Path

import pytest

from bot.engine import Engine
from tests.bank import ask
from tests.building import engine_on

ARTICLE = """Marle and Wick fire services inspected
Published 3 May 2022
Marle Fire and Rescue Service was graded good for people.
It relied on overtime, which cost £740,000 in a year.
Ben Cole, the new chief fire officer at Marle Fire and Rescue Service, starts in June.
He will be paid £138,000. He was deputy chief at Wick before.
Wick Fire and Rescue Service was graded inadequate for people.
Nine fire engines broke down, and crews attended 98 per cent of flood calls.
The review of its control room was ordered after a fault.
Inspectors were told that 14 areas for improvement have been resolved.
Its control room was built when two county brigades merged in 2016.
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_on(tmp_path_factory.mktemp("knowledge"), {"gazette": ARTICLE})


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("how much did Marle spend on overtime", "£740,000"),
        ("how much will the new chief of Marle be paid", "£138,000"),
        ("where was Ben Cole before he came to Marle", "deputy chief at Wick"),
        ("how many fire engines broke down at Wick", "Nine fire engines"),
        ("what share of flood calls did Wick attend", "98 per cent"),
        ("why was the review at Wick ordered", "after a fault"),
        ("when did the county brigades of Wick merge", "2016"),
    ],
)
def test_the_sentence_that_answers_is_given(engine: Engine, typed: str, said: str) -> None:
    reply = ask(engine, [typed])
    assert reply.status == "answered"
    assert said in reply.text


@pytest.mark.parametrize(
    "typed",
    [
        "how much did Wick spend on overtime",  # that was another service
        "how many flood calls did Wick attend",  # a share is no number
        "how much did the control room of Wick cost",  # no sum is given
        "when was the review at Wick ordered",  # and no date
        "who ordered the review at Wick",
        "how many new areas for improvement did Wick get",
    ],
)
def test_words_without_the_answer_are_no_answer(engine: Engine, typed: str) -> None:
    assert ask(engine, [typed]).status != "answered"


def test_looking_after_people_is_no_reason(tmp_path: Path) -> None:
    text = """Marle 2021/22
HMICFRS assessed Marle Fire and Rescue Service.
The extent to which the service looks after its people is good.
"""
    marle = engine_on(tmp_path, {"hmicfrs-marle": text}, "Marle")
    assert ask(marle, ["why is it not a good service?"]).status == "abstained"


def test_why_a_pillar_moved_is_not_told_by_any_sentence_with_its_name(tmp_path: Path) -> None:
    text = """Marle 2021/22
HMICFRS assessed Marle Fire and Rescue Service.
I am pleased with how it keeps people safe, although it needs to improve in some areas.
The extent to which the service looks after its people is good, up from inadequate in 2018/19.
"""
    marle = engine_on(tmp_path, {"hmicfrs-marle": text}, "Marle")
    assert ask(marle, ["why did people improve?"]).status == "abstained"
