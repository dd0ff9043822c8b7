"""The line of thought behind a reply, as data: what was read, weighed and decided."""

from typing import NamedTuple

from bot.config import Matching
from bot.reply import Reply
from bot.understanding.meaning.asked import Asked
from bot.understanding.words.message import Trace


class Judged(NamedTuple):
    """A question as it was completed from the conversation, and the stage that decided."""

    asked: Asked
    verdict: str


class Explanation(NamedTuple):
    """All that led to a reply: each sentence as it was read, each question as it was judged."""

    traces: tuple[Trace, ...]
    judged: tuple[Judged, ...]
    endangered: bool
    matching: Matching
    reply: Reply
