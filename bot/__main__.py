"""The command line: ``python -m bot``."""

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, get_args

# Faces are imported where they are used: one question must not wait for Discord to load.
from knowledge.faults import Faults
from knowledge.files import system_fault
from knowledge.model import Kind, Metadata

if TYPE_CHECKING:
    from bot.engine import Engine

DONE, FAULT, USAGE = 0, 1, 2
INTERRUPTED = 130  # as shells count Ctrl-C
_ROOT = Path(__file__).parent.parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    _open_streams()
    try:
        code = _run(_parser().parse_args(arguments))
        sys.stdout.flush()
    except Faults as found:
        _tell(*found.faults)
        return FAULT
    except BrokenPipeError:
        _silence()  # whoever read our output has left; what remains unsaid is no fault
        return DONE
    except OSError as error:
        _tell(system_fault(error))
        if error.filename is None:  # it was standard output that could not be written
            _silence()
        return FAULT
    except (KeyboardInterrupt, EOFError):
        return INTERRUPTED
    return code


def _open_streams() -> None:
    """Speak UTF-8 whatever the locale, and stand in for streams that came closed."""
    sys.stdin = sys.stdin or open(os.devnull)  # noqa: SIM115 - open as long as the program
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _silence() -> None:
    """Let what is still in the buffer of standard output go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot",
        description="Answers questions about fire and rescue service inspections from documents.",
        epilog="Without a command: a chat in the terminal. Exit codes: 0 done, 1 a fault in the "
        "data or a failed check, 2 wrong usage, 3 Discord refused the token, 4 Discord could "
        "not be reached, 130 stopped with Ctrl-C.",
    )
    parser.add_argument(
        "--config", type=Path, default=_ROOT / "config.yaml", metavar="FILE",
        help="settings (default: config.yaml)",
    )  # fmt: skip
    parser.add_argument(
        "--knowledge", type=Path, default=_ROOT / "knowledge", metavar="DIR",
        help="documents, facts and language (default: knowledge)",
    )  # fmt: skip
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_ask(commands.add_parser(
        "ask", help="answer one question, or each line of standard input",
        description="Answer QUESTION; without it, each line of standard input by itself.",
    ))  # fmt: skip
    commands.add_parser("discord", help="connect to Discord with the token in DISCORD_TOKEN")
    _add_build(commands.add_parser(
        "build", help="rebuild the facts from the documents, or draft the metadata of one",
        description="Rebuild the facts from the documents: reads what changed since the last "
        "time, tells what is new or gone and what could not be read.",
    ))  # fmt: skip
    _add_evaluate(commands.add_parser(
        "evaluate", help="ask files of questions and count what is right",
        description="Ask every question of each FILE (YAML as in tests/questions, or JSON Lines) "
        "and print, by kind, what was right, what was wrong, and how sure the bot was.",
    ))  # fmt: skip
    commands.add_parser("check", help="validate configuration, knowledge, language and citations")
    return parser


def _add_ask(ask: argparse.ArgumentParser) -> None:
    ask.add_argument("question", nargs="?", metavar="QUESTION")
    ask.add_argument(
        "--json", action="store_true",
        help="one JSON object a reply; an input line that is an array of strings is a conversation",
    )  # fmt: skip
    ask.add_argument(
        "--explain", action="store_true",
        help="tell the line of thought too: what was read, which intents, and why this verdict",
    )  # fmt: skip


def _add_build(build: argparse.ArgumentParser) -> None:
    build.add_argument("--check", action="store_true", help="change nothing; exit 1 if they differ")
    build.add_argument("--json", action="store_true", help="print the report as one JSON object")
    build.add_argument(
        "--draft", type=Path, metavar="FILE",
        help="write the metadata of a text or a table, copied to the documents if it lies "
        "elsewhere; a terminal is asked for what these options leave open:",
    )  # fmt: skip
    build.add_argument("--kind", choices=get_args(Kind), help="what it is (default: a guess)")
    build.add_argument("--publisher", metavar="NAME", help="who published it")
    build.add_argument("--url", metavar="ADDRESS", help="where it stands on the web")
    build.add_argument("--licence", metavar="NAME", help="its licence")
    build.add_argument("--title", metavar="WORDS", help="its title, if it does not give it")
    build.add_argument("--published", type=_day, metavar="DATE", help="likewise, as 2023-01-20")


def _add_evaluate(evaluate: argparse.ArgumentParser) -> None:
    evaluate.add_argument("files", nargs="+", type=Path, metavar="FILE")
    evaluate.add_argument("--json", action="store_true", help="print one JSON object")
    evaluate.add_argument(
        "--failures", action="store_true",
        help="tell each entry that is not right, of the part to tune on only",
    )  # fmt: skip
    evaluate.add_argument(
        "--tune", action="store_true",
        help="print the thresholds for config.yaml that fit the part to tune on best",
    )  # fmt: skip


def _day(words: str) -> str:
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{words}” is no date such as 2023-01-20") from error


def _run(options: argparse.Namespace) -> int:
    if options.command == "ask":
        return _ask(options)
    if options.command == "discord":
        return _discord(options)
    if options.command == "build":
        return _build(options)
    if options.command == "evaluate":
        return _evaluate(options)
    if options.command == "check":
        from bot.faces.upkeep import run_check

        return run_check(options.config, options.knowledge)
    return _chat(options)


def _build(options: argparse.Namespace) -> int:
    given = {key: getattr(options, key) for key in Metadata.__struct_fields__}
    stray = [key for key, value in given.items() if value is not None]
    if options.draft and (options.check or options.json):
        _tell("--draft goes with neither --check nor --json.")
        return USAGE
    if options.draft:
        from bot.faces.drafting import run_draft

        return run_draft(options.knowledge, options.draft, given, asking=_on_terminal())
    if stray:
        _tell(f"--{stray[0]} goes with --draft FILE.")
        return USAGE
    if _on_terminal() and not options.check and not options.json:
        from bot.faces.drafting import offer_drafts

        offer_drafts(options.knowledge)
    from bot.faces.upkeep import run_build

    return run_build(options.knowledge, check=options.check, json=options.json)


def _ask(options: argparse.Namespace) -> int:
    from bot.load import load_engine

    question = options.question
    if question is not None:
        # The bytes as they were typed: the locale may have read them as something else.
        question = os.fsencode(question).decode("utf-8", errors="replace")
        if "\N{REPLACEMENT CHARACTER}" in question:
            _tell("The question is not UTF-8 text: type it again.")
            return USAGE
    if options.explain and options.json:
        _tell("--explain does not go with --json.")
        return USAGE
    engine, _ = load_engine(options.config, options.knowledge)
    reply = _replier(engine, options)
    if question is None:
        return _reply_to_lines(reply)
    if question.strip() or options.json:
        _print(reply([question]))
    if not question.strip():
        _tell("The question is empty: type one, such as “what was the efficiency grade?”")
        return USAGE
    return DONE


def _replier(
    engine: "Engine", options: argparse.Namespace
) -> Callable[[Iterable[str]], Iterable[str]]:
    """What each line of questions is answered with: text, JSON, or the line of thought."""
    if options.explain:
        from bot.faces.explaining import explain_each

        return partial(explain_each, engine)
    from bot.faces.lines import ask_each

    return partial(ask_each, engine, json=options.json)


def _evaluate(options: argparse.Namespace) -> int:
    from bot.faces import evaluating
    from bot.load import load_engine

    files = [evaluating.read_questions(path) for path in options.files]
    engine, config = load_engine(options.config, options.knowledge)
    if options.tune:
        evaluating.show_advice(engine, config.matching, files)
        return DONE
    judged = evaluating.judge(engine, files, tune_only=options.failures)
    if options.failures:
        _print(evaluating.show_failures(judged))
    elif options.json:
        _print([evaluating.as_json(judged)])
    else:
        evaluating.show(judged)
    return DONE


def _chat(options: argparse.Namespace) -> int:
    from bot.load import load_parts

    parts = load_parts(options.config, options.knowledge)
    if _on_terminal():
        from bot.faces.terminal import chat, names_in

        return chat(parts.engine(), names_in(parts.facts))
    from bot.faces.lines import converse

    return _reply_to_lines(partial(converse, parts.engine()))


def _on_terminal() -> bool:
    """Whether somebody is there to read and to answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _reply_to_lines(reply: Callable[[Iterable[str]], Iterable[str]]) -> int:
    """Answer standard input; a line of it that is no UTF-8 is answered and is a fault."""
    from bot.faces.lines import decoded

    if sys.stdin.isatty():
        _tell("Type one question a line; Ctrl-D ends.")
    spoiled: list[int] = []
    _print(reply(decoded(sys.stdin.buffer, spoiled)))
    return FAULT if spoiled else DONE


def _discord(options: argparse.Namespace) -> int:
    token = os.environ.get("DISCORD_TOKEN", "").strip()
    if not token:
        _tell("There is no token: set the environment variable DISCORD_TOKEN.")
        return USAGE
    from bot.faces.discord import run
    from bot.load import load_engine

    engine, config = load_engine(options.config, options.knowledge)
    return run(engine, config, token)


def _print(replies: Iterable[str]) -> None:
    for reply in replies:
        print(reply, flush=True)  # at once, for whoever waits behind a pipe


def _tell(*sentences: object) -> None:
    for sentence in sentences:
        print(sentence, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
