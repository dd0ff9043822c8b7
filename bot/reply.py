"""The reply: one vocabulary of outcomes for the engine, the faces and the tests."""

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

Status = Literal["answered", "abstained", "clarify", "social", "emergency"]
Reason = Literal[
    "unknown_service", "unknown_topic", "other_inspection", "not_in_documents", "out_of_scope"
]


class Citation(Struct, frozen=True):
    """Words of a document: ``quote`` is exactly its text from ``start`` to ``end``.

    Offsets count characters. ``published`` is an ISO date, or None where it is not known.
    """

    document: str
    title: str
    publisher: str | None
    published: str | None
    url: str | None
    start: int
    end: int
    quote: str


class GradeLine(Struct, frozen=True):
    """A judgment as a face may draw it; its words also stand in the reply's text."""

    service: str
    inspection: str
    pillar: str
    grade: str


class Reply(Struct, frozen=True, kw_only=True):
    """What the engine says to one question.

    ``text`` is the whole reply; ``**bold**`` and ``> quote`` lines are its only markup.
    ``confidence`` runs from 0 to 1. ``choices`` are whole questions, any of which would
    be answered; an answer has them too where another part of the message is asked back.
    ``suggestions`` are questions that may come next. ``grades`` are for faces that draw
    them and are no part of the JSON contract.

    Raises:
        ValueError: the outcome contradicts itself, above all an answer without a citation.
    """

    question: str
    status: Status
    reason: Reason | None = None
    intent: str | None = None
    confidence: float = 1.0
    text: str
    citations: tuple[Citation, ...] = ()
    choices: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    grades: tuple[GradeLine, ...] = ()

    def __post_init__(self) -> None:
        if self.status == "answered" and not self.citations:
            raise ValueError("an answer needs a citation")
        if (self.status == "abstained") != (self.reason is not None):
            raise ValueError("an abstention, and nothing else, needs a reason")
        if self.status == "clarify" and not self.choices:
            raise ValueError("a question back needs choices")
        if self.choices and self.status not in ("clarify", "answered"):
            raise ValueError("only a question back, alone or beside an answer, needs choices")


def joined(replies: Sequence[Reply]) -> Reply:
    """One reply to a message that asks several questions.

    It counts as answered if any of them is, for what is not is said in the text, and else as a
    question back if any asks back. What is answered stands first, the others in the order in
    which they were asked; of what there is to choose from nothing is lost.
    """
    parts = sorted(replies, key=lambda each: each.status != "answered")
    if len(parts) == 1:
        return parts[0]
    counts = next((each for each in parts if each.status in ("answered", "clarify")), parts[0])
    return replace(
        counts,
        text="\n\n".join(_each_refusal_once(parts)),
        confidence=min(each.confidence for each in parts),
        citations=tuple(dict.fromkeys(c for each in parts for c in each.citations)),
        choices=tuple(dict.fromkeys(c for each in parts for c in each.choices)),
        suggestions=tuple(dict.fromkeys(s for each in parts for s in each.suggestions)),
        grades=tuple(dict.fromkeys(line for each in parts for line in each.grades)),
    )


def _each_refusal_once(replies: Sequence[Reply]) -> Iterator[str]:
    told: set[str] = set()
    for each in replies:
        if each.status != "abstained" or each.text not in told:
            yield each.text
        told.add(each.text)
