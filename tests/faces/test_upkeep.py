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
TABLE = "judgments-england"
KEYS = ["id", "kind", "published", "judgments", "people", "quotes", "figures", "findings", "unread"]


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    """A copy of the shipped knowledge."""
    shutil.copytree(ROOT / "knowledge", tmp_path, copy_function=shutil.copyfile, dirs_exist_ok=True)
    return tmp_path


def stored(knowledge: Path) -> dict[str, bytes]:
    """The built files as they are."""
    return {path.name: path.read_bytes() for path in (knowledge / "built").iterdir()}


def faults(knowledge: Path, config: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What a check of files with faults prints, each path from the knowledge on."""
    assert run_check(config, knowledge) == 1
    return capsys.readouterr().out.replace(f"{knowledge}/", "").splitlines()


def test_a_report_for_people(knowledge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (knowledge / "built" / f"{NEWS}.json").unlink()
    (knowledge / "built" / "old.json").write_text("{}")
    assert run_build(knowledge, check=False, json=False) == 0
    said = capsys.readouterr().out.splitlines()
    assert f"{NEWS} (news-article): new" in said
    assert f"{PAGE} (inspection-page): unchanged" in said
    assert "old: gone" in said
    assert any("1 figure, 5 findings" in line for line in said)
    assert set(stored(knowledge)) == {f"{NEWS}.json", f"{PAGE}.json", f"{TABLE}.json"}


def test_a_report_for_scripts(knowledge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_build(knowledge, check=False, json=True) == 0
    said = capsys.readouterr().out
    assert said.count("\n") == 1
    report = json.loads(said)
    assert list(report) == ["documents"]
    assert [list(document) for document in report["documents"]] == [KEYS, KEYS, KEYS]


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
