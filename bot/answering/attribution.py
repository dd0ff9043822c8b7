"""Who said a phrase. Words belong to the person the document gives them to, or to nobody."""

import re
from collections.abc import Sequence

from msgspec.structs import replace
from rapidfuzz import fuzz

from bot.answering.draft import Draft, answer, clipped, question_back, refusal
from bot.answering.facts import Facts
from bot.answering.passages.passages import Said
from bot.answering.passages.remembered import CERTAIN, remembered
from bot.answering.passages.telling import telling_words
from bot.answering.people import describe, people_named
from bot.answering.topics import topic
from bot.answering.wording import listed
from bot.reply import Citation
from bot.understanding.meaning.asked import Asked
from bot.understanding.words.lexicon import plain, surname_of
from knowledge.model import Document, Quote

#: How a question opens that may be about words, or about what was done.
WHO_FELT = ("who was ", "who were ", "who felt ", "who is ")


def attribution(asked: Asked, facts: Facts) -> Draft:
    """Who said a phrase; also one remembered loosely, which is said to be loose."""
    if asked.phrase is None:
        return question_back("Which words do you mean?", _known_phrases(facts))
    phrase = plain(asked.phrase)
    exact = [each for each in _all_words(facts) if f" {phrase} " in f" {each.plain} "]
    either = asked.phrase.split(" or ")
    found = exact or [said for each in either for said in remembered(each, facts)]
    if not found and asked.all("topic") and asked.text.startswith(WHO_FELT):
        return topic(asked, facts)  # "who was told to sort out the backlog?"
    if not found:
        return refusal(
            "not_in_documents",
            "Nobody says that in the documents.",
            suggestions=["give me every quote"],
        )
    people = {person.name for _, person in facts.knowledge.people()}
    spoken = dict.fromkeys(
        each.speaker for each in found if each.speaker and not _is_anothers(phrase, each)
    )
    names = sorted(spoken, key=lambda name: name not in people)
    loose = asked.says("say") and not exact and _is_loose(phrase, found, facts)
    owned = _owned(asked, names, facts, exact=bool(exact), loose=loose)
    reporting = None if names else _reporting(phrase, found, facts)
    if reporting:
        who = describe(reporting, facts)
        told = answer(f"{who}, in the document's words.", [each.citation for each in found])
        return replace(told, speakers=(reporting,))
    if not names and any(
        "“" in each.citation.quote or '"' in each.citation.quote for each in found
    ):
        owned = "Nobody by name: the document does not say who."  # "One firefighter told us: …"
    told = answer(owned, [each.citation for each in found])
    return replace(told, speakers=tuple(name for name in names if name in people))


def with_words(asked: Asked, facts: Facts) -> Asked:
    """A question with what stands behind its "who said" as the phrase, if somebody said just that.

    "I am sorry" has no word that tells anything, and is known only as what was said; and what
    somebody said is no subject to be told of.
    """
    found = _BEHIND_SAID.search(asked.text)
    words = f" {plain(found[1])} " if found and asked.phrase is None else ""
    said = len(words.split()) >= _A_PHRASE and any(words in f" {s.plain} " for s in facts.said)
    return replace(asked, intent="attribution", phrase=words.strip()) if said else asked


_BEHIND_SAID = re.compile(r"\bwho (?:was it (?:that|who) )?(?:said|says|told \w+) (?:that )?(.+)")
_A_PHRASE = 3  # words


def _reporting(phrase: str, found: Sequence[Said], facts: Facts) -> str | None:
    """Whose words a document tells in its own: "Jane Doe said the credit was theirs"."""
    for each in found:
        before = each.plain.partition(phrase)[0]
        document = next(d for d in facts.knowledge.documents if d.id == each.citation.document)
        named = [p.name for p in document.people if surname_of(p.name) in before.split()]
        if phrase in each.plain and len(named) == 1 and _SAYS_THAT.search(before):
            return named[0]
    return None


_SAYS_THAT = re.compile(r"\b(?:said|says|thinks|believes|admitted|warned|claimed)(?: that)? ?$")


def _is_anothers(phrase: str, said: Said) -> bool:
    """Whether words are quoted within what somebody signed: they are not the author's."""
    inner = _QUOTED.findall(said.citation.quote) if not said.quoted else []
    return any(phrase in plain(words) for words in inner)


_QUOTED = re.compile(r"[“\"]([^”\"]{3,})[”\"]")


def _all_words(facts: Facts) -> tuple[Said, ...]:
    return (*facts.said, *facts.unsaid)


def said_that(citations: Sequence[Citation], facts: Facts) -> Draft:
    """Whose words the last reply showed."""
    owners = [_owner(citation, facts) for citation in citations]
    names = list(dict.fromkeys(owners))
    told = answer(f"{listed([describe(name, facts) for name in names])}.", citations)
    return replace(told, speakers=tuple(names))


def _known_phrases(facts: Facts) -> list[str]:
    some = [clipped(each.citation.quote, 40).rstrip(" …") for each in facts.said[:3]]
    return [f"who said “{words}”?" for words in some]


def _owned(asked: Asked, names: Sequence[str], facts: Facts, *, exact: bool, loose: bool) -> str:
    if not names:
        return "Nobody by name: the words are the document's own."
    who = "; also given to ".join(describe(name, facts) for name in names)
    claimed = [person.name for person in people_named(asked, facts)]
    if not claimed:
        return f"Nobody says just that. The nearest words are from {who}." if loose else f"{who}."
    if not exact:
        return f"The nearest words are from {who}."
    if set(claimed) <= set(names):
        return f"Yes, {who}." if asked.polar else f"{who}."
    return f"Not {listed([name for name in claimed if name not in names])}: it was {who}."


def _is_loose(phrase: str, found: Sequence[Said], facts: Facts) -> bool:
    """Whether a phrase is unlike what was found, and of words too common to prove anything."""
    alike = max(fuzz.partial_ratio(phrase, each.plain) for each in found)
    telling = facts.sense(telling_words(phrase, facts, alone=False))
    return alike < _ALIKE and sum(map(facts.rarity, telling)) < CERTAIN


_ALIKE = 84  # of 100


def _owner(citation: Citation, facts: Facts) -> str:
    document = next(d for d in facts.knowledge.documents if d.id == citation.document)
    for quote in document.quotes:
        if _mostly_within(citation, quote):
            return quote.speaker
    author = next((p.author for p in document.passages if p.span.start == citation.start), None)
    return author or _publication(document)


def _mostly_within(citation: Citation, quote: Quote) -> bool:
    shared = min(citation.end, quote.span.end) - max(citation.start, quote.span.start)
    return 2 * shared > citation.end - citation.start


def _publication(document: Document) -> str:
    return f"{document.publisher or 'the document'} ({document.title})"
