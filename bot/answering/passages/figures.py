"""Counts that the documents give, and what follows from them."""

import re
from collections.abc import Sequence

from bot.answering.draft import Draft, answer, cite, refusal
from bot.answering.facts import Facts
from bot.answering.passages.concerns import areas_listed
from bot.answering.passages.given import areas_given
from bot.answering.passages.numbers import counting
from bot.answering.passages.passages import stems
from bot.answering.passages.rows import with_columns
from bot.answering.passages.search import Subject, about, in_its_words, subjects
from bot.answering.passages.sought import asks, is_of_year, sought
from bot.answering.topics import absent, topic
from bot.answering.wording import listed
from bot.reply import Citation
from bot.understanding.meaning.asked import Asked
from bot.understanding.words.text import stem
from knowledge.model import Figure

#: What wants the areas themselves, and not their number.
_WHICH = re.compile(r"\b(?:which|name|names|list|identify|what (?:are|were|is|was) the)\b")


_NAMES_THEM = re.compile(
    r"\b(?:outstanding|remaining|others?|rest|left)\b[^.;]*"
    r"\b(?:concern|relate|cover|include|are about|:)"
)


def figure(asked: Asked, facts: Facts) -> Draft:
    """How many areas for improvement were resolved, and how many are left."""
    service = facts.service(asked) or ""
    if asks("when", asked) and not asked.says("how many", "areas for improvement"):
        return refusal("not_in_documents", "The documents do not say when.")
    if given := areas_given(asked, facts):
        return given
    for document, fact in facts.figures_of(service):
        if "resolved" in fact.name:
            evidence = [cite(document, fact.span)]
            which = _WHICH.search(asked.text) and not _NAMES_THEM.search(fact.span.text)
            if which and fact.total and not asked.says("how many"):
                return _unnamed(fact, evidence)
            return answer(
                _told(asked, fact, service),
                evidence,
                suggestions=["what are the principal findings?"],
            )
    whose = service or "a service"
    return (
        areas_listed(asked, facts)
        or (None if service else _resolved_anywhere(asked, facts))
        or refusal(
            "not_in_documents",
            f"The documents do not say how many areas for improvement {whose} resolved.",
        )
    )


def _resolved_anywhere(asked: Asked, facts: Facts) -> Draft | None:
    """How many areas services resolved, where none is named; with numbers, those that did so."""
    claimed = {int(number) for number in asked.all("number")}
    found = [
        (service, document, fact)
        for service in facts.knowledge.services
        for document, fact in facts.figures_of(service)
        if "resolved" in fact.name and claimed <= {fact.value, fact.total}
    ]
    told = [f"{service} resolved {_shares(fact)}" for service, _, fact in found]
    evidence = [cite(document, fact.span) for _, document, fact in found]
    return answer(f"{'; '.join(told)}.", evidence) if told else None


def _shares(fact: Figure) -> str:
    of = f" of {fact.total}" if fact.total is not None else ""
    return f"**{fact.value}{of}** {fact.name.removesuffix(' resolved')}"


def _unnamed(fact: Figure, evidence: Sequence[Citation]) -> Draft:
    """The refusal to name the areas of which a document only says how many they are."""
    left = fact.value if fact.total is None else fact.total - fact.value
    return refusal(
        "not_in_documents",
        f"The documents do not say which: {fact.value} of {fact.total} were resolved, "
        f"so {left} are left.",
        citations=evidence,
    )


def _told(asked: Asked, fact: Figure, service: str) -> str:
    noun = fact.name.removesuffix(" resolved")
    if fact.total is None:
        return f"{service} resolved {_shares(fact)}."
    left = fact.total - fact.value
    sums = f"{fact.value} of {fact.total} were resolved"
    if asked.says("left") or asked.negated:
        return (
            f"**{left}** {noun} are left at {service}: {sums}, "
            f"so {fact.total} − {fact.value} = {left}."
        )
    claimed = {int(number) for number in asked.all("number")}
    if claimed - {fact.total, fact.value} or (
        asked.polar and claimed and fact.value not in claimed
    ):
        return f"Not quite: **{sums}** of {service}'s {noun}, so {left} are left."
    if asked.polar and asked.says("every"):
        every = "Yes" if left == 0 else "No"
        return f"{every}: **{sums}** of {service}'s {noun}, so {left} are left."
    return f"{service} resolved {_shares(fact)}, so {left} are left."


def _given(wanted: Sequence[Subject], asked: Asked, facts: Facts) -> Draft | None:
    """A count by the name that somebody wrote for it: "fire stations"."""
    service = facts.service(asked) or ""
    for document, fact in facts.figures_of(service):
        name = stems(fact.name)
        if any(f" {stem} " in name for subject in wanted for stem in subject.stems):
            total = f" of {fact.total}" if fact.total is not None else ""
            lead = f"{service}, {fact.name}: **{fact.value}{total}**."
            return answer(lead, [cite(document, fact.span)])
    return None


def _named(asked: Asked, wanted: Sequence[Subject]) -> Sequence[Subject]:
    """What a question wants counted: of a pillar the very word, for it says so much."""
    if asked.all("topic") or asked.all("term"):
        return wanted
    return [Subject(words, (stems(words).strip(),)) for words in asked.typed("pillar")]


def _own(wanted: Sequence[Subject], facts: Facts) -> Sequence[Subject]:
    """The subjects in a document's own words, which say of what a number is; else all."""
    return [each for each in wanted if each.name not in facts.language.topics.topics] or wanted


def _counted(wanted: Sequence[Subject], asked: Asked, facts: Facts) -> Draft | None:
    """The sentence that gives a number of what is asked for, in the document's own words."""
    told = [shown for subject in wanted for shown in about(subject, facts.told_of(asked))]
    named = [{word for stem in subject.stems for word in stem.split()} for subject in wanted]
    counts = counting(asked)
    years = [time for time in asked.all("time") if time[0].isdigit()]
    told = [
        shown
        for shown in dict.fromkeys(told)
        if all(counts(shown, words) for words in named)
        and is_of_year(shown, years)
        and all(any(map(shown.holds_near, subject.stems)) for subject in _own(wanted, facts))
        and all(shown.holds_near(stem(word)) for word in asked.loose)
    ]
    if not told:
        return None
    shared = sought(asked, facts)
    return in_its_words(with_columns(max(told, key=lambda s: shared.weight(s.sense)), facts))


def other_figure(asked: Asked, facts: Facts) -> Draft:
    """A count or measure that the documents may not give; never guessed."""
    wanted = subjects(asked, facts)
    given = _given(wanted, asked, facts)
    if given:
        return given
    if wanted and all(not about(subject, facts.told_of(asked)) for subject in wanted):
        return absent(wanted, facts)
    if counted := _counted(_named(asked, wanted), asked, facts):
        return counted
    if wanted and asked.says("how big"):
        return topic(asked, facts)
    name = listed([subject.name for subject in wanted]) or "that"
    said = [
        shown.citation
        for subject in _own(wanted, facts)
        for shown in about(subject, facts.told_of(asked))
    ]
    return refusal(
        "not_in_documents",
        f"The documents do not give a figure for {name}.",
        citations=said[:2],
        suggestions=["how many areas for improvement were resolved?"],
    )
