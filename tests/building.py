"""Building in a test, without a face."""

from collections.abc import Mapping
from pathlib import Path

from bot.engine import Engine
from bot.load import load_engine
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


def engine_on(knowledge: Path, texts: Mapping[str, str], home: str = "") -> Engine:
    """An engine that knows nothing but these texts, each by its id: "hmicfrs-…" or an article."""
    (knowledge / "documents").mkdir()
    for name, text in texts.items():
        kind = "inspection-page" if name.startswith("hmicfrs") else "news-article"
        (knowledge / "documents" / f"{name}.txt").write_text(text, encoding="utf-8")
        (knowledge / "documents" / f"{name}.yaml").write_text(f"kind: {kind}\n", encoding="utf-8")
    build(knowledge)
    config = knowledge / "config.yaml"
    config.write_text(f"home_service: '{home}'\n", encoding="utf-8")
    return load_engine(config, knowledge)[0]
