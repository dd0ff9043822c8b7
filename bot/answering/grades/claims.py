"""Yes, no or in part: said only where every word of a claim was weighed."""

from collections.abc import Sequence

from bot.understanding.meaning.amounts import ANY, NONE
from bot.understanding.meaning.asked import Asked
from bot.understanding.meaning.bounds import is_bound
from bot.understanding.meaning.claim import EXCEPTING, Claim, claim_of, tense_of
from bot.understanding.meaning.wanted import amount_wanted


def verdict(asked: Asked, hits: Sequence[bool]) -> str:
    """The word a yes/no question is answered with, or nothing where it would be a guess.

    Args:
        asked: the question; only one of which every word can be weighed gets a verdict.
        hits: for each thing the claim is about, in one inspection, whether it holds.
    """
    return verdict_over_time(asked, [hits])


def verdict_over_time(asked: Asked, held: Sequence[Sequence[bool]]) -> str:
    """The word for a claim of one inspection or of several.

    Args:
        asked: the question.
        held: for each inspection, the latest first, whether the claim holds of each thing.
    """
    claim = claim_of(asked) if asked.polar else None
    if claim is None:
        return ""
    found = claim.over_time([_holds(claim, hits) for hits in held])
    if found is None or (claim.denied and any(held[0]) != all(held[0])):
        return ""  # "is Kent not good", where it is in one pillar and not in another
    if claim.denied:
        return "No, it was: " if found else "Yes, it was not: "  # "yes" alone could mean either
    plural = claim.amount is None and not asked.all("pillar") and not asked.says("every")
    part = any(held[0]) if plural or claim.tense == "still" else False
    if claim.tense not in ("now", "still"):
        part = False
    return "Yes: " if found else "In part: " if part else "No: "


def verdict_on_amount(asked: Asked, found: int, total: int) -> str:
    """The word for a claim about services, of which ``found`` of ``total`` bear it out.

    Nothing where it would be a guess: for no claim, for one with a "not" of its own, and for
    an amount that cannot be told ("nearly all").
    """
    amount = amount_wanted(asked)
    denied = asked.negated and amount != NONE and tense_of(asked) != "never"
    grades = len(asked.all("grade")) > 1 and "or" not in asked.wording.split()
    unread = grades and not is_bound(asked)  # "with an inadequate and a good"
    if not asked.polar or amount is None or denied or unread or EXCEPTING.search(asked.text):
        return ""
    return "Yes: " if amount.holds(found, total) else "No: "


def _holds(claim: Claim, hits: Sequence[bool]) -> bool:
    if claim.amount is None or (claim.amount == ANY and len(hits) == 1):
        return all(hits)
    return claim.amount.holds(sum(hits), len(hits))
