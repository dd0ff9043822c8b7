"""The reason of what a sentence tells, where it stands in the sentences beside it."""

import re
from collections.abc import Sequence

from bot.answering.facts import Facts
from bot.answering.passages.passages import Shown

#: How a sentence begins that gives the reason of the one before it.
_GIVES_REASON = re.compile(
    r"(?:The|One|A|Its|Their|Another) (?:\w+ )?reasons?\b"
    r"|(?:This|That|It) (?:is|was)(?: \w+)? (?:because|due to|down to|so that|a result of)\b"
)
#: How a sentence begins whose reason is the one before it.
_FOLLOWS_FROM = re.compile(
    r"(?:As a (?:result|consequence)|Because of (?:this|that)|Therefore|Consequently"
    r"|(?:This|That) (?:is|was) why|So)\b"
)
_SHORT = 6  # words of "the reason is simple", behind which it is told


def explained(told: Sequence[Shown], facts: Facts) -> list[Shown]:
    """The first of some passages whose reason stands beside it, with that; none without one."""
    return next(filter(None, (_with_reason(shown, facts) for shown in told)), [])


def _with_reason(shown: Shown, facts: Facts) -> list[Shown]:
    before = shown.before
    if before is not None and _FOLLOWS_FROM.match(shown.passage.span.text):
        return [before, shown]
    following = facts.following(shown, 2)
    if not following or not _GIVES_REASON.match(following[0].passage.span.text):
        return []
    enough = 1 if len(following[0].plain.split()) > _SHORT else 2
    return [shown, *following[:enough]]
