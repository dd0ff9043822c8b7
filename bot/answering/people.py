"""Who somebody is."""

import re

from msgspec.structs import replace

from bot.answering.draft import Draft, answer, cite, question_back, refusal
from bot.answering.facts import Facts
from bot.answering.wording import listed
from bot.reply import Citation
from bot.understanding.meaning.asked import Asked
from bot.understanding.meaning.mentions import Mention
from bot.understanding.words.lexicon import plain
from knowledge.inspections import same
from knowledge.model import Document, Person


def people_named(asked: Asked, facts: Facts) -> list[Person]:
    """The people a question means, by name or by their part at the service, each once."""
    names = set(asked.all("person"))
    found: dict[str, Person] = {}
    parts = _parts(asked, facts)
    for document, person in facts.knowledge.named():
        by_part = _plays(person, parts, asked) and _belongs(person, document, asked, facts)
        by_part = by_part and _is_of_time(person, document, asked)
        known = found.get(person.name)
        if (person.name in names or by_part) and (known is None or known.role is None):
            found[person.name] = person
    return list(found.values())


#: Words before a part that make another one of it.
RANKS = frozenset(["deputy", "assistant", "vice", "former", "acting", "interim", "then"])


_THEN = re.compile(r"\bthen (?=chief|deputy|assistant|inspector|leader|chair|head|officer)")


def _parts(asked: Asked, facts: Facts) -> tuple[str, ...]:
    """The parts a question names: as it words them where the documents do so too.

    A council's leader is "the leader", who is a service's chief only where nobody is called so.
    """
    parts = asked.all("role")
    if not parts:
        return ()
    typed = tuple(words.removeprefix("the ") for words in asked.typed("role"))
    roles = [plain(person.role or "") for _, person in facts.knowledge.people()]
    called = tuple(words for words in typed if words in roles)
    return called or parts


def _plays(person: Person, parts: tuple[str, ...], asked: Asked) -> bool:
    """Whether somebody has the part that is named, and is no deputy of who has it."""
    if not parts:
        return False
    called = plain(person.role or "")
    role = [called, *called.split()]
    ranks = RANKS.intersection(asked.text.split())
    if not _THEN.search(asked.text):
        ranks -= {"then"}  # "who is he, then"
    same_rank = RANKS.intersection(role) == ranks
    return same_rank and any(word.startswith(parts) for word in role)


def _belongs(person: Person, document: Document, asked: Asked, facts: Facts) -> bool:
    """Whether somebody's part is at the service, or in the document, that is asked about."""
    if asked.all("organisation") and "inspectorate" in asked.all("organisation"):
        return person.is_inspector
    service = facts.service(asked)
    if service is None:
        return True
    if person.service:
        return person.service == service
    if person.organisation and not person.is_inspector:
        return _is_body_of(service, person.organisation) or (
            document.service == service and _may_be_body_of(service, person.organisation, facts)
        )
    now = {j.service for j in document.judgments if j.inspection == document.inspection}
    told_apart = len(now) > 1 and any(other.service for other in document.people)
    return document.service == service and not told_apart


def _is_of_time(person: Person, document: Document, asked: Asked) -> bool:
    """Whether somebody is no inspector of another inspection than the one that is named."""
    years = [time for time in asked.all("time") if time[0].isdigit()]
    if not years or not document.inspection or not person.is_inspector:
        return True
    return any(same(year, document.inspection) for year in years)


def _is_body_of(service: str, organisation: str) -> bool:
    """Whether an organisation is a service, or a body of it, and none with a longer name."""
    own, body = (plain(name.replace("&", "and")).split() for name in (service, organisation))
    rest = body[len(own) :]
    return body[: len(own)] == own and (not rest or rest[0] not in _NAME_GOES_ON)


def _may_be_body_of(service: str, organisation: str, facts: Facts) -> bool:
    """Whether a body of a longer or another name than a service is that of no other one known.

    "Lune Combined Fire Authority" oversees the service that a document with its chair is about.
    """
    begins = (
        organisation.endswith("Authority")
        or plain(organisation).split()[: len(plain(service).split())] == plain(service).split()
    )
    known = (name for name in facts.knowledge.services if name != service)
    return begins and not any(_is_body_of(name, organisation) for name in known)


_NAME_GOES_ON = frozenset(["and", "of", "upon", "on"])


def by_office(asked: Asked, facts: Facts) -> Asked:
    """A question after the one who has an office, named just as a document names it.

    "Who is the HM Inspector of Constabulary" is after no police, and a deputy is no chief.
    """
    found = _WHO_IS_THE.fullmatch(asked.text)
    if found is None or asked.all("service"):
        return asked
    service = facts.service(asked)
    having = {
        person.name: None
        for document, person in facts.knowledge.people()
        if plain(person.role or "") == found["office"]
        and (service is None or _belongs(person, document, asked, facts))
    }
    if len(having) != 1:
        return asked
    (name,) = having
    somebody = Mention("person", name, typed=found["office"])
    return replace(asked, intent="who is", mentions=(somebody,), unknown=(), loose=(), phrase=None)


_WHO_IS_THE = re.compile(
    r"(?:and |so )?who (?:is|was) (?:the |their |your )?(?P<office>\w+ .*|\w+)"
)


def describe(name: str, facts: Facts) -> str:
    """A name with its role and organisation, as far as the documents give them."""
    for _, person in facts.knowledge.people():
        if person.name == name and person.role:
            return f"{name}, {_office(person)}"
    return name


def _office(person: Person) -> str:
    # Only what stands beside the name: an organisation known from elsewhere is not cited here.
    role, organisation = person.role or "", person.organisation or ""
    if not organisation or organisation not in person.span.text:
        return role
    worded = rf"{re.escape(role)} (of|for|with)( the)? {re.escape(organisation)}"
    found = re.search(worded, person.span.text)
    return found[0] if found else f"{role} at {organisation}"


def who_is(asked: Asked, facts: Facts) -> Draft:
    """A person's role and organisation."""
    people = people_named(asked, facts)
    if asked.unknown and not people:
        return _stranger(asked)
    publishers = {plain(d.publisher) for d in facts.knowledge.documents if d.publisher}
    if asked.all("role") and asked.words & publishers:
        return refusal("not_in_documents", "The documents do not say who that is.")
    if not people and asked.all("role"):
        return refusal("not_in_documents", f"The documents name no {asked.one('role')}.")
    if not people and asked.all("pronoun"):
        names = [person.name for _, person in facts.knowledge.people()]
        return question_back("Whom do you mean?", [f"who is {name}?" for name in names])
    everybody = {person.name: person for _, person in facts.knowledge.people()}
    meant = people or (list(everybody.values()) if _asks_for_all(asked) else [])
    if not meant:
        return refusal("not_in_documents", "The documents do not say who that is.")
    told = answer(
        _told(asked, meant, facts),
        [citation for person in meant for citation in _introduction(person, facts)],
        suggestions=[f"what did {meant[0].name} say?"],
    )
    return replace(told, speakers=(meant[0].name,)) if len(meant) == 1 else told


def _asks_for_all(asked: Asked) -> bool:
    return asked.says("name", "every") or "they" in asked.words or bool(asked.all("document"))


def _told(asked: Asked, people: list[Person], facts: Facts) -> str:
    told = ". ".join(_part(person, facts) for person in people)
    named, part = asked.one("person"), asked.one("role")
    if asked.polar and named and part:
        right = any(person.name == named and part in plain(person.role or "") for person in people)
        return f"{'Yes' if right else 'No'}: {told}."
    return f"{told}."


def _part(person: Person, facts: Facts) -> str:
    """What somebody is: by role, or as who wrote a document."""
    document = _holder(person, facts)
    if person == document.author:
        post = f", {_office(person)}," if person.role else ""
        return f"{person.name}{post} wrote **“{document.title}”**"
    if person.role is None:
        return f"{person.name} is named without a role"
    return f"{person.name} {_is(person)} **{_office(person)}**"


def _is(person: Person) -> str:
    return "was" if person.role and person.role.startswith("then ") else "is"


def _stranger(asked: Asked) -> Draft:
    return refusal(
        "not_in_documents",
        f"The documents do not mention “{' '.join(asked.unknown)}”.",
        suggestions=["who is quoted?"],
    )


def _introduction(person: Person, facts: Facts) -> list[Citation]:
    """Where somebody is named with a role; without one, the sentence that first speaks of them.

    "His successor, Jane Doe, …" tells more than that the name has no role.
    """
    document, named = _holder(person, facts), person.span
    shown = (
        s
        for s in facts.shown
        if s.document is document and s.passage.span.start <= named.start < s.passage.span.end
    )
    first = None if person.role else next(shown, None)
    if first is None:
        return [cite(document, named)]
    behind = [s.citation for s in first.behind if s.document is document]
    return [*reversed(behind), first.citation]


def _evidence(person: Person, facts: Facts) -> Citation:
    document = _holder(person, facts)
    return cite(document, person.span)


def _holder(person: Person, facts: Facts) -> Document:
    return next(document for document, known in facts.knowledge.named() if known == person)


def inspector(asked: Asked, facts: Facts) -> Draft:
    """Who carried out an inspection, and who signed it."""
    service = facts.service(asked)
    told = [shown.citation for shown in facts.told_of(asked) if shown.holds("carry out")]
    pages = facts.knowledge.reports_on(service or "")
    signed = [
        (document, person)
        for document, person in facts.knowledge.people()
        if person.is_inspector and document.service in (service, None)
    ]
    evidence = told + [cite(document, person.span) for document, person in signed]
    if not evidence:
        return refusal("not_in_documents", "The documents do not say who inspected it.")
    bodies = sorted({page.publisher for page in pages if page.publisher})
    names = listed([describe(name, facts) for name in {p.name: p for _, p in signed}])
    by = f"{listed(bodies)} inspected {service}" if bodies else f"Inspectors visited {service}"
    part = "signed the report" if pages else "speaks for the inspection"
    return answer(f"{by}; {names}, {part}." if names else f"{by}.", evidence)


def person_detail(asked: Asked, facts: Facts) -> Draft:
    """What no document says of a person: age, pay, address."""
    people = people_named(asked, facts)
    if not people:
        return who_is(asked, facts)
    return refusal(
        "not_in_documents",
        f"The documents do not say that about {people[0].name}; "
        "they give a role and what was said.",
        citations=[_evidence(person, facts) for person in people],
        suggestions=[f"what did {people[0].name} say?"],
    )
