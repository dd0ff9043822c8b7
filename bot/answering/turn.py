"""A question whose turn it is, with all that a stage of answering may look at."""

from msgspec import Struct

from bot.answering.draft import Draft, refusal
from bot.answering.facts import Facts
from bot.config import Matching
from bot.understanding.dialogue.memory import Conversation
from bot.understanding.meaning.asked import Asked

#: What a turn is said by before any stage has said anything.
UNSAID = "unsaid"
_NOTHING = refusal("not_in_documents", "The documents do not say.")


class Turn(Struct, frozen=True):
    """One question, completed from the conversation, on its way to a reply.

    ``before`` is the conversation up to it. ``draft`` is what is said to it so far, and ``by``
    the name of the stage that said so.
    """

    asked: Asked
    before: Conversation
    facts: Facts
    matching: Matching
    draft: Draft = _NOTHING
    by: str = UNSAID
