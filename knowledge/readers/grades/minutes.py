"""Minutes of a meeting: reported speech, whose tenses all stand one step back."""

import re

import msgspec

from knowledge.readers.grades.lexicon import Token
from knowledge.readers.text.text import Text

_HEADED = re.compile(r"(?:draft |confirmed |approved )?minutes\b(?! (?:ago|away|later))", re.I)
#: Above their heading stand whose they are, and where and when it was.
_NEAR_TOP = 8


def is_minutes(text: Text) -> bool:
    """Tell whether a line near the top says that these are minutes."""
    top = text.lines[:_NEAR_TOP]
    return any(_HEADED.match(text.plain, line.start, line.end) for line in top)


def set_forward(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Read "had been graded" as "has been graded": it had, when the meeting heard of it."""
    return tuple(
        msgspec.structs.replace(token, value="has") if token.value == "had" else token
        for token in tokens
    )
