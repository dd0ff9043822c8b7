"""The command line as a person and a script meet it: what it prints, and its exit code."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer

import pytest

from bot.__main__ import main

ROOT = Path(__file__).parent.parent
SHIPPED = ROOT / "knowledge"
KEYS = ["question", "status", "reason", "intent", "confidence", "text", "citations", "choices",
        "suggestions"]  # fmt: skip
CITED = ["document", "title", "publisher", "published", "url", "start", "end", "quote"]
HEAVY = ("discord", "rich", "prompt_toolkit", "aiohttp", "asyncio", "hypothesis", "numpy")
C_LOCALE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
needs_dev_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")


def surroundings() -> dict[str, str]:
    """The environment without what would change how the program starts or speaks."""
    unset = ("DISCORD_TOKEN", "PYTHONUNBUFFERED", "PYTHONIOENCODING")
    return {name: value for name, value in os.environ.items() if name not in unset}


def run(
    *arguments: str | bytes | Path, given: bytes = b"", environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the program; whatever happens, it shows no traceback."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=given,
        capture_output=True,
        cwd=ROOT,
        env=surroundings() | (environment or {}),
        timeout=60,
        check=False,
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done


def shell(command: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell in which ``bot`` is the program."""
    return subprocess.run(
        ["sh", "-c", f'bot() {{ "$PYTHON" -m bot "$@"; }}; {command}'],
        capture_output=True,
        cwd=ROOT,
        env=surroundings() | {"PYTHON": sys.executable},
        timeout=60,
        check=False,
    )


def sentence(output: bytes) -> str:
    """What was said, which is one line."""
    said = output.decode("utf-8")
    assert said.endswith("\n")
    assert said.count("\n") == 1
    return said.removesuffix("\n")


@pytest.fixture
def knowledge(tmp_path: Path) -> Path:
    """A folder with documents and built facts; the shipped language serves it."""
    for part in ("documents", "built"):
        shutil.copytree(SHIPPED / part, tmp_path / part, copy_function=shutil.copyfile)
    return tmp_path


def test_one_answer_is_text_with_its_evidence() -> None:
    done = run("ask", "what was Leicestershire's efficiency grade?")
    said = done.stdout.decode("utf-8").splitlines()
    assert said[0].startswith("Leicestershire was graded requires improvement for efficiency")
    assert said[1].startswith("> The extent to which")
    assert (done.returncode, done.stderr) == (0, b"")


def test_json_is_one_object_a_line_with_the_promised_keys() -> None:
    lines = ["what was the efficiency grade?", "", "x" * 20_000, "NUL\0 and \u202eright to left",
             '["what was the efficiency grade?", "and people?"]', '["not", 1, "list of strings"]',
             "[]", "[" * 5000]  # fmt: skip
    done = run("ask", "--json", given="\ufeff".encode() + "\r\n".join(lines).encode())
    replies = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    assert [list(reply) for reply in replies] == [KEYS] * len(lines)
    assert [list(cited) for cited in replies[0]["citations"]] == [CITED] * 2
    assert [reply["question"] for reply in replies[:4]] == lines[:4]
    assert [reply["question"] for reply in replies[4:]] == ["and people?", lines[5], "", lines[7]]
    assert "for people" in replies[4]["text"]
    assert [reply["status"] for reply in replies[:3]] == ["answered", "clarify", "abstained"]
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_preview_is_the_json_of_each_message() -> None:
    done = run("ask", "--discord", "what was Leicestershire's efficiency grade?")
    payload = json.loads(done.stdout)
    assert payload["flags"] == 1 << 15
    assert payload["allowed_mentions"] == {"parse": []}
    assert payload["components"][0]["components"][0]["content"].startswith("Leicestershire was")
    assert (done.returncode, done.stderr) == (0, b"")


def test_bytes_that_are_no_text_are_told_and_nothing_is_lost() -> None:
    given = b"hello\nwhat was the \xff efficiency grade?\nthank you\n"
    done = run("ask", "--json", given=given)
    statuses = [json.loads(line)["status"] for line in done.stdout.splitlines()]
    assert statuses == ["social", "answered", "social"]
    assert sentence(done.stderr).startswith("Line 2 of standard input is not UTF-8 text")
    assert done.returncode == 1


def test_the_chat_through_a_pipe_word_for_word() -> None:
    """The transcript's lines after "you" go in, all others come out."""
    transcript = (Path(__file__).parent / "transcript.txt").read_text("utf-8").splitlines()
    typed = [line.removeprefix("you ") for line in transcript if line.startswith("you ")]
    answers = [line for line in transcript if not line.startswith("you ")]
    done = run(given="\r\n\r\n".join(typed).encode(), environment=C_LOCALE)
    assert done.stdout.decode("utf-8").splitlines() == answers
    assert (done.returncode, done.stderr) == (0, b"")


def test_curly_quotes_in_a_locale_without_them() -> None:
    done = run("ask", "--json", "who said “massive steps forward”?", environment=C_LOCALE)
    assert json.loads(done.stdout)["question"] == "who said “massive steps forward”?"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ask", " "], "The question is empty: type one, such as “what was the efficiency grade?”"),
        (["ask", b"what \xff grade?"], "The question is not UTF-8 text: type it again."),
        (["discord"], "There is no token: set the environment variable DISCORD_TOKEN."),
        (["discord", "--sync"], "There is no token: set the environment variable DISCORD_TOKEN."),
        (["ask", "--json", "--discord", "x"], "--json does not go with --discord."),
    ],
    ids=["empty", "not UTF-8", "no token", "nor for once", "two kinds of JSON"],
)
def test_wrong_usage(arguments: list[str | bytes], said: str) -> None:
    done = run(*arguments)
    assert (sentence(done.stderr), done.stdout, done.returncode) == (said, b"", 2)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--colour"], "unrecognized arguments: --colour"),
        (["sing"], "invalid choice: 'sing'"),
        (["ask", "one", "two"], "unrecognized arguments: two"),
        (["--config"], "argument --config: expected one argument"),
    ],
)
def test_what_no_command_knows(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    usage, _, error = capsys.readouterr().err.partition("python -m bot: error: ")
    assert usage.startswith("usage: ")
    assert said in sentence(error.encode())
    assert ended.value.code == 2


@pytest.mark.parametrize("command", [["ask", "hello"], ["check"], []], ids=["ask", "check", "chat"])
def test_a_configuration_that_is_none(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--config", str(tmp_path), *command]) == 1
    out, err = capsys.readouterr()
    assert sentence((out or err).encode()) == f"{tmp_path}: cannot be read: Is a directory"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"matching: ]", ":1: is not valid YAML: "),
        (b"\nhome_service: caf\xe9", ":2: is not UTF-8 text"),
        (b"\nhome_service: a\0b", ":2: is not valid YAML: holds the control character U+0000"),
        (b"\nlog_questions: perhaps", ":2: should be true or false, not “perhaps”"),
        (b"\n\nhome_servise: Kent", ":3: the key “home_servise” is unknown here; known are "),
        (b"a: " + b"[" * 3000 + b"]" * 3000, ": is nested too deeply"),
    ],
    ids=["broken", "not UTF-8", "NUL", "ill-typed", "unknown", "deep"],
)
def test_a_broken_configuration(
    content: bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "config.yaml"
    config.write_bytes(content)
    assert main(["--config", str(config), "ask", "hello"]) == 1
    assert sentence(capsys.readouterr().err.encode()).startswith(f"{config}{said}")


@pytest.mark.parametrize("command", ["ask", "build", "check"])
def test_knowledge_that_is_nowhere(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    question = ["hello"] if command == "ask" else []
    assert main(["--knowledge", str(tmp_path / "none"), command, *question]) == 1
    out, err = capsys.readouterr()
    assert all(line.startswith(str(tmp_path / "none")) for line in (out + err).splitlines())
    assert bool(out) == (command == "check")


@pytest.mark.parametrize("content", [b"{", b"{}", b'{"id": "\xff"}', b""])
def test_built_facts_that_are_spoiled(
    content: bytes, knowledge: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    built = knowledge / "built" / "bbc-leicestershire-2023-01-20.json"
    built.write_bytes(content)
    assert main(["--knowledge", str(knowledge), "ask", "hello"]) == 1
    assert sentence(capsys.readouterr().err.encode()).startswith(str(built))


def test_documents_alone_are_built_and_asked(
    knowledge: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = ["--knowledge", str(knowledge)]
    shutil.rmtree(knowledge / "built")
    assert main([*here, "build", "--check"]) == 1
    assert not (knowledge / "built").exists()
    assert (
        main([*here, "build"]) == main([*here, "build", "--check"]) == main([*here, "check"]) == 0
    )
    capsys.readouterr()
    assert main([*here, "ask", "what was the efficiency grade?"]) == 0
    assert capsys.readouterr().out.startswith("Leicestershire was graded requires improvement")


@needs_dev_full
def test_output_that_cannot_be_written() -> None:
    done = shell("bot ask hello >/dev/full")
    assert sentence(done.stderr) == "standard output: cannot be used: No space left on device"
    assert done.returncode == 1


@pytest.mark.parametrize(
    "command",
    ["yes hello | head -300 | bot ask | head -1", "bot build --check | true",
     "bot ask hello >&-", "bot <&-", "bot ask hello >&- 2>&-"],
)  # fmt: skip
def test_streams_that_are_closed(command: str) -> None:
    done = shell(command)
    assert (done.stderr, done.returncode) == (b"", 0)


@pytest.fixture
def interruptible() -> Iterator[None]:
    """What is started can be interrupted, even where this program ignores Ctrl-C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signal")
@pytest.mark.usefixtures("interruptible")
def test_ctrl_c_ends_quietly() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bot"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=surroundings(),
    ) as chat:
        patience = Timer(20, chat.kill)
        patience.start()
        assert chat.stdin
        assert chat.stdout
        chat.stdin.write(b"hello\n")
        chat.stdin.flush()
        assert chat.stdout.readline().startswith(b"Hello.")  # answered while the pipe is open
        chat.send_signal(signal.SIGINT)
        _, error = chat.communicate()
        patience.cancel()
    assert (error, chat.returncode) == (b"", 130)


def test_one_question_loads_nothing_heavy() -> None:
    script = (
        "import sys; from bot.__main__ import main; main(['ask', 'hello']); "
        f"sys.exit(' '.join(name for name in {HEAVY} if name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, cwd=ROOT, check=False
    )
    assert done.stderr.strip() == b""
