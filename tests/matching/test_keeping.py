"""What was learned is kept: learned once, the same from its file, and never in the way."""

from pathlib import Path
from typing import Any
from unittest.mock import Mock

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.matching import keeping
from bot.matching.classifier import Classifier, Labelled, learn
from bot.matching.keeping import learned_once

LABELLED = [
    ("alarm", "how do I test my smoke alarm"),
    ("alarm", "my smoke alarm keeps chirping"),
    ("visit", "can a school visit the fire station"),
    ("visit", "book a visit to a fire station"),
    ("café", "où est le café ?"),
]
OTHERS = [*LABELLED, ("job", "how do I become a firefighter")]
ASKED = ("smoek alarm test", "a school at the station", "cafés", "the fire", "zzqx")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / ".learned"


@pytest.fixture
def lessons(monkeypatch: pytest.MonkeyPatch) -> list[Labelled]:
    """What was learned from, each time it was."""
    taken: list[Labelled] = []

    def counted(labelled: Labelled) -> Classifier:
        taken.append(labelled)
        return learn(labelled)

    monkeypatch.setattr(keeping, "learn", counted)
    return taken


def parts(classifier: Classifier) -> list[tuple[str, bytes]]:
    """All its numbers, to the last bit."""
    vocabulary = classifier.vocabulary
    arrays: list[NDArray[Any]] = [vocabulary.numbers, vocabulary.rarity, classifier.weights]
    return [(array.dtype.str, array.tobytes()) for array in arrays]


def only_file(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def test_what_is_kept_is_learned_once(folder: Path, lessons: list[Labelled]) -> None:
    for labelled in (LABELLED, LABELLED, LABELLED[::-1], LABELLED * 2):
        learned_once(labelled, folder)
    assert lessons == [LABELLED]


def test_what_is_read_is_what_was_learned(folder: Path) -> None:
    learned, read = learned_once(LABELLED, folder), learned_once(LABELLED, folder)
    for sentence in ASKED:
        assert read.rank(sentence) == learned.rank(sentence)
    assert read.labels == learned.labels
    assert parts(read) == parts(learned)


@pytest.mark.parametrize(
    "change",
    [
        [("alarm", LABELLED[2][1]), *LABELLED],
        OTHERS,
        LABELLED[1:],
    ],
    ids=["another label", "one more", "one less"],
)
def test_other_sentences_are_learned_and_take_the_place(
    folder: Path, lessons: list[Labelled], change: Labelled
) -> None:
    learned_once(LABELLED, folder)
    before = only_file(folder)
    learned_once(change, folder)
    assert len(lessons) == 2
    assert only_file(folder) != before


def test_what_was_left_half_written_is_removed(folder: Path) -> None:
    folder.mkdir()
    (folder / ".abc-x1y2").write_bytes(b"half")
    learned_once(LABELLED, folder)
    assert only_file(folder).suffix == ".npz"


@pytest.mark.parametrize("what", ["fingerprint", "np.__version__"])
def test_another_program_learns_anew(
    folder: Path, lessons: list[Labelled], monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    learned_once(LABELLED, folder)
    changed = (lambda _: "other") if what == "fingerprint" else "0.0"
    monkeypatch.setattr(f"bot.matching.keeping.{what}", changed)
    learned_once(LABELLED, folder)
    assert len(lessons) == 2


def spoilt(content: bytes) -> dict[str, bytes]:
    """A kept file after all kinds of accidents."""
    middle = len(content) // 2
    flipped = bytes([content[middle] ^ 1])
    return {
        "empty": b"",
        "text": b"no archive",
        "cut": content[:middle],
        "headless": content[middle:],
        "a bit": content[:middle] + flipped + content[middle + 1 :],
        "a pickle": b"\x80\x04N.",
        "zeros": bytes(len(content)),
    }


@pytest.mark.parametrize("accident", spoilt(b"content"))
def test_a_damaged_file_is_learned_anew(
    folder: Path, lessons: list[Labelled], accident: str
) -> None:
    ranked = learned_once(LABELLED, folder).rank(ASKED[0])
    file = only_file(folder)
    content = file.read_bytes()
    file.write_bytes(spoilt(content)[accident])
    assert learned_once(LABELLED, folder).rank(ASKED[0]) == ranked
    assert len(lessons) == 2
    assert only_file(folder).read_bytes() == content


def test_any_one_byte_spoilt_changes_no_answer(folder: Path) -> None:
    ranked = [learned_once(LABELLED, folder).rank(sentence) for sentence in ASKED]
    file = only_file(folder)
    content = file.read_bytes()
    for place in range(0, len(content), len(content) // 50):
        file.write_bytes(content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :])
        assert [learned_once(LABELLED, folder).rank(sentence) for sentence in ASKED] == ranked


def test_the_file_of_other_sentences_is_not_taken(folder: Path, lessons: list[Labelled]) -> None:
    learned_once(LABELLED, folder)
    file = only_file(folder)
    learned_once(OTHERS, folder)
    only_file(folder).rename(file)
    assert "job" not in learned_once(LABELLED, folder).labels
    assert len(lessons) == 3


def test_an_archive_without_what_was_learned_is_not_taken(folder: Path) -> None:
    learned_once(LABELLED, folder)
    with np.load(only_file(folder)) as kept:
        name = kept["name"]
    np.savez(only_file(folder), name=name)
    assert learned_once(LABELLED, folder).labels == ["alarm", "café", "visit"]


@pytest.mark.parametrize("refused", ["missing", "a file", "not to be written"])
def test_where_nothing_can_be_kept_it_is_learned(
    tmp_path: Path, lessons: list[Labelled], monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    (tmp_path / "a file").write_text("not a folder")
    if refused == "not to be written":
        denied = PermissionError(13, "Permission denied")
        monkeypatch.setattr("tempfile.mkstemp", Mock(side_effect=denied))
    folder = tmp_path / refused / ".learned" if refused == "missing" else tmp_path / refused
    for _ in range(2):
        assert learned_once(LABELLED, folder).rank(ASKED[0])[0].label == "alarm"
    assert len(lessons) == 2


def test_a_full_disk_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = OSError(28, "No space left on device")
    monkeypatch.setattr(np, "savez", Mock(side_effect=full))
    assert learned_once(LABELLED, folder).labels == ["alarm", "café", "visit"]
    assert list(folder.iterdir()) == []
