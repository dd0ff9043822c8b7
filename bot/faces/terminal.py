"""The chat in a terminal: history, completion, and colour where the terminal has it."""

import re
from collections.abc import Iterable, Iterator
from typing import get_args

from prompt_toolkit import PromptSession
from prompt_toolkit.auto_suggest import AutoSuggestFromHistory
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document as Typed
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.history import InMemoryHistory
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bot.engine import Engine
from bot.faces.markup import Line, lines_of
from bot.reply import Reply
from bot.understanding.dialogue.memory import Conversation
from knowledge.load import Knowledge
from knowledge.model import Grade, Pillar

#: Grades by colour; the words always stand beside it.
_GRADE_STYLES = {
    "outstanding": "bold green",
    "good": "bold green",
    "adequate": "bold yellow",
    "requires improvement": "bold yellow",
    "inadequate": "bold red",
}
_PROMPT = FormattedText([("bold", "you"), ("", " ")])
_WIDEST = 100  # columns; longer lines are hard to read
_WORD_START = re.compile(r"(?<!\w)\w")


def chat(engine: Engine, names: Iterable[str]) -> int:
    """Hold one conversation until end of input; returns the exit code.

    What is typed is remembered for the arrow keys while the chat runs, and written nowhere.
    ``names`` are what Tab completes besides whole questions.
    """
    console = Console(highlight=False)
    completer = Offers(engine.starters, names)
    session: PromptSession[str] = PromptSession(
        history=InMemoryHistory(),
        auto_suggest=AutoSuggestFromHistory(),
        completer=completer,
        complete_while_typing=False,
    )
    _print(console, Text("Ask about fire service inspections. Tab completes, Ctrl-D ends.", "dim"))
    _print(console, Text(f"For example: {engine.starters[0]}", "dim"))
    conversation = Conversation()
    while True:
        try:
            question = session.prompt(_PROMPT)
        except KeyboardInterrupt:
            continue
        except EOFError:
            return 0
        if question.strip():
            reply, conversation = engine.answer(question, conversation)
            completer.offer(reply)
            show(console, reply)


def names_in(facts: Knowledge) -> tuple[str, ...]:
    """What questions often name: services, pillars, grades and people."""
    people = [person.name for _, person in facts.people()]
    return tuple(dict.fromkeys([*facts.services, *get_args(Pillar), *get_args(Grade), *people]))


def show(console: Console, reply: Reply) -> None:
    """Print a reply: the answer, the evidence indented, the source dimmed."""
    console.print()
    for line in lines_of(reply):
        _print(console, _drawn(line))
    console.print()


class Offers(Completer):
    """Completes whole questions, those of the last reply first, and else the name begun."""

    def __init__(self, starters: Iterable[str], names: Iterable[str]) -> None:
        self._starters = tuple(starters)
        self._names = tuple(names)
        self._questions = self._starters

    def offer(self, reply: Reply) -> None:
        """Put what a reply offers before the questions to begin with."""
        self._questions = tuple(
            dict.fromkeys([*reply.choices, *reply.suggestions, *self._starters])
        )

    def get_completions(
        self, document: Typed, complete_event: CompleteEvent
    ) -> Iterator[Completion]:
        """What may stand in the place of the words before the cursor."""
        typed = document.text_before_cursor
        yield from _beginning(typed, self._questions)
        for start in _WORD_START.finditer(typed):
            begun = list(_beginning(typed[start.start() :], self._names))
            if begun:
                yield from begun
                return


def _beginning(typed: str, wholes: Iterable[str]) -> Iterator[Completion]:
    for whole in wholes:
        if whole.casefold().startswith(typed.casefold()) and whole != typed:
            yield Completion(whole, start_position=-len(typed))


def _print(console: Console, drawn: Text | Padding) -> None:
    console.print(drawn, width=min(console.width, _WIDEST))


def _drawn(line: Line) -> Text | Padding:
    if line.kind == "quote":
        return Padding(Text(line.plain, "italic"), (0, 0, 0, 4))
    if line.kind == "source":
        return Padding(Text(line.plain, "dim"), (0, 0, 0, 4))
    text = Text()
    for words, bold in line.runs:
        text.append(words, _GRADE_STYLES.get(words, "bold") if bold else "")
    return text
