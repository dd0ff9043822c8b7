"""Which services there are, which one a name means, and what it was called at the time."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from bot.answering.facts import Facts
from bot.answering.passages.passages import stems
from bot.answering.times import round_named, with_sides
from bot.answering.wording import listed
from bot.understanding.meaning.asked import Asked, set_against
from bot.understanding.meaning.mentions import Mention
from bot.understanding.words.gazetteer import BETWEEN
from bot.understanding.words.lexicon import plain
from knowledge import inspections
from knowledge.load import Merger

_FEW = 4  # services that are told by name
#: Words of names that tell nothing about where a service is.
_ANYWHERE = frozenset(
    ["and", "of", "the", "north", "south", "east", "west", "fire", "county", "greater", "isle"]
)


def covered(facts: Facts) -> str:
    """The services that the documents cover, in a few words."""
    known = facts.knowledge.services
    if len(known) <= _FEW:
        return listed(known) or "no service"
    took_part = (sum(facts.knowledge.took_part(s, name) for s in known)
                 for name in facts.knowledge.rounds)  # fmt: skip
    return f"{max(took_part)} English fire and rescue services"


def nearest(stranger: str, facts: Facts) -> str | None:
    """A service that shares a word with a stranger's name: West with East Midlands."""
    words = set(stranger.lower().split()) - _ANYWHERE
    shared = (s for s in facts.knowledge.services if words.intersection(s.lower().split()))
    return next(shared, None)


def candidates(asked: Asked) -> list[str]:
    """The services between which a question leaves it open which it means."""
    return [name for words in asked.all("ambiguous") for name in words.split(BETWEEN)]


def look_alikes(asked: Asked, facts: Facts) -> list[str]:
    """Names like those of services, but of another side, that no document has: "West Marle"."""
    pairs = _SIDED.findall(asked.text)
    known = [plain(name) for name in facts.knowledge.services] if pairs else []
    sided = {name.split()[1] for name in known if _SIDED.match(name)}
    found = [pair for pair in pairs if pair.split()[1] in sided]
    strange = (
        pair for pair in found if not any(f"{name} ".startswith(f"{pair} ") for name in known)
    )
    return [p.title() for p in strange if not any(f" {p} " in shown.plain for shown in facts.shown)]


_SIDED = re.compile(r"\b(?:north|south|east|west|mid|central|upper|lower|greater|new) \w+")


def settled(asked: Asked, facts: Facts) -> tuple[Asked, str]:
    """The question with each service as it was called at the time asked about, and a remark.

    A name that fits several services, the home service among them, means that one. A
    service that became part of another is that other from then on.
    """
    asked = _with_bodies(with_sides(asked, facts), facts)
    if facts.home in candidates(asked):
        asked = asked.filled("ambiguous", ())
        asked = asked.filled("service", (*asked.all("service"), facts.home))
    elif candidates(asked) and asked.says("compare", "best", "worst", "ahead", "every"):
        # "Which Yorkshire service is best": all that it may mean, beside one another.
        named_too = (*asked.all("service"), *candidates(asked))
        asked = asked.filled("ambiguous", ()).filled("service", named_too)
        asked = replace(asked, everywhere=False)
    if facts.home and _is_set_against_ours(asked):
        asked = replace(asked, everywhere=False)
        asked = asked.filled("service", (*asked.all("service"), facts.home))
    elif facts.home and (set_against(asked) or _compares_ours(asked)):
        others = (name for name in asked.all("service") if name != facts.home)
        asked = asked.filled("service", (facts.home, *others))
    named: list[Mention] = []
    remarks: dict[str, None] = {}
    for mention in asked.of("service"):
        merger = merger_of(mention.value, facts)
        called = _called(mention.value, merger, asked, facts) if merger else (mention.value,)
        named += [replace(mention, value=name) for name in called]
        if merger and called != (mention.value,):
            remarks[remark(merger, facts)] = None
    return asked.mentioning("service", named), " ".join(remarks)


def _with_bodies(asked: Asked, facts: Facts) -> Asked:
    """The question with each body that documents tell of as its subject: "… with the police"."""
    service = facts.service(asked)
    if service is None or asked.intent not in _OF_MATTERS:
        return asked
    told = facts.told_of_only(service, asked)
    left: list[Mention] = []
    matters: list[Mention] = []
    for body in asked.of("elsewhere"):
        words = stems(body.typed.removeprefix("the ")).strip()
        if words and any(shown.holds(words) for shown in told):
            matters.append(replace(body, kind="topic", value=f":{words}", typed=words))
        else:
            left.append(body)
    if not matters:
        return asked
    asked = asked.mentioning("elsewhere", left)
    return asked.mentioning("topic", (*asked.of("topic"), *matters))


#: Intents about what documents tell of any matter.
_OF_MATTERS = frozenset(["topic", "quotes", "other figure", "who is"])
#: "Worse than us", "compare us with Kent": the asker's own service, which is the home service.
_OURS = re.compile(
    r"\b(?:than|against|beside|above|below|compar\w+|put|set|stack|ahead of|behind|beats?)"
    r"(?: to| with| against)? (?:us|ours)\b|\bthan we\b"
    r"|\bcompar\w+ (?:\w+ ){1,4}?(?:to|with|against|and) (?:us|ours)\b"
    r"|\bsame as (?:us|we|ours)\b|\bdo we compare (?:with|to|against)\b"
)


def _compares_ours(asked: Asked) -> bool:
    """Whether the asker's own service is compared, and nothing tells which that is.

    Of "us (Derbyshire)" and "I live in Kent. Compare us with Essex" it is told.
    """
    ours = _OURS.search(asked.text)
    rest = asked.text[ours.end() :] if ours else ""
    after = [words for words in asked.typed("service") if words in rest]
    told = any(re.match(rf" (?:(?:at|in|from) )?{re.escape(words)}\b", rest) for words in after)
    if ours is None or told or len(after) < len(asked.all("service")):
        return False
    return asked.everywhere or (bool(after) and asked.says("compare"))


def _is_set_against_ours(asked: Asked) -> bool:
    """Whether the only service named is what is set against ours: "is Derbyshire better than us".

    And not where the asker is: "I am from Kent. Who did better than us".
    """
    ours, typed = _OURS.search(asked.text), asked.typed("service")
    if len(typed) != 1 or len(asked.all("service")) != 1:
        return False
    name = re.escape(typed[0])
    if re.search(rf"\b(?:{name} {_AND} {_US}|{_US} {_AND} {name})\b", asked.text):
        return True  # "how do Kent and us compare", "Kent or us, who is better"
    if not ours or asked.everywhere:
        return False
    if typed[0] not in asked.text or typed[0] in ours[0]:
        return True  # the one that was spoken of before, or "compare Kent with us"
    led, found, _ = asked.text[: ours.start()].partition(typed[0])
    return bool(found) and led.split()[-1:] not in ([word] for word in _WHERE)


_AND = r"(?:and|or|v|vs|versus|compared (?:to|with)|next to|beside)"
_US = r"(?:us|ours|(?:my|our)(?: own)? (?:service|brigade|one|county|area))"
_WHERE = ("in", "from", "near", "at", "of", "our", "my", "for", "with")


def merger_of(service: str, facts: Facts) -> Merger | None:
    """The merger in which a service took part, on either side."""
    return next((m for m in facts.knowledge.mergers if service in (m.whole, *m.parts)), None)


def left_out(facts: Facts) -> list[str]:
    """Who is not counted where inspections are compared: services that merged between them."""
    return [f"Not counted: {remark(merger, facts)}" for merger in facts.knowledge.mergers]


def remark(merger: Merger, facts: Facts) -> str:
    """That two services became one."""
    then = facts.knowledge.inspections(merger.parts[0])[0]
    since = facts.knowledge.inspections(merger.whole)[-1]
    return f"{listed(merger.parts)} were two services in {then} and one in {since}."


def _called(service: str, merger: Merger, asked: Asked, facts: Facts) -> tuple[str, ...]:
    """What a merged service, or a part of one, was called in the inspections asked about."""
    whole = facts.knowledge.inspections(merger.whole)
    parts = merger.parts if service == merger.whole else (service,)
    earlier = [name for part in parts for name in facts.knowledge.inspections(part)]
    times = [round_named(time, facts) or time for time in asked.all("time")] or whole[:1]
    since = any(_is_one_of(time, whole) for time in times)
    before = any(_is_one_of(time, earlier) for time in times)
    if not since and not before:
        return (service,)
    return (*(parts if before else ()), *((merger.whole,) if since else ()))


def _is_one_of(time: str, names: Sequence[str]) -> bool:
    return any(inspections.same(time, name) for name in names)
