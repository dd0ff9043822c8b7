"""What is remembered from build to build, and what is found between documents."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from knowledge.build import building
from knowledge.derived import fingerprint
from knowledge.faults import Faults
from knowledge.state import NAME, Damaged
from tests.building import build

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
TABLE = "service,inspection,pillar,grade\n"


def put(folder: Path, name: str, *rows: str) -> None:
    """A table of judgments with these rows."""
    (folder / "documents").mkdir(exist_ok=True)
    (folder / "documents" / f"{name}.csv").write_text(TABLE + "".join(f"{row}\n" for row in rows))
    (folder / "documents" / f"{name}.yaml").write_text("kind: judgment-table\n")


def contradictions(folder: Path) -> list[str]:
    """What contradicts what, each with its document and line."""
    with building(folder) as work:
        assert list(work.results())
        work.store()
        return [
            " / ".join(f"{said.grade} in {said.inspection}, {said.document}:{said.line}"
                       for said in pair)
            for pair in work.contradictions()
        ]  # fmt: skip


def test_documents_that_contradict_each_other(tmp_path: Path) -> None:
    put(tmp_path, "a", "Barset,2018,people,good", "Cole,2018/19,people,good")
    put(tmp_path, "b", "Barset,2021/22,people,inadequate", "Barset,2018/19,people,inadequate")
    told = ["good in 2018, a:2 / inadequate in 2018/19, b:3"]
    assert contradictions(tmp_path) == told
    assert contradictions(tmp_path) == told
    put(tmp_path, "c", "Barset,2018/19,people,inadequate")
    assert contradictions(tmp_path) == told
    put(tmp_path, "b", "Barset,2018/19,people,good", "Barset,2018/19,efficiency,inadequate")
    assert contradictions(tmp_path) == [
        "good in 2018, a:2 / inadequate in 2018/19, c:2",
        "good in 2018/19, b:2 / inadequate in 2018/19, c:2",
    ]
    for path in (tmp_path / "documents").glob("c.*"):
        path.unlink()
    assert contradictions(tmp_path) == []


def test_a_year_is_the_inspection_that_ends_in_it_too(tmp_path: Path) -> None:
    put(tmp_path, "a", "Barset,2018/19,people,good")
    put(tmp_path, "b", "Barset,2019,people,inadequate")
    assert contradictions(tmp_path) == ["good in 2018/19, a:2 / inadequate in 2019, b:2"]


def test_a_document_that_left_nothing_behind_is_forgotten(tmp_path: Path) -> None:
    put(tmp_path, "a", "Barset,2018/19,people,good")
    put(tmp_path, "b", "Cole,2018/19,people,good")
    build(tmp_path)
    for path in ("documents/a.csv", "documents/a.yaml", "built/a.json"):
        (tmp_path / path).unlink()
    put(tmp_path, "c", "Barset,2018/19,people,good")
    assert build(tmp_path) == {"b": "unchanged", "c": "new"}


def test_grades_of_different_things_do_not_contradict(tmp_path: Path) -> None:
    put(tmp_path, "a", "Barset,2018/19,people,good", "Barset,2017/18,people,inadequate")
    put(tmp_path, "b", "Barset,2018/19,efficiency,inadequate", "Cole,2018/19,people,inadequate")
    assert contradictions(tmp_path) == []


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + bytes(4096)])
def test_a_file_that_is_no_state_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    put(tmp_path, "a", "Barset,2018/19,people,good")
    build(tmp_path)
    (tmp_path / NAME).write_bytes(content)
    assert build(tmp_path) == {"a": "unchanged"}
    with building(tmp_path) as work:
        assert next(work.results()).document is None


def test_a_state_that_other_readers_wrote_is_begun_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a", "Barset,2018/19,people,good")
    build(tmp_path)
    monkeypatch.setattr("knowledge.state.fingerprint", lambda _: "other")
    with building(tmp_path) as work:
        assert next(work.results()).document is not None


def test_a_damaged_state_is_deleted(tmp_path: Path) -> None:
    for number in range(50):
        put(tmp_path, f"a{number}", f"Barset {number},2018/19,people,good")
    build(tmp_path)
    path = tmp_path / NAME
    content = path.read_bytes()
    path.write_bytes(content[:8192] + b"\xff" * (len(content) - 8192))
    with pytest.raises(Damaged):
        build(tmp_path)
    assert set(build(tmp_path).values()) == {"unchanged"}


def test_two_builds_at_once(tmp_path: Path) -> None:
    put(tmp_path, "a", "Barset,2018/19,people,good")
    build(tmp_path)
    path = tmp_path / NAME
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Faults, match="is in use by another build"):
            build(tmp_path)
    assert build(tmp_path) == {"a": "unchanged"}


def test_the_readers_are_known_by_their_code(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint(KNOWLEDGE)
    assert before == fingerprint(KNOWLEDGE)
    original = Path.read_bytes
    monkeypatch.setattr(
        Path, "read_bytes", lambda path: original(path) + b"#" * (path.name == "tone.py")
    )
    assert before != fingerprint(KNOWLEDGE)
