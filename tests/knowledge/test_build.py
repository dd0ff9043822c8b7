"""Building is the same every time, tells what changed, and never leaves half a file."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from knowledge.build import build, built_text, check, report, write
from knowledge.faults import Faults
from knowledge.model import Document

ROOT = Path(__file__).parents[2]
NEWS, PAGE = "bbc-leicestershire-2023-01-20", "hmicfrs-leicestershire-2021-22"
TABLE = "judgments-england"


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    """A copy of the shipped documents, not built yet."""
    shutil.copytree(ROOT / "knowledge" / "documents", tmp_path / "documents")
    for file in (tmp_path / "documents").iterdir():
        file.chmod(0o644)
    return tmp_path


def test_states(knowledge: Path) -> None:
    assert build(knowledge).states == {NEWS: "new", PAGE: "new", TABLE: "new"}
    write(build(knowledge))
    assert build(knowledge).states == {NEWS: "unchanged", PAGE: "unchanged", TABLE: "unchanged"}
    (knowledge / "built" / f"{NEWS}.json").write_bytes(b"{}")
    (knowledge / "documents" / f"{PAGE}.txt").unlink()
    (knowledge / "documents" / f"{PAGE}.yaml").unlink()
    assert build(knowledge).states == {NEWS: "changed", PAGE: "gone", TABLE: "unchanged"}
    write(build(knowledge))
    left = {file.stem for file in (knowledge / "built").iterdir()}
    assert left == {NEWS, TABLE}


def test_check_tells_stale_facts_and_changes_nothing(knowledge: Path) -> None:
    assert not check(knowledge)
    assert not (knowledge / "built").exists()
    write(build(knowledge))
    assert check(knowledge)
    with (knowledge / "documents" / f"{NEWS}.yaml").open("a") as file:
        file.write("# a remark\n")
    assert not check(knowledge)


def test_a_stored_file_reads_back_as_the_document(knowledge: Path) -> None:
    result = build(knowledge)
    for document in result.documents:
        text = built_text(document)
        assert msgspec.json.decode(text, type=Document) == document
        assert ("’" in text.decode()) == (document.id == PAGE)
        assert b"\\u" not in text
        assert text.endswith(b"}\n")


def test_a_fault_in_one_document_stops_the_build(knowledge: Path) -> None:
    (knowledge / "documents" / "other.txt").write_text("text", "utf-8")
    with pytest.raises(Faults):
        build(knowledge)


def test_a_crash_leaves_the_old_file(knowledge: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(build(knowledge))
    stored = knowledge / "built" / f"{NEWS}.json"
    stored.write_bytes(b"old")

    def crash(self: Path, target: Path) -> Path:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", crash)
    with pytest.raises(OSError, match="disk full"):
        write(build(knowledge))
    assert stored.read_bytes() == b"old"
    assert not [file for file in stored.parent.iterdir() if file.suffix != ".json"]


def test_the_same_bytes_whatever_the_hash_seed(knowledge: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from knowledge.build import build, built_text\n"
        "for d in build(Path(sys.argv[1])).documents: sys.stdout.buffer.write(built_text(d))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, str(knowledge)],
            check=True,
            capture_output=True,
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1


def test_the_report(knowledge: Path) -> None:
    told = msgspec.to_builtins(report(build(knowledge).documents))
    news, page, table = told["documents"]
    assert list(page) == [
        *("id", "kind", "published", "judgments", "people", "quotes", "figures"),
        *("findings", "unread"),
    ]
    assert news["published"] == "2023-01-20"
    assert len(table["judgments"]) == 267
    judgment = page["judgments"][1]
    assert (judgment["pillar"], judgment["grade"]) == ("efficiency", "requires improvement")
    text = (knowledge / "documents" / f"{PAGE}.txt").read_bytes().decode()
    assert text[judgment["start"] : judgment["end"]].endswith("other risks requires improvement.")
    assert page["figures"] == [
        {
            "name": "areas for improvement resolved",
            "value": 20,
            "total": 24,
            "start": page["figures"][0]["start"],
            "end": page["figures"][0]["end"],
        }
    ]
