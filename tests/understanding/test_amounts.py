"""Amounts in words hold for just the counts that they name."""

import pytest

from bot.understanding.meaning.amounts import amount_of

TOTAL = 44


@pytest.mark.parametrize(
    ("text", "holding"),
    [
        ("every service", [44]),
        ("no service", [0]),
        ("none of them", [0]),
        ("any service", range(1, 45)),
        ("is there a service that", range(1, 45)),
        ("most services", range(23, 45)),
        ("the majority of services", range(23, 45)),
        ("more than half", range(23, 45)),
        ("at least half", range(22, 45)),
        ("less than half", range(22)),
        ("over two thirds", range(30, 45)),
        ("more than 50 percent", range(23, 45)),
        ("at least 10 percent", range(5, 45)),
        ("fewer than three", range(3)),
        ("more than twenty", range(21, 45)),
        ("no more than twenty one", range(22)),
        ("exactly 2", [2]),
        ("just two", [2]),
        ("three or more", range(3, 45)),
        ("three services", [3]),
        ("at least one", range(1, 45)),
    ],
)
def test_an_amount_holds_for_what_it_names(text: str, holding: range | list[int]) -> None:
    amount = amount_of(text)
    assert amount is not None
    assert [n for n in range(TOTAL + 1) if amount.holds(n, TOTAL)] == list(holding)


@pytest.mark.parametrize(
    "text",
    ["nearly all", "about ten", "half of them", "between 2 and 5", "services", "more than before"],
)
def test_what_cannot_be_told_is_no_amount(text: str) -> None:
    assert amount_of(text) is None


def test_steps_between_grades_are_no_amount() -> None:
    amount = amount_of("did any service fall two grades")
    assert amount is not None
    assert amount.holds(7, TOTAL)
