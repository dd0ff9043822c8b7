"""Every word and name the bot understands, and what it means."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain, pairwise, product
from typing import Literal, NamedTuple, TypeVar

from bot.understanding.words.gazetteer import Gazetteer
from bot.understanding.words.text import normalise, stem, tokens
from knowledge.language import Language
from knowledge.load import Knowledge

Kind = Literal[
    "meaning", "filler", "frame", "pronoun",
    "service", "elsewhere", "ambiguous", "pillar", "grade", "time", "role", "person",
    "document", "organisation", "topic", "term", "outside",
]  # fmt: skip

#: Kinds of mention that name a service, or what might be taken for one.
PLACES = ("service", "elsewhere", "ambiguous")
#: What may follow a service's name and belongs to it.
SERVICE_ENDINGS = frozenset(
    tuple(ending.split())
    for ending in (
        "fire", "fire service", "fire and rescue", "fire and rescue service", "fire rescue",
        "fire rescue service", "frs", "fire brigade", "brigade", "fire authority",
        "fire and rescue authority", "service", "fire department", "fire dept", "firefighters",
    )
)  # fmt: skip
_ALTERNATIVES = re.compile(r"[()]")
_INFLECTED = ("meaning", "topic", "pillar", "filler")
_LONGEST_ENDING = 4
_COMMON = ("meaning", "filler", "frame")
#: As how many uses a word counts that any question may hold, or that asks what nobody covers.
_USES: Mapping[Kind, int] = {"filler": 10, "outside": 30}
_NONE: frozenset[str] = frozenset()

Words = tuple[str, ...]
_Name = TypeVar("_Name", bound=str)


class Entry(NamedTuple):
    """What a run of words means: a kind, and which one of that kind."""

    kind: Kind
    value: str


class Collision(NamedTuple):
    """A run of words with two meanings, of which the first is kept."""

    words: str
    kept: Entry
    lost: Entry


class Lexicon:
    """Runs of words and their meaning, found longest first.

    ``collisions`` lists words that the authored files give two meanings. What only strange
    words need is made when the first one comes: most questions have none.
    """

    def __init__(self, language: Language, knowledge: Knowledge) -> None:
        self._entries: dict[Words, Entry] = {}
        self._longest: dict[Words, int] = {}  # runs that begin with the same two words
        self.collisions: list[Collision] = []
        self.gazetteer = Gazetteer(language.services, knowledge.services)
        self.collisions += [
            Collision(" ".join(words), Entry(*kept), Entry(*lost))
            for words, kept, lost in self.gazetteer.collisions()
        ]
        for words, entry in _authored(language, self.gazetteer):
            self._add(words, entry, authored=True)
        for words, entry in _documented(knowledge):
            self._add(words, entry, authored=False)
        written = "\n".join(passage.span.text for _, passage in knowledge.passages())
        self._alike_lines = language.words.alike
        self._intents = language.intents.intents
        self._written = frozenset(
            token.text
            for token in tokens(normalise(written))
            if len(token.text) > 2 and not token.text[0].isdigit()
        )
        self.meant = frozenset(chain.from_iterable(self._entries))
        danger = {*language.emergency.hazards, *language.emergency.signs}
        self.words = self.meant | self._written | danger

    def find(self, words: list[str], start: int) -> tuple[Entry, int] | None:
        """The longest run of ``words`` from ``start`` that means something, and its length."""
        longest = min(self._longest.get(tuple(words[start : start + 2]), 1), len(words) - start)
        for length in range(longest, 0, -1):
            entry = self._entries.get(tuple(words[start : start + length]))
            if entry is not None:
                is_service = entry.kind in PLACES
                after = ending_length(words, start + length) if is_service else 0
                return entry, length + after
        word = words[start]
        singular = self._entries.get((word[:-1],)) if word.endswith("s") else None
        inflected = singular or self._stems.get(stem(word))
        return (inflected, 1) if inflected else None

    def knows(self, word: str) -> bool:
        """Whether ``word`` stands within anything known, or is an inflection of it."""
        return word in self.words or (root := stem(word)) in self._stems or root in self.subjects

    def is_written(self, word: str) -> bool:
        """Whether the documents use just this word."""
        return word in self._written

    def is_subject(self, word: str) -> bool:
        """Whether the documents use a word that has no meaning of its own.

        One can ask about such a word; "what" and "improved" are no subjects.
        """
        return stem(word) in self.subjects

    def subject(self, word: str) -> str | None:
        """The stem of the documents' own word that is meant: this one, or one nearly the same."""
        root = stem(word)
        if root in self.subjects:
            return root
        return next((other for other in self._alike.get(root, ()) if other in self.subjects), None)

    def topic_like(self, word: str) -> str | None:
        """The authored topic that a word says nearly the same as: "queue" of a backlog."""
        entries = (self._stems.get(other) for other in self._alike.get(stem(word), ()))
        return next((entry.value for entry in entries if entry and entry.kind == "topic"), None)

    def uses(self) -> Mapping[str, int]:
        """In how many phrases and examples each word stands, names of services aside.

        A slot of an example stands for each word that names such a mention by itself.
        """
        every = (example for each in self._intents.values() for example in each.examples)
        runs = [words for words, entry in self._entries.items() if entry.kind not in PLACES]
        asked = [example.replace("'", " ").split() for example in every]
        found = Counter(word for run in (*runs, *asked) for word in set(run))
        for words, entry in self._entries.items():
            found.update(dict.fromkeys(words, _USES.get(entry.kind, 0)))
            if len(words) == 1:
                found[words[0]] += found[f"{{{entry.kind}}}"] * (words[0] == entry.value)
        return found

    @cached_property
    def _alike(self) -> dict[str, tuple[str, ...]]:
        lines = (tuple(map(stem, line.split())) for line in self._alike_lines)
        return {word: line for line in lines for word in line}

    def partners(self, before: str | None, after: str | None) -> frozenset[str]:
        """Words that mean something together with a neighbour on either side."""
        followed, preceded = self._pairs
        return followed.get(before or "", _NONE) | preceded.get(after or "", _NONE)

    @cached_property
    def subjects(self) -> frozenset[str]:
        """The stems of the documents' own words."""
        return frozenset(stem(word) for word in self._written if (word,) not in self._entries)

    @cached_property
    def _stems(self) -> dict[str, Entry]:
        found: dict[str, Entry] = {}
        for words, entry in self._entries.items():
            root = stem(words[0])
            if len(words) == 1 and entry.kind in _INFLECTED and len(root) > 3:
                found.setdefault(root, entry)
        return found

    @cached_property
    def _pairs(self) -> tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]]:
        followed: dict[str, set[str]] = {}
        preceded: dict[str, set[str]] = {}
        for words in self._entries:
            for one, other in pairwise(words):
                followed.setdefault(one, set()).add(other)
                preceded.setdefault(other, set()).add(one)
        return (
            {word: frozenset(others) for word, others in followed.items()},
            {word: frozenset(others) for word, others in preceded.items()},
        )

    def _add(self, words: Words, entry: Entry, *, authored: bool) -> None:
        if not words:
            return
        kept = self._entries.setdefault(words, entry)
        if kept != entry and authored:
            self.collisions.append(Collision(" ".join(words), kept, entry))
        self._longest[words[:2]] = max(len(words), self._longest.get(words[:2], 1))


def ending_length(words: list[str], start: int) -> int:
    """How many words from ``start`` only say that the name before is a fire service's."""
    for length in range(_LONGEST_ENDING, 0, -1):
        if tuple(words[start : start + length]) in SERVICE_ENDINGS:
            return length
    return 0


def plain(name: str) -> str:
    """A proper name as the reader sees it: its tokens, with single spaces between."""
    if name.isascii() and name.replace(" ", "").isalpha():
        return name.lower()
    return " ".join(token.text for token in tokens(normalise(name)))


def surname_of(name: str) -> str:
    """The last word of a person's name, as the reader sees it."""
    return plain(name).split()[-1]


def _authored(language: Language, gazetteer: Gazetteer) -> Iterator[tuple[Words, Entry]]:
    entities = language.entities
    yield from _named("pillar", entities.pillars)
    yield from _named("grade", entities.grades)
    yield from _named("time", entities.times, bare=False)
    for role, aliases in entities.roles.items():
        for alias in (role, *aliases):
            words = tuple(alias.split())
            yield from ((run, Entry("role", role)) for run in (words, ("the", *words)))
    yield from _named("pronoun", {"pronoun": entities.pronouns}, bare=False)
    yield from _named("document", entities.documents, bare=False)
    yield from _named("organisation", entities.organisations, bare=False)
    yield from ((words, Entry(*meant)) for words, meant in gazetteer.entries())
    for name, topic in language.topics.topics.items():
        for said in (name, *topic.says):
            yield tuple(plain(said).split()), Entry("topic", name)
        yield from _named("topic", {name: topic.aliases}, bare=False)
    yield from _named("outside", {"outside": language.topics.outside}, bare=False)
    yield from _named("meaning", language.words.meanings)
    for line in language.words.fillers:
        yield from (((word,), Entry("filler", word)) for word in line.split())
    for idiom in language.words.idioms:
        yield from ((words, Entry("filler", idiom)) for words in spelled_out(idiom))
    yield from ((tuple(frame.split()), Entry("frame", frame)) for frame in language.words.frames)


def _named(
    kind: Kind, names: Mapping[_Name, Iterable[str]], *, bare: bool = True
) -> Iterator[tuple[Words, Entry]]:
    for name, aliases in names.items():
        entry = Entry(kind, name)
        if bare:
            yield tuple(name.lower().split()), entry
        for alias in aliases:
            for words in spelled_out(alias):
                yield words, entry


def spelled_out(alias: str) -> Iterator[Words]:
    """An alias with its alternatives: "keep (us|people) safe" is two, "(|its) staff" too."""
    if "|" not in alias:
        return iter([tuple(alias.split())])  # as most are
    parts = [part.split("|") for part in _ALTERNATIVES.split(alias)]
    return (tuple("".join(chosen).split()) for chosen in product(*parts))


def _papers(publisher: str) -> Iterator[Words]:
    """What readers call a paper: "the Barset Echo", "the Echo", "the Echo story"."""
    words = tuple(plain(publisher.removeprefix("The ")).split())
    yield words
    if len(words) > 1:
        pieces = ("article", "report", "story", "piece")
        yield from (("the", words[-1]), *((words[-1], piece) for piece in pieces))


def _documented(knowledge: Knowledge) -> Iterator[tuple[Words, Entry]]:
    """Names that the documents bring besides services: people, papers, abbreviations."""
    surnames: dict[Words, set[str]] = {}
    parts: dict[Words, set[str]] = {}
    for _, person in knowledge.named():
        surname = tuple(plain(person.name.split()[-1]).split())  # "Fernández-Platt" is no Platt
        surnames.setdefault(surname, set()).add(person.name)
        for part in plain(person.name).split():
            parts.setdefault((part,), set()).add(person.name)
        yield tuple(plain(person.name).split()), Entry("person", person.name)
    for words, names in (*surnames.items(), *parts.items()):
        if len(names) == 1:
            entry = Entry("person", next(iter(names)))
            yield from ((each, entry) for each in (words, ("mr", *words), ("ms", *words)))
    for document in knowledge.documents:
        if document.kind == "news-article" and document.publisher:
            entry = Entry("document", document.kind)
            yield from ((words, entry) for words in _papers(document.publisher))
    for _, term in knowledge.terms():
        for name in (plain(term.short), plain(term.short) + "s", plain(term.long)):
            yield tuple(name.split()), Entry("term", term.short)
