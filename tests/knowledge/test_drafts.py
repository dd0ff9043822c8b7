"""Drafting metadata: what kind a document is, what it leaves to tell, and where it goes."""

from pathlib import Path

import pytest
import yaml

from knowledge.drafts import begin, guess_kind, undescribed, write
from knowledge.faults import Faults
from knowledge.model import Metadata
from knowledge.sources import load_source
from tests.building import build

ROOT = Path(__file__).parents[2]
TEXTS = [
    path
    for folder in (ROOT / "tests" / "documents", ROOT / "knowledge" / "documents")
    for path in sorted(folder.glob("*.txt"))
]
ARTICLE = "Barset fire service report\r\nPublished 2 May 2024.\r\nIt is “fine”.\r\n"


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_kind_is_guessed(path: Path) -> None:
    kind = yaml.safe_load(path.with_suffix(".yaml").read_text())["kind"]
    assert guess_kind(".txt", path.read_bytes().decode()) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Skip to content\nEast and West Barset\u00a02021/22\n", "inspection-page"),
        ("Barset 2018/19 - Fire and Rescue Service\n", "inspection-page"),
        ("Barset\nThe extent to which the service is effective is good.\n", "inspection-page"),
        ("One\nTwo\nThree\nFour\nFive\nSix\nBarset 2021/22\n", "news-article"),
        ("Barset 2023-01-20\nA report.\n", "news-article"),
        ("date 2023-01-20 Barset praised\n", "news-article"),
    ],
)
def test_the_kind_of_a_text(text: str, kind: str) -> None:
    assert guess_kind(".txt", text) == kind
    assert guess_kind(".csv", text) == "judgment-table"


def test_a_document_from_elsewhere_is_copied_byte_for_byte(tmp_path: Path) -> None:
    file = tmp_path / "Bársét (May 2024).TXT"
    file.write_bytes(ARTICLE.encode())
    draft = begin(tmp_path, file)
    assert not (tmp_path / "documents").exists()
    write(draft, Metadata(kind=draft.kind, publisher="Échos: “B”", published="2024-05-02"))
    copy = tmp_path / "documents" / "barset-may-2024.txt"
    assert copy.read_bytes() == ARTICLE.encode()
    assert copy.with_suffix(".yaml").read_text("utf-8") == (
        "kind: news-article\npublisher: 'Échos: “B”'\npublished: '2024-05-02'\n"
    )
    assert load_source(tmp_path, "barset-may-2024").metadata.publisher == "Échos: “B”"
    assert build(tmp_path) == {"barset-may-2024": "new"}


def test_a_document_in_its_place_stays_there(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    file = tmp_path / "documents" / "Own_Name.v2.txt"
    file.write_text(ARTICLE)
    assert undescribed(tmp_path) == [file]
    draft = begin(tmp_path, file)
    write(draft, Metadata(kind=draft.kind))
    assert {path.name for path in file.parent.iterdir()} == {
        "Own_Name.v2.txt",
        "Own_Name.v2.yaml",
    }
    assert undescribed(tmp_path) == []


@pytest.mark.parametrize("taken", ["a.yaml", "a.txt", "a.csv"])
def test_nothing_is_overwritten(tmp_path: Path, taken: str) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / taken).write_text("old")
    (tmp_path / "A.txt").write_text(ARTICLE)
    with pytest.raises(Faults, match=rf"{taken}: is there already; nothing was written"):
        begin(tmp_path, tmp_path / "A.txt")


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.pdf", b"%PDF\n\xff", "a.pdf:2: is not UTF-8 text"),
        ("a.txt", b" \n", "a.txt:1: is empty"),
        ("—.txt", b"text", "—.txt: has a name without letters or digits"),
    ],
)
def test_what_is_no_document(tmp_path: Path, name: str, content: bytes, fault: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Faults, match=fault):
        begin(tmp_path / "knowledge", tmp_path / name)


def test_what_the_document_itself_does_not_tell(tmp_path: Path) -> None:
    texts = {
        "a.txt": (ARTICLE, "news-article", set()),
        "b.txt": ("HMICFRS came to Barset.\n", "news-article", {"title", "published"}),
        "c.txt": ("Barset praised\nIt is fine.\n", "news-article", {"published"}),
        "d.txt": ("Barset 2021/22\nIt is fine.\n", "inspection-page", {"published"}),
        "e.csv": (
            "service,inspection,pillar,grade\n",
            "judgment-table",
            {"title", "published"},
        ),
    }
    for name, (text, kind, untold) in texts.items():
        (tmp_path / name).write_text(text)
        draft = begin(tmp_path / "knowledge", tmp_path / name)
        assert draft.kind == kind
        assert set(draft.untold(Metadata(kind=draft.kind))) == untold, name


def test_a_table_is_csv(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    draft = begin(tmp_path / "knowledge", tmp_path / "a.txt")
    with pytest.raises(Faults, match=r"is of kind judgment-table if its name ends in .csv"):
        list(draft.untold(Metadata(kind="judgment-table")))
