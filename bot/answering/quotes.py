"""What people said: by person, by subject, by document, all of it, another one."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from msgspec.structs import replace

from bot.answering.bodies import bodies_named
from bot.answering.draft import Draft, answer, clipped, question_back, refusal
from bot.answering.facts import Facts
from bot.answering.passages.life import is_of_another
from bot.answering.passages.passages import Said, Shown, stems
from bot.answering.passages.search import Subject, in_its_words, subjects
from bot.answering.passages.sought import Match, Sought, sought
from bot.answering.passages.telling import telling_words
from bot.answering.people import describe, people_named, who_is
from bot.answering.topics import summary, topic
from bot.answering.wording import listed
from bot.understanding.meaning.asked import Asked
from bot.understanding.words.lexicon import surname_of
from knowledge.model import CRITICAL, Person, Tone

#: "How did the service respond when it came out".
_SERVICE_SPEAKS = re.compile(r"\b(?:did|do|does|has) (?:the )?(?:fire )?(?:service|brigade)\b")
_AT_ONCE = 3
_IN_LEAD = 60  # characters of a quotation behind a denial
_ALL = 12
#: What stands before those whom words are about; the short ones only behind who says them.
_ABOUT = "about|regarding|concerning"
_OF = f"{_ABOUT}|of|on|towards"

#: Meanings that want words of a tone, whatever they are about.
_TONES: Mapping[str, tuple[Tone, ...]] = MappingProxyType(
    {"concern": CRITICAL, "left": CRITICAL, "strength": ("strength",)}
)


def quotes(asked: Asked, facts: Facts) -> Draft:
    """Quotations, of whom and on what the question wants them."""
    people = _speakers(asked, facts)
    if not people and not asked.all("organisation") and _spoken_of(asked, facts):
        return who_is(asked, facts)
    if not people and _are_inspectors(asked):
        return _told_by_inspectors(asked, facts)
    if not people and asked.all("pronoun"):
        speakers = dict.fromkeys(each.speaker for each in facts.said)
        choices = [f"what did {name} say?" for name in speakers]
        return question_back("Whose words do you mean?", choices)
    of_all = not people and not asked.all("topic") and not _SERVICE_SPEAKS.search(asked.text)
    if of_all and "it" in asked.words:
        return summary(asked, facts)
    wanted = _wanted(asked, people, facts)
    if people and (told := _told_of_them(asked, wanted, facts)):
        return told
    return _given(asked, wanted, facts) if wanted else _not_quoted(asked, people, facts)


def more(asked: Asked, facts: Facts, shown: int = 0) -> Draft:
    """The next quotations on the same subject; an honest end when there are none."""
    wanted = _wanted(asked, _speakers(asked, facts), facts)
    if shown >= len(wanted):
        return refusal(
            "not_in_documents",
            "That is all the documents hold on it.",
            suggestions=["what were the principal findings?"],
        )
    return _given(asked, wanted, facts, skip=shown)


def _speakers(asked: Asked, facts: Facts) -> list[Person]:
    """The people whose words are wanted, and not those that the words are to be about."""
    spoken_of = _spoken_of(asked, facts)
    return [person for person in people_named(asked, facts) if person not in spoken_of]


def _spoken_of(asked: Asked, facts: Facts) -> list[Person]:
    """The people behind an "about": "what did the inspector say about the chief"."""
    speakers = [*asked.all("person"), *asked.all("role"), *asked.all("organisation")]
    before = _OF if len(speakers) > 1 else _ABOUT
    for kind in ("person", "role"):
        behind = (m for m in asked.of(kind) if _stands_behind(before, m.typed, asked.text))
        asked = asked.mentioning(kind, behind)
    return people_named(asked, facts)


def _stands_behind(before: str, typed: str, text: str) -> bool:
    return bool(typed and re.search(rf"\b(?:{before}) (?:the )?{re.escape(typed)}", text))


def _matters(asked: Asked, facts: Facts) -> list[Subject]:
    """What the words are to be about: subjects, or people."""
    people = [
        Subject(person.name, (stems(person.name).strip(),)) for person in _spoken_of(asked, facts)
    ]
    return people or subjects(asked, facts)


def _wanted(asked: Asked, people: Sequence[Person], facts: Facts) -> list[Said]:
    """All that was said by those and on that which the question names."""
    bodies = bodies_named(asked, facts)
    names = {person.name for person in people} | bodies
    if not names:
        for organisation in asked.all("organisation"):
            names |= _speakers_for(organisation, facts)
    everywhere = bool(people or bodies) and not asked.all("service")
    told = {shown.document.id for shown in facts.told_of(asked)}
    spoken = [
        each
        for each in facts.said
        if (not names or each.speaker in names) and (everywhere or each.citation.document in told)
    ]
    kinds = asked.all("document")
    ids = {document.id for document in facts.knowledge.documents if document.kind in kinds}
    # Words that a document does not hold may stand in another: better those than none.
    spoken = [each for each in spoken if not ids or each.citation.document in ids] or spoken
    if not names:
        spoken = [each for each in spoken if each.quoted] or spoken
    about = _matters(asked, facts) or _meant(asked, facts)
    found = [each for each in spoken if not about or _is_on(each, about)]
    # "On the fleet he said: “…”" tells of what the words are.
    led = [each for each in spoken if names and each.quoted and _is_led_to(each, about)]
    found = found or led
    tones = {tone for meaning, some in _TONES.items() if asked.says(meaning) for tone in some}
    toned = [each for each in spoken if not about and each.tones & tones]
    # Of what somebody said on a matter, first what shares the most with the question.
    wanted = sought(asked, facts)
    if not asked.polar:  # what only criticises comes before what praises too
        toned.sort(key=lambda said: "mixed" in said.tones)
    if toned and not asked.polar:
        return toned
    return sorted(toned or found, key=lambda said: -wanted.weight(said.sense))


def _given(asked: Asked, wanted: Sequence[Said], facts: Facts, skip: int = 0) -> Draft:
    given = wanted[skip : skip + _room(asked)]
    left = len(wanted) - skip - len(given)
    speakers = list(dict.fromkeys(each.speaker for each in given))
    people = {person.name for _, person in facts.knowledge.people()}
    told = answer(
        _lead(speakers, given[0], facts),
        [each.citation for each in given],
        suggestions=[f"who is {name}?" for name in speakers if name in people],
    )
    return replace(
        told,
        note=f"{left} more: ask for “another one”." if left > 0 else "",
        shown=skip + len(given),
        speakers=tuple(name for name in speakers if name in people),
        voices=tuple(each.speaker for each in given) if len(speakers) > 1 else (),
    )


def _room(asked: Asked) -> int:
    if asked.says("every", "who") or "quotes" in asked.words:
        return _ALL
    return 1 if asked.says("quote", "another") else _AT_ONCE


def _lead(speakers: Sequence[str], first: Said, facts: Facts) -> str:
    if len(speakers) > 1:
        return f"The documents quote {listed(speakers)}:"
    who = describe(speakers[0], facts)
    comma = "," if ", " in who else ""
    verb = "said" if first.quoted else "wrote"
    return f"{who}{comma} {verb}: “{clipped(first.citation.quote, 90)}”"


def _speakers_for(organisation: str, facts: Facts) -> set[str]:
    """Who speaks for the service, or for the inspectorate."""
    inspectors = {person.name for _, person in facts.knowledge.people() if person.is_inspector}
    if organisation == "inspectorate":
        return inspectors
    return {each.speaker for each in facts.said} - inspectors


def _are_inspectors(asked: Asked) -> bool:
    """Whether "they" are the inspectors, for nobody else is named."""
    named = any(map(asked.all, ("topic", "document", "term", "organisation", "pronoun")))
    return "they" in asked.words and not named and not asked.says("every", "quote")


def _told_by_inspectors(asked: Asked, facts: Facts) -> Draft:
    """What the documents tell in the words of a question that names no subject known as such."""
    if not telling_words(asked.text, facts, alone=False):
        return summary(asked, facts)
    wanted = sought(asked, facts)
    found = wanted.best(facts.told_of(asked))
    if found is None or found.share < _WHOLE:
        return refusal("not_in_documents", "The documents do not say anything about that.")
    told = [s for s in facts.shown_in(found.shown.document.id) if _is_headed(s, found, wanted)]
    return in_its_words([found.shown, *told][:_AT_ONCE])


def _told_of_them(asked: Asked, quoted: Sequence[Said], facts: Facts) -> Draft | None:
    """The sentence with a speaker and all that a question says, of which no quotation has a word.

    "Ms Doe said she was proud of the grade" answers "what was she proud of".
    """
    wanted = sought(asked, facts)
    matters = wanted.points.keys() - wanted.names
    if (
        not matters
        or _matters(asked, facts)
        or any(not point.isdisjoint(s.sense) for s in quoted for point in matters)
    ):
        return None
    found = wanted.best(facts.told_of(asked))
    if found is None or found.share < _WHOLE or is_of_another(found.shown, asked, facts):
        return None
    return in_its_words([found.shown])


def _is_headed(shown: Shown, found: Match, wanted: Sought) -> bool:
    """Whether another passage stands under the same heading, if that is on what is sought."""
    on_it = any(not point.isdisjoint(shown.heading.split()) for point in wanted.points)
    return on_it and shown is not found.shown and shown.heading == found.shown.heading


_WHOLE = 0.99  # of what a question says


def _meant(asked: Asked, facts: Facts) -> list[Subject]:
    """Meanings that a quotation can be about: progress."""
    words = facts.language.words.meanings
    return [
        Subject(name, tuple({stems(word).strip() for word in (name, *words[name])}))
        for name in ("improve", "greatest improvement")
        if asked.says(name)
    ]


def _is_on(each: Said, about: Sequence[Subject]) -> bool:
    return any(_holds(subject, each.stems) for subject in about)


def _holds(subject: Subject, text: str) -> bool:
    """Whether stems tell of a subject: of the documents' own words all have to stand there."""
    among = all if subject.together else any
    return among(f" {words} " in text for words in subject.stems)


def _is_led_to(each: Said, about: Sequence[Subject]) -> bool:
    """Whether the sentence in which words stand names what they are about."""
    return any(_holds(subject, each.beside) for subject in about)


def _said_by_others(whom: str, others: Sequence[Said], facts: Facts) -> Draft:
    """The denial that somebody is quoted on a matter, with those who are."""
    first = others[0]
    words = clipped(first.citation.quote, _IN_LEAD)
    lead = f"The documents do not quote {whom}; {first.speaker} said: “{words}”"
    told = answer(lead, [each.citation for each in others])
    return replace(told, voices=tuple(each.speaker for each in others))


def _is_on_all(each: Said, about: Sequence[Subject]) -> bool:
    return all(_is_on(each, [subject]) for subject in about)


def _reported(people: Sequence[Person], about: Sequence[Subject], facts: Facts) -> Draft | None:
    """What a document tells in its own words of what somebody said on a matter."""
    told = [
        shown
        for person in people
        for shown in facts.shown
        if any(person.name == each.name for each in shown.document.people)
        and shown.holds(stems(surname_of(person.name)).strip())
        and any(_holds(subject, shown.stems) for subject in about)
    ]
    if not told:
        return None
    words = clipped(told[0].passage.span.text)
    return answer(f"In the document's words: “{words}”", [shown.citation for shown in told])


def _not_quoted(asked: Asked, people: Sequence[Person], facts: Facts) -> Draft:
    about = _matters(asked, facts)
    if about and not people and not _spoken_of(asked, facts):
        return topic(asked, facts)
    who = listed([person.name for person in people]) or "anybody"
    on = f" on {listed([subject.name for subject in about])}" if about else ""
    if told := _reported(people, about, facts):
        return told
    others = [each for each in facts.said if about and _is_on_all(each, about)]
    if people and others:
        return _said_by_others(who + on, others, facts)
    return refusal(
        "not_in_documents",
        f"The documents do not quote {who}{on}.",
        suggestions=[f"what did {people[0].name} say?"] if people and about else [],
    )
