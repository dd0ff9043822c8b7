"""The passage that holds most of what a question says, where nothing else answers it."""

import re
from collections.abc import Sequence
from itertools import islice

from bot.answering.draft import Draft
from bot.answering.facts import Facts
from bot.answering.passages.life import is_of_another
from bot.answering.passages.passages import Shown
from bot.answering.passages.rows import with_columns
from bot.answering.passages.search import in_its_words
from bot.answering.passages.sought import ASKS, Match, Sought, sought
from bot.answering.scope import CHANGES
from bot.answering.turn import Turn
from bot.understanding.meaning.asked import Asked
from bot.understanding.words.text import stem

_LEAST = 1.4  # what the shared words must weigh
_MOST_OF = 0.5  # of all that the question says
_SEVERAL = 2  # things that are shared
_ALL = 0.99  # of a question whose kind of answer is told
_TELLING = 0.6  # what its one word must weigh
_DONE = re.compile(r"\b(?:been|were|was|have|has|had|got)(?= (\w+))")


def gathered(turn: Turn) -> Draft | None:
    """The passage that has the words of a question that is refused, or None.

    Half of what tells something in the question must stand in one sentence, and be rare, with
    the kind of answer that is wanted: a number, a date, a name.
    """
    asked, draft, facts = turn.asked, turn.draft, turn.facts
    refused = draft.status == "clarify" or draft.reason in (
        "not_in_documents", "unknown_topic", "other_inspection",
    )  # fmt: skip
    who_said = asked.intent == "attribution" and asked.says("who", "whose")
    of_all = asked.everywhere and not asked.all("service")
    if (
        not refused
        or of_all
        or asked.all("ambiguous")
        or who_said
        or (asked.intent in (*CHANGES, "why") and asked.all("pillar"))
        or (asked.intent == "grade" and draft.status == "clarify")
    ):
        return None
    wanted = sought(asked, facts)
    found = _found(wanted, _own(asked, facts), asked, facts)
    if found is None or (facts.service(asked) is None and _is_of_several(wanted, asked, facts)):
        return None
    if is_of_another(found.shown, asked, facts):
        return None
    if asked.intent == "figure" and draft.citations:
        return None  # the number is given, and not which they are
    return in_its_words(with_columns(found.shown, facts))


def _found(wanted: Sought, passages: Sequence[Shown], asked: Asked, facts: Facts) -> Match | None:
    """The best of some passages, if it answers."""
    best = wanted.best(passages)
    return best if best and _is_answer(best, wanted, asked, facts) else None


def _is_of_several(wanted: Sought, asked: Asked, facts: Facts) -> bool:
    """Whether the documents on more than one service answer a question that names none."""
    told = (
        [shown for shown in facts.shown if facts.is_told_of(service, shown)]
        for service in facts.knowledge.services
    )
    answers = (own for own in told if _found(wanted, own, asked, facts))
    return len(list(islice(answers, 2))) > 1


def _is_answer(found: Match, wanted: Sought, asked: Asked, facts: Facts) -> bool:
    done = {stem(word) for word in _DONE.findall(asked.text) if word in asked.loose}
    if asked.says("how many") and not facts.sense(done) <= found.shown.near:
        return False  # "how many have been sacked", where it says how many there are
    if found.share >= _ALL and asked.says(*ASKS) and found.weight >= _TELLING:
        telling = (point for point in wanted.points if point not in wanted.names)
        return any(not point <= facts.empty for point in telling)  # a name alone asks nothing
    return found.points >= _SEVERAL and found.weight >= _LEAST and found.share >= _MOST_OF


def _own(asked: Asked, facts: Facts) -> Sequence[Shown]:
    """The passages about the very service; all if none is named.

    What somebody asks without a service, who has none set, may stand in one place alone.
    """
    service = facts.service(asked)
    if service is None:
        return () if asked.all("service") else facts.shown
    return [s for s in facts.told_of(asked) if s.document.service or facts.is_told_of(service, s)]
