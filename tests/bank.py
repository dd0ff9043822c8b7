"""The question bank: loading it, and judging a reply by what an entry demands."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import yaml
from msgspec import Struct

from bot.engine import Engine
from bot.reply import Reply
from bot.understanding.memory import Conversation

QUESTIONS = Path(__file__).parent / "questions"
#: The file whose answers are computed from the table: see tests/national.py.
NATIONAL = "national"
_FOLDED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "*": None})

OneOrMore = str | list[str]


class Entry(Struct, forbid_unknown_fields=True):
    """A question, or a conversation of which the last reply is judged.

    ``status`` and ``reason`` name what is acceptable. ``says`` must stand in the text (a list
    within it: one of them), ``never`` must not; ``cites`` are documents, ``quote`` words that
    a citation must hold. ``known`` says why the bot still gets it wrong.
    """

    ask: OneOrMore
    status: OneOrMore
    reason: OneOrMore = []
    says: list[OneOrMore] = []
    never: list[str] = []
    cites: list[str] = []
    quote: list[str] = []
    known: str | None = None

    @property
    def turns(self) -> list[str]:
        """What is typed, turn by turn."""
        return _all(self.ask)


class Kind(Struct, forbid_unknown_fields=True):
    """One file: entries to tune on, and entries only looked at to confirm."""

    kind: str
    tune: list[Entry] = []
    confirm: list[Entry] = []


def kinds() -> Iterator[Kind]:
    """Every file of the bank whose entries say what the reply must hold."""
    for path in sorted(QUESTIONS.glob("*.yaml")):
        if path.stem == NATIONAL:
            continue
        data = yaml.load(path.read_bytes(), Loader=yaml.CBaseLoader)
        yield msgspec.convert(data, Kind, strict=False)


def texts() -> dict[str, str]:
    """The text of every shipped document, by its id."""
    documents = QUESTIONS.parents[1] / "knowledge" / "documents"
    files = [*documents.glob("*.txt"), *documents.glob("*.csv")]
    return {path.stem: path.read_bytes().decode() for path in files}


def ask(engine: Engine, turns: list[str]) -> Reply:
    """Hold a conversation, and give the last reply."""
    conversation = Conversation()
    for turn in turns:
        reply, conversation = engine.answer(turn, conversation)
    return reply


def wrong(entry: Entry, reply: Reply) -> list[str]:
    """Everything in a reply that its entry does not accept; nothing if it is right."""
    found: list[str] = []
    if reply.status not in _all(entry.status):
        found.append(f"status is {reply.status} ({reply.reason})")
    if reply.status == "abstained" and entry.reason and reply.reason not in _all(entry.reason):
        found.append(f"reason is {reply.reason}")
    text = folded(reply.text)
    if reply.status == "answered" or reply.status == _all(entry.status)[0]:
        found += [
            f"does not say {wanted}"
            for wanted in entry.says
            if not any(folded(each) in text for each in _all(wanted))
        ]
    found += [f"says {word}" for word in entry.never if folded(word) in text]
    if reply.status == "answered":
        cited = {citation.document for citation in reply.citations}
        quotes = [folded(citation.quote) for citation in reply.citations]
        found += [f"does not cite {document}" for document in entry.cites if document not in cited]
        found += [
            f"does not quote {words}"
            for words in entry.quote
            if not any(folded(words) in quote for quote in quotes)
        ]
    return found


def folded(text: str) -> str:
    """A text as it is compared: case, typography and white space folded."""
    return " ".join(text.translate(_FOLDED).lower().split())


def _all(value: OneOrMore) -> list[str]:
    return [value] if isinstance(value, str) else value
