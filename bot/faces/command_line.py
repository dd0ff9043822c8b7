"""The commands and options of ``python -m bot``."""

import argparse
from datetime import date
from pathlib import Path
from typing import get_args

from knowledge.model import Kind

#: What was chosen on the command line.
Options = argparse.Namespace


def parser(root: Path) -> argparse.ArgumentParser:
    """What reads the command line; without options the files in ``root`` are used."""
    whole = argparse.ArgumentParser(
        prog="python -m bot",
        description="Answers questions about fire and rescue service inspections from documents.",
        epilog="Without a command: a chat in the terminal. Exit codes: 0 done, 1 a fault in the "
        "data or a failed check, 2 wrong usage, 3 Discord refused the token, 4 Discord could "
        "not be reached, 130 stopped with Ctrl-C.",
    )
    whole.add_argument(
        "--config", type=Path, default=root / "config.yaml", metavar="FILE",
        help="settings (default: config.yaml)",
    )  # fmt: skip
    whole.add_argument(
        "--knowledge", type=Path, default=root / "knowledge", metavar="DIR",
        help="documents, facts and language (default: knowledge)",
    )  # fmt: skip
    commands = whole.add_subparsers(dest="command", metavar="COMMAND")
    _add_ask(commands.add_parser(
        "ask", help="answer one question, or each line of standard input",
        description="Answer QUESTION; without it, each line of standard input by itself.",
    ))  # fmt: skip
    _add_discord(commands.add_parser(
        "discord", help="connect to Discord with the token in DISCORD_TOKEN",
        description="Connect to Discord with the token in DISCORD_TOKEN and answer there until "
        "stopped. Discord is told the commands only by --sync.",
    ))  # fmt: skip
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
    return whole


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
    ask.add_argument(
        "--discord", action="store_true",
        help="print the messages that would be sent to Discord, as the JSON of the request",
    )  # fmt: skip


def _add_discord(discord: argparse.ArgumentParser) -> None:
    once = discord.add_mutually_exclusive_group()
    once.add_argument(
        "--sync", action="store_true",
        help="only tell Discord the commands, if it does not have them as they are now",
    )  # fmt: skip
    once.add_argument(
        "--invite", action="store_true",
        help="only print where the bot is invited, and which permissions it asks for",
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
