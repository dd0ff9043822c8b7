"""Questions as lines in, replies as lines out: for scripts, pipes and single questions."""

import sys
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from bot.engine import Engine
from bot.faces.markup import lines_of
from bot.reply import Reply
from bot.understanding.dialogue.memory import Conversation


def as_json(reply: Reply) -> str:
    """The reply object that scripts read, on one line."""
    fields: dict[str, Any] = msgspec.to_builtins(reply)
    del fields["grades"]  # for faces that draw; its words stand in the text
    return msgspec.json.encode(fields).decode()


def as_text(reply: Reply) -> str:
    """The reply for a reader of plain text: its quotations marked, nothing else."""
    return "\n".join(
        f"> {line.plain}" if line.kind == "quote" else line.plain for line in lines_of(reply)
    )


def decoded(lines: Iterable[bytes], spoiled: list[int]) -> Iterator[str]:
    """The lines of standard input.

    A line that is no UTF-8 is told of on standard error, its number added to ``spoiled``,
    and what can be read of it is read.
    """
    for number, line in enumerate(lines, 1):
        words = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        try:
            yield words.decode("utf-8").rstrip("\r\n")
        except UnicodeDecodeError:
            spoiled.append(number)
            print(
                f"Line {number} of standard input is not UTF-8 text: save it as UTF-8 and "
                "send it again.",
                file=sys.stderr,
            )
            yield words.decode("utf-8", errors="replace").rstrip("\r\n")


def ask_each(engine: Engine, lines: Iterable[str], *, json: bool) -> Iterator[str]:
    """Answer each line by itself; with JSON, a line may be an array of strings, a conversation."""
    for line in lines:
        conversation = Conversation()
        *earlier, last = _turns(line) if json else [line]
        for turn in earlier:
            _, conversation = engine.answer(turn, conversation)
        reply, _ = engine.answer(last, conversation)
        yield as_json(reply) if json else as_text(reply) + "\n"


def converse(engine: Engine, lines: Iterable[str]) -> Iterator[str]:
    """Answer the lines of one conversation; blank lines are passed over."""
    conversation = Conversation()
    for line in lines:
        if line.strip():
            reply, conversation = engine.answer(line, conversation)
            yield as_text(reply) + "\n"


def _turns(line: str) -> list[str]:
    if not line.lstrip().startswith("["):
        return [line]
    try:
        return msgspec.json.decode(line, type=list[str]) or [""]
    except msgspec.DecodeError:
        return [line]
