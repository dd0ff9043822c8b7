"""Yes, no or in part: said only where every word of the claim was weighed."""

from collections.abc import Sequence

from bot.understanding.asked import Asked

_NONE = frozenset(["nothing", "none", "neither", "no"])
_ANY = frozenset(["any", "anything", "anywhere", "some", "something", "either"])
_ALL = frozenset(["both", "all", "every", "everything", "each"])
#: Words that bend a claim in ways not weighed here: after them the facts are given, no verdict.
_BENDING = frozenset(
    ["still", "always", "ever", "never", "only", "alone", "just", "except", "besides", "apart",
     "other", "than", "less", "more", "fewer", "almost", "nearly", "twice", "once", "again",
     "will", "would", "should", "could", "can", "might", "may", "must", "keep", "kept", "keeps",
     "remain", "remained", "lose", "lost", "fail", "failed", "fails", "yet", "false", "two",
     "three", "one", "half", "most", "least", "first", "inspections", "same", "but", "longer",
     "worse", "better", "before"]
)  # fmt: skip


def verdict(asked: Asked, hits: Sequence[bool], *, bending: frozenset[str] = _BENDING) -> str:
    """The word a yes/no question is answered with, or nothing where it would be a guess.

    Args:
        asked: the question; only a plain one, without "not", gets a verdict.
        hits: for each thing the claim is about, whether it holds.
        bending: words that forbid a verdict.
    """
    denied = asked.negated and not asked.words & _NONE
    if not asked.polar or denied or asked.words & bending:
        return ""
    if asked.words & _NONE:
        return "No: " if any(hits) else "Yes: "
    if asked.words & _ANY:
        return "Yes: " if any(hits) else "No: "
    if all(hits):
        return "Yes: "
    plural = not (asked.words & _ALL or asked.all("pillar"))
    return "In part: " if any(hits) and plural else "No: "


#: Words that claim something of every inspection, or of any.
OVER_TIME = frozenset(
    ["always", "ever", "never", "still", "again", "twice", "longer", "inspections", "times"]
)

#: For claims of change, in which "better" and "worse" are the claim itself.
BENDING_CHANGE = _BENDING - {"better", "worse", "more", "remain", "remained", "same"}
