"""What the documents say: on a subject, for good or ill, and in sum."""

from collections.abc import Sequence

from msgspec.structs import replace
from rapidfuzz import fuzz

from bot.answering.draft import Draft, answer, clipped, refusal
from bot.answering.facts import Facts
from bot.answering.grades.grades import grade, grades_for, judged, sentence_of
from bot.answering.passages.causes import explained
from bot.answering.passages.passages import Shown, stems
from bot.answering.passages.search import (
    Subject,
    about,
    distinct,
    in_its_words,
    subjects,
    toned,
    with_what_follows,
)
from bot.answering.passages.sought import sought, unsaid
from bot.answering.scope import only_graded
from bot.answering.times import chosen, report_of
from bot.answering.wording import capital, listed
from bot.reply import Citation
from bot.understanding.meaning.asked import Asked
from knowledge.load import Known
from knowledge.model import CRITICAL, GRADES, PILLARS, PRAISING, Document

_AT_MOST, _AT_ONCE = 5, 2
_MARKS = "\"“”'‘’ "
_BETTER = ("outstanding", "good")
_POORER = ("requires improvement", "inadequate")


def topic(asked: Asked, facts: Facts) -> Draft:
    """The passages on the subjects named; a subject that no passage holds is refused by name."""
    wanted = subjects(asked, facts)
    readable = _readable(asked, facts)
    told = facts.told_of(asked)
    missing = [subject for subject in wanted if not about(subject, told)]
    authored = [each for each in missing if each.name in facts.language.topics.topics]
    if len(missing) == len(wanted) or (authored and asked.says("who")):
        return absent(authored or wanted, facts)
    ranked = _ranked(asked, wanted, readable)
    if not ranked:
        return _elsewhere(wanted, readable)
    found = distinct(with_what_follows(ranked, facts))
    name = listed([subject.name for subject in wanted])
    closest = [shown for shown in found if _hits(shown, wanted) == _hits(found[0], wanted)]
    if asked.says("why") and _is_belied(asked, closest):
        words = clipped(found[0].passage.span.text.lstrip(_MARKS))
        return answer(
            f"The documents say otherwise on {name}: “{words}”",
            [shown.citation for shown in found[:_AT_MOST]],
        )
    if asked.says("why") and (reason := explained(closest, facts)):
        return in_its_words(reason)
    if asking := unsaid(asked, found, facts):
        return refusal(
            "not_in_documents",
            f"The documents do not say {asking}; this is what they say about {name}.",
            citations=[shown.citation for shown in found[:_AT_MOST]],
        )
    graded = asked.says("grade") or bool(asked.all("grade"))
    graded = graded and bool(asked.all("topic")) and not any(_grades(shown) for shown in found)
    opening = _ungraded(name, asked, facts) if graded else ""
    return answer(
        f"{opening}On {name}: “{clipped(found[0].passage.span.text.lstrip(_MARKS))}”",
        [shown.citation for shown in found[:_AT_MOST]],
        suggestions=["what are the principal findings?"],
    )


def _ungraded(name: str, asked: Asked, facts: Facts) -> str:
    """That a subject has no grade of its own: pillars have, or the areas that a report grades."""
    page = report_of("latest", facts.service(asked) or "", facts)
    by_area = page is not None and page.areas
    return f"No grade is given for {name}. " if by_area else "Only the three pillars are graded. "


def _ranked(asked: Asked, wanted: Sequence[Subject], readable: Sequence[Shown]) -> list[Shown]:
    """The passages on the subjects: first those headed so, then those that hold the most."""
    found = [shown for subject in wanted for shown in about(subject, readable)]
    found += [shown for shown in readable if _is_headed(shown, wanted)]
    typed = [stems(words).strip() for words in asked.typed("topic")]

    def rank(shown: Shown) -> tuple[bool, int, int]:
        held = sum(map(shown.holds, typed))
        return not _is_headed(shown, wanted), -_hits(shown, wanted), -held

    return sorted(dict.fromkeys(found), key=rank)


def _is_headed(shown: Shown, wanted: Sequence[Subject]) -> bool:
    """Whether a passage stands under a heading that is the subject itself: "Cause of concern"."""
    return any(shown.heading.strip() == words for subject in wanted for words in subject.stems)


def _grades(shown: Shown) -> bool:
    """Whether a passage itself says how good something is in the words of a grade."""
    said = (f" {stems(grade).strip()} at " for grade in GRADES)
    return any(words in shown.stems and f" not{words}" not in shown.stems for words in said)


def _is_belied(asked: Asked, found: Sequence[Shown]) -> bool:
    """Whether a question takes for granted what none of the passages bears out."""
    blames = asked.says("concern", "worsen", "worst")
    if blames == asked.says("strength", "improve", "best"):
        return False
    borne_out = CRITICAL if blames else PRAISING
    return not any(shown.passage.tone in (*borne_out, "neutral") for shown in found)


def _hits(shown: Shown, wanted: Sequence[Subject]) -> int:
    return sum(any(map(shown.holds, subject.stems)) for subject in wanted)


def _readable(asked: Asked, facts: Facts) -> list[Shown]:
    kinds = asked.all("document")
    return [shown for shown in facts.told_of(asked) if not kinds or shown.document.kind in kinds]


def _elsewhere(wanted: Sequence[Subject], readable: Sequence[Shown]) -> Draft:
    titles = listed(list(dict.fromkeys(shown.document.title for shown in readable)), "or")
    name = listed([subject.name for subject in wanted])
    return refusal(
        "not_in_documents",
        f"Nothing in {titles or 'that document'} is about {name}; another document has it.",
        suggestions=[f"what do the documents say about {name}?"],
    )


def absent(wanted: Sequence[Subject], facts: Facts) -> Draft:
    """The refusal of subjects that no document has, with the nearest question that has one."""
    name = listed([subject.name for subject in wanted], "or")
    known = facts.language.topics.topics.get(wanted[0].name)
    instead = known.instead if known and known.instead else "what are the principal findings?"
    return refusal(
        "unknown_topic",
        f"The documents do not say anything about {name}.",
        suggestions=[instead],
    )


def strengths(asked: Asked, facts: Facts) -> Draft:
    """What the documents praise, with the better grades."""
    return _by_tone(asked, facts, good=True)


def concerns(asked: Asked, facts: Facts) -> Draft:
    """What the documents criticise, with the poorer grades."""
    return _by_tone(asked, facts, good=False)


def _by_tone(asked: Asked, facts: Facts, *, good: bool) -> Draft:
    if only_graded(asked, facts):
        return grade(asked, facts)
    service = facts.service(asked) or ""
    names = chosen(asked, service, facts)
    graded = [
        known
        for known in judged(service, names[:1], PILLARS, facts)
        if known.judgment.grade in (_BETTER if good else _POORER)
    ]
    tones = ("strength",) if good else CRITICAL
    kinds = asked.all("document")
    found = [
        shown
        for shown in toned(facts, tones)
        if facts.is_told_of(service, shown) and (not kinds or shown.document.kind in kinds)
        and not shown.is_judgment
    ]  # fmt: skip
    shared = sought(asked, facts)
    found.sort(key=_telling_first if good else _plain_first)
    # First what has a word of the question that hardly another sentence has: "impressed".
    found.sort(key=lambda shown: shared.weight(shown.sense) < 1)
    if not found and not graded:
        what = "praise" if good else "criticism"
        return refusal("not_in_documents", f"The documents hold no {what} of {service}.")
    return answer(
        _toned_lead(service, graded, found, good=good),
        [*map(facts.evidence, graded), *(shown.citation for shown in found[:_AT_MOST])],
        suggestions=[f"what are the {'concerns about' if good else 'strengths of'} {service}?"],
        grades=[facts.line(known) for known in graded],
    )


#: Intents whose answers show some passages of several.
TOLD = frozenset(
    ["concerns", "strengths", "findings", "improved", "greatest improvement", "change"]
)


def rest_of(last: Asked, told: Sequence[Citation], shown_since: int, facts: Facts) -> Draft:
    """The next passages of the kind that an answer showed; an honest end if there are none.

    ``told`` is what the answer itself cited, ``shown_since`` how many have followed it.
    """
    tones = CRITICAL if last.intent == "concerns" else ("strength",)
    before = {(citation.document, citation.start) for citation in told}
    service = facts.service(last)
    left = [
        shown
        for shown in toned(facts, tones)
        if shown.document.service == service and not shown.is_judgment
        and (shown.document.id, shown.passage.span.start) not in before
        and not _is_said(shown, told)
    ]  # fmt: skip
    given = [shown.citation for shown in left[shown_since : shown_since + _AT_ONCE]]
    if not given:
        return refusal(
            "not_in_documents",
            "That is all the documents hold on it.",
            suggestions=["what were the principal findings?"],
        )
    draft = answer(f"Also: “{clipped(given[0].quote.strip(_MARKS))}”", given)
    return replace(draft, shown=shown_since + len(given))


def _is_said(shown: Shown, told: Sequence[Citation]) -> bool:
    text = shown.passage.span.text
    return any(fuzz.ratio(text, citation.quote) >= _SAID_ALREADY for citation in told)


_SAID_ALREADY = 90  # how alike two sentences are that say the same


def _telling_first(shown: Shown) -> int:
    """Findings before sentences under a heading of their own, and general remarks last."""
    if shown.passage.span in shown.document.findings:
        return 0
    return 1 if shown.passage.heading and "summary" not in shown.passage.heading.lower() else 2


def _plain_first(shown: Shown) -> bool:
    """Plain criticism before what praises as well."""
    return shown.passage.tone == "mixed"


def _toned_lead(
    service: str, graded: Sequence[Known], found: Sequence[Shown], *, good: bool
) -> str:
    said = "and the documents praise more" if good else "and the documents name further concerns"
    if not graded:
        return f"{capital(said.removeprefix('and '))} at {service}:"
    lead = f"{service} was graded {grades_for(graded)} in {graded[0].inspection}"
    return f"{lead}, {said}:" if found else f"{lead}."


def summary(asked: Asked, facts: Facts) -> Draft:
    """The grades, and the sentences that sum the inspection up."""
    if only_graded(asked, facts):
        return grade(asked, facts)
    service = facts.service(asked) or ""
    kinds = asked.all("document")
    documents = [d for d in facts.knowledge.about(service) if not kinds or d.kind in kinds]
    if not documents:
        return refusal("not_in_documents", f"There is no such document about {service}.")
    found = judged(service, chosen(asked, service, facts)[:1], PILLARS, facts)
    passages = _telling(documents[0], facts)
    evidence = [*map(facts.evidence, found), *(shown.citation for shown in passages)]
    if not evidence:
        return refusal("not_in_documents", f"The documents do not sum up {service}.")
    lead = sentence_of(found) if found else f"{documents[0].title}:"
    return answer(
        lead,
        evidence,
        suggestions=[f"what changed at {service}?", f"what are the concerns about {service}?"],
        grades=[facts.line(known) for known in found],
    )


def _telling(document: Document, facts: Facts) -> list[Shown]:
    """The sentences that say most: the signed ones that weigh up, or an article's first."""
    own = [shown for shown in facts.shown if shown.document.id == document.id]
    signed = [shown for shown in own if shown.passage.author]
    if not signed:
        return own[:3]
    weighed = [shown for shown in signed if shown.passage.tone == "mixed"][:1]
    critical = [shown for shown in signed if shown.passage.tone == "concern"][:1]
    final = [shown for shown in signed if shown.passage.span.text.startswith("Overall")][:1]
    return weighed + critical + final or signed[:3]
