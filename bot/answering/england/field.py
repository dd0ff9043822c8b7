"""All services beside one another: the grades that one inspection gave one pillar."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from bot.answering.draft import Draft, answer
from bot.answering.facts import Facts
from bot.answering.grades.disputes import disputes_among
from bot.answering.grades.moves import Move
from bot.answering.wording import capital, listed
from knowledge.load import Known
from knowledge.model import GRADES, Pillar

#: More names than these stand below the answer and not in it.
INLINE = 5
#: More rows than these are cited without being shown one by one.
SHOWN = 6


def field(facts: Facts, inspection: str, pillar: Pillar) -> list[Known]:
    """What every service was graded for a pillar in an inspection, by service name."""
    found = (facts.known(service, inspection, pillar) for service in facts.knowledge.services)
    return [known for known in found if known is not None]


def is_judged(facts: Facts, inspection: str, pillar: Pillar) -> bool:
    """Whether any service was graded for a pillar in an inspection."""
    return any(facts.known(service, inspection, pillar) for service in facts.knowledge.services)


def moves(facts: Facts, earlier: str, later: str, pillar: Pillar) -> list[Move]:
    """How each service moved that was graded in both inspections."""
    before = {known.judgment.service: known for known in field(facts, earlier, pillar)}
    return [
        Move(before[known.judgment.service], known)
        for known in field(facts, later, pillar)
        if known.judgment.service in before
    ]


def spread(everyone: Sequence[Known]) -> str:
    """How many got each grade: "3 **outstanding**, 18 **good** and 23 …"."""
    counts = Counter(known.judgment.grade for known in everyone)
    return listed([f"{counts[grade]} **{grade}**" for grade in GRADES if counts[grade]])


def by_grade(everyone: Sequence[Known]) -> list[str]:
    """A line for each grade with the services that got it, the best grade first."""
    return [
        f"{capital(grade)}: {', '.join(names(k for k in everyone if k.judgment.grade == grade))}."
        for grade in GRADES
        if any(known.judgment.grade == grade for known in everyone)
    ]


def names(found: Iterable[Known]) -> list[str]:
    """The services of some judgments."""
    return [known.judgment.service for known in found]


def share(part: int, whole: int) -> str:
    """A part of a whole in whole per cent."""
    return f"{100 * part / whole:.0f}%"


def told(lead: str, found: Sequence[Known], facts: Facts, details: Sequence[str] = ()) -> Draft:
    """An answer that rests on many judgments; where they are too many to show, all are cited."""
    lines = [facts.line(known) for known in found]
    draft = answer(lead, map(facts.evidence, found), grades=lines)
    return replace(draft, details=tuple(details), quoted=len(found) <= SHOWN)


def counted_of(draft: Draft, everyone: Iterable[Known], facts: Facts) -> Draft:
    """The draft with what documents dispute among those that were counted and not shown."""
    hidden = [known for known in everyone if facts.line(known) not in draft.grades]
    return replace(draft, details=(*draft.details, *disputes_among(hidden, facts)))
