"""Every fault in a source is told, with its file and line, all at once."""

from pathlib import Path

import pytest

from knowledge.faults import Faults
from knowledge.sources import Source, load_sources

GOOD = "kind: news-article\n"


def put(folder: Path, name: str, text: str | bytes, metadata: str | None = GOOD) -> None:
    content = text if isinstance(text, bytes) else text.encode()
    (folder / f"{name}.txt").write_bytes(content)
    if metadata is not None:
        (folder / f"{name}.yaml").write_text(metadata, "utf-8")


def faults(folder: Path) -> list[str]:
    with pytest.raises(Faults) as raised:
        list(load_sources(folder))
    return [str(fault).removeprefix(f"{folder}/") for fault in raised.value.faults]


def load_one(folder: Path) -> Source:
    (source,) = load_sources(folder)
    return source


def test_sources_come_in_the_order_of_their_ids(tmp_path: Path) -> None:
    for name in ("b", "c", "a"):
        put(tmp_path, name, f"text {name}")
    assert [source.id for source in load_sources(tmp_path)] == ["a", "b", "c"]


def test_newlines_and_byte_order_mark_are_kept(tmp_path: Path) -> None:
    put(tmp_path, "a", "\ufeffOne\r\nTwo\r\n")
    assert load_one(tmp_path).text == "\ufeffOne\r\nTwo\r\n"


def test_a_date_may_be_written_bare(tmp_path: Path) -> None:
    put(tmp_path, "a", "text", f"{GOOD}published: 2023-01-20\n")
    assert load_one(tmp_path).metadata.published == "2023-01-20"


def test_the_digest_covers_text_and_metadata(tmp_path: Path) -> None:
    put(tmp_path, "a", "text")
    first = load_one(tmp_path).digest
    put(tmp_path, "a", "text", f"{GOOD}publisher: BBC\n")
    assert load_one(tmp_path).digest != first


@pytest.mark.parametrize(
    ("text", "metadata", "fault"),
    [
        ("text", None, "a.txt: has no metadata beside it (a.yaml)"),
        (" \r\n\u00a0\n", GOOD, "a.txt: is empty"),
        (b"One\nTw\xff\n", GOOD, "a.txt:2: is not UTF-8 text"),
        ("text", "kind: [", "a.yaml:2: is not valid YAML: "),
        ("text", "", "a.yaml:1: should be keys and values, such as 'kind: news-article'"),
        ("text", "publisher: BBC\n", "a.yaml: Object missing required field `kind`"),
        ("text", f"{GOOD}licnce: x\n", "a.yaml:2: Object contains unknown field `licnce`"),
        (
            "text",
            "publisher: BBC\nkind: blog\n",
            "a.yaml:2: Invalid enum value 'blog' - at `$.kind`",
        ),
        ("text", f"{GOOD}title: 7\n", "a.yaml:2: Expected `str | null`, got `int` - at `$.title`"),
        ("text", f"{GOOD}kind: news-article\n", "a.yaml:2: says 'kind' twice"),
        (
            "text",
            f"{GOOD}published: last week\n",
            "a.yaml:2: 'published' should be a date such as 2023-01-20, not 'last week'",
        ),
        ("text", f"{GOOD}published: 2023-02-30\n", "a.yaml: is not valid YAML: "),
    ],
)
def test_each_fault(tmp_path: Path, text: str | bytes, metadata: str | None, fault: str) -> None:
    put(tmp_path, "a", text, metadata)
    (told,) = faults(tmp_path)
    assert told.startswith(fault)


def test_metadata_without_text(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD, "utf-8")
    told = "a.yaml: is metadata without a text (a.txt, or a.csv for a table)"
    assert faults(tmp_path) == [told]


def test_the_same_text_twice(tmp_path: Path) -> None:
    put(tmp_path, "a", "text")
    put(tmp_path, "b", "text", f"{GOOD}publisher: BBC\n")
    assert faults(tmp_path) == ["b.txt: has the same text as a.txt"]


def test_all_faults_are_told_together(tmp_path: Path) -> None:
    put(tmp_path, "a", "", "kind: blog\n")
    put(tmp_path, "b", "text", None)
    assert [fault.split(":")[0] for fault in faults(tmp_path)] == ["a.yaml", "a.txt", "b.txt"]


def test_a_missing_folder_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(Faults, match="is not a directory"):
        list(load_sources(tmp_path / "nowhere"))
