"""What the documents cover: refusals for services and inspections that they do not."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from bot.answering.bodies import bodies_named
from bot.answering.draft import Draft, question_back, refusal
from bot.answering.facts import Facts
from bot.answering.grades.changes import changed
from bot.answering.grades.grades import grade
from bot.answering.passages.search import subjects
from bot.answering.people import people_named
from bot.answering.services import candidates, covered, look_alikes, nearest
from bot.answering.times import named_by, report_of
from bot.answering.wording import listed
from bot.understanding.meaning.asked import Asked
from knowledge import inspections
from knowledge.model import Document

#: Intents about what became different between two inspections.
CHANGES = frozenset(["change", "improved", "worsened", "unchanged"])
#: Intents about what was found in an inspection, of which a year may have nothing but grades.
_FIGURES = frozenset(["other figure", "person detail", "topic", "quotes"])
_FOUND = frozenset(["findings", "figure", "other figure", "who is", "inspector"])


def out_of_reach(asked: Asked, facts: Facts) -> Draft | None:
    """The refusal for a service or an inspection that no document covers, if it names one."""
    strangers = [*asked.all("elsewhere")]
    strangers += [name for name in asked.all("service") if name not in facts.knowledge.services]
    strangers = strangers or look_alikes(asked, facts)
    if strangers:
        return _unknown_service(strangers, asked, facts)
    if asked.all("ambiguous"):
        return _which_service(asked, facts)
    if asked.everywhere and asked.intent != "standing":
        return None  # a query needs no service and knows the rounds
    return _out_of_sight(asked, facts)


def _out_of_sight(asked: Asked, facts: Facts) -> Draft | None:
    """The question back, or the refusal, where the one service meant is not known or covered."""
    service = facts.service(asked)
    if asked.all("person") and not asked.all("service") and not asked.all("time"):
        return None  # a person is known by name, whichever service they speak of
    if service is None and (_is_of_document(asked) or bodies_named(asked, facts)):
        return None
    if service is None:
        return _of_which_service(asked, facts)
    if service not in facts.knowledge.services:
        return _unknown_service([service], asked, facts)
    if asked.everywhere:
        return None
    missing = [
        time
        for time in asked.all("time")
        if not named_by(time, service, facts) and not report_of(time, service, facts)
    ]
    told = _is_told_without(asked, missing, service, facts)
    return _other_inspection(missing, service, facts) if missing and not told else None


def _of_which_service(asked: Asked, facts: Facts) -> Draft | None:
    """The question back where no service is named; None where only one somebody can be meant."""
    services = facts.knowledge.services[:_CHOICES]
    choices = _asked_of(services, asked, facts)
    if asked.intent == "who is" and asked.all("role"):
        if len(people_named(asked, facts)) == 1:
            return None
        led = [name for name in services if people_named(asked.filled("service", (name,)), facts)]
        choices = [f"who is the {asked.one('role')} of {name}?" for name in led] or choices
    return question_back("Which service do you mean?", choices)


_CHOICES = 10


def _is_of_document(asked: Asked) -> bool:
    """Whether a question is about a document itself: who wrote it, when, who speaks in it."""
    quoted = asked.intent in ("quotes", "who is") and asked.all("document")
    return bool(quoted) or asked.intent in ("author", "published", "source of that")


def _is_told_without(asked: Asked, missing: Sequence[str], service: str, facts: Facts) -> bool:
    """Whether a question can be answered though no inspection of its time is known."""
    if asked.intent in _FIGURES and missing == ["unknown"]:
        return True  # of what happened "last year" no inspection needs to tell
    if asked.intent in _TOLD and missing == ["latest"]:
        return True  # nor of who is chief "now"
    if asked.intent in ("person detail", "published"):
        return True  # nor of where somebody was before, and when a page came out
    if asked.intent == "other figure" and all(time[0].isdigit() for time in missing):
        told = facts.told_of_only(service, asked)
        return all(any(shown.holds(time) for shown in told) for time in missing)
    if asked.intent not in CHANGES or len(facts.knowledge.inspections(service)) != 1:
        return False
    changes = (change for document in facts.knowledge.documents for change in document.changes)
    return any(change.service == service for change in changes)


def _of_each(services: Sequence[str]) -> list[str]:
    return [f"what were {name}'s grades?" for name in services]


def _which_service(asked: Asked, facts: Facts) -> Draft:
    """A question back for a name that fits several services."""
    meant = candidates(asked)
    known = [name for name in meant if name in facts.knowledge.services]
    if not known:
        return _unknown_service(meant, asked, facts)
    return question_back("Which service do you mean?", _asked_of(known, asked, facts))


def _asked_of(services: Sequence[str], asked: Asked, facts: Facts) -> list[str]:
    """The question, as far as it is about grades, of each of the services that may be meant."""
    pillars, changes = asked.all("pillar"), asked.intent in CHANGES
    what = f"{pillars[0]} grade" if len(pillars) == 1 else "grades"
    was = "was" if len(pillars) == 1 else "were"
    choices: list[str] = []
    for name in services:
        known = [time for time in asked.all("time") if named_by(time, name, facts)]
        when = f" in {known[0]}" if len(known) == 1 and known[0][0].isdigit() else ""
        of_change = changes and not when and not pillars
        choices.append(
            f"what changed at {name}?" if of_change else f"what {was} {name}'s {what}{when}?"
        )
    return choices


def no_such_round(asked: Asked, facts: Facts) -> Draft:
    """The refusal of a time in which services were not inspected."""
    times = listed([time for time in asked.all("time") if time[0].isdigit()], "or")
    known = listed(facts.knowledge.rounds) or "none"
    return refusal(
        "other_inspection",
        f"The documents do not compare services in {times or 'that inspection'}; the inspections "
        f"they give for all of England are {known}.",
    )


def only_grades(asked: Asked, facts: Facts) -> Draft | None:
    """The grades, for a question about a service of which no document tells anything else."""
    service = facts.service(asked) or ""
    if asked.intent not in _TOLD or _is_told_of(service, facts) or asked.everywhere:
        return None
    if not service or any(map(asked.all, ("person", "pronoun", "document", "outside"))):
        return None
    if asked.all("role") and people_named(asked, facts):
        return None  # its chief may be quoted where another service is reported on
    figures = asked.intent == "figure" and any(facts.figures_of(service))
    if figures or (asked.intent == "quotes" and bodies_named(asked, facts)):
        return None
    told_of = asked.all("topic") or asked.all("term")
    subject = [each.name for each in subjects(asked, facts)] if told_of else []
    counted = asked.intent == "figure" and asked.says("areas for improvement", "how many")
    wanted = asked.intent == "more" and asked.says("get", "grade")  # "what else did they get"
    told = (asked.intent in _UNGRADED and not wanted) or asked.says("when") or counted
    if subject or asked.all("role") or told:
        about = f" and nothing about {listed(subject, 'or')}" if subject else ""
        return refusal(
            "not_in_documents",
            f"Of {service} the documents give only the grades{about}.",
            suggestions=_of_each([service]),
        )
    since = asked.all("time") and asked.words & {"since", "after"}
    draft = changed(asked, facts) if since else grade(asked, facts)
    return replace(draft, details=(f"Of {service} the documents give only the grades.",))


def _is_told_of(service: str, facts: Facts) -> bool:
    """Whether a document tells of a service more than a table does."""
    return bool(facts.knowledge.about(service)) or any(
        document.kind != "judgment-table"
        and document.service is None
        and any(judgment.service == service for judgment in document.judgments)
        for document in facts.knowledge.documents
    )


#: Intents about what a report or an article tells beside the grades.
_TOLD = frozenset(
    ["topic", "summary", "findings", "strengths", "concerns", "quotes", "more", "figure",
     "other figure", "who is", "inspector", "greatest improvement", "contact", "published",
     "author"]
)  # fmt: skip
_UNGRADED = _TOLD - {"topic", "summary", "findings", "strengths", "concerns", "quotes", "figure"}


def out_of_time(asked: Asked, facts: Facts) -> Draft | None:
    """The refusal for what was found in a year of which only grades are known."""
    subject = asked.intent == "topic" and not asked.polar and len(asked.all("time")) == 1
    told = asked.intent in _FOUND or (subject and not asked.says("change", "improve", "worsen"))
    time = only_graded(asked, facts) if told else None
    if time is None:
        return None
    return refusal(
        "other_inspection",
        f"Of the inspection in {time} the documents give only the grades.",
        suggestions=[f"what were {facts.service(asked)}'s grades in {time}?"],
    )


def only_graded(asked: Asked, facts: Facts) -> str | None:
    """The year named of which no document tells more than grades, if there is one."""
    if asked.words & {"from", "since", "after"}:
        return None  # the year is where something began, not where it was found
    service = facts.service(asked)
    told = [each for each in facts.knowledge.documents if each.service in (service, None)]
    subjects = "|".join(map(re.escape, asked.typed("topic")))
    for time in asked.all("time"):
        if subjects and re.search(rf"\b{re.escape(time)} (?:{subjects})\b", asked.text):
            continue  # "the 2018 recommendations" are told of in a later report
        if time[0].isdigit() and not any(_is_of(document, time) for document in told):
            return time
    return None


def _is_of(document: Document, time: str) -> bool:
    if document.inspection and inspections.same(time, document.inspection):
        return True
    return (document.published or "").startswith(time)


def _unknown_service(names: Sequence[str], asked: Asked, facts: Facts) -> Draft:
    typed = listed([name if name[0].isupper() or " " in name else name.title() for name in names])
    known = facts.knowledge.services
    near = nearest(names[0], facts) or (facts.home if facts.home in known else None)
    return refusal(
        "unknown_service",
        f"The documents say nothing about {typed}; they cover {covered(facts)}.",
        suggestions=_of_each([near] if near else known[:1]),
    )


def _other_inspection(times: Sequence[str], service: str, facts: Facts) -> Draft:
    names = facts.knowledge.inspections(service)
    covered = listed([f"{name}" for name in names]) or "none"
    asked_for = listed([f"an inspection in {time}" for time in times if time[0].isdigit()], "or")
    return refusal(
        "other_inspection",
        f"The documents do not cover {asked_for or 'that inspection'}; of {service}'s "
        f"inspections they give {covered}.",
        suggestions=[f"what were {service}'s grades?"] if names else [],
    )
