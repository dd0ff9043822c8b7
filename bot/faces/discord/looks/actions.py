"""What a button does, written into its ``custom_id``: so it works after a restart as before."""

import msgspec
from msgspec import Struct

LONGEST_ID = 100  # characters that Discord gives a custom_id


class Ask(Struct, frozen=True, array_like=True, tag="ask"):
    """Asks a whole question, for the person ``asker`` who was offered it."""

    asker: int
    question: str


class AskDrawn(Ask, frozen=True, array_like=True, tag="drawn"):
    """Asks a whole question, of which the answer comes with a picture."""


class Context(Struct, frozen=True, array_like=True, tag="context"):
    """Shows what stands around a place of a document.

    ``words`` is a digest of the passage there, by which a document that has changed is noticed.
    """

    document: str
    start: int
    words: str


class More(Struct, frozen=True, array_like=True, tag="more"):
    """Shows all quotations of a speaker; ``speaker`` is a digest, for the name may be long."""

    speaker: str


class Turn(Struct, frozen=True, array_like=True, tag="turn"):
    """Turns to a page of quotations, counted from 0, for ``asker``.

    ``speaker`` and ``topic`` are digests of the names, or after "=" what was typed where no
    name was meant; empty where none was wanted.
    """

    asker: int
    page: int
    speaker: str = ""
    topic: str = ""
    text: str = ""


class Doubt(Struct, frozen=True, array_like=True, tag="doubt"):
    """Hands a question to the operator, as one that was not answered rightly."""

    question: str


Action = Ask | AskDrawn | Context | More | Turn | Doubt


def custom_id(action: Action) -> str | None:
    """The action in writing, or None where that is longer than Discord takes."""
    written = msgspec.json.encode(action).decode()
    return written if len(written) <= LONGEST_ID else None


def action_in(written: str) -> Action | None:
    """The action that a ``custom_id`` means, or None if it means none of these."""
    try:
        action: Action = msgspec.json.decode(written, type=Action)
    except msgspec.DecodeError:
        return None
    return action
