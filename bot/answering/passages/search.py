"""Finding passages by subject and by tone."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from bot.answering.draft import Draft, answer, clipped
from bot.answering.facts import Facts
from bot.answering.passages.passages import Shown, stems
from bot.understanding.meaning.asked import Asked

_REFERS_BACK = re.compile(r"^(?:This|These|It|Nevertheless|However)\b|\b(?:this|these)[.]?\W*$")
_ALIKE = 90  # from where on two sentences count as one said twice


#: By which stems a passage is about a pillar, besides the word that was typed.
PILLAR_WORDS = {
    "effectiveness": ("effectiv",),
    "efficiency": ("efficienc", "efficient", "resourc"),
    "people": ("staff", "workforc", "it peopl", "peopl manag", "firefighter"),
}


class Subject(NamedTuple):
    """What a question asks about: a name to say, and stems that recognise a passage.

    One made of the documents' own words is there where the words stand together.
    """

    name: str
    stems: tuple[str, ...]
    together: bool = False


def subjects(asked: Asked, facts: Facts) -> list[Subject]:
    """Every subject a question names: topics, abbreviations, words of the documents, pillars."""
    found: list[Subject] = []
    own: dict[str, str] = {}
    people = asked.typed("person")
    for value in asked.all("topic"):
        typed = [m.typed for m in asked.of("topic") if m.value == value and m.typed]
        if not value.startswith(":"):
            says = (*facts.language.topics.topics[value].says, *dict.fromkeys(typed))
            found.append(Subject(value, tuple(stems(words).strip() for words in says)))
        elif not any(f"{words} {name}" in asked.text for words in typed for name in people):
            own[next(iter(typed), value[1:])] = value[1:]
        # In "what did Professor Doe say" a title is no matter.
    if own:
        found.append(Subject(" ".join(own), tuple(own.values()), together=len(own) > 1))
    for value in asked.all("term"):
        for _, term in facts.knowledge.terms():
            if term.short == value:
                found.append(Subject(term.short, (stems(value).strip(), stems(term.long).strip())))
    return list(dict.fromkeys(found)) or _things(asked, facts) or _pillars(asked)


def _things(asked: Asked, facts: Facts) -> list[Subject]:
    """What a pillar is called by that is a thing itself, if a passage speaks of it: "money"."""
    typed = asked.typed("pillar")
    found = [
        Subject(words, tuple(stems(each).strip() for each in called))
        for words in typed
        for _, called in facts.language.entities.area_names
        if words in called
    ]
    told = facts.told_of(asked)
    spoken = (any(map(shown.holds, each.stems)) for each in found for shown in told)
    return found if len(found) == len(typed) and any(spoken) else []


def _pillars(asked: Asked) -> list[Subject]:
    typed = asked.typed("pillar")
    return [
        Subject(pillar, (*PILLAR_WORDS[pillar], *(stems(words).strip() for words in typed)))
        for pillar in asked.all("pillar")
    ]


def about(subject: Subject, shown: Iterable[Shown]) -> list[Shown]:
    """The passages about a subject.

    A topic's passages hold any of its words, or else stand under a heading that does. Words
    of the question's own must stand together in one passage if they can; else those that
    hold the most of them are taken.
    """
    everything = list(shown)
    wanted = [f" {words} " for words in subject.stems]
    held = Counter(each for words in wanted for each in everything if words in each.stems)
    best = max(held.values(), default=0)
    if best == 0:
        return [passage for passage in everything if any(map(passage.is_under, subject.stems))]
    least = best if subject.together else 1
    if subject.together and best * 2 <= len(subject.stems):
        return []
    return [passage for passage in everything if held.get(passage, 0) >= least]


def with_what_follows(shown: Sequence[Shown], facts: Facts) -> list[Shown]:
    """The passages, each with the next sentence where that refers back to it ("… this.")."""
    found: dict[Shown, None] = {}
    for passage in shown:
        found[passage] = None
        for after in facts.following(passage, 1):
            if _REFERS_BACK.search(after.passage.span.text):
                found[after] = None
    return list(found)


def in_its_words(found: Sequence[Shown]) -> Draft:
    """The answer that passages are, the first of them said at once."""
    words = clipped(found[0].passage.span.text.strip("\"“”'‘’ "))
    return answer(f"The documents say: “{words}”", [each.citation for each in found])


def distinct(shown: Iterable[Shown]) -> list[Shown]:
    """The passages without those that repeat an earlier one's words."""
    kept: list[Shown] = []
    for passage in shown:
        text = passage.passage.span.text
        if not any(fuzz.ratio(text, other.passage.span.text) >= _ALIKE for other in kept):
            kept.append(passage)
    return kept


def toned(facts: Facts, tones: Sequence[str]) -> list[Shown]:
    """Passages of a tone, those of reports first, none said twice."""
    return distinct(shown for shown in facts.shown if shown.passage.tone in tones)
