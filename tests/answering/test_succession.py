"""Who had a post before somebody, and who comes next."""

import pytest

from bot.engine import Engine
from tests.bank import ask
from tests.building import engine_on

ARTICLE = """Marle fire service told to improve
Published 3 May 2022
Marle Fire and Rescue Service was graded good for people.
Chief fire officer Ann Hall, who replaced Bob Kerr in 2020, thanked the crews.
"We did it together," Ms Hall said.
Joan Tyldesley, who chairs the fire authority, said members had every confidence in Ms Hall.
Eve Stone will take over from Ms Hall in June.
Her deputy will be Tim Reed.
"""


@pytest.fixture(scope="module")
def marle(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return engine_on(tmp_path_factory.mktemp("knowledge"), {"gazette": ARTICLE}, "Marle")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("who was chief before Ann Hall", "Bob Kerr"),
        ("who did Ann Hall replace?", "Bob Kerr"),
        ("who was Ann Hall's predecessor", "Bob Kerr"),
        ("who will take over from Ann Hall", "Eve Stone"),
        ("who is going to be the new chief of Marle", "Eve Stone"),
    ],
)
def test_who_came_before_or_comes_next_is_told(marle: Engine, typed: str, said: str) -> None:
    assert said in ask(marle, [typed]).text


def test_whoever_came_after_did_not_come_before(marle: Engine) -> None:
    assert "Hall" not in ask(marle, ["who was chief before Bob Kerr"]).text
