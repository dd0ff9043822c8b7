"""Measures per head, beside England's and of one service and another."""

import pytest

from bot.engine import Engine
from tests.bank import ask
from tests.building import engine_on

COLUMNS = "Response\tMarle\tEngland"
VISITS = "Home fire safety visits per 1,000 population\t14.2\t10.4"
MARLE = f"""Marle 2023-25
HMICFRS assessed Marle Fire and Rescue Service.
Service in numbers
{COLUMNS}
{VISITS}
Workforce
Fire stations: 17
"""
WICK = """Wick 2023-25
HMICFRS assessed Wick Fire and Rescue Service.
Key facts
Fire stations 19
Cost: £24.61 firefighter cost per person per year (England average £22.38)
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    texts = {"hmicfrs-marle": MARLE, "hmicfrs-wick": WICK}
    return engine_on(tmp_path_factory.mktemp("knowledge"), texts)


@pytest.mark.parametrize(
    ("typed", "quotes"),
    [
        ("how many home fire safety visits per 1000 people at marle vs england", [VISITS, COLUMNS]),
        ("how many home fire safety visits does marle make", [VISITS, COLUMNS]),
        ("what does wick spend on firefighters per head",
         ["Cost: £24.61 firefighter cost per person per year (England average £22.38)"]),
        ("who has more fire stations, marle or wick", ["Fire stations: 17", "Fire stations 19"]),
    ],
)  # fmt: skip
def test_a_measure_is_quoted_with_its_columns(
    engine: Engine, typed: str, quotes: list[str]
) -> None:
    assert [citation.quote for citation in ask(engine, [typed]).citations] == quotes


@pytest.mark.parametrize(
    "typed",
    [
        "what does marle spend on firefighters per head",
        "how many home fire safety visits per 1000 people at wick",
        "who has more helicopters, marle or wick",
        "what are the overheads per head at wick",
    ],
)
def test_no_measure_is_given_of_another_service_or_matter(engine: Engine, typed: str) -> None:
    text = ask(engine, [typed]).text
    assert not any(figure in text for figure in ("24.61", "14.2", "17", "19"))
