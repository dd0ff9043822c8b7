"""The grade of one area that a question names: checked, explained, set beside the one before."""

import re
from collections.abc import Sequence, Set

from bot.answering.draft import Draft, answer, cite
from bot.answering.facts import Facts
from bot.answering.grades.areas import counted, grades_pillars, named, reports_with_areas, when
from bot.answering.grades.grades import better
from bot.answering.grades.reasons import is_low, of_areas, with_reasons
from bot.answering.passages.passages import stems
from bot.answering.passages.telling import own_words, telling_words
from bot.answering.turn import Turn
from bot.answering.wording import listed
from bot.understanding.meaning.asked import Asked
from bot.understanding.words.lexicon import plain
from bot.understanding.words.text import stem
from knowledge.language import AreaNames
from knowledge.model import GRADES, PILLARS, AreaGrade, Document

_AT_MOST = 3  # areas that one name may mean
_HOW_GOOD = re.compile(
    r"\bhow (?:good|bad|well|effective|efficient|poor)\b|\bany good\b"
    r"|\bhow (?:did|does|do|has|have|is|are) (?:\w+ ){1,6}?"
    r"(?:do|done|doing|far(?:e|ed|ing)|perform\w*)\b"
)
#: Meanings of questions that no grade answers.
_NO_GRADE = ("how many", "how long", "how big", "who", "whose", "when", "where", "quote")
_BETTER = re.compile(r"\b(?:better|worse|best|worst|ahead|compare\w*)\b")
_OWN_NAME = re.compile(rf"(?:effic|effect|{'|'.join(PILLARS)})\w*")
_SINCE = re.compile(r"\b(?:than|since|from|like|as)\b")
_MOVES = ("improve", "worsen", "same", "change")
#: Stems of words that tell no area from another, or only ask.
_ANYWHERE = frozenset(
    stems(
        "fire fires other risk risks right people service brigade good well better worse"
        " inspection inspectors report round through and"
    ).split()
)


def area_grade(turn: Turn) -> Draft | None:
    """The grade of the one area that a question names; a false one is corrected first."""
    asked, facts = turn.asked, turn.facts
    if not _asks_grade(asked, several=len(asked.all("service")) > 1):
        return None
    return _of_services(asked, facts)


def area_at_least(turn: Turn) -> Draft | None:
    """The grade of the area that a question is about which is refused, or not answered whole.

    Of "culture" a report may give a grade and not a word.
    """
    asked, draft, facts = turn.asked, turn.draft, turn.facts
    why_it = (
        draft.status == "abstained" and asked.says("why") and _lent(asked)
    )  # "why?" after an area
    refused = why_it or draft.reason in ("unknown_topic", "out_of_scope")
    whole = asked.intent != "topic" or not asked.loose
    if (
        (whole and not refused)
        or asked.says(*_NO_GRADE)
        or any(map(asked.all, ("person", "outside")))
    ):
        return None
    return _of_services(asked, facts)


def _of_services(asked: Asked, facts: Facts) -> Draft | None:
    services = asked.all("service") or (facts.service(asked) or "",)
    if asked.everywhere:
        return None
    told = [_told(service, asked, facts) for service in services]
    found = [draft for draft in told if draft]
    if len(found) < len(services) or len(found) == 1:
        return found[0] if len(found) == len(services) else None
    return answer(" ".join(draft.lead for draft in found), [c for d in found for c in d.citations])


def _asks_grade(asked: Asked, *, several: bool) -> bool:
    """Whether a question asks how well something was judged, or why."""
    if asked.says("grade") or asked.all("grade") or _HOW_GOOD.search(asked.text):
        return True
    got = asked.says("get", "give") and asked.says("what", "which")
    poor = asked.says("why") and asked.says("concern")
    return got or poor or (several and _BETTER.search(asked.text) is not None)


def _told(service: str, asked: Asked, facts: Facts) -> Draft | None:
    """The grade of the area at one service."""
    times = asked.all("time")
    moves = asked.says(*_MOVES) or len(times) == 2
    if moves and len(times) == 1 and _SINCE.search(asked.text):
        times = ("latest", *times)
    reports = reports_with_areas(service, times, facts)
    moves = moves and len(reports) > 1
    if not reports or _names_pillar(asked, reports[0]):
        return None
    found = [(report, _meant(asked, report, facts)) for report in reports[: 1 + moves]]
    if not all(areas for _, areas in found) or (moves and len(found) < 2):
        return None
    return _set_against(asked, found) if moves else _explained(asked, *found[0], facts)


def _names_pillar(asked: Asked, report: Document) -> bool:
    """Whether a question is about a pillar, by its own name or as the report grades it."""
    typed = asked.typed("pillar")
    graded = grades_pillars(report) and any(" " not in words for words in typed)
    return graded or any(map(_OWN_NAME.fullmatch, typed))


def _explained(
    asked: Asked, report: Document, areas: Sequence[AreaGrade], facts: Facts
) -> Draft | None:
    """The grade in one report, whether it is the one claimed, and why it was given."""
    grades = {area.grade for area in areas}
    opening = _opening(asked, [area.grade in asked.all("grade") for area in areas])
    if asked.says("why") and asked.says("concern", "worst") and not any(map(is_low, areas)):
        opening = "It was not graded badly: "
    lead = f"{report.service} was graded {_grades_for(areas)}{when(report)}"
    evidence = [cite(report, area.span) for area in areas]
    if opening or not asked.says("why"):
        return answer(f"{opening}{lead}.", evidence)
    if len(grades) > 1:
        return None
    low = is_low(areas[0])
    return with_reasons(
        lead,
        evidence,
        of_areas(report, areas, facts, low=low),
        f"what are the {'concerns about' if low else 'strengths of'} {report.service}?",
    )


def _opening(asked: Asked, held: Sequence[bool]) -> str:
    """What is to be said first of a grade that is claimed."""
    claimed = asked.all("grade")
    if not claimed or (_HOW_GOOD.search(asked.text) and not asked.says("why")):
        return ""
    if asked.polar:
        affirmed = "" if asked.negated else "Yes: "
        return affirmed if all(held) else "In part: " if any(held) else "No: "
    if asked.negated:
        return "It was: " if all(held) else ""
    return "" if any(held) else f"It was not graded {listed(claimed, 'or')}: "


def _grades_for(areas: Sequence[AreaGrade]) -> str:
    by_grade = {
        grade: listed([named(area) for area in areas if area.grade == grade]) for grade in GRADES
    }
    return listed([f"**{grade}** for {names}" for grade, names in by_grade.items() if names])


def _set_against(
    asked: Asked, found: Sequence[tuple[Document, Sequence[AreaGrade]]]
) -> Draft | None:
    """The grades of an area in two reports, the one named first, or the later one, first."""
    if any(len({area.grade for area in areas}) > 1 for _, areas in found):
        return None
    (report, (area, *_)), (other, (before, *_)) = found
    same = area.grade == before.grade
    above = better(area.grade, before.grade)
    beside = f"the same as{when(other)}" if same else f"{before.grade}{when(other)}"
    lead = f"{report.service} was graded **{area.grade}** for {named(area)}{when(report)}"
    lead += f", {beside}." if same else f" and {beside}."
    opening = ""
    if asked.polar and not asked.negated:
        said = [same] if asked.says("same") else []
        said += [above] if "better" in asked.words or asked.says("improve") else []
        said += [not (same or above)] if asked.says("worsen") else []
        opening = ("Yes: " if said[0] else "No: ") if len(said) == 1 else ""
    return answer(opening + lead, [cite(report, area.span), cite(other, before.span)])


def _meant(asked: Asked, report: Document, facts: Facts) -> list[AreaGrade]:
    """The areas whose names have the most of what a question says, together more than half."""
    names = facts.language.entities.area_names
    areas = [(area, _said(area.name, names)) for area in report.areas]
    own = {word for _, words in areas for word in words}
    text = _by_subject(_by_name(" ".join([asked.text, *_lent(asked)]), names), asked, own, names)
    asking, every = _asking(text, asked, facts), _said(text, names)
    strange = {word for each in asked.unknown for word in _said(each, names)}
    most = max((len(words & asking) for _, words in areas), default=0)
    tied = [(area, words) for area, words in areas if len(words & asking) == most]
    told = {word for _, words in tied for word in words & asking}
    if not told or len(told) * 2 <= len(asking) or not own.issuperset(strange & every):
        return []
    weak = every & _ANYWHERE  # "fires" tells apart what shares all else
    closest: dict[frozenset[str], int] = {}
    for _, words in tied:
        same = frozenset(words & asking)
        closest[same] = max(closest.get(same, 0), len(words & weak))
    found = [a for a, words in tied if len(words & weak) == closest[frozenset(words & asking)]]
    each_once = counted(found)
    return each_once if len(each_once) <= _AT_MOST else []


def _lent(asked: Asked) -> list[str]:
    """The words for a subject that only the conversation names."""
    return [typed for typed in asked.typed("topic") if typed not in asked.text]


def _asking(text: str, asked: Asked, facts: Facts) -> Set[str]:
    """The stems of what a question says of areas, by the words by which those are known."""
    names = facts.language.entities.area_names
    kinds = ("service", "grade", "time", "document")
    own = own_words(text, asked.typed(*kinds), facts)
    telling = telling_words(own, facts) - _judging(facts) - _ANYWHERE
    known = _said(text, names) & {start for start, _ in names}
    return {_folded(word, names) for word in telling} | known


def _by_subject(text: str, asked: Asked, own: Set[str], names: AreaNames) -> str:
    """A question with a subject in the words that areas' names share with that."""
    telling = own - _ANYWHERE
    for topic in asked.of("topic"):
        words = plain(topic.value).split()
        shared = [word for word in words if _folded(stem(word), names) in telling]
        if shared and topic.typed and telling.isdisjoint(_said(topic.typed, names)):
            text = text.replace(topic.typed, " ".join(shared))
    return text


def _by_name(text: str, names: AreaNames) -> str:
    """A question with what people call an area in the word by which its name is known."""
    text = f" {text} "
    aliases = [(alias, start) for start, known in names for alias in known]
    for alias, start in sorted(aliases, key=lambda each: -len(each[0])):
        text = text.replace(f" {alias} ", f" {start} ")
    return text.strip()


def _said(text: str, names: AreaNames) -> set[str]:
    """The stems of a text, by the words by which areas are known."""
    return {_folded(word, names) for word in stems(_by_name(plain(text), names)).split()}


def _folded(word: str, names: AreaNames) -> str:
    """A stem as the word by which an area's name is known, if it begins with that."""
    return next((start for start, _ in names if word.startswith(start)), word)


def _judging(facts: Facts) -> set[str]:
    """The stems of words that say how something is judged, or how that changed."""
    meanings = facts.language.words.meanings
    said = (words for kind in _JUDGING for words in (kind, *meanings[kind]))
    return {stems(words).strip() for words in said}


_JUDGING = ("grade", "concern", "compare", "find", "finding", *_MOVES)
