"""A table of judgments: each row a fact that cites itself, or told as unread."""

from pathlib import Path

import pytest

from knowledge.build import read
from knowledge.faults import Faults
from knowledge.load import Knowledge
from knowledge.model import Document, Metadata
from knowledge.sources import Source
from tests.building import build

HEADER = "service,inspection,pillar,grade,source_url\n"
BARSET = "Barset,2021/22,people,good,https://example.org/barset\n"


def table(text: str, **metadata: str) -> Document:
    told = Metadata(kind="judgment-table", **metadata)
    return read(Source("england", Path("england.csv"), text, told, ""))


def test_a_row_is_a_judgment_that_cites_itself() -> None:
    document = table(HEADER + BARSET)
    (judgment,) = document.judgments
    assert (judgment.service, judgment.inspection) == ("Barset", "2021/22")
    assert (judgment.pillar, judgment.grade) == ("people", "good")
    assert judgment.page == "https://example.org/barset"
    assert judgment.span.text == BARSET.strip()
    assert (HEADER + BARSET)[judgment.span.start : judgment.span.end] == BARSET.strip()


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + HEADER.replace("\n", "\r\n") + BARSET.replace("\n", "\r\n"),
        HEADER + "\n,,,,\n" + BARSET.rstrip(),
        "Grade,Pillar,Region,Service,Inspection\nGOOD, People ,North,Barset,2021/22\n",
        HEADER + '"Barset","2021/22","people","good","https://example.org/\nbarset"\n',
        HEADER + BARSET + BARSET,
    ],
)
def test_however_it_is_written(text: str) -> None:
    (judgment,) = table(text).judgments
    assert (judgment.service, judgment.pillar, judgment.grade) == ("Barset", "people", "good")
    assert text[judgment.span.start : judgment.span.end] == judgment.span.text
    assert "ood" in judgment.span.text.lower()


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Barset,2021/22,people\n", "has 3 cells where the first row has 5"),
        (",2021/22,people,good,\n", "names no service"),
        ("Barset,soon,people,good,\n", "“soon” is no inspection such as 2021/22"),
        ("Barset,2021/22,ladders,good,\n", "“ladders” is none of effectiveness"),
        ("Barset,2021/22,people,middling,\n", "“middling” is none of outstanding"),
    ],
)
def test_a_row_that_gives_no_judgment_is_told(row: str, why: str) -> None:
    document = table(HEADER + row)
    assert document.judgments == ()
    (unread,) = document.unread
    assert (unread.line, unread.text) == (2, row.strip())
    assert unread.why.startswith(why)


def test_rows_that_contradict_each_other_give_nothing() -> None:
    document = table(HEADER + BARSET + BARSET.replace("good", "inadequate"))
    assert document.judgments == ()
    assert [unread.line for unread in document.unread] == [2, 3]
    assert "lines 2 and 3 give different grades" in document.unread[0].why


@pytest.mark.parametrize(
    "text",
    ["Barset,2021/22,people,good\n", "service,grade\nBarset,good\n"],
)
def test_a_table_without_named_columns_is_a_fault(text: str) -> None:
    with pytest.raises(Faults, match=r"england.csv:1: should name the columns"):
        table(text)


def test_a_table_is_csv_and_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "a.csv").write_text(HEADER + BARSET)
    (folder / "a.yaml").write_text("kind: news-article\n")
    (folder / "b.txt").write_text("text")
    (folder / "b.csv").write_text(HEADER)
    (folder / "b.yaml").write_text("kind: judgment-table\n")
    (folder / "c.csv").write_text("nothing")
    (folder / "c.yaml").write_text("kind: judgment-table\n")
    with pytest.raises(Faults) as raised:
        build(tmp_path)
    told = [str(fault).removeprefix(f"{folder}/") for fault in raised.value.faults]
    assert told[:2] == [
        "a.yaml: says kind news-article, but a table is ID.csv and all else ID.txt",
        "b.csv:1: has the same id as b.txt; rename one",
    ]
    assert told[2].startswith("c.csv:1: should name the columns")
    assert len(told) == 3


def test_a_service_that_took_the_place_of_two() -> None:
    rows = ["Ayle,2018/19", "Bray,2018/19", "Ayle and Bray,2021/22", "Cole and Dray,2021/22",
            "Dray,2021/22", "Cole,2021/22"]  # fmt: skip
    known = Knowledge([table(HEADER + "".join(f"{row},people,good,\n" for row in rows))])
    (merger,) = known.mergers
    assert merger == ("Ayle and Bray", ("Ayle", "Bray"))


def test_only_full_rounds_are_compared() -> None:
    rows = [f"{name},{inspection}" for name in "ABC" for inspection in ("2018/19", "2021/22")]
    rows.append("A,2023-25")
    known = Knowledge([table(HEADER + "".join(f"{row},people,good,\n" for row in rows))])
    assert known.inspections("A") == ("2023-25", "2021/22", "2018/19")
    assert known.rounds == ("2021/22", "2018/19")


def test_a_table_parted_by_semicolons_is_told_so() -> None:
    with pytest.raises(Faults, match=r"parted by commas, not by semicolons"):
        table("service;inspection;pillar;grade\nBarset;2021/22;people;good\n")
