"""A year may have a side: what was so before 2021 was so in the inspections before it."""

import pytest

from bot.engine import Engine
from tests.bank import ask


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Was Gloucestershire inadequate before 2021", "No: "),
        ("was gloucestershire inadequate for people before 2021?", "No: "),
        ("was gloucestershire inadequate for people prior to 2021/22?", "No: "),
        ("Was Gloucestershire inadequate for people before the 2021 inspection?", "No: "),
        ("was gloucestershire inadequate for people before the inspection of 2021", "No: "),
        ("was gloucestershire inadequate for people earlier than 2021", "No: "),
        ("was gloucestershire inadequate for people after 2018", "Yes: "),
        ("is it true that Avon was inadequate for people after 2018?", "No: "),
        ("was avon inadequate for people before 2021", "Yes: "),
        ("was Leicestershire good for people before 2021?", "No: "),
        ("has Kent been good for people since 2018?", "Yes: "),
    ],
)
def test_a_claim_is_of_the_side_that_is_named(engine: Engine, asked: str, told: str) -> None:
    assert ask(engine, [asked]).text.startswith(told)


@pytest.mark.parametrize(
    ("turns", "names"),
    [
        (["which services were inadequate for people before 2021"], "Avon and West Sussex"),
        (["who was inadequate for people prior to 2021/22?"], "Avon and West Sussex"),
        (["inadequate for people earlier than 2021: which services"], "Avon and West Sussex"),
        (["which services were inadequate for people after 2018"], "Gloucestershire and North"),
        (["which services got inadequate for people since 2019?"], "Gloucestershire and"),
        (["which services were inadequate for people", "and before 2021?"], "Avon and West"),
    ],
)
def test_services_are_those_of_the_side_that_is_named(
    engine: Engine, turns: list[str], names: str
) -> None:
    assert names in ask(engine, turns).text


@pytest.mark.parametrize(
    "asked",
    [
        "was Avon inadequate for people before 2018?",
        "was Avon inadequate for people after 2021/22",
        "which services were inadequate for people before 2018",
        "how many services were good for people after 2021",
    ],
)
def test_where_no_inspection_is_on_that_side_it_is_said(engine: Engine, asked: str) -> None:
    assert ask(engine, [asked]).reason == "other_inspection"


@pytest.mark.parametrize(
    ("turns", "time"),
    [
        (["before, in 2018, was Surrey good for people?"], "2018/19"),
        (["was Surrey good for people the time before, 2018/19?"], "2018/19"),
        (["before the merger, in 2018, what was Hampshire's people grade"], "2018/19"),
        (["has Kent's efficiency improved since 2018?"], "from 2018/19 to 2021/22"),
        (["what changed at Kent after 2018"], "from 2018/19 to 2021/22"),
    ],
)
def test_a_year_may_only_name_a_time_or_begin_a_move(
    engine: Engine, turns: list[str], time: str
) -> None:
    reply = ask(engine, turns)
    assert reply.status == "answered"
    assert time in reply.text
