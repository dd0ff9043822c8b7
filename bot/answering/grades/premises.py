"""Questions that claim a grade: confirmed, or corrected first; and why it was given."""

import re

from bot.answering.draft import Draft, answer, refusal
from bot.answering.facts import Facts
from bot.answering.grades.changes import moved, wrong_move
from bot.answering.grades.claims import verdict_over_time
from bot.answering.grades.grades import (
    grades_for,
    judged,
    no_judgment,
    pillars_of,
    proved,
    sentence_of,
)
from bot.answering.grades.reasons import PILLARS_NAMED, is_low, of_pillars, told_in, with_reasons
from bot.answering.passages.passages import Shown
from bot.answering.people import people_named
from bot.answering.times import chosen
from bot.answering.wording import listed
from bot.understanding.meaning.asked import Asked
from bot.understanding.meaning.bounds import grades_wanted
from bot.understanding.meaning.claim import tense_of
from bot.understanding.words.patterns import PILLAR_NOUN
from knowledge import inspections
from knowledge.load import Known
from knowledge.model import PILLARS

#: "Good only for people", "was people the only pillar that was good".
_ONLY = re.compile(
    rf"\bonly (?:(?:for|at|in|on) )?(?:\w+ )?(?:{PILLAR_NOUN}\b|people|effic|effect)"
)
_CAUSAL = ("becaus", "due to", "as a result", "therefor", "reason", "owing to", "led to")


def grade_check(asked: Asked, facts: Facts) -> Draft:
    """Whether a claimed grade is the one given; nobody but an inspector gives one."""
    people = people_named(asked, facts) if asked.says("say") else []
    if people and not any(person.is_inspector for person in people):
        who = listed([person.name for person in people])
        return refusal("not_in_documents", f"The documents do not quote {who} as saying so.")
    service = facts.service(asked) or ""
    over_time = tense_of(asked) != "now"
    names = facts.knowledge.inspections(service) if over_time else chosen(asked, service, facts)
    found = judged(service, names, pillars_of(asked), facts)
    if not found:
        return no_judgment(service, pillars_of(asked))
    claimed: tuple[str, ...] = grades_wanted(asked)
    if _ONLY.search(asked.text) or _is_only_grade(asked):
        return _only(asked, service, facts)
    if len(claimed) > 1 and "from" in asked.words:
        return moved(asked, facts)
    if claimed == ("good",) and "any" in asked.words:
        claimed = ("good", "outstanding")  # "is it any good": what is better is good as well
    held = [
        [k.judgment.grade in claimed for k in found if inspections.same(k.inspection, name)]
        for name in names
    ]
    disputed = any(map(facts.is_disputed, found))
    opening = "" if disputed else verdict_over_time(asked, [hits for hits in held if hits])
    reported = asked.says("say") and not (opening or disputed or asked.negated or over_time)
    if (reported or not asked.polar) and not any(map(any, held)):
        opening = f"It was not graded {listed(claimed, 'or')}: "
    return proved(
        opening + sentence_of(found),
        found,
        facts,
        suggestions=_next(service),
    )


def _next(service: str) -> list[str]:
    return [f"what are the concerns about {service}?"]


def _is_only_grade(asked: Asked) -> bool:
    """Whether "only" stands before the grade: "only inadequate for efficiency"."""
    typed = "|".join(map(re.escape, asked.typed("grade")))
    named = typed and asked.all("pillar")
    return bool(named and re.search(rf"\bonly (?:an? |the )?(?:{typed})", asked.text))


def _only(asked: Asked, service: str, facts: Facts) -> Draft:
    """Whether the pillars named, and no other, got the grade.

    "Only good for people" may mean no better than good, too: where it was good, the grades of
    all pillars tell what holds.
    """
    found = judged(service, chosen(asked, service, facts), PILLARS, facts)
    with_it = {k.judgment.pillar for k in found if k.judgment.grade in grades_wanted(asked)}
    named = set(asked.all("pillar"))
    either = asked.negated or (_is_only_grade(asked) and named < with_it)
    opening = "" if either else "Yes: " if with_it == named else "No: "
    return proved(opening + sentence_of(found), found, facts)


def why(asked: Asked, facts: Facts) -> Draft:
    """The reasons that the documents give for a grade; a false premise is corrected first."""
    if asked.everywhere and asked.says("service list") and not asked.all("service"):
        return refusal(
            "not_in_documents", "The documents do not say why services were graded as they were."
        )
    service = facts.service(asked) or ""
    names = chosen(asked, service, facts)
    pillars = pillars_of(asked)
    found = judged(service, names, pillars, facts)
    if not found:
        return no_judgment(service, pillars)
    claim = wrong_move(asked, facts)
    if claim:
        return claim
    false = _false_premise(asked, found)
    if false:
        return proved(
            f"It {false}: {sentence_of(found)}",
            found,
            facts,
            suggestions=_next(service),
        )
    wanted = asked.all("grade")
    meant = [k for k in found if (k.judgment.grade in wanted) != asked.negated] or found
    return _reasons(asked, service, meant, facts)


def _reasons(asked: Asked, service: str, meant: list[Known], facts: Facts) -> Draft:
    """What is said of why grades were given: as a reason, or else as criticism of the same."""
    graded = f"{service} was graded {grades_for(meant)} in {meant[0].inspection}"
    told = told_in(service, meant[0].inspection, facts)
    reasons = [shown for shown in told if _gives_reason(shown, meant)]
    if reasons:
        return answer(
            f"{graded}; the documents give this as a reason:",
            [shown.citation for shown in reasons],
        )
    low = any(is_low(known.judgment) for known in meant)
    plain = all(is_low(known.judgment) for known in meant) and asked.all("pillar")
    beside = of_pillars(service, meant, facts, low=low) if plain else []
    kind = "concerns about" if low else "strengths of"
    return with_reasons(
        graded, [*map(facts.evidence, meant)], beside, f"what are the {kind} {service}?"
    )


def _false_premise(asked: Asked, found: list[Known]) -> str:
    """The claim that no judgment bears out, or nothing."""
    grades = {known.judgment.grade for known in found}
    claimed = asked.all("grade")
    if claimed and not grades.intersection(claimed) and not asked.negated:
        return f"was not graded {listed(claimed, 'or')}"
    if not asked.all("pillar") or claimed:
        return ""
    if asked.says("worst", "concern", "worsen") and grades <= {"good", "outstanding"}:
        return "was not graded badly"
    return ""


def _gives_reason(shown: Shown, meant: list[Known]) -> bool:
    words = (word for known in meant for word in PILLARS_NAMED[known.judgment.pillar])
    named = any(word in shown.stems for word in words)
    return named and any(mark in shown.stems for mark in _CAUSAL)
