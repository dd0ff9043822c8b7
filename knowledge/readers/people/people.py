"""People as a document introduces them: name, role, organisation."""

import re
from collections.abc import Iterable, Iterator

from knowledge.model import Person
from knowledge.readers.people.cast import called, plain_name
from knowledge.readers.people.later import by_title_alone, told_later
from knowledge.readers.people.letters import read_signatures
from knowledge.readers.people.roles import NOT_IN_ROLE, body_after, read_role
from knowledge.readers.services.places import tidy
from knowledge.readers.services.services import Names
from knowledge.readers.text.naming import (
    BODY,
    CAPITALISED,
    HONOURS,
    INITIALLED,
    LABELLED,
    NAME,
    NOT_NAME,
    ORG_NOUN,
    PART,
    PARTY,
    RANK,
    ROLE_NOUN,
    TITLE,
    TITLES,
)
from knowledge.readers.text.outline import Block
from knowledge.readers.text.speech import AUXILIARY, VERB
from knowledge.readers.text.text import Text

_ROLE_TEXT = r"(?:[^,.;:\"()]|(?<=[A-Z])\.)"
#: "who is the", "who took over last year as": the words up to a role in a clause about somebody.
_WHO = r"who (?:is|was|became|ha[sd] been|(?:[a-z]+ ){1,6}?as) "
_APPOSITION = re.compile(
    rf"(?P<name>{NAME}){HONOURS},? (?:\d\d, )?(?:{_WHO}|(?<=, ))(?:the |an? )?"
    rf"(?P<role>(?!{NAME},|and the ){_ROLE_TEXT}{{2,90}}?"
    rf"(?:, (?:{CAPITALISED} )*(?:and|&) (?:{CAPITALISED} )+{ORG_NOUN}\b)?)"
    rf"(?=\s*(?:,|:|\.(?:\s|$)|;|\"|$|\n| (?:{AUXILIARY} )?(?:{VERB})\b| - | \("
    rf"| (?:who|which|that|whose|where)\b))"
)
_IN_BRACKETS = re.compile(
    rf"(?P<name>{NAME}|{INITIALLED}) \((?:the |an? )?(?P<role>[^()]{{4,90}})\)"
)
_RANKED = re.compile(rf"\b(?P<role>{RANK}),? {TITLES}{{0,3}}(?P<name>{NAME})")
_ROLE_BEFORE = re.compile(
    rf"\b(?!(?<=\" )\w+ed )(?P<role>(?:(?!{NOT_IN_ROLE}\s)[a-z][\w'-]*\s+|{CAPITALISED} ){{0,5}}?"
    rf"(?:{ROLE_NOUN}|(?!{TITLE}(?!\w))(?i:{ROLE_NOUN}))(?: of (?!the\b|all\b)[a-z-]+"
    rf"| of {CAPITALISED}(?= {TITLES}{{0,3}}{NAME},? (?:{AUXILIARY} )?(?:{VERB})\b))?)"
    rf"(?: and [a-z-]+)?,? {TITLES}{{0,3}}(?P<name>{NAME}|{INITIALLED})"
)
_SPEAKING = re.compile(
    rf"(?m:^|[.,:;\"]\s*|\b(?:and|but|as|while) )(?:(?:[Tt]he )?(?:[A-Z][\w-]* ){{0,4}}[\w-]+'s )?"
    rf"{TITLES}{{0,3}}(?P<name>{NAME}){HONOURS}"
    rf"(?:, [^,.;:\"]{{2,140}},| (?:of|from|at|for) {BODY})?"
    rf" (?:{AUXILIARY} )?(?:{VERB})\b"
)
_ROLE_ABOVE = re.compile(
    rf"\b(?P<role>(?:{RANK}|(?:(?!{NOT_IN_ROLE}\s)[a-z][\w'-]* ){{0,4}}"
    rf"(?:Chief |Deputy |Vice )?(?i:{ROLE_NOUN})) (?:of|at|for) [^,.;:\"]{{3,70}}), "
    rf"{TITLES}{{0,3}}(?P<name>{NAME})(?={HONOURS},)"
)
_SIGNED = re.compile(rf"(?P<name>{NAME}){HONOURS}\s*[\r\n]\s*(?P<role>{RANK})")
#: Words that no place has in its name: "Save Our Stations", "Hands Off Barset".
_OF_CAMPAIGN = r"(?:Our|Us|Your|My|We|No|Not|Off|Against|Before|For|Over|Without)"
_FROM = re.compile(
    rf"(?P<name>{NAME}){HONOURS},? (?:\d\d, )?(?:of|from|at|for) (?:the )?"
    rf"(?P<org>(?:{CAPITALISED} (?:(?:of|and|&|for|the) ){{0,2}}){{0,9}}{ORG_NOUN}"
    rf"(?=(?: in {CAPITALISED}(?: {CAPITALISED})*)?(?:,| (?:{AUXILIARY} )?(?:{VERB})\b|\.))"
    rf"|(?:{CAPITALISED} )+{_OF_CAMPAIGN}(?: {CAPITALISED})*)"
)
#: What somebody is, or came to be.
_COMES_TO_BE = (
    r"(?:is|has been|became|(?:was|has been|had been) (?:appointed|named|made)(?: as)?"
    r"|(?:took|has taken) (?:over|charge) as|(?:joined|started|returned) as)"
)
#: "Jane Doe is a county councillor." What she is said to be has no praise in it.
_IS_A = re.compile(
    rf"(?!Project|Operation)(?P<name>{NAME}){HONOURS} {_COMES_TO_BE} (?:(?:the|an?|our) )?"
    rf"(?P<role>(?!(?:first|second|third|last|only|same|former|good|great|born|fine|popular|best)\b)"
    rf"(?:(?!\w+(?:est|ing|ed)\b)[a-z][a-z-]* ){{0,3}}{ROLE_NOUN}(?! of the year)"
    rf"(?: (?:of|at|for) (?:(?! and an?\b)[^,.;:\"]){{3,70}}?)?)(?=[,.;]| and an?\b"
    r"| (?:in|on) (?:\d|[A-Z])| (?:since|last|this|earlier|when|after)\b)"
)
_SAID_BY = re.compile(
    rf"(?:\"[,.]?\s*(?:{VERB})|\b[Aa]ccording to) {PARTY}{TITLES}{{0,3}}(?P<name>{NAME})"
)
#: Somebody's relation, an age or a courtesy title tells that the words name a person.
_RELATED = re.compile(
    r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|whose) (?:[a-z-]+ ){0,3}[a-z-]+"
    rf"(?: (?:in|at) [A-Z]\w+)?, {TITLES}{{0,3}}(?P<name>{NAME}),"
)
_AGED = re.compile(rf"(?P<name>{NAME}), (?:aged )?[1-9]\d(?=[,.])")
_TITLED = re.compile(rf"(?<!\w){TITLES}{{1,3}}(?P<name>{NAME}|{INITIALLED})")
#: Of whom a clause tells at the head of a paragraph in which "he" or "she" speaks.
_TOLD_OF = re.compile(
    rf"(?m:^)(?P<name>{NAME}), whos?e? [^\r\n]*?\b(?:he|she) (?:{AUXILIARY} )?(?:{VERB})\b"
)
#: "Jane Doe takes her tea black": what somebody does with something of their own.
_OWN = re.compile(
    rf"(?m:^)(?P<name>{NAME}) [a-z]+ (?:[a-z]+ ){{0,3}}?(?:his|her)"
    r" (?!(?:to|from|in|on|at|by|with|for|off|out|away|back|up|down|and|but|when|as|after)\b)[a-z]"
)
#: "The Minister for Fire (Jane Doe)", on one line or two, as debates are recorded.
_HEADED = re.compile(
    rf"(?m:^)The (?P<role>[A-Z][^\r\n.:;()'\"]{{3,90}}?)\s+"
    rf"\({TITLES}{{0,3}}(?P<name>{NAME})\) *(?m:$)"
)
#: Every way to introduce somebody, the surest first, and marks without which it cannot be there.
_INTRODUCTIONS = (
    (_SIGNED, "\r\n"),
    (_RANKED, ""),
    (_IS_A, ""),
    (_APPOSITION, ","),
    (LABELLED, ":"),
    (_IN_BRACKETS, "("),
    (_ROLE_BEFORE, ""),
    (_ROLE_ABOVE, ","),
    (_FROM, ""),
    (_SPEAKING, ""),
    (_SAID_BY, ""),
    (_RELATED, ","),
    (_AGED, ","),
    (_TITLED, ""),
    (_TOLD_OF, ","),
    (_OWN, ""),
)
_BY_SURNAME = re.compile(rf"(?<!\w){TITLE}\s+(?P<surname>{PART})(?! {PART})")
#: A sentence has so many characters at most.
_LONGEST = 1200
_LONGEST_TITLE = 24
_TITLE_AT_END = re.compile(rf"(?<!\w)(?:{TITLE}|[A-Z]\.)\s+$")
_ANY = re.compile(rf"(?<!\w)(?P<name>{NAME}|{INITIALLED})")


def read_people(text: Text, blocks: Iterable[Block], names: Names) -> tuple[Person, ...]:
    """Find everybody a document introduces or lets speak, once each, in reading order."""
    people: dict[str, Person] = {}
    blocks = tuple(blocks)
    told = [block for block in blocks if block.kind in _TELLING or _lists(text, block)]
    for block in told:
        for person in sorted(_in_block(text, block, names), key=lambda p: p.span.start):
            known = people.get(person.name)
            if known is None and _is_called(text, person, people):
                continue
            if known is None or (known.role is None and person.role is not None):
                people[person.name] = person
    headed = (_person(text, found, names) for found in _HEADED.finditer(text.plain))
    for person in (*filter(None, headed), *read_signatures(text, blocks, names)):
        people.setdefault(person.name, person)
    for person in told_later(text, told, names, tuple(people.values())):
        people[person.name] = person
    for person in _spoken_of_later(text, told, names, people.values()):
        people.setdefault(person.name, person)
    for person in by_title_alone(text, told, tuple(people.values()), names):
        people.setdefault(person.name, person)
    return tuple(sorted(people.values(), key=lambda p: p.span.start))


def _is_called(text: Text, person: Person, people: Iterable[str]) -> bool:
    """Tell whether a name is another's: "Mr Di Doe" is Sam Di Doe, "Mo Doe" Mohammed "Mo" Doe."""
    if any(_NICKNAMED.search(name) and person.name in called(name) for name in people):
        return True
    start = person.span.start
    titled = _TITLE_AT_END.search(text.plain[:start][-_LONGEST_TITLE:]) is not None
    return titled and any(name.endswith(f" {person.name}") for name in people)


_NICKNAMED = re.compile("[‘'“\"]")


_TELLING = ("paragraph", "bullet", "byline")


def _lists(text: Text, block: Block) -> bool:
    """Tell whether a heading lists people: "Present: Cllr Jane Doe (Chair), Cllr John Roe"."""
    return block.kind == "heading" and ": " in text.plain[block.start : block.end]


def _in_block(text: Text, block: Block, names: Names) -> Iterator[Person]:
    seen: set[str] = set()
    if not any(
        _is_name(text, *found.span(), names)
        for found in _ANY.finditer(text.plain, block.start, block.end)
    ):
        return
    words = text.plain[block.start : block.end]
    for pattern, marks in _INTRODUCTIONS:
        if marks and not any(mark in words for mark in marks):
            continue
        for found in pattern.finditer(text.plain, block.start, block.end):
            person = _person(text, found, names)
            if person is not None and person.name not in seen:
                seen.add(person.name)
                yield person


def _spoken_of_later(
    text: Text, blocks: Iterable[Block], names: Names, people: Iterable[Person]
) -> Iterator[Person]:
    """Give those without a role who have a courtesy title later: only a person is called "Ms"."""
    titled = {found.group("surname") for found in _BY_SURNAME.finditer(text.plain)}
    titled -= {plain_name(person).split()[-1] for person in people}
    if not titled:
        return
    for block in blocks:
        for found in _ANY.finditer(text.plain, block.start, block.end):
            person = _person(text, found, names)
            if person is not None and found.group("name").split()[-1] in titled:
                yield person


def _person(text: Text, found: re.Match[str], names: Names) -> Person | None:
    start, end = found.span("name")
    if not _is_name(text, start, end, names) or _is_office(text, start):
        return None
    if found.re is _APPOSITION and _is_fronted(text, found):
        return None
    name = tidy(text.raw[start:end])
    if "org" in found.re.groupindex:
        body = tidy(text.raw[slice(*found.span("org"))])
        return Person(name, None, body, text.span(start, found.end("org")))
    if "role" not in found.re.groupindex:
        return Person(name, None, None, text.span(start, end))
    role, organisation = read_role(text, *found.span("role"), names)
    if role is None:
        return None
    first, last = min(start, found.start("role")), max(end, found.end("role"))
    if organisation is None:
        after, last = body_after(text, end, last, names)
        organisation = tidy(after) if after else None
    return Person(name, role, organisation, text.span(first, last))


#: What opens a sentence and is no subject: "In reply to a question from Jane Doe, the chief said".
_FRONTED = re.compile(
    r"(?:In|On|At|After|Before|Following|Despite|Alongside|Like|Unlike|Beside|For|To|With|Asked"
    r"|Pressed|Answering|Replying|Responding|Thanking)\b[^.;:,\"]*"
)
_SPEAKS = re.compile(rf"(?:, {TITLES}{{0,3}}{NAME}{HONOURS},)? (?:{AUXILIARY} )?(?:{VERB})\b")


def _is_fronted(text: Text, found: re.Match[str]) -> bool:
    """Tell whether a role behind a name is another's: "After a word from Jo Doe, the chief …"."""
    start, end = found.span("role")
    before = re.split(
        r"(?<![A-Z])[.!?][\"')]* |[\r\n]", text.plain[: found.start("name")][-_LONGEST:]
    )[-1]
    spoken = text.plain.endswith(", the ", 0, start) and _SPEAKS.match(text.plain, end)
    return bool(spoken) and _FRONTED.fullmatch(before) is not None


def _is_name(text: Text, start: int, end: int, names: Names) -> bool:
    return not (NOT_NAME.search(text.plain[start:end]) or names.mentions_in(start, end))


def _is_office(text: Text, start: int) -> bool:
    """Tell what only looks like a name: "Cabinet Member for Public Protection at Barset"."""
    return bool(_OF_OFFICE.search(text.plain[max(0, start - _LOOK_BACK) : start]))


_LOOK_BACK = 80
#: "Member for …", "Centre for Health and …".
_OF_OFFICE = re.compile(
    rf"\b(?:{CAPITALISED}|{ROLE_NOUN}) (?:for|of) (?:the )?"
    rf"(?:(?:{CAPITALISED}, )*{CAPITALISED},? (?:and|&) )?$"
)
