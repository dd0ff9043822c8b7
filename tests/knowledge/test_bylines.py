"""Who wrote an article is read from the line that says so, and nobody else is."""

import pytest

from knowledge.readers.people.bylines import read_author
from knowledge.readers.text.text import read_text

_BELOW = "Inspectors have praised a fire service.\nBy Jane Doe she was driven home."


@pytest.mark.parametrize(
    ("line", "name", "role"),
    [
        ("By Imogen Thwaite", "Imogen Thwaite", None),
        ("By Petra Lomas, Local Democracy Reporter", "Petra Lomas", "Local Democracy Reporter"),
        ("Words: Tobias Quill", "Tobias Quill", None),
        ("Analysis by Fergal Winstone", "Fergal Winstone", None),
        ("Ishbel Garrity, crime correspondent", "Ishbel Garrity", "crime correspondent"),
    ],
)
def test_a_byline_names_the_author(line: str, name: str, role: str | None) -> None:
    author = read_author(read_text(f"Brigade praised\n{line}\n{_BELOW}\n"))
    assert author is not None
    assert (author.name, author.role) == (name, role)
    assert author.span.text in line


@pytest.mark.parametrize(
    "line",
    [
        "By Gazette Newsroom",
        "By our regional affairs team",
        "By 31 July 2024, the service should:",
        "Wilhelmina Strang, HM Inspector of Fire and Rescue Services",
        "Written by: newsroom@lowdale.example",
    ],
)
def test_a_line_that_names_no_writer_gives_no_author(line: str) -> None:
    assert read_author(read_text(f"Brigade praised\n{line}\n{_BELOW}\n")) is None
