"""Short documents made up in a test, about the service of Barset."""

from pathlib import Path

from knowledge.build import read
from knowledge.model import Document, Metadata
from knowledge.sources import Source

ARTICLE = "Barset fire service report\nHMICFRS has inspected Barset Fire and Rescue Service.\n"
PAGE = """Barset 2021/22
HMICFRS assessed Barset Fire and Rescue Service.
Roy Wilsher, HM Inspector of Fire and Rescue Services
HM Inspector's summary
"""


def article(body: str, head: str = ARTICLE) -> Document:
    """Read a news article of 1 February 2023 with this body."""
    metadata = Metadata(kind="news-article", published="2023-02-01")
    return read(Source("invented", Path("invented.txt"), f"{head}{body}\n", metadata, ""))


def page(body: str) -> Document:
    """Read an inspection page with this summary."""
    metadata = Metadata(kind="inspection-page")
    return read(Source("invented", Path("invented.txt"), f"{PAGE}{body}\n", metadata, ""))
