"""Grades: of one pillar or all, now or then, checked, counted, ranked."""

from collections.abc import Sequence

from bot.answering.draft import Draft, answer, refusal
from bot.answering.facts import Facts
from bot.answering.grades.claims import verdict
from bot.answering.times import chosen
from bot.answering.wording import capital, listed, number
from bot.understanding.meaning.asked import Asked
from knowledge import inspections
from knowledge.load import Known
from knowledge.model import GRADES, PILLARS, Pillar


def grade(asked: Asked, facts: Facts) -> Draft:
    """The grade of each pillar asked for, in each inspection asked for."""
    services = asked.all("service") or (facts.service(asked) or "",)
    pillars = pillars_of(asked)
    found = [
        known
        for service in services
        for known in judged(service, chosen(asked, service, facts), pillars, facts)
    ]
    service = services[0]
    if not found:
        return no_judgment(service, pillars)
    if len(found) == 1:
        return _one(found[0], facts)
    next_questions = [f"what changed at {service}?", f"what are the concerns about {service}?"]
    return proved(sentence_of(found), found, facts, suggestions=next_questions)


def proved(
    lead: str, found: Sequence[Known], facts: Facts, *, suggestions: Sequence[str] = ()
) -> Draft:
    """An answer that rests on these judgments, each with its sentence."""
    return answer(
        lead,
        map(facts.evidence, found),
        grades=[facts.line(known) for known in found],
        suggestions=suggestions,
    )


def _one(known: Known, facts: Facts) -> Draft:
    fact = known.judgment
    both = facts.knowledge.graded(fact.service, known.inspection, fact.pillar)
    if len({other.judgment.grade for other in both}) > 1:
        return _contradiction(both, facts)
    other = neighbour(known, facts)
    latest = facts.knowledge.inspections(fact.service)[0]
    when = "" if inspections.same(known.inspection, latest) else f" in {known.inspection}"
    return answer(
        f"{fact.service} was graded **{fact.grade}** for {fact.pillar} in "
        f"{known.inspection}{_trend(known, other, facts)}.",
        [facts.evidence(each) for each in (known, other) if each],
        suggestions=[
            f"what was {fact.service}'s {pillar} grade{when}?"
            for pillar in PILLARS
            if pillar != fact.pillar
        ],
        grades=[facts.line(each) for each in (known, other) if each],
    )


def _contradiction(both: Sequence[Known], facts: Facts) -> Draft:
    fact = both[0].judgment
    said = listed([f"{each.document.title}: **{each.judgment.grade}**" for each in both])
    return answer(
        f"The documents differ on {fact.service}'s {fact.pillar} in {both[0].inspection}. {said}.",
        map(facts.evidence, both),
        grades=[facts.line(each) for each in both],
    )


def neighbour(known: Known, facts: Facts) -> Known | None:
    """The same pillar's judgment in the inspection before, or after the earliest one."""
    names = facts.knowledge.inspections(known.judgment.service)
    place = next(i for i, name in enumerate(names) if inspections.same(name, known.inspection))
    beside = names[place + 1 : place + 2] or names[max(place - 1, 0) : place]
    for name in beside:
        return facts.known(known.judgment.service, name, known.judgment.pillar)
    return None


def _trend(known: Known, other: Known | None, facts: Facts) -> str:
    if other is None:
        return ""
    ours, theirs = known.judgment.grade, other.judgment.grade
    if inspections.latest_first(other.inspection) < inspections.latest_first(known.inspection):
        return f"; in {other.inspection} it was graded {theirs}"
    if ours == theirs:
        return f", the same as in {other.inspection}"
    step = "up" if better(ours, theirs) else "down"
    return f", {step} from {theirs} in {other.inspection}"


def better(one: str, other: str) -> bool:
    """Whether the first grade is the better one."""
    order: tuple[str, ...] = GRADES
    return order.index(one) < order.index(other)


def pillars_of(asked: Asked) -> tuple[Pillar, ...]:
    """The pillars named, in the inspectorate's order; all three where none is."""
    named = asked.all("pillar")
    return tuple(pillar for pillar in PILLARS if pillar in named) or PILLARS


def judged(
    service: str, names: Sequence[str], pillars: Sequence[Pillar], facts: Facts
) -> list[Known]:
    """The judgments known for these inspections and pillars, in that order."""
    found = (facts.known(service, name, pillar) for name in names for pillar in pillars)
    return [known for known in found if known is not None]


def no_judgment(service: str, pillars: Sequence[str]) -> Draft:
    """The refusal where an inspection is known but not its grade."""
    whose = f"{service}'s" if service else "a"
    return refusal(
        "not_in_documents",
        f"The documents do not give {whose} grade for {listed(pillars)} in that inspection.",
    )


def sentence_of(found: Sequence[Known]) -> str:
    """All judgments in a sentence an inspection: "X was graded **good** for a and b …"."""
    return " ".join(sentences_of(found))


def sentences_of(found: Sequence[Known]) -> list[str]:
    """The sentences of some judgments, one for each service and inspection."""
    together: dict[tuple[str, str], list[Known]] = {}
    for known in found:
        together.setdefault((known.judgment.service, known.inspection), []).append(known)
    parts: list[str] = []
    before = ""
    for (service, name), here in together.items():
        who = "It" if service == before else service
        parts.append(f"{who} was graded {grades_for(here)} in {name}.")
        before = service
    return parts


def grades_for(found: Sequence[Known]) -> str:
    """Grades with their pillars, pillars of one grade together."""
    together: dict[str, list[str]] = {}
    for known in found:
        together.setdefault(known.judgment.grade, []).append(known.judgment.pillar)
    return listed([f"**{name}** for {listed(pillars)}" for name, pillars in together.items()])


def overall(asked: Asked, facts: Facts) -> Draft:
    """There is no overall grade; the three that there are."""
    service = facts.service(asked) or ""
    found = judged(service, chosen(asked, service, facts), PILLARS, facts)
    if not found:
        return no_judgment(service, PILLARS)
    return proved(f"There is no overall grade. {sentence_of(found)}", found, facts)


def grades_with(asked: Asked, facts: Facts) -> Draft:
    """Which pillars, and how many, got a grade, or did not."""
    service = facts.service(asked) or ""
    found = judged(service, chosen(asked, service, facts), PILLARS, facts)
    if not found:
        return no_judgment(service, PILLARS)
    wanted = asked.all("grade")
    picked = [known for known in found if (known.judgment.grade in wanted) != asked.negated]
    was = f"{'not ' if asked.negated else ''}graded **{listed(wanted, 'or')}**"
    names = listed([known.judgment.pillar for known in picked])
    verb = "was" if len(picked) == 1 else "were"
    share = number(len(picked)) if picked else "none"
    count = f"{share} of the {number(len(found))} pillars {verb} {was}"
    lead = f"{capital(count)} for {service} in {found[0].inspection}"
    lead += f": {names}." if picked else f"; it was graded {grades_for(found)}."
    return proved(lead, picked or found, facts)


def ranked(asked: Asked, facts: Facts) -> Draft:
    """The best or the worst pillar by grade, ties admitted."""
    service = facts.service(asked) or ""
    found = judged(service, chosen(asked, service, facts)[:1], PILLARS, facts)
    if not found:
        return no_judgment(service, PILLARS)
    order = sorted(found, key=lambda known: GRADES.index(known.judgment.grade))
    best = asked.intent == "best"
    end = order[0 if best else -1].judgment.grade
    tied = [known for known in found if known.judgment.grade == end]
    lead = _stands_out(asked, found, tied, "best" if best else "worst")
    return proved(lead, found, facts)


def _stands_out(asked: Asked, found: Sequence[Known], tied: Sequence[Known], place: str) -> str:
    service, inspection = tied[0].judgment.service, tied[0].inspection
    if len(tied) == len(found):
        return f"None stands out: {service} was graded {grades_for(found)} in {inspection}."
    pillars = [known.judgment.pillar for known in tied]
    meant = set(asked.all("pillar"))
    opening = verdict(asked, [pillar in pillars for pillar in meant]) if meant else ""
    others = [pillar for pillar in pillars if pillar not in meant]
    if opening.startswith("Yes") and others:
        opening = f"Yes, level with {listed(others)}: "  # the weakest, but not alone
    rest = [known for known in found if known not in tied]
    return (
        f"{opening}{service} did {place} in **{listed(pillars)}**, graded "
        f"**{tied[0].judgment.grade}** in {inspection}; it was graded {grades_for(rest)}."
    )


def pillar_compare(asked: Asked, facts: Facts) -> Draft:
    """Two pillars of one inspection side by side."""
    service = facts.service(asked) or ""
    found = judged(service, chosen(asked, service, facts), pillars_of(asked), facts)
    if len(found) < 2:
        return grade(asked, facts)
    order = sorted(found, key=lambda known: GRADES.index(known.judgment.grade))
    first, last = order[0].judgment, order[-1].judgment
    higher = "" if first.grade == last.grade else f"{capital(first.pillar)} was graded higher. "
    return proved(_compared(asked, found) + higher + sentence_of(found), found, facts)


def _compared(asked: Asked, found: Sequence[Known]) -> str:
    """Yes or no to whether the first of two pillars was graded better, or worse, than the other."""
    named = asked.all("pillar")
    lower = asked.says("worsen", "worst", "behind")
    if not asked.polar or asked.negated or len(named) != 2 or not asked.compares:
        return ""
    given = {known.judgment.pillar: known.judgment.grade for known in found}
    first, then = (given[next(p for p in PILLARS if p == name)] for name in named)
    if not (lower or asked.says("improve", "best", "ahead")):
        return ""
    return "Yes: " if (better(then, first) if lower else better(first, then)) else "No: "
