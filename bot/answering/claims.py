"""Yes, no or in part: said only where every word of the claim was weighed."""

from collections.abc import Sequence

from bot.understanding.asked import Asked

_NONE = frozenset(["nothing", "none", "neither", "no"])
_ANY = frozenset(["any", "anything", "anywhere", "some", "something", "either", "a", "an"])
#: Words and meanings that leave a claim as it is. Any other ("still", "until", "below") may
#: bend it in a way that is not weighed here: then the facts are given without a verdict.
_PLAIN_WORDS = _NONE | frozenset(
    ["is", "was", "are", "were", "be", "been", "being", "did", "does", "do", "has", "have", "had",
     "it", "they", "its", "their", "the", "a", "an", "for", "in", "at", "on", "of", "to", "by",
     "as", "with", "given", "gave", "me", "you", "we", "us", "our", "my", "i", "there", "so",
     "and", "then", "please", "actually", "really", "indeed", "since", "round", "fire", "rescue",
     "local", "official", "officially", "now", "by", "going", "gone", "go", "up", "down", "well"]
)  # fmt: skip
_PLAIN_MEANINGS = frozenset(
    ["grade", "get", "every", "any", "area", "sure", "that", "improve", "worsen", "same", "do",
     "inspect", "best", "worst", "service list"]
)  # fmt: skip
_OF_INSPECTIONS = frozenset(["either", "neither", "both", "inspections"])

#: Words that claim something of every inspection, or of any.
OVER_TIME = frozenset(
    ["always", "ever", "never", "still", "again", "twice", "longer", "inspections", "times",
     "either", "neither", "until"]
)  # fmt: skip


def verdict(asked: Asked, hits: Sequence[bool]) -> str:
    """The word a yes/no question is answered with, or nothing where it would be a guess.

    Args:
        asked: the question; only a plain one, without "not", gets a verdict.
        hits: for each thing the claim is about, whether it holds.
    """
    if not asked.polar or not _is_plain(asked):
        return ""
    if asked.fillers & _NONE:
        return "No: " if any(hits) else "Yes: "
    if asked.words & _ANY and not asked.all("pillar"):
        return "Yes: " if any(hits) else "No: "
    if all(hits):
        return "Yes: "
    plural = not (asked.says("every") or asked.all("pillar"))
    return "In part: " if any(hits) and plural else "No: "


def _is_plain(asked: Asked) -> bool:
    if asked.negated and not asked.fillers & _NONE:
        return False
    if asked.says("both times") or (asked.says("inspect") and asked.words & _OF_INSPECTIONS):
        return False
    if len(asked.all("grade")) > 1 or "before" in asked.words:
        return False
    plain = asked.fillers <= _PLAIN_WORDS and asked.meanings <= _PLAIN_MEANINGS
    return plain and not asked.loose and not asked.all("number")
