"""Building is the same every time, reads only what changed, and never leaves half a file."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import knowledge.build
from knowledge.build import building, built_text
from knowledge.faults import Faults
from knowledge.model import Document
from knowledge.sources import Source
from tests.building import build, documents

ROOT = Path(__file__).parents[2]
NEWS, PAGE = "bbc-leicestershire-2023-01-20", "hmicfrs-leicestershire-2021-22"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped documents, not built yet."""
    copy = shutil.copyfile
    shutil.copytree(
        ROOT / "knowledge" / "documents",
        tmp_path / "documents",
        copy_function=copy,
        ignore=shutil.ignore_patterns("judgments-*"),
    )
    return tmp_path


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the documents that are read while the test runs."""
    ids: list[str] = []

    def noted(source: Source) -> Document:
        ids.append(source.id)
        return original(source)

    original = knowledge.build.read
    monkeypatch.setattr(knowledge.build, "read", noted)
    return ids


def stored(folder: Path) -> dict[str, bytes]:
    """The built files as they are."""
    return {path.name: path.read_bytes() for path in (folder / "built").iterdir()}


def test_what_becomes_of_each_document(folder: Path) -> None:
    assert list(build(folder).items()) == [(NEWS, "new"), (PAGE, "new")]
    assert build(folder) == {NEWS: "unchanged", PAGE: "unchanged"}
    (folder / "built" / f"{NEWS}.json").write_bytes(b"{}")
    (folder / "documents" / f"{PAGE}.txt").unlink()
    (folder / "documents" / f"{PAGE}.yaml").unlink()
    assert build(folder, check=True) == {NEWS: "changed", PAGE: "gone"}
    assert build(folder) == {NEWS: "changed", PAGE: "gone"}
    assert stored(folder).keys() == {f"{NEWS}.json"}


def test_a_check_changes_nothing(folder: Path) -> None:
    assert build(folder, check=True) == {NEWS: "new", PAGE: "new"}
    assert [path.name for path in folder.iterdir()] == ["documents"]


def test_a_result_tells_what_was_and_what_is(folder: Path) -> None:
    build(folder)
    was = documents(folder)[PAGE]
    path = folder / "documents" / f"{PAGE}.yaml"
    path.write_text(path.read_text().replace("HMICFRS", "Inspectorate"))
    with building(folder) as work:
        news, page = work.results()
        assert not work.is_current
    assert (news.id, news.outcome, news.document) == (NEWS, "unchanged", None)
    assert news.now() == news.before() == documents(folder)[NEWS]
    assert page.before() == was
    assert page.now() == page.document == documents(folder)[PAGE] != was


def test_a_stored_file_reads_back_as_the_document(folder: Path) -> None:
    for document in documents(folder).values():
        text = built_text(document)
        assert msgspec.json.decode(text, type=Document) == document
        assert "’" in text.decode() or document.id == NEWS
        assert b"\\u" not in text
        assert text.endswith(b"}\n")


def append(path: Path, text: str) -> None:
    with path.open("a") as file:
        file.write(text)


CHANGES: dict[str, Callable[[Path], object]] = {
    "text": lambda folder: append(folder / "documents" / f"{NEWS}.txt", "More.\n"),
    "metadata": lambda folder: append(folder / "documents" / f"{NEWS}.yaml", "# so\n"),
    "authored": lambda folder: (folder / "facts" / f"{NEWS}.yaml").write_text("people: []\n"),
    "built": lambda folder: (folder / "built" / f"{NEWS}.json").write_text("{}"),
    "touched": lambda folder: os.utime(folder / "documents" / f"{NEWS}.txt", (1, 1)),
    "no built": lambda folder: (folder / "built" / f"{NEWS}.json").unlink(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_only_what_changed_is_read(
    folder: Path, read: list[str], change: Callable[[Path], object]
) -> None:
    (folder / "facts").mkdir()
    build(folder)
    read.clear()
    build(folder)
    assert read == []
    change(folder)
    build(folder)
    assert read == [NEWS]
    read.clear()
    build(folder)
    assert read == []


def test_a_check_trusts_nothing(folder: Path, read: list[str]) -> None:
    build(folder)
    read.clear()
    build(folder, check=True)
    assert read == [NEWS, PAGE]


def test_faults_in_every_document_are_told_at_once_and_nothing_is_written(folder: Path) -> None:
    build(folder)
    before = stored(folder)
    (folder / "documents" / f"{PAGE}.txt").write_text("Barset 2021/22\nOther.\n")
    (folder / "documents" / "a.csv").write_text("no,columns\n")
    (folder / "documents" / "a.yaml").write_text("kind: judgment-table\n")
    (folder / "documents" / "b.txt").write_text("text")
    with pytest.raises(Faults) as raised:
        build(folder)
    assert [fault.path.name for fault in raised.value.faults] == ["a.csv", "b.txt"]
    assert stored(folder) == before
    for name in ("a.csv", "a.yaml", "b.txt"):
        (folder / "documents" / name).unlink()
    assert build(folder) == {NEWS: "unchanged", PAGE: "changed"}


def test_a_folder_that_lost_its_documents_costs_no_facts(folder: Path) -> None:
    build(folder)
    shutil.rmtree(folder / "documents")
    (folder / "documents").mkdir()
    with pytest.raises(Faults, match="holds no documents"):
        build(folder)
    assert len(stored(folder)) == 2


def test_a_crash_leaves_the_old_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(folder)
    path = folder / "built" / f"{NEWS}.json"
    path.write_bytes(b"old")

    def crash(self: Path, target: Path) -> Path:
        raise OSError("disk full")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", crash)
        with pytest.raises(OSError, match="disk full"):
            build(folder)
    assert path.read_bytes() == b"old"
    assert stored(folder).keys() == {f"{NEWS}.json", f"{PAGE}.json"}
    assert build(folder)[NEWS] == "changed"


def test_ids_that_differ_only_in_case(folder: Path) -> None:
    for name in ("One.txt", "one.txt"):
        (folder / "documents" / name).write_text(f"text {name}")
        (folder / "documents" / name).with_suffix(".yaml").write_text("kind: news-article\n")
    with pytest.raises(Faults, match=r"one.txt:1: has the same id as One.txt but for upper and"):
        build(folder)


def test_the_same_text_twice_is_a_fault_and_in_other_white_space_a_note(folder: Path) -> None:
    build(folder)
    text = (folder / "documents" / f"{NEWS}.txt").read_text()
    (folder / "documents" / "a.txt").write_text(text)
    (folder / "documents" / "a.yaml").write_text("kind: news-article\n")
    with pytest.raises(Faults, match=rf"{NEWS}.txt:1: has the same text as a.txt"):
        build(folder)
    (folder / "documents" / "a.txt").write_text("\ufeff" + text.replace("\n", "\r\n"))
    with building(folder) as work:
        assert [result.outcome for result in work.results()] == ["new", *["unchanged"] * 2]
        assert work.twins() == [("a", NEWS)]
        assert work.other_files() == []


def test_the_text_of_a_document_that_was_renamed_is_no_duplicate(folder: Path) -> None:
    build(folder)
    (folder / "documents" / f"{NEWS}.txt").rename(folder / "documents" / "other.txt")
    (folder / "documents" / "other.yaml").write_text("kind: news-article\n")
    with pytest.raises(Faults) as raised:
        build(folder)
    assert [fault.path.name for fault in raised.value.faults] == [f"{NEWS}.yaml"]


def test_the_same_bytes_whatever_the_hash_seed(folder: Path) -> None:
    outputs = set()
    for seed in ("0", "1", "2"):
        shutil.rmtree(folder / "built", ignore_errors=True)
        subprocess.run(
            [sys.executable, "-m", "bot", "--knowledge", folder, "build"],
            check=True,
            capture_output=True,
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
        )
        outputs.add(tuple(sorted(stored(folder).items())))
    assert len(outputs) == 1


TEXTS = st.sampled_from(
    ["The service was rated {} for efficiency.", "Ann Hall, chief fire officer, said: “It is {}.”"]
)
FILES = st.tuples(
    st.sampled_from("abc"),
    st.sampled_from(["text", "metadata", "facts", "built", "removal"]),
    TEXTS,
    st.sampled_from(["good", "outstanding"]),
)


def change(folder: Path, name: str, what: str, text: str, grade: str) -> None:
    """Add, edit or remove a document, its metadata, its authored facts or its stored file."""
    document = folder / "documents" / f"{name}.txt"
    facts, built = folder / "facts" / f"{name}.yaml", folder / "built" / f"{name}.json"
    if what == "text" or not document.exists():
        document.write_text(f"Barset {name}\n{text.format(grade)}\n")
        document.with_suffix(".yaml").write_text("kind: news-article\n")
        facts.unlink(missing_ok=True)
    if what == "metadata":
        document.with_suffix(".yaml").write_text(f"kind: news-article\npublisher: {grade}\n")
    elif what == "facts":
        facts.write_text(f"findings:\n- quotation: Barset {name}\n")
    elif what == "built" and built.exists():
        built.write_text(text)
    elif what == "removal":
        for path in (document, document.with_suffix(".yaml"), facts):
            path.unlink(missing_ok=True)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(FILES, max_size=3), min_size=1, max_size=5))
def test_builds_one_after_the_other_are_as_one_from_scratch(
    rounds: list[list[tuple[str, str, str, str]]],
) -> None:
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for part in ("documents", "facts", "built"):
            (folder / part).mkdir()
        change(folder, "always", "text", "The service was rated {} for people.", "good")
        for edits in rounds:
            for edit in edits:
                change(folder, *edit)
            build(folder)
        one_after_the_other = stored(folder)
        shutil.rmtree(folder / "built")
        build(folder)
        assert stored(folder) == one_after_the_other
