"""Numbers in words and digits: each is read as it is written, in any text."""

import re

import pytest

from knowledge.numbers import NUMBER, number_of


@pytest.mark.parametrize(
    ("words", "value"),
    [("0", 0), ("24", 24), ("1,200", 1200), ("one", 1), ("Nine", 9), ("nineteen", 19),
     ("twenty", 20), ("twenty-four", 24), ("Ninety nine", 99)],
)  # fmt: skip
def test_a_number_has_its_value(words: str, value: int) -> None:
    assert number_of(words) == value


@pytest.mark.parametrize("words", ["sixteen", "seventy-six", "1,200"])
def test_the_longest_number_is_read(words: str) -> None:
    found = re.search(NUMBER, f"all {words} of them", re.IGNORECASE)
    assert found
    assert found.group() == words


@pytest.mark.parametrize("words", ["", "no", "twenty-eleventh", "dozen"])
def test_what_is_no_number_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="tuple"):
        number_of(words)
