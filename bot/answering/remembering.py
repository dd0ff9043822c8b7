"""What a conversation keeps of a question and its answer."""

from bot.answering.draft import Draft
from bot.answering.families import FROM_CONVERSATION
from bot.understanding.dialogue.memory import Conversation
from bot.understanding.meaning.asked import Asked

_REMEMBERED = 10  # services of a conversation


def kept(asked: Asked, draft: Draft, before: Conversation) -> Conversation:
    """The conversation with which the next message is answered."""
    if asked.all("ambiguous"):
        return Conversation(asked)  # which service was meant may come next
    if draft.status not in ("answered", "abstained") or asked.intent is None:
        return before
    if draft.reason == "unknown_service" or (draft.status == "abstained" and asked.unknown):
        # "He" is not somebody else than the one who was just refused.
        asked = asked.filled("person", ()).filled("role", ())
    if before.asked and (_only_asks_of_it(asked) or _shows_again(asked, draft, before)):
        asked = before.asked  # "who said that?" leaves the subject as it was
        return Conversation(
            asked,
            draft.citations or before.citations,
            draft.shown or before.shown,
            draft.speakers or before.speakers,
            before.services,
            answered=draft.status == "answered",
        )
    refused = draft.reason == "unknown_service"
    earlier = (name for name in before.services if name not in asked.all("service"))
    return Conversation(
        asked,
        draft.citations,
        draft.shown,
        draft.speakers,
        (*earlier, *(() if refused else asked.all("service")))[-_REMEMBERED:],
        refused,
        _found(asked, draft),
        draft.status == "answered",
    )


def _only_asks_of_it(asked: Asked) -> bool:
    return asked.intent in FROM_CONVERSATION and not asked.phrase


def _shows_again(asked: Asked, draft: Draft, before: Conversation) -> bool:
    """Whether a question that names nothing new shows what was shown: "when was that?"."""
    last = before.asked
    new = last is None or any(last.all(kind) != values for kind, values in asked.slots.items())
    return not new and bool(draft.citations) and set(draft.citations) <= set(before.citations)


def _found(asked: Asked, draft: Draft) -> str:
    """The one service that a question about all led to: all its grades', or the lead's alone."""
    names = {line.service for line in draft.grades} if asked.everywhere else set[str]()
    if len(names) > 1:
        names = {name for name in names if name in draft.lead}
    return names.pop() if len(names) == 1 else ""
