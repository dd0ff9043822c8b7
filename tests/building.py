"""Building in a test, without a face."""

from pathlib import Path

from knowledge.build import Outcome, building
from knowledge.model import Document


def build(knowledge: Path, *, check: bool = False) -> dict[str, Outcome]:
    """Build the facts, or only compare them; what became of each document."""
    with building(knowledge, check=check) as work:
        outcomes = {result.id: result.outcome for result in work.results()}
        if not check:
            work.store()
    return outcomes


def documents(knowledge: Path) -> dict[str, Document]:
    """What the documents give, by their ids."""
    with building(knowledge, check=True) as work:
        return {result.id: result.document for result in work.results() if result.document}
