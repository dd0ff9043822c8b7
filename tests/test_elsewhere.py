"""Questions on documents that the bot was not made with, on the real engine."""

import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
import yaml

from bot.engine import Engine
from bot.evaluation import Entry, wrong
from bot.load import load_engine
from tests.bank import ask
from tests.building import build

DOCUMENTS = Path(__file__).parent / "documents"


class Elsewhere(Entry):
    """An entry with the documents that the bot has, and its home service."""

    library: tuple[str, ...] = ()
    home: str = ""


class Questions(msgspec.Struct, forbid_unknown_fields=True):
    """What may be looked at, and what is only counted."""

    tune: list[Elsewhere]
    confirm: list[Elsewhere]


_DATA = yaml.load((Path(__file__).parent / "elsewhere.yaml").read_bytes(), Loader=yaml.CBaseLoader)
BANK = msgspec.convert(_DATA, Questions, strict=False)
Made = Callable[[Elsewhere], Engine]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """An engine for an entry, made once for all that have the same documents and home."""
    engines: dict[tuple[str, ...], Engine] = {}

    def engine(entry: Elsewhere) -> Engine:
        key = (entry.home, *sorted(entry.library))
        if key not in engines:
            knowledge = tmp_path_factory.mktemp("elsewhere")
            (knowledge / "documents").mkdir()
            for name in entry.library:
                for ending in (".txt", ".yaml"):
                    shutil.copy(DOCUMENTS / f"{name}{ending}", knowledge / "documents")
            build(knowledge)
            config = knowledge / "config.yaml"
            config.write_text(f"home_service: '{entry.home}'\n", encoding="utf-8")
            engines[key] = load_engine(config, knowledge)[0]
        return engines[key]

    return engine


def test_what_may_be_looked_at_is_as_right_as_is_known(made: Made) -> None:
    for entry in BANK.tune:
        failed = wrong(entry, ask(made(entry), entry.turns))
        assert bool(failed) == (entry.known is not None), (entry.turns, failed)


def test_the_confirming_part_is_right_as_well(made: Made) -> None:
    # Only counted, never shown: whoever reads a question here would tune on it.
    right = sum(not wrong(entry, ask(made(entry), entry.turns)) for entry in BANK.confirm)
    assert right >= 0.75 * len(BANK.confirm), f"{right} of {len(BANK.confirm)}"


def test_nothing_false_is_said_of_other_services(made: Made) -> None:
    for entry in BANK.confirm:
        failed = wrong(entry, ask(made(entry), entry.turns))
        assert not any(each.startswith("says ") for each in failed), "a blind entry"
