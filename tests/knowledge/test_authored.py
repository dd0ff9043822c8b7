"""Facts written by hand: proved by their quotation, beside those that the reader finds."""

from pathlib import Path

import pytest

from knowledge.faults import Faults
from knowledge.model import Document
from tests.building import build, documents

ARTICLE = """Barset fire service report
HMICFRS has inspected Barset Fire and Rescue Service.
Inspectors rated the service good for efficiency in 2021/22.
The people strand came out as inadequate, the 2021/22 report adds.
Ann Hall, chief fire officer at Barset Fire and Rescue Service, said: "We are glad."
"We have made massive
 steps forward," read a board in the hall, and "We are proud of all our crews," another.
We are glad. We are glad.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Knowledge of one article."""
    for part in ("documents", "facts"):
        (tmp_path / part).mkdir()
    (tmp_path / "documents" / "a.txt").write_text(ARTICLE)
    (tmp_path / "documents" / "a.yaml").write_text("kind: news-article\n")
    return tmp_path


def authored(folder: Path, facts: str) -> Document:
    """What the article gives together with these facts."""
    (folder / "facts" / "a.yaml").write_text(facts)
    return documents(folder)["a"]


def faults(folder: Path, facts: str) -> list[str]:
    """What is wrong with these facts."""
    with pytest.raises(Faults) as raised:
        authored(folder, facts)
    return [str(fault).removeprefix(f"{folder}/facts/") for fault in raised.value.faults]


def test_a_fact_of_each_kind(folder: Path) -> None:
    before = documents(folder)["a"]
    document = authored(
        folder,
        """
judgments:
- {service: Barset, inspection: 2021/22, pillar: people, grade: inadequate,
   quotation: The people strand came out as inadequate}
people:
- {name: Ann Hall, role: chief, quotation: "Ann Hall, chief fire officer"}
quotes:
- {speaker: Barset Fire and Rescue Service, quotation: We have made massive steps forward}
figures:
- {name: boards in the hall, value: 1, quotation: a board in the hall}
findings:
- quotation: Inspectors rated the service good
""",
    )
    first, second = document.judgments
    assert (first,) == before.judgments
    assert (second.service, second.inspection, second.pillar) == ("Barset", "2021/22", "people")
    assert (second.grade, second.span.text[-10:]) == ("inadequate", "inadequate")
    assert {(p.name, p.role) for p in document.people} == {
        ("Ann Hall", "chief fire officer"),
        ("Ann Hall", "chief"),
    }
    quote = document.quotes[-1]
    assert quote.speaker == "Barset Fire and Rescue Service"
    assert quote.span.text == "We have made massive\n steps forward"
    assert quote.introduction.text.startswith('"We have made massive\n')
    assert quote.introduction.text.endswith('crews," another.')
    assert [(f.name, f.value, f.total) for f in document.figures] == [
        ("boards in the hall", 1, None)
    ]
    assert [f.text for f in document.findings] == ["Inspectors rated the service good"]
    for span in (second.span, quote.span, quote.introduction, *document.findings):
        assert ARTICLE[span.start : span.end] == span.text


def test_what_the_reader_finds_as_well_is_kept_once(folder: Path) -> None:
    before = documents(folder)["a"]
    document = authored(
        folder,
        """
judgments:
- {service: Barset, inspection: 2021/22, pillar: efficiency, grade: good, quotation: Inspectors}
people:
- {name: Ann Hall, role: chief fire officer, organisation: Barset Fire and Rescue Service,
   quotation: Ann Hall}
quotes:
- {speaker: Ann Hall, quotation: We are glad, nth: 1}
""",
    )
    assert document.judgments == before.judgments
    assert document.people == before.people
    assert document.quotes == before.quotes


def test_a_row_that_the_table_gives_is_kept_once_with_its_page(folder: Path) -> None:
    row = "Barset,2021/22,people,good,https://example.org"
    (folder / "documents" / "b.csv").write_text(
        f"service,inspection,pillar,grade,source_url\n{row}\n"
    )
    (folder / "documents" / "b.yaml").write_text("kind: judgment-table\n")
    (folder / "facts" / "b.yaml").write_text(
        "judgments:\n- service: Barset\n  inspection: 2021/22\n  pillar: people\n  grade: good\n"
        "  quotation: Barset,2021/22,people,good\n"
    )
    (judgment,) = documents(folder)["b"].judgments
    assert (judgment.page, judgment.span.text) == ("https://example.org", row)


def test_facts_come_in_the_order_of_the_document(folder: Path) -> None:
    fact = "{service: Cole, inspection: 2018, pillar: people, grade: good, quotation: Barset fire}"
    services = [fact.service for fact in authored(folder, f"judgments:\n- {fact}\n").judgments]
    assert services == ["Cole", "Barset"]


def test_the_stored_file_holds_the_authored_facts_and_goes_stale_with_them(folder: Path) -> None:
    build(folder)
    (folder / "facts" / "a.yaml").write_text("findings:\n- quotation: massive steps\n")
    assert build(folder, check=True) == {"a": "changed"}
    assert build(folder) == {"a": "changed"}
    assert '"massive\\n steps"' in (folder / "built" / "a.json").read_text()
    assert build(folder, check=True) == {"a": "unchanged"}
    (folder / "facts" / "a.yaml").unlink()
    assert build(folder) == {"a": "changed"}
    assert 'massive\\n steps"' not in (folder / "built" / "a.json").read_text()


def test_of_several_places_one_is_named(folder: Path) -> None:
    document = authored(folder, "quotes:\n- {speaker: Ann, quotation: We are glad., nth: 3}\n")
    assert [q.span.start for q in document.quotes if q.speaker == "Ann"] == [
        ARTICLE.rindex("We are glad.")
    ]


def test_the_shape_of_marks_and_spaces_may_differ(folder: Path) -> None:
    text = "Barset news\nIt\u2019s \u201cgood\u201d for\u00a0people, says Jo.\n"
    (folder / "documents" / "a.txt").write_text(text, encoding="utf-8")
    document = authored(folder, 'findings:\n- quotation: It\'s "good" for people\n')
    (finding,) = document.findings
    assert finding.text == "It\u2019s \u201cgood\u201d for\u00a0people"


def test_a_wrong_fact_is_struck(folder: Path) -> None:
    line = "Inspectors rated the service good for efficiency in 2021/22."
    document = authored(
        folder,
        f"""
not:
- {{kind: judgments, quotation: {line}}}
- kind: quotes
  quotation: 'said: "We are glad."'
""",
    )
    assert document.judgments == ()
    assert document.quotes == ()
    assert len(document.people) == 1


def test_the_grade_of_an_area_is_struck(folder: Path) -> None:
    page = "Barset 2021/22\nBarset Fire and Rescue Service is good at preventing fires.\n"
    (folder / "documents" / "a.txt").write_text(page, encoding="utf-8")
    (folder / "documents" / "a.yaml").write_text("kind: inspection-page\n", encoding="utf-8")
    (area,) = documents(folder)["a"].areas
    assert area.grade == "good"
    assert authored(folder, f"not:\n- {{kind: areas, quotation: {area.span.text}}}\n").areas == ()


def test_a_person_that_is_read_is_not_written_twice(folder: Path) -> None:
    text = "Marle and Barset fire services\nMarle's chief fire officer, Ann Hall, said so.\n"
    (folder / "documents" / "a.txt").write_text(text, encoding="utf-8")
    fact = "{name: Ann Hall, role: chief fire officer, quotation: Ann Hall}"
    (person,) = authored(folder, f"people:\n- {fact}\n").people
    assert person.service == "Marle"


def test_words_that_a_fact_quotes_are_no_longer_unread(folder: Path) -> None:
    unread = [line.text for line in documents(folder)["a"].unread]
    assert "We are proud of all our crews," in unread
    fact = "quotes:\n- {speaker: Ann Hall, quotation: We are proud of all our crews}\n"
    document = authored(folder, fact)
    assert [line.text for line in document.unread] == [t for t in unread if "proud" not in t]
    assert [quote.span.text for quote in document.quotes][-1] == "We are proud of all our crews"


@pytest.mark.parametrize(
    ("facts", "fault"),
    [
        ("quotes:\n- {speaker: A, quotation: We are}\n", "“We are” stands 4 times (say which"),
        ("\nfindings:\n- quotation: We are sad\n", "“We are sad” does not stand in a.txt"),
        ("findings:\n\n- quotation: We are glad, we\n", "“We are glad, we” does not stand"),
        ("\nfindings:\n- {quotation: We are glad., nth: 4}\n", "“We are glad.” has no place 4"),
        ("\nfindings:\n- {quotation: We are glad., nth: 0}\n", "“We are glad.” has no place 0"),
        ("\nfindings:\n- {quotation: We are glad., nth: x}\n", "should be a whole number, not “x”"),
        ("\nfindings:\n- {quotation: ' '}\n", "“” does not stand"),
        ("\nfindings:\n- {quotation: crews, words: We}\n", "the key “words” is unknown here"),
        ("\n\nfinding: []\n", "the key “finding” is unknown here; known are judgments, people"),
        ("\nfindings: []\nfindings: []\n", "the key “findings” stands twice"),
        (
            "judgments:\n- service: Barset\n  grade: fine\n  pillar: people\n  quotation: crews\n",
            "should be outstanding or good or",
        ),
        (
            ("judgments:\n- service: B\n  inspection: soon\n  pillar: people\n  grade: good\n"
            "  quotation: crews\n"),
            "“soon” is no inspection such as 2021/22",
        ),
        ("people:\n- {name: Ann Hull, quotation: Ann Hall}\n", "the quotation does not name “Ann"),
        (
            "\nquotes:\n- {speaker: A, quotation: crews, introduction: nobody}\n",
            "“nobody” does not stand",
        ),
        ("\nnot:\n- {kind: quotes, quotation: crews}\n", "strikes nothing: no quotes were read"),
        ("\nnot:\n- {kind: figures, quotation: crows}\n", "“crows” does not stand"),
        ("\nnot:\n- {quotation: crews, kind: poems}\n", "should be judgments or changes or"),
    ],
)  # fmt: skip
def test_each_fault_with_its_line(folder: Path, facts: str, fault: str) -> None:
    (told,) = faults(folder, facts)
    assert told.startswith(("a.yaml:2: ", "a.yaml:3: "))
    assert fault in told


def test_all_faults_are_told_together(folder: Path) -> None:
    (folder / "documents" / "b.txt").write_text(" ")
    told = faults(folder, "findings:\n- quotation: one\n- quotation: two\nnot:\n"
                          "- {kind: people, quotation: three}\n")  # fmt: skip
    told = [fault.removeprefix(f"{folder}/documents/") for fault in told]
    assert [fault[:9] for fault in told] == [
        "a.yaml:5:", "a.yaml:2:", "a.yaml:3:", "b.txt: ha", "b.txt:1: ",
    ]  # fmt: skip


def test_what_is_wrong_with_a_document_hides_no_fault_of_its_facts(folder: Path) -> None:
    (folder / "documents" / "a.txt").rename(folder / "documents" / "a.csv")
    (folder / "documents" / "a.yaml").write_text("kind: judgment-table\n")
    first, second = faults(folder, "finding: []\n")
    assert "a.csv:1: should name the columns" in first
    assert second.startswith("a.yaml:1: the key “finding” is unknown")


def test_facts_without_a_document(folder: Path) -> None:
    (folder / "facts" / "b.yaml").write_text("people: []\n")
    with pytest.raises(Faults, match=r"facts/b.yaml:1: has no document \(documents/b.txt or .csv"):
        build(folder)
