"""The title of an inspectorate's page names the service and the inspection, however set."""

from pathlib import Path

import pytest

from knowledge.build import read
from knowledge.model import Document, Metadata
from knowledge.sources import Source

INSPECTORATE = "Her Majesty's Inspectorate of Constabulary and Fire & Rescue Services"


def page(title: str) -> Document:
    """Read a page about the service of Barset with this title."""
    body = "It was a pleasure to revisit Barset Fire and Rescue Service."
    metadata = Metadata(kind="inspection-page")
    return read(Source("invented", Path("invented.txt"), f"{title}\n{body}\n", metadata, ""))


@pytest.mark.parametrize(
    ("title", "inspection"),
    [
        ("Barset 2021/22", "2021/22"),
        ("The Barset 2018/19", "2018/19"),
        ("Barset’s Fire and Rescue Service 2021/22", "2021/22"),
        ("Barset: third inspection, 2023–2025", "2023–2025"),
        ("Fire and rescue inspection 2023 to 2025: Barset", "2023–2025"),
        ("Effectiveness, efficiency and people 2023–25: An inspection of Barset FRS", "2023–25"),
        (f"Barset 2021/22 - {INSPECTORATE}", "2021/22"),
        (
            "Fire & Rescue 2023-25\nReport\nAn inspection of Barset Fire and Rescue Service",
            "2023-25",
        ),
        ("Barset Fire and Rescue Service", None),
    ],
)
def test_a_title(title: str, inspection: str | None) -> None:
    document = page(title)
    assert (document.service, document.inspection) == ("Barset", inspection)


def article(text: str, publisher: str | None = None) -> Document:
    """Read an article of a publisher."""
    metadata = Metadata(kind="news-article", publisher=publisher)
    return read(Source("invented", Path("invented.txt"), text, metadata, ""))


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("\tHome\tNews\tBarset service is praised\nBarset service is praised", "Barset"),
        ("Home\tNews\tOur fire stations\nInspectors praise Barset crews", "Inspectors"),
        ("A tale of two brigades: one up, one down\nThey share a border. ", "A tale of two"),
        ("Barset brigade rated OUTSTANDING\nWe are delighted to share that we have done so well!",
         "Barset brigade rated"),
        ("FBU BARSET AND THE MARSHES\n'They were warned': our response", "'They were warned'"),
        ("How did YOUR brigade do?\nBarset Echo, 20 January 2023\n", "How did YOUR brigade"),
    ],
)  # fmt: skip
def test_a_headline_stands_first(above: str, title: str) -> None:
    document = article(f"{above}\nBarset Fire and Rescue Service is good for people.")
    assert document.title.startswith(title)


def test_what_a_service_publishes_is_about_itself() -> None:
    text = "Barset rated good\nInspectors found us good for people.\nLoam Fire Service is another."
    assert article(text, "Barset Fire and Rescue Service").service == "Barset"
    assert article(text).service == "Loam"


@pytest.mark.parametrize("opening", ["OSMOUTH and Tealdale", "Osmouth and Tealdale"])
def test_a_name_opens_a_report_in_capitals(opening: str) -> None:
    text = f"Out of the doldrums\n{opening} Fire and Rescue Service was graded good for people.\n"
    metadata = Metadata(kind="news-article", published="2022-07-28")
    document = read(Source("invented", Path("invented.txt"), text, metadata, ""))
    assert {each.service for each in document.judgments} == {"Osmouth and Tealdale"}
