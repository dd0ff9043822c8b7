"""Interviews in questions and answers: whose the answers are, only the opening says."""

import re

from knowledge.readers.people.room import Room
from knowledge.readers.text.outline import Block

_QUESTION = re.compile(r"(?m:^)(?:Q|Question)(?::|\.) ")
_ANSWER = re.compile(r"(?:A|Answer)(?::|\.) ")


def from_answer(room: Room, block: Block, start: int) -> str | None:
    """Read "A: “…”": the answer of the only person named above the first question."""
    if not _ANSWER.fullmatch(room.text.plain, block.start, start):
        return None
    first = _QUESTION.search(room.text.plain, 0, start)
    named = {naming.who for naming in room.cast.named_in(0, first.start())} if first else set()
    people = {who.person.name if who else None for who in named}
    return people.pop() if len(people) == 1 else None
