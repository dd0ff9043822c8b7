"""Writing metadata as the person who adds a document meets it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from bot.__main__ import main

ROOT = Path(__file__).parents[2]
NEWS = "bbc-leicestershire-2023-01-20"


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    """An empty folder, and an article beside it."""
    shutil.copyfile(ROOT / "knowledge" / "documents" / f"{NEWS}.txt", tmp_path / "My Article.txt")
    (tmp_path / "knowledge").mkdir()
    return tmp_path / "knowledge"


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """A terminal at which these answers are given, and no more are asked for."""
    given: list[str] = []
    monkeypatch.setattr("bot.__main__._on_terminal", lambda: True)
    monkeypatch.setattr("builtins.input", lambda *_: given.pop(0))
    yield lambda *answers: given.extend(answers)
    assert given == []


def draft(knowledge: Path, *options: str) -> int:
    """Draft the metadata of the article."""
    file = str(knowledge.parent / "My Article.txt")
    return main(["--knowledge", str(knowledge), "build", "--draft", file, *options])


def metadata(knowledge: Path) -> str:
    """What was drafted."""
    return (knowledge / "documents" / "my-article.yaml").read_text("utf-8")


def test_from_options(knowledge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--publisher", "BBC", "--url", "https://example.org", "--published", "2023-01-20"]
    assert draft(knowledge, *options, "--title", "A: b", "--licence", "©") == 0
    assert metadata(knowledge) == (
        "kind: news-article\npublisher: BBC\nurl: https://example.org\nlicence: ©\n"
        "title: 'A: b'\npublished: '2023-01-20'\n"
    )
    path = knowledge / "documents" / "my-article.yaml"
    assert capsys.readouterr().out.splitlines() == [
        f"Wrote {path} (news-article).",
        "Now run `python -m bot build`.",
    ]
    assert draft(knowledge) == 1
    there = path.with_suffix(".txt")
    assert (
        capsys.readouterr().err
        == f"{there}: is there already; nothing was written: edit it there, or delete it first\n"
    )


def test_off_a_terminal_nothing_is_asked(
    knowledge: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert draft(knowledge, "--publisher", "BBC") == 0
    assert metadata(knowledge) == "kind: news-article\npublisher: BBC\n"
    assert "Not given: url, licence; add a line there for each" in capsys.readouterr().out


def test_on_a_terminal_the_rest_is_asked_for(
    knowledge: Path, answer: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    answer("blog", "", "https://example.org", "")
    assert draft(knowledge, "--publisher", "BBC") == 0
    assert metadata(knowledge) == "kind: news-article\npublisher: BBC\nurl: https://example.org\n"
    assert "Please select one of the available options" in capsys.readouterr().out


def test_what_the_document_does_not_tell_is_asked_for(
    knowledge: Path, answer: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    (knowledge.parent / "My Article.txt").write_text("HMICFRS came to Barset.\n")
    answer("inspection-page", "A", "b.org", "c", "On [Barset]", "last week", "2 May 2024")
    assert draft(knowledge) == 0
    assert metadata(knowledge) == (
        "kind: inspection-page\npublisher: A\nurl: https://b.org\nlicence: c\ntitle: On [Barset]\n"
        "published: '2024-05-02'\n"
    )
    assert "“last week” is no date such as 2023-01-20" in capsys.readouterr().out


def test_a_build_offers_to_write_what_is_missing(
    knowledge: Path, answer: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    (knowledge / "documents").mkdir()
    for name in ("a.txt", "b.txt"):
        text = (knowledge.parent / "My Article.txt").read_text() + name
        (knowledge / "documents" / name).write_text(text)
    (knowledge / "documents" / "c.txt").write_text(" ")
    answer("y", "news-article", "BBC", "", "", "n")
    assert main(["--knowledge", str(knowledge), "build"]) == 1
    assert (
        knowledge / "documents" / "a.yaml"
    ).read_text() == "kind: news-article\npublisher: BBC\n"
    faults = capsys.readouterr().err.splitlines()
    assert [fault.split("/")[-1].split(" ")[0] for fault in faults] == [
        "b.txt`",
        "c.txt`",
        "c.txt:1:",
    ]
    (knowledge / "documents" / "c.txt").unlink()
    answer("", "", "", "", "")
    assert main(["--knowledge", str(knowledge), "build"]) == 0
    assert "b (news-article): new" in capsys.readouterr().out


def test_who_does_not_answer_any_more_leaves_nothing(
    knowledge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(*_: object) -> str:
        raise EOFError

    monkeypatch.setattr("bot.__main__._on_terminal", lambda: True)
    monkeypatch.setattr("builtins.input", end)
    assert draft(knowledge) == 130
    assert not (knowledge / "documents").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--url", "x"], "--url goes with --draft FILE."),
        (["--draft", "x", "--json"], "--draft goes with neither --check nor --json."),
        (["--draft", "x", "--check"], "--draft goes with neither --check nor --json."),
    ],
)
def test_wrong_usage(options: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", *options]) == 2
    assert capsys.readouterr().err == f"{said}\n"


def test_a_date_that_is_none(knowledge: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        draft(knowledge, "--published", "2023-02-30")
    assert "“2023-02-30” is no date such as 2023-01-20" in capsys.readouterr().err


def heard(terminal: int) -> bytes:
    """What is said next on a terminal; nothing once nobody speaks there any more."""
    try:
        return os.read(terminal, 4096)
    except OSError:  # so Linux tells the end
        return b""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")
def test_at_a_real_terminal(knowledge: Path) -> None:
    import pty

    (knowledge / "documents").mkdir()
    shutil.move(knowledge.parent / "My Article.txt", knowledge / "documents" / "a.txt")
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "--knowledge", knowledge, "build"],
        stdin=theirs, stdout=theirs, stderr=theirs, cwd=ROOT,
        env=os.environ | {"TERM": "xterm", "COLUMNS": "200"},
    ) as build:  # fmt: skip
        os.close(theirs)
        os.write(ours, b"y\n\nBBC\n\n\n")
        said = b"".join(iter(partial(heard, ours), b"")).decode()
    os.close(ours)
    assert "a.txt has no metadata. Write it now?" in said
    assert "Reading" in said
    assert "a (news-article): new" in said
    assert build.returncode == 0
    assert (
        knowledge / "documents" / "a.yaml"
    ).read_text() == "kind: news-article\npublisher: BBC\n"
