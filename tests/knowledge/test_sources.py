"""Every fault in a source is told, with its file and line, all at once."""

import os
import sys
from pathlib import Path

import pytest

from knowledge.faults import Faults
from knowledge.sources import list_files, load_source
from tests.building import build

GOOD = "kind: news-article\n"


def put(knowledge: Path, name: str, text: str | bytes, metadata: str | None = GOOD) -> None:
    content = text if isinstance(text, bytes) else text.encode()
    folder = knowledge / "documents"
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.txt").write_bytes(content)
    if metadata is not None:
        (folder / f"{name}.yaml").write_text(metadata, "utf-8")


def faults(knowledge: Path) -> list[str]:
    with pytest.raises(Faults) as raised:
        build(knowledge, check=True)
    return [str(fault).removeprefix(f"{knowledge}/documents/") for fault in raised.value.faults]


def test_newlines_and_byte_order_mark_are_kept(tmp_path: Path) -> None:
    put(tmp_path, "a", "\ufeffOne\r\nTwo\r\n")
    assert load_source(tmp_path, "a").text == "\ufeffOne\r\nTwo\r\n"


def test_a_date_may_be_written_bare(tmp_path: Path) -> None:
    put(tmp_path, "a", "text", f"{GOOD}published: 2023-01-20\n")
    assert load_source(tmp_path, "a").metadata.published == "2023-01-20"


def test_the_digest_covers_text_metadata_and_authored_facts(tmp_path: Path) -> None:
    put(tmp_path, "a", "text")
    digests = {load_source(tmp_path, "a").digest}
    put(tmp_path, "a", "text", f"{GOOD}publisher: BBC\n")
    digests.add(load_source(tmp_path, "a").digest)
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "a.yaml").write_text("people: []\n")
    digests.add(load_source(tmp_path, "a").digest)
    assert len(digests) == 3


def test_files_are_listed_with_what_they_are(tmp_path: Path) -> None:
    put(tmp_path, "a", "text")
    for name in ("facts/a.yaml", "built/a.json", "built/.state", "documents/b.pdf", "facts/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "documents" / "folder.txt").mkdir()
    listed = {(file.id, file.role) for file in list_files(tmp_path)}
    assert listed == {
        *(("a", role) for role in ("text", "metadata", "authored", "built")),
        ("documents/b.pdf", "other"),
        ("facts/c.txt", "other"),
    }


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know only names that are text")
def test_a_name_that_is_no_text_is_told_by_its_numbers(tmp_path: Path) -> None:
    put(tmp_path, "a", "text")
    (tmp_path / "documents" / os.fsdecode(b"caf\xe9.txt")).write_text("text")
    names = {file.id for file in list_files(tmp_path) if file.role == "other"}
    assert names == {"documents/caf\\xe9.txt"}


@pytest.mark.parametrize(
    ("text", "metadata", "fault"),
    [
        ("text", None, "a.txt: has no metadata beside it (a.yaml)"),
        (" \r\n\u00a0\n", GOOD, "a.txt:1: is empty"),
        (b"One\nTw\xff\n", GOOD, "a.txt:2: is not UTF-8 text"),
        ("text", "kind: [", "a.yaml:2: is not valid YAML: "),
        ("text", "", "a.yaml:1: the key “kind” is missing"),
        ("text", "publisher: BBC\n", "a.yaml:1: the key “kind” is missing"),
        (
            "text",
            f"{GOOD}licnce: x\n",
            "a.yaml:2: the key “licnce” is unknown here; known are kind, publisher",
        ),
        (
            "text",
            "publisher: BBC\nkind: blog\n",
            "a.yaml:2: should be inspection-page or news-article or judgment-table, not “blog”",
        ),
        ("text", f"{GOOD}title: [7]\n", "a.yaml:2: "),
        ("text", "- kind\n", "a.yaml:1: should be keys with values"),
        ("text", f"{GOOD}kind: news-article\n", "a.yaml:2: the key “kind” stands twice"),
        (
            "text",
            f"{GOOD}published: last week\n",
            "a.yaml:2: “published” should be a date such as 2023-01-20, not “last week”",
        ),
        ("text", f"{GOOD}url: b.org\n", "a.yaml:2: “url” should begin with https://, not “b.org”"),
        ("text", f"{GOOD}published: 2023-02-30\n", "a.yaml:2: “published” should be a date"),
    ],
)
def test_each_fault(tmp_path: Path, text: str | bytes, metadata: str | None, fault: str) -> None:
    put(tmp_path, "a", text, metadata)
    (told,) = faults(tmp_path)
    assert told.startswith(fault)


def test_metadata_without_text(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "a.yaml").write_text(GOOD, "utf-8")
    assert faults(tmp_path) == ["a.yaml: is metadata without a text (a.txt, or a.csv for a table)"]


def test_all_faults_are_told_together(tmp_path: Path) -> None:
    put(tmp_path, "a", "", "kind: blog\n")
    put(tmp_path, "b", "text", None)
    assert [fault.split(":")[0] for fault in faults(tmp_path)] == ["a.yaml", "a.txt", "b.txt"]


def test_a_document_without_metadata_tells_what_writes_it(tmp_path: Path) -> None:
    put(tmp_path, "a b", "text", None)
    path = f"{tmp_path}/documents/a b.txt"
    command = f"`python -m bot --knowledge {tmp_path} build --draft '{path}'` writes it"
    assert faults(tmp_path)[0].endswith(command)


def test_a_missing_folder_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(Faults, match="is not a directory"):
        build(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()
