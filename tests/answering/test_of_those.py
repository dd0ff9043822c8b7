"""A question about the services that were just listed is only of them."""

import pytest

from bot.engine import Engine
from tests.bank import ask


@pytest.mark.parametrize(
    ("first", "then", "told"),
    [
        ("which services are good for people", "how many of them are good for efficiency too",
         "**13** of the 44"),
        ("which services are good for people", "and which of those are outstanding in anything",
         "Dorset and Wiltshire, Kent, Merseyside, West Midlands."),
        ("which are inadequate for people", "and which of those fell on efficiency",
         "North Yorkshire."),
        ("who was good for people in 2018", "how many of those are still good", "**14** of the 43"),
        ("who was good for people in 2018", "which of them were good for efficiency as well",
         "**16** of the 45"),
        ("which services improved on efficiency", "did any of them fall on people", "No: None"),
    ],
)  # fmt: skip
def test_more_is_asked_of_those(engine: Engine, first: str, then: str, told: str) -> None:
    assert told in ask(engine, [first, then]).text


@pytest.mark.parametrize("then", ["is that typical", "is that about average", "is this the norm"])
def test_what_is_typical_is_told_of_the_service_spoken_of(engine: Engine, then: str) -> None:
    told = ask(engine, ["what did Suffolk get for people", then]).text
    assert told.startswith("Suffolk was graded **good** for people")
    assert "0 graded higher" in told
