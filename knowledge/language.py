"""The authored language: what people call things and how they ask, read from YAML."""

from pathlib import Path

from msgspec import Struct

from knowledge.files import load_yaml, read_bytes
from knowledge.model import Grade, Kind, Pillar

Aliases = list[str]
AreaNames = list[tuple[str, Aliases]]


class Services(Struct, frozen=True, forbid_unknown_fields=True):
    """Names of services, and of what is not one, with the other names they go by.

    ``abbreviations`` are short ways to write a part of a name.
    """

    services: dict[str, Aliases]
    elsewhere: dict[str, Aliases]
    abbreviations: dict[str, Aliases] = {}


class Entities(Struct, frozen=True, forbid_unknown_fields=True):
    """Whatever else a question may mention, with its other names.

    ``areas`` are the parts of each pillar that are graded too, by how a word of their name
    begins: reports name one area in several ways.
    """

    pillars: dict[Pillar, Aliases]
    areas: dict[Pillar, dict[str, Aliases]]
    grades: dict[Grade, Aliases]
    times: dict[str, Aliases]
    roles: dict[str, Aliases]
    pronouns: Aliases
    documents: dict[Kind, Aliases]
    organisations: dict[str, Aliases]

    @property
    def area_names(self) -> AreaNames:
        """How a word of each area's name begins, and what else people call the area."""
        return [each for areas in self.areas.values() for each in areas.items()]


class Topic(Struct, frozen=True, forbid_unknown_fields=True):
    """A subject: ``says`` recognises a document's sentence, ``aliases`` a question's words."""

    says: list[str]
    aliases: Aliases = []
    instead: str | None = None


class Topics(Struct, frozen=True, forbid_unknown_fields=True):
    """Subjects by name, and words of what has nothing to do with inspections."""

    topics: dict[str, Topic]
    outside: list[str] = []


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """Words by meaning, words that ask nothing, and frames that announce a question.

    ``askers`` are words after which any word tells who asks ("as a reporter"), ``asides``
    those after which a strange one does ("my nan"). ``occasions`` are nouns of what a question
    may be asked for, and nothing else ("for the agenda"), ``idioms`` runs of words that ask
    nothing together, ``idle_nouns`` the nouns among the fillers, by why no question hangs on
    them. ``shorthand`` says what
    abbreviations of the chat mean, and English words that are often typed for another.
    ``alike`` are lines of words that say nearly the same, by which a sentence is known again
    that is told in other words.
    """

    meanings: dict[str, list[str]]
    askers: list[str]
    asides: list[str]
    fillers: list[str]
    frames: list[str]
    occasions: list[str] = []
    idioms: list[str] = []
    idle_nouns: dict[str, list[str]] = {}
    shorthand: dict[str, str] = {}
    alike: list[str] = []


class Intent(Struct, frozen=True, forbid_unknown_fields=True):
    """What a question can ask: examples, and the question offered when the bot asks back.

    ``carries`` names the slots that a bare follow-up ("and people?") may replace;
    ``everywhere`` marks what is only asked of services in general.
    """

    choice: str
    examples: list[str]
    carries: list[str] = []
    everywhere: bool = False


class Emergency(Struct, frozen=True, forbid_unknown_fields=True):
    """What speaks of danger: meanings, or a hazard's word with a sign's.

    ``names`` hold a hazard's word and are none. ``calm`` are meanings that speak against,
    unless one of the ``urgent`` words stands beside.
    """

    danger: list[str]
    hazards: list[str]
    urgent: list[str]
    names: list[str]
    signs: list[str]
    calm: list[str]


class Intents(Struct, frozen=True, forbid_unknown_fields=True):
    """All that can be asked."""

    intents: dict[str, Intent]


class SmallTalk(Struct, frozen=True, forbid_unknown_fields=True):
    """Replies to what asks nothing of the documents."""

    replies: dict[str, str]
    emergency: str


class Language(Struct, frozen=True):
    """Everything authored, and English words, one a line: those that are chiefly nouns, others.

    A strange noun carries the question it stands in; a strange verb or adjective seldom does.
    """

    services: Services
    entities: Entities
    topics: Topics
    words: Words
    intents: Intents
    emergency: Emergency
    small_talk: SmallTalk
    nouns: str
    others: str


FILES: dict[str, type[Struct]] = {
    "services.yaml": Services,
    "entities.yaml": Entities,
    "topics.yaml": Topics,
    "words.yaml": Words,
    "intents.yaml": Intents,
    "emergency.yaml": Emergency,
    "small_talk.yaml": SmallTalk,
}


def load_language(directory: Path) -> Language:
    """Read the language files in ``directory``.

    Raises:
        Faults: a file is missing, is no YAML, or is not of its kind.
    """
    return Language(
        load_yaml(directory / "services.yaml", Services),
        load_yaml(directory / "entities.yaml", Entities),
        load_yaml(directory / "topics.yaml", Topics),
        load_yaml(directory / "words.yaml", Words),
        load_yaml(directory / "intents.yaml", Intents),
        load_yaml(directory / "emergency.yaml", Emergency),
        load_yaml(directory / "small_talk.yaml", SmallTalk),
        read_bytes(directory / "english-nouns.txt").decode(),
        read_bytes(directory / "english-others.txt").decode(),
    )
