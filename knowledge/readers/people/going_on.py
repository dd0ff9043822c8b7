"""Quotations that stand alone, and whose speaker the words before them tell."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from knowledge.model import Span
from knowledge.readers.people.reporting import UNSAID
from knowledge.readers.people.room import Room, names_stranger
from knowledge.readers.people.speakers import subject_at_end
from knowledge.readers.text.outline import Block
from knowledge.readers.text.speech import AUXILIARY, VERB
from knowledge.readers.text.text import sentences

_THOUGHT = re.compile(
    r"\b(?:remembers|remembered|recalls|recalled|believes|believed|thinks|wonders|wondered|fears"
    r"|feared|doubts|doubted|regrets|regretted"
    r"|(?:is|was) asked(?= (?:[^.;:\"]* )?(?:if|whether|what|how|why|about|when|where|who)))\b"
)
#: "Last month she was asked …": nobody but who was named before.
_PRONOUN_LEADS = re.compile(r"(?:[^,.;:\"]{2,40}, )?(?:He|She|he|she)\b")
_SAYS_ASIDE = re.compile(rf", (?P<who>he|she) (?:{VERB})$")
_TOLD = re.compile(rf"\b(?:{AUXILIARY} ?)?(?:{VERB})\b")

#: What goes on after a whole sentence was quoted opens its marks without closing them before.
_QUOTED_WHOLE = re.compile(r"[:,] ?\"[^\"]*\"$")


def from_sentence_before(room: Room, spans: Sequence[Span], start: int, end: int) -> str | None:
    """Give whom the sentence before a quotation is about: "Jane Doe was there. “It was awful.”".

    ``spans`` are the sentences of the paragraph, ``start`` and ``end`` the quotation with its
    marks, which is to be a sentence of its own.
    """
    at = bisect_right(spans, start, key=lambda span: span.start) - 1
    if at < 1 or (spans[at].start, spans[at].end) != (start, end):
        return None
    return _subject(room, spans[at - 1])


def from_paragraph(room: Room, block: Block) -> str | None:
    """Read a paragraph that only one person is spoken of in, and ends with what they said."""
    named = {naming.who for naming in room.cast.named_in(block.start, block.end)}
    if len(named) != 1 or _QUOTED_WHOLE.search(room.text.plain[block.start : block.end]):
        return None
    return _subject(room, sentences(room.text, block.start, block.end)[-1])


def _subject(room: Room, told: Span) -> str | None:
    """Give who thinks or speaks in a sentence that names nobody else."""
    words = room.text.plain[told.start : told.end]
    verb = _THOUGHT.search(words) or _TOLD.search(words)
    named = {naming.who for naming in room.cast.named_in(told.start, told.end)}
    spoken = verb.end() if verb else 0
    aside = _SAYS_ASIDE.search(words, 0, spoken)  # "She does not blame them, she says."
    start = aside.start("who") if aside else 0
    by_pronoun = not named and _PRONOUN_LEADS.match(words)
    if verb is None or not (len(named) == 1 or by_pronoun) or UNSAID.search(words[start:spoken]):
        return None
    if names_stranger(room, told.start, told.end):
        return None
    return subject_at_end(room, told.start + start, told.start + verb.start())
