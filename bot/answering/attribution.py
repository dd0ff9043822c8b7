"""Who said a phrase. Words belong to the person the document gives them to, or to nobody."""

import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace
from rapidfuzz import fuzz

from bot.answering.draft import Draft, answer, clipped, question_back, refusal
from bot.answering.facts import Facts, Said
from bot.answering.people import describe, people_named
from bot.answering.search import telling_words
from bot.answering.topics import topic
from bot.answering.wording import listed
from bot.reply import Citation
from bot.understanding.asked import Asked
from bot.understanding.lexicon import plain
from bot.understanding.text import stem
from knowledge.model import Document, Quote

#: How a question opens that may be about words, or about what was done.
WHO_FELT = ("who was ", "who were ", "who felt ")
_REMEMBERED = 0.84  # how alike a phrase of one telling word and its place must be
_SHARED = 0.6  # how much of a phrase's telling words its place must hold
_LOOSELY, _SEVERAL = 0.45, 3  # less of it will do where so many words are shared
_RARE = 2.5  # the rarity of a word that stands in one passage or two
_AS_GOOD = 0.04  # places nearer than this to the best are as good
_RUN = 4  # words in a row that are no accident, if some of them tell
_NEAR = 2  # words beside such a run that may deny it
_DENIALS = frozenset(["no", "not", "never", "nobody", "none", "nothing", "without"])


def attribution(asked: Asked, facts: Facts) -> Draft:
    """Who said a phrase; also one remembered loosely, which is said to be loose."""
    if asked.phrase is None:
        return question_back("Which words do you mean?", _known_phrases(facts))
    phrase = plain(asked.phrase)
    exact = [each for each in _all_words(facts) if f" {phrase} " in f" {each.plain} "]
    found = exact or _remembered(asked.phrase, facts)
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
    told = answer(_owned(asked, names, facts, exact=bool(exact)), [e.citation for e in found])
    return replace(told, speakers=tuple(name for name in names if name in people))


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


def _remembered(phrase: str, facts: Facts) -> list[Said]:
    """The words that hold a phrase, even one remembered loosely; the closest only.

    A phrase's words count by how rare they are: to share "service" and "inspection" proves
    nothing.
    """
    wanted = plain(phrase)
    spoken = wanted.split()
    rooted = [stem(word) for word in spoken]
    words = {word: facts.rarity(word) for word in facts.sense(telling_words(phrase, facts))}
    if not sum(words.values()):
        return []  # "who who who" holds no word that could be remembered
    scored: list[tuple[float, Said]] = []
    only_one = len({each.speaker for each in facts.said if each.sense.issuperset(words)}) == 1
    for each in _all_words(facts):
        both = words.keys() & each.sense
        share = sum(words[word] for word in both) / sum(words.values())
        start, end = _common_run(rooted, each.stems) if len(both) > 1 else (0, 0)
        if end - start >= _RUN and len(both.intersection(rooted[start:end])) > 1:
            if _agrees(" ".join(spoken[max(start - _NEAR, 0) : end + _NEAR]), each.plain):
                scored.append((1 + end - start, each))  # the very words, among others
            continue
        if share < _LOOSELY or not _agrees(wanted, each.plain):
            continue
        if share < _SHARED and len(both) < _SEVERAL:
            continue
        # What is shorter than the phrase lies within it whole, and is no more alike for that.
        within = len(each.plain) >= len(wanted)
        alike = fuzz.partial_ratio(wanted, each.plain) / 100 if within else share
        telling = share == 1 and (max(words.values()) > _RARE or (only_one and each.speaker))
        if alike >= _REMEMBERED or len(both) > 1 or telling:
            scored.append((max(alike, share), each))
    best = max((score for score, _ in scored), default=0)
    return [each for score, each in scored if score >= best - _AS_GOOD]


def _common_run(phrase: Sequence[str], said: str) -> tuple[int, int]:
    """Where in a phrase the longest run of words begins and ends that was said too."""
    best = (0, 0)
    for start in range(len(phrase)):
        end = start + best[1] - best[0] + 1
        while end <= len(phrase) and f" {' '.join(phrase[start:end])} " in said:
            best = (start, end)
            end += 1
    return best


def _agrees(phrase: str, said: str) -> bool:
    """Whether both deny or neither does, and every number of the phrase is said."""
    words, there = Counter(phrase.split()), Counter(said.split())
    numbers = Counter({word: n for word, n in words.items() if word[0].isdigit()})
    denied, denies = _DENIALS.isdisjoint(words), _DENIALS.isdisjoint(there)
    return denied == denies and numbers <= there


def _owned(asked: Asked, names: Sequence[str], facts: Facts, *, exact: bool) -> str:
    if not names:
        return "Nobody by name: the words are the document's own."
    who = "; also given to ".join(describe(name, facts) for name in names)
    claimed = [person.name for person in people_named(asked, facts)]
    if not claimed:
        return f"{who}."
    if not exact:
        return f"The nearest words are from {who}."
    if set(claimed) <= set(names):
        return f"Yes, {who}." if asked.polar else f"{who}."
    return f"Not {listed([name for name in claimed if name not in names])}: it was {who}."


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
