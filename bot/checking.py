"""Faults in the authored language that only show when it is used."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bot.answering.families import ANSWERERS, FROM_CONVERSATION
from bot.config import Config, Discord
from bot.understanding.meaning.mentions import SLOTS
from bot.understanding.understand import SOCIAL, Understander
from bot.understanding.words.lexicon import spelled_out
from bot.understanding.words.text import normalise, tokens
from knowledge.faults import Fault
from knowledge.files import duplicate_keys, gathered, line_of, line_of_key, load_yaml
from knowledge.language import FILES, Language
from knowledge.load import Knowledge

_SLOT = re.compile(r"\{(.*?)\}")
#: What an example may leave open.
_SLOTS = frozenset([*SLOTS, "phrase"])
#: The file in which a kind of word is written.
_FILE_OF = {
    "service": "services.yaml", "elsewhere": "services.yaml", "topic": "topics.yaml",
    "outside": "topics.yaml", "meaning": "words.yaml", "filler": "words.yaml",
    "frame": "words.yaml",
}  # fmt: skip


def check_files(directory: Path) -> list[Fault]:
    """Every language file that cannot be read, and keys that stand twice in one."""
    faults: list[Fault] = []
    for name, kind in FILES.items():
        gathered(partial(load_yaml, directory / name, kind), faults)
        faults += duplicate_keys(directory / name)
    return faults


def check_config(
    path: Path, config: Config, language: Language, knowledge: Knowledge
) -> list[Fault]:
    """Settings that are well typed and cannot be meant."""
    faults: list[Fault] = []
    home = config.home_service
    if home and home not in {*language.services.services, *knowledge.services}:
        what = f"no document and no language file knows the service “{home}”"
        faults.append(Fault(path, line_of_key(path, "home_service"), what))
    for name in ("floor", "margin"):
        if not 0 <= getattr(config.matching, name) <= 1:
            faults.append(Fault(path, line_of_key(path, name), f"{name} should be from 0 to 1"))
    return faults + list(_check_discord(path, config.discord))


def _check_discord(path: Path, discord: Discord) -> Iterator[Fault]:
    if not discord.context_minutes >= 0:
        line = line_of_key(path, "context_minutes")
        yield Fault(path, line, "context_minutes should not be negative")
    for name in ("per_person", "per_channel"):
        rate = getattr(discord, name)
        if rate.questions < 1 or not rate.seconds > 0:
            what = f"{name} should let at least one question through in some seconds"
            yield Fault(path, line_of_key(path, name), what)
    numbers = {"channels": discord.channels, "operator_channel": (discord.operator_channel,)}
    for name, given in numbers.items():
        if any(number is not None and number < 1 for number in given):
            what = f"{name} should hold numbers that Discord gives, which are above 0"
            yield Fault(path, line_of_key(path, name), what)
    if discord.channels and not discord.message_content:
        what = "channels without a mention need message_content: true, which Discord must grant"
        yield Fault(path, line_of_key(path, "channels"), what)


def check_language(directory: Path, language: Language, knowledge: Knowledge) -> list[Fault]:
    """Everything wrong in the language files that a reader of YAML cannot see.

    An alias that stands twice, an example that belongs to two intents or holds a
    word without meaning, an intent that nothing answers, a phrase that would never match
    because it is not written as questions are read, braces that nothing fills, a filler
    that a question may be about.
    """
    understander = Understander(language, knowledge)
    faults = list(_collisions(directory, understander))
    faults += _shared_examples(directory / "intents.yaml", understander)
    faults += _unanswered(directory, language)
    faults += _silenced(directory / "words.yaml", language)
    faults += _unreadable(directory, language)
    faults += _unfillable(directory, language)
    return faults


def _collisions(directory: Path, understander: Understander) -> Iterator[Fault]:
    for words, kept, lost in understander.lexicon.collisions:
        what = (
            f"“{words}” means both {kept.kind} “{kept.value}” and {lost.kind} "
            f"“{lost.value}”; keep it in one place"
        )
        path = directory / _FILE_OF.get(lost.kind, "entities.yaml")
        yield Fault(path, line_of(path, words), what)


def _shared_examples(path: Path, understander: Understander) -> Iterator[Fault]:
    owners: dict[frozenset[str], str] = {}
    for intent, example in understander.examples:
        if not example or {"?", "~"}.intersection(example):
            what = f"an example of “{intent}” has no meaning or a word without one: {example}"
            yield Fault(path, line_of_key(path, intent), what)
        owner = owners.setdefault(frozenset(example), intent)
        if owner != intent:
            said = " + ".join(example)
            yield Fault(
                path,
                line_of_key(path, intent),
                f"an example of “{intent}” and one of “{owner}” are both read as {said}",
            )


def _unanswered(directory: Path, language: Language) -> Iterator[Fault]:
    path = directory / "intents.yaml"
    for name in language.intents.intents.keys() - ANSWERERS.keys() - FROM_CONVERSATION:
        yield Fault(path, line_of_key(path, name), f"nothing answers the intent “{name}”")
    meanings = language.words.meanings.keys()
    path = directory / "emergency.yaml"
    for word in {*language.emergency.danger, *language.emergency.calm} - meanings:
        yield Fault(path, line_of(path, word), f"words.yaml has no meaning “{word}”")
    path = directory / "small_talk.yaml"
    for name in SOCIAL - language.small_talk.replies.keys():
        yield Fault(path, None, f"there is no reply for “{name}”")


def _silenced(path: Path, language: Language) -> Iterator[Fault]:
    """Nouns that would say nothing in any question, and fillers marked that are none."""
    fillers = " ".join(language.words.fillers).split()
    idle = " ".join(word for words in language.words.idle_nouns.values() for word in words).split()
    for word in sorted({*fillers, *language.words.frames} & {*language.nouns.split()} - {*idle}):
        what = f"the noun “{word}” may be what a question is about: no filler, or say why it is"
        yield Fault(path, line_of(path, word), what)
    for word in sorted({*idle} - {*fillers}):
        yield Fault(path, line_of(path, word), f"the idle noun “{word}” is no filler")


def _unfillable(directory: Path, language: Language) -> Iterator[Fault]:
    path = directory / "intents.yaml"
    for intent in language.intents.intents.values():
        for example in intent.examples:
            for slot in set(_SLOT.findall(example)) - _SLOTS:
                yield Fault(path, line_of(path, example), f"there is no slot “{{{slot}}}”")
    path = directory / "small_talk.yaml"
    for name, reply in language.small_talk.replies.items():
        try:
            reply.format(service="", services="")
        except (KeyError, IndexError, ValueError):
            what = f"the reply “{name}” may hold {{service}} and {{services}}, and no other braces"
            yield Fault(path, line_of_key(path, name), what)


def _unreadable(directory: Path, language: Language) -> Iterator[Fault]:
    for path, phrase in _phrases(directory, language):
        read = " ".join(token.text for token in tokens(normalise(phrase)))
        if read != phrase.replace("'", " "):
            yield Fault(path, line_of(path, phrase), f"“{phrase}” is never read so; write “{read}”")


def _phrases(directory: Path, language: Language) -> Iterator[tuple[Path, str]]:
    words = directory / "words.yaml"
    for meaning, others in language.words.meanings.items():
        yield from (
            (words, " ".join(w)) for phrase in (meaning, *others) for w in spelled_out(phrase)
        )
    entities = directory / "entities.yaml"
    listed = language.entities
    for names in (listed.pillars, listed.grades, listed.times, listed.roles, listed.documents,
                  listed.organisations):  # fmt: skip
        for aliases in names.values():
            yield from ((entities, " ".join(w)) for alias in aliases for w in spelled_out(alias))
    topics = directory / "topics.yaml"
    for topic in language.topics.topics.values():
        yield from ((topics, alias) for alias in topic.aliases)
    services = directory / "services.yaml"
    for names_of in (language.services.services, language.services.elsewhere):
        for aliases in names_of.values():
            yield from ((services, alias) for alias in aliases)
