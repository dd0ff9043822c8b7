"""Whatever documents there are, every question gets a reply that holds together."""

import shutil
from pathlib import Path

import pytest

from bot.load import load_engine
from tests.bank import ask, kinds
from tests.building import build
from tests.national import national

ROOT = Path(__file__).parent.parent
#: One question in so many of the bank: the others ask nothing that these do not.
_EVERY = 9
ASKED = [entry.turns for kind in kinds() for entry in kind.tune][::_EVERY]
ASKED += [entry.turns for entry in national().tune][::_EVERY]
LIBRARIES = {
    "an article": ["tests/documents/bbc-brackenshire-2023-02-09"],
    "an article with some grades": ["tests/documents/bbc-hartsea-2022-07-27"],
    "a report": ["tests/documents/hmicfrs-wexmoor-2021-22"],
    "the table": ["knowledge/documents/judgments-england"],
    "two reports": [
        "tests/documents/hmicfrs-wexmoor-2021-22",
        "tests/documents/hmicfrs-harrowdale-2023-25",
    ],
}


@pytest.mark.parametrize("documents", LIBRARIES.values(), ids=LIBRARIES)
def test_every_question_has_a_reply(documents: list[str], tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    for name in documents:
        for ending in (".txt", ".csv", ".yaml"):
            if (file := ROOT / f"{name}{ending}").exists():
                shutil.copy(file, tmp_path / "documents")
    build(tmp_path)
    engine = load_engine(ROOT / "config.yaml", tmp_path)[0]
    for turns in ASKED:
        assert ask(engine, turns).text  # and no reply that its type forbids
