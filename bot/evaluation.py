"""How well questions are answered: each reply judged by what its entry demands, then counted."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from msgspec import Struct

from bot.reply import Reply

_FOLDED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "*": None})

OneOrMore = str | list[str]
#: How a reply turned out. A false statement says what the entry forbids; a wrong answer answers
#: what was to be refused, or leaves out what was to be said.
Outcome = Literal["right", "wrong answer", "wrong refusal", "false statement"]
OUTCOMES: tuple[Outcome, ...] = ("right", "wrong answer", "wrong refusal", "false statement")
_REFUSED = ("abstained", "clarify")


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


class Questions(Struct, forbid_unknown_fields=True):
    """One file: entries to tune on, and entries only looked at to confirm."""

    kind: str
    tune: list[Entry] = []
    confirm: list[Entry] = []


class Judged(NamedTuple):
    """An entry with its reply, what is wrong in it, and how long it took in seconds."""

    kind: str
    entry: Entry
    reply: Reply
    wrong: tuple[str, ...]
    seconds: float

    @property
    def outcome(self) -> Outcome:
        """How the reply turned out."""
        if not self.wrong:
            return "right"
        if any(word.startswith("says ") for word in self.wrong):
            return "false statement"
        return "wrong refusal" if self.reply.status in _REFUSED else "wrong answer"


class Band(NamedTuple):
    """Replies of about one confidence: from ``least`` up, how many, and how many are right."""

    least: float
    replies: int
    right: int


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
    return found + (_uncited(entry, reply) if reply.status == "answered" else [])


def _uncited(entry: Entry, reply: Reply) -> list[str]:
    cited = {citation.document for citation in reply.citations}
    quotes = [folded(citation.quote) for citation in reply.citations]
    found = [f"does not cite {document}" for document in entry.cites if document not in cited]
    return found + [
        f"does not quote {words}"
        for words in entry.quote
        if not any(folded(words) in quote for quote in quotes)
    ]


def counted(judged: Iterable[Judged]) -> dict[str, dict[Outcome, int]]:
    """How many replies turned out how, by kind of question, in the order of the files."""
    found: dict[str, dict[Outcome, int]] = {}
    for each in judged:
        counts = found.setdefault(each.kind, dict.fromkeys(OUTCOMES, 0))
        counts[each.outcome] += 1
    return found


def reliability(judged: Sequence[Judged], width: float = 0.1) -> list[Band]:
    """How many replies of each confidence are right, the surest first.

    A calibrated bot is right about as often as it says.
    """
    bands: dict[float, list[bool]] = {}
    for each in judged:
        least = min(int(each.reply.confidence / width + 1e-9) * width, 1 - width)
        bands.setdefault(round(least, 2), []).append(not each.wrong)
    return [Band(least, len(bands[least]), sum(bands[least])) for least in sorted(bands)[::-1]]


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which a share of some values lies; 0 for none."""
    order = sorted(values)
    return order[min(int(len(order) * share), len(order) - 1)] if order else 0.0


def folded(text: str) -> str:
    """A text as it is compared: case, typography and white space folded."""
    return " ".join(text.translate(_FOLDED).lower().split())


def _all(value: OneOrMore) -> list[str]:
    return [value] if isinstance(value, str) else value
