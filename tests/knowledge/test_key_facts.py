"""Figures with a label and no sentence around them."""

import pytest

from knowledge.model import Document
from tests.knowledge.invented import article, page


def _passages(document: Document) -> list[str]:
    return [passage.span.text for passage in document.passages]


@pytest.mark.parametrize(
    "line",
    [
        "Assets: 17 stations, 24 pumps",
        "Population served 761,000",
        "Wholetime firefighters: 412",
        "Cost: £24.61 firefighter cost per person per year (England average £22.38)",
        "412 wholetime firefighters",
    ],
)
def test_a_figure_below_its_announcement_is_a_passage(line: str) -> None:
    assert line in _passages(
        page(f"It is good.\nService in numbers\n{line}\nNext steps\nIt is so.")
    )


def test_figures_in_a_row_need_no_announcement() -> None:
    found = _passages(article("All is well.\nStations: 21\nFirefighters: 412\nMore to read"))
    assert {"Stations: 21", "Firefighters: 412"} <= set(found)
    assert "More to read" not in found


@pytest.mark.parametrize(
    "lines",
    [
        "Stations: 21",
        "Inspected: May 2021\nReported: 27 July 2022",
        "Telephone: 01632 960 114\nFax: 01632 960 115",
        "Chapter 2",
    ],
)
def test_other_lines_with_numbers_are_none(lines: str) -> None:
    found = _passages(article(f"All is well.\n{lines}\nMore to read"))
    assert not set(lines.split("\n")) & set(found)


def test_a_line_may_announce_its_own_figures() -> None:
    line = "Barset by numbers: 24 stations · 418 staff · 1 horse"
    assert line in _passages(article(f"All is well.\n{line}\nMore to read"))


def test_a_row_of_figures_stands_under_the_names_of_its_columns() -> None:
    rows = "Response\tBarset\tEngland\nVisits per 1,000 people\t14.2\t10.4"
    document = page(f"It is good.\nKey facts\n{rows}\n")
    assert document.passages[-1].span.text == "Visits per 1,000 people\t14.2\t10.4"
    assert document.passages[-1].heading == "Response\tBarset\tEngland"


def test_a_list_of_figures_ends_where_text_begins() -> None:
    document = page("It is good.\nKey facts\nStations: 21\nIt has 3 plans.\n4 questions we asked\n")
    assert "4 questions we asked" not in _passages(document)
