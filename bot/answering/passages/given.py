"""Areas for improvement as inspectors give them: which they are, and how many are new."""

import re

from bot.answering.draft import Draft, refusal
from bot.answering.facts import Facts
from bot.answering.passages.passages import Shown
from bot.answering.passages.search import in_its_words
from bot.understanding.meaning.asked import Asked
from knowledge.numbers import NUMBER

_NEW = re.compile(r"\b(?:new|newly|this time)\b")
_GOT = re.compile(r"\b(?:get|got|has|have|given|receive\w*|issue\w*|identif\w*)\b")
_WHICH = re.compile(r"^(?!.*\bhow many\b).*\b(?:what|which|list|name)\b")
_HEADING = re.compile(r"areas? for improvement", re.IGNORECASE)
#: "We have now identified 14 areas for improvement", "gave it nine new areas for improvement".
_GIVES = re.compile(
    r"\b(?:identif\w+|g[ai]ve[ns]?|issue[ds]?|hand(?:s|ed)|received?|found|made|set|has|have)\b"
    r"(?:(?!\b(?:20\d\d|last|previous|earlier|before|resolved|closed"
    r"|of (?:the|its|our|those))\b)[^.;]){0,60}?"
    rf"\b{NUMBER} (?:(?:new|further|more) )?areas? for improvement\b"
    r"(?![^.;]*\b(?:in 20\d\d|last time|resolved|closed|addressed|completed|met)\b)",
    re.IGNORECASE,
)
#: "Areas for improvement 23", among the figures of a report.
_LISTED = re.compile(r"areas for improvement\W+\d+", re.IGNORECASE)
_TO_DO = re.compile(r"\b(?:should|must|needs? to)\b")
_AT_MOST = 8


def areas_given(asked: Asked, facts: Facts) -> Draft | None:
    """The areas themselves, or how many were given; None for a question on those resolved."""
    if asked.says("resolved", "left") or asked.polar or asked.all("number"):
        return None
    service = facts.service(asked) or ""
    timed = asked if asked.all("time") else asked.filled("time", ("latest",))
    own = facts.told_of_only(service, timed)
    if _WHICH.search(asked.text) or asked.meanings == {"areas for improvement"}:
        headed = [s for s in own if _HEADING.fullmatch(s.passage.heading or "")]
        found = [s for s in headed if _TO_DO.search(s.plain)] or headed
    elif _NEW.search(asked.text) or _GOT.search(asked.text):
        found = [shown for shown in own if _is_count(shown)]
    else:
        return None
    if not found and _NEW.search(asked.text):
        return refusal(
            "not_in_documents",
            f"The documents do not say how many new areas for improvement {service} was given.",
            suggestions=["how many areas for improvement were resolved?"],
        )
    return in_its_words(found[:_AT_MOST]) if found else None


def _is_count(shown: Shown) -> bool:
    text = " ".join(shown.passage.span.text.split())
    return bool(_GIVES.search(text) or _LISTED.fullmatch(text))
