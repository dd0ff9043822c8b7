"""Years with a slip in them, and numbers that are none."""

import pytest

from bot.engine import Engine


@pytest.mark.parametrize(
    "typed",
    [
        "2108",
        "0218",
        "2081",
        "201819",
        "20h9",
        "2081/19",
        "2081-19",
        "81/19",
        "1/819",
        "8/19",
    ],
)
def test_a_slip_in_a_known_year_is_mended(engine: Engine, typed: str) -> None:
    reply, _ = engine.answer(f"what was Kent's efficiency grade in {typed}")
    assert "in 2018/19" in reply.text


@pytest.mark.parametrize("typed", ["2202", "202o2", "2012/22", "v022"])
def test_a_slip_in_the_second_year_of_an_inspection_is_mended(engine: Engine, typed: str) -> None:
    reply, _ = engine.answer(f"what was Kent's efficiency grade in {typed}")
    assert "in 2021/22" in reply.text


@pytest.mark.parametrize(
    "typed", ["201", "2204", "1066", "2013", "2017/18", "205", "0223", "20l16", "202x5"]
)
def test_a_year_of_no_inspection_is_refused_and_not_ignored(engine: Engine, typed: str) -> None:
    reply, _ = engine.answer(f"what was Kent's efficiency grade in {typed}")
    assert (reply.status, reply.reason) == ("abstained", "other_inspection")
