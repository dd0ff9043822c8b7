"""The command line: ``python -m bot``."""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

# Faces are imported where they are used: one question must not wait for Discord to load.
from bot.faces.command_line import Options, parser
from knowledge.faults import Faults
from knowledge.files import system_fault
from knowledge.model import Metadata

if TYPE_CHECKING:
    from bot.config import Config
    from bot.engine import Engine

DONE, FAULT, USAGE = 0, 1, 2
INTERRUPTED = 130  # as shells count Ctrl-C
_ROOT = Path(__file__).parent.parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    _open_streams()
    try:
        code = _run(parser(_ROOT).parse_args(arguments))
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


def _run(options: Options) -> int:
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


def _build(options: Options) -> int:
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


def _ask(options: Options) -> int:
    from bot.load import load_engine

    question = options.question
    if question is not None:
        # The bytes as they were typed: the locale may have read them as something else.
        question = os.fsencode(question).decode("utf-8", errors="replace")
        if "\N{REPLACEMENT CHARACTER}" in question:
            _tell("The question is not UTF-8 text: type it again.")
            return USAGE
    chosen = [name for name in ("explain", "json", "discord") if getattr(options, name)]
    if len(chosen) > 1:
        _tell(f"--{chosen[0]} does not go with --{chosen[1]}.")
        return USAGE
    reply = _replier(*load_engine(options.config, options.knowledge), options)
    if question is None:
        return _reply_to_lines(reply)
    if question.strip() or options.json:
        _print(reply([question]))
    if not question.strip():
        _tell("The question is empty: type one, such as “what was the efficiency grade?”")
        return USAGE
    return DONE


def _replier(
    engine: "Engine", config: "Config", options: Options
) -> Callable[[Iterable[str]], Iterable[str]]:
    """What each line of questions is answered with: text, JSON, or the line of thought."""
    if options.discord:
        from bot.faces.discord.preview import preview_each

        return partial(preview_each, engine, config)
    if options.explain:
        from bot.faces.explaining import explain_each

        return partial(explain_each, engine)
    from bot.faces.lines import ask_each

    return partial(ask_each, engine, json=options.json)


def _evaluate(options: Options) -> int:
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


def _chat(options: Options) -> int:
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


def _discord(options: Options) -> int:
    token = os.environ.get("DISCORD_TOKEN", "").strip()
    if not token:
        _tell("There is no token: set the environment variable DISCORD_TOKEN.")
        return USAGE
    from bot.faces.discord import run, run_invite, run_sync
    from bot.load import load_engine

    doing = run_sync if options.sync else run_invite if options.invite else run
    return doing(*load_engine(options.config, options.knowledge), token)


def _print(replies: Iterable[str]) -> None:
    for reply in replies:
        print(reply, flush=True)  # at once, for whoever waits behind a pipe


def _tell(*sentences: object) -> None:
    for sentence in sentences:
        print(sentence, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
