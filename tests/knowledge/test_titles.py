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
