"""Of which inspection the grades are that the last reply gave: "when was that?"."""

import re
from collections.abc import Sequence

from bot.answering.draft import Draft, answer
from bot.answering.facts import Facts
from bot.answering.turn import Turn
from bot.answering.wording import listed
from bot.reply import Citation
from knowledge.inspections import latest_first, same

_THAT = r"(?:that|this|it|those|these|they)"
_WHEN = re.compile(
    r"(?:and |so |ok )?(?:as of |from )?(?:"
    rf"when(?: (?:was|is|were|are) {_THAT}(?: from| for| given)?)?"
    rf"|(?:what|which|whats) (?:\w+ )?(?:year|date|inspection|round)(?: (?:was|is|were|are) {_THAT}"
    r"(?: from| for| in| of)?)?)"
)
_GRADES = frozenset(
    ["grade", "grade check", "grades with", "overall", "best", "worst", "pillar compare", "why",
     "services with", "grade spread", "best services", "standing", "side by side",
     "services where", "claim where", "counts set against"]
)  # fmt: skip
_MOVES = frozenset(["change", "improved", "worsened", "unchanged", "services moved"])


def told_when(turn: Turn) -> Draft | None:
    """The inspections of the grades that were told; None where it is not that which is asked."""
    asked, before, facts = turn.asked, turn.before, turn.facts
    last = before.asked
    if last is None or not before.answered or not _WHEN.fullmatch(asked.text):
        return None
    if last.intent not in _GRADES | _MOVES:
        return None
    told = _by_inspection(before.citations, facts)
    rounds = sorted(told, key=latest_first)
    if last.everywhere:
        rounds = [name for name in rounds if name in facts.knowledge.rounds] or rounds
    if last.intent in _GRADES:
        times = last.all("time")
        of_last = [name for name in rounds if any(same(time, name) for time in times)]
        rounds = of_last or rounds[:1]
    if not rounds:
        return None
    lead = f"Those grades are of {listed([f'**{name}**' for name in rounds])}."
    return answer(lead, [told[name] for name in rounds])


def _by_inspection(shown: Sequence[Citation], facts: Facts) -> dict[str, Citation]:
    """The inspections of which citations give a grade, each with the first that does."""
    places: dict[tuple[str, int], list[str]] = {}
    for known in facts.knowledge.judgments:
        place = known.document.id, known.judgment.span.start
        places.setdefault(place, []).append(known.inspection)
    found: dict[str, Citation] = {}
    for citation in shown:
        for name in places.get((citation.document, citation.start), ()):
            found.setdefault(name, citation)
    return found
