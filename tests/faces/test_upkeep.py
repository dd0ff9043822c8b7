"""Building and checking as the person who looks after the knowledge sees them."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.faces.upkeep import run_build, run_check
from knowledge.faults import Faults

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / "config.yaml"
NEWS, PAGE = "bbc-leicestershire-2023-01-20", "hmicfrs-leicestershire-2021-22"
KEYS = ["id", "kind", "published", "judgments", "people", "quotes", "figures", "findings", "unread"]


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    """A copy of the shipped knowledge."""
    shutil.copytree(
        ROOT / "knowledge",
        tmp_path,
        ignore=shutil.ignore_patterns("judgments-*", ".state*"),
        copy_function=shutil.copyfile,
        dirs_exist_ok=True,
    )
    return tmp_path


def stored(knowledge: Path) -> dict[str, bytes]:
    """The built files as they are."""
    return {path.name: path.read_bytes() for path in (knowledge / "built").iterdir()}


def faults(knowledge: Path, config: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What a check of files with faults prints, each path from the knowledge on."""
    assert run_check(config, knowledge) == 1
    return capsys.readouterr().out.replace(f"{knowledge}/", "").splitlines()


def said(knowledge: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What a build says."""
    assert run_build(knowledge, check=False, json=False) == 0
    return capsys.readouterr().out.splitlines()


def test_a_report_for_people(knowledge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (knowledge / "built" / f"{NEWS}.json").unlink()
    (knowledge / "built" / "old.json").write_text("{}")
    news, *found = said(knowledge, capsys)
    assert news == f"{NEWS} (news-article): new"
    assert found[0].startswith("  6 judgments, 3 changes, 2 people, 9 quotes, 0 figures")
    assert found[1] == "  + Leicestershire, 2018, effectiveness: requires improvement"
    assert found[10].startswith("  + Roy Wilsher, HM Inspector")
    assert found[11:] == ["  and 15 more", "old: gone", "1 document unchanged"]
    assert set(stored(knowledge)) == {f"{NEWS}.json", f"{PAGE}.json"}
    assert said(knowledge, capsys) == ["2 documents unchanged"]


def test_what_is_new_and_gone_in_a_document(
    knowledge: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(knowledge, capsys)
    page = knowledge / "documents" / f"{PAGE}.txt"
    text = page.read_text().replace("looks after its people is good", "looks after its people is X")
    page.write_text(
        text.replace("20 out of 24", "21 out of 24") + '\nShe said: "It was never shut.\n'
    )
    head, counts, *rest = said(knowledge, capsys)
    assert head == f"{PAGE} (inspection-page): changed"
    assert counts.startswith("  2 judgments, 1 change")
    assert rest[:3] == [
        "  - Leicestershire, 2021/22, people: good",
        "  - areas for improvement resolved: 20 of 24",
        "  + areas for improvement resolved: 21 of 24",
    ]
    assert rest[3].startswith("  not read, line 23: a quotation")
    assert rest[3].endswith("It was never shut.")
    assert rest[4] == "1 document unchanged"
    with (knowledge / "documents" / f"{NEWS}.yaml").open("a") as file:
        file.write("# a remark\n")
    assert said(knowledge, capsys)[2:] == ["  no fact is new or gone", "1 document unchanged"]


def test_what_lies_between_documents(knowledge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    documents = knowledge / "documents"
    (documents / "table.csv").write_text(
        "service,inspection,pillar,grade\nLeicestershire,2018/19,people,outstanding\n"
    )
    (documents / "table.yaml").write_text("kind: judgment-table\n")
    (documents / "copy.txt").write_text(f"{(documents / f'{PAGE}.txt').read_text()}\n")
    (documents / "copy.yaml").write_text("kind: inspection-page\n")
    (documents / "scan.pdf").write_bytes(b"%PDF")
    told = said(knowledge, capsys)[-5:]
    assert told[0] == "The documents contradict each other on Leicestershire, people:"
    assert told[1].startswith(
        f"  requires improvement in 2018 ({NEWS}, line 10: “In 2018, the service"
    )
    assert told[2] == (
        "  outstanding in 2018/19 (table, line 2: “Leicestershire,2018/19,people,outstanding”)"
    )
    assert told[3] == f"copy and {PAGE} hold the same text, but for white space."
    assert told[4].startswith("documents/scan.pdf is not read")
    assert said(knowledge, capsys) == ["4 documents unchanged", *told]
    assert run_build(knowledge, check=False, json=True) == 0
    out, err = capsys.readouterr()
    assert len(json.loads(out)["documents"]) == 4
    assert err.splitlines() == told


def test_after_a_damaged_state_everything_is_read_again(
    knowledge: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(40):
        text = f"Barset 2021/22\nThe service was rated good for efficiency.\nNo {number}.\n"
        (knowledge / "documents" / f"{number}.txt").write_text(text)
        (knowledge / "documents" / f"{number}.yaml").write_text("kind: inspection-page\n")
    said(knowledge, capsys)
    state = knowledge / ".state.sqlite"
    content = state.read_bytes()
    state.write_bytes(content[:8192] + b"\xff" * (len(content) - 8192))
    assert said(knowledge, capsys) == ["42 documents unchanged"]
    assert said(knowledge, capsys) == ["42 documents unchanged"]


def test_on_a_terminal_a_bar_shows_how_far_it_is(
    knowledge: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run_build(knowledge, check=False, json=False) == 0
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    assert run_build(knowledge, check=False, json=False) == 0
    out, err = capsys.readouterr()
    assert out == "2 documents unchanged\n"
    assert "Reading" in err


def test_a_report_for_scripts(knowledge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_build(knowledge, check=False, json=True) == 0
    said = capsys.readouterr().out
    assert said.count("\n") == 1
    report = json.loads(said)
    assert list(report) == ["documents"]
    assert [list(document) for document in report["documents"]] == [KEYS, KEYS]


@pytest.mark.parametrize("as_json", [False, True])
def test_build_check_changes_nothing(
    knowledge: Path, as_json: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_build(knowledge, check=True, json=as_json) == 0
    assert capsys.readouterr().err == ""
    (knowledge / "built" / f"{NEWS}.json").write_text("{}")
    before = stored(knowledge)
    assert run_build(knowledge, check=True, json=as_json) == 1
    assert capsys.readouterr().err.startswith("The built facts are not what the documents give")
    assert stored(knowledge) == before


@pytest.mark.parametrize(
    "spoil",
    [
        lambda documents: (documents / f"{NEWS}.yaml").unlink(),
        lambda documents: (documents / f"{NEWS}.yaml").write_text("kind: poem"),
        lambda documents: (documents / f"{NEWS}.txt").write_bytes(b"\xff"),
        shutil.rmtree,
        lambda documents: [file.unlink() for file in documents.iterdir()],
    ],
    ids=["no metadata", "unknown kind", "not UTF-8", "no folder", "empty folder"],
)
def test_a_build_with_a_fault_writes_nothing(
    knowledge: Path, spoil: Callable[[Path], object]
) -> None:
    (knowledge / "built" / f"{PAGE}.json").write_text("{}")
    before = stored(knowledge)
    spoil(knowledge / "documents")
    with pytest.raises(Faults):
        run_build(knowledge, check=False, json=False)
    assert stored(knowledge) == before


def test_the_shipped_files_have_no_faults(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_check(CONFIG, ROOT / "knowledge") == 0
    assert capsys.readouterr().out == "No faults.\n"


def test_all_faults_at_once(knowledge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = knowledge / "config.yaml"
    config.write_text(
        "home_service: Kent\n\nlog_questions: perhaps\nhome_service: Essex\ncolour: 1\n"
    )
    (knowledge / "documents" / f"{NEWS}.yaml").unlink()
    (knowledge / "documents" / "stray.yaml").write_text("kind: news-article\n")
    (knowledge / "built" / f"{PAGE}.json").write_text("{")
    (knowledge / "language" / "words.yaml").write_text("meanings:\n  what: [wot\n")
    (knowledge / "language" / "topics.yaml").write_bytes(b"topics: {}\noutside: [\xff]\n")
    (knowledge / "language" / "emergency.yaml").unlink()
    found = faults(knowledge, config, capsys)
    for beginning in (
        "config.yaml:3: should be true or false, not “perhaps”",
        "config.yaml:4: the key “home_service” stands twice",
        "config.yaml:5: the key “colour” is unknown here",
        f"documents/{NEWS}.txt: has no metadata beside it",
        "documents/stray.yaml: is metadata without a text",
        f"built/{PAGE}.json: is not what `python -m bot build` writes",
        "language/words.yaml:3: is not valid YAML",
        "language/topics.yaml:2: is not UTF-8 text",
        "language/emergency.yaml: cannot be read: No such file or directory",
    ):
        assert any(fault.startswith(beginning) for fault in found), beginning
    assert len(found) == len(set(found)) == 9


def test_a_citation_that_is_not_there(knowledge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built = knowledge / "built" / f"{PAGE}.json"
    words = "The extent to which the service looks after its people is good."
    text = built.read_text("utf-8")
    line = text[: text.index(words)].count("\n") + 1
    built.write_text(text.replace(words, words.replace("good", "fine")), encoding="utf-8")
    found = faults(knowledge, CONFIG, capsys)
    assert found[0].startswith(f"built/{PAGE}.json:{line}: cites ")
    assert found[-1].startswith(f"built/{PAGE}.json: is not what the documents give")


def test_facts_without_a_document(knowledge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for end in ("txt", "yaml"):
        (knowledge / "documents" / f"{NEWS}.{end}").unlink()
    assert faults(knowledge, CONFIG, capsys) == [
        f"built/{NEWS}.json: has no document; run `python -m bot build`"
    ]
