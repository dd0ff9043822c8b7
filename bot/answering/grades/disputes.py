"""Grades on which documents contradict each other: both are shown, whatever was asked."""

from collections.abc import Iterable

from msgspec.structs import replace

from bot.answering.draft import Draft
from bot.answering.facts import Facts
from bot.answering.wording import listed
from bot.reply import GradeLine
from knowledge.load import Known
from knowledge.model import PILLARS


def with_disputes(draft: Draft, facts: Facts) -> Draft:
    """The draft with every other grade that a document gives for what it tells."""
    disputed = {}
    for line in draft.grades:
        if (line.service, line.inspection, line.pillar) in facts.knowledge.disputed:
            known = _given(line, facts)
            if not {facts.line(each) for each in known}.issubset(draft.grades):
                disputed[line.service, line.pillar, known[0].inspection] = known
    if not disputed:
        return draft
    evidence = [facts.evidence(each) for known in disputed.values() for each in known]
    return replace(
        draft,
        details=(*draft.details, *(_told(known) for known in disputed.values())),
        citations=tuple(dict.fromkeys((*draft.citations, *evidence))),
    )


def disputes_among(everyone: Iterable[Known], facts: Facts) -> list[str]:
    """What documents contradict each other on, for a count that rests on their first grade."""
    return [
        f"{_told(facts.knowledge.graded(fact.service, known.inspection, fact.pillar))} Counted "
        f"here: **{fact.grade}**."
        for known in everyone
        if facts.is_disputed(known)
        for fact in [known.judgment]
    ]


def _given(line: GradeLine, facts: Facts) -> tuple[Known, ...]:
    pillar = next(each for each in PILLARS if each == line.pillar)
    return facts.knowledge.graded(line.service, line.inspection, pillar)


def _told(known: tuple[Known, ...]) -> str:
    fact = known[0].judgment
    grades = {each.document.title: each.judgment.grade for each in known}
    said = listed([f"“{title}” says **{grade}**" for title, grade in grades.items()])
    return (
        f"The documents differ on {fact.service}'s {fact.pillar} in {known[0].inspection}: {said}."
    )
