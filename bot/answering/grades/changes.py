"""What changed between inspections."""

from collections.abc import Sequence

from msgspec.structs import replace

from bot.answering.draft import Draft, answer, cite, clipped, refusal
from bot.answering.facts import Facts
from bot.answering.grades.claims import verdict
from bot.answering.grades.grades import judged, no_judgment, pillars_of, proved, sentences_of
from bot.answering.grades.moves import Move
from bot.answering.passages.search import toned
from bot.answering.passages.sought import sought
from bot.answering.services import merger_of, remark
from bot.answering.times import chosen
from bot.answering.wording import capital, listed
from bot.reply import Citation
from bot.understanding.meaning.asked import Asked
from bot.understanding.meaning.mentions import WAYS
from bot.understanding.meaning.moves import ends, steps
from knowledge.load import Merger
from knowledge.model import PILLARS

_AT_MOST = 4  # sentences beside the grades


def changed(asked: Asked, facts: Facts) -> Draft:
    """Every pillar's way from one inspection to the next."""
    services = asked.all("service")
    if len(services) > 1:
        return _of_each(asked, services, facts)
    moves = _moves(asked, facts)
    if not moves:
        return _told(asked, facts)
    draft = _answer(_opening(asked, moves) + _told_in_words(moves), moves, facts)
    if not asked.says("improve") or asked.all("pillar") or asked.all("grade"):
        return draft
    return replace(draft, citations=(*draft.citations, *_improvements(asked, facts)))


def _improvements(asked: Asked, facts: Facts) -> list[Citation]:
    """What else the documents say has improved, first what is closest to the question."""
    service = facts.service(asked)
    told = [
        shown
        for shown in toned(facts, ("strength",))
        if shown.document.service == service and " improv" in shown.stems
    ]
    wanted = sought(asked, facts)
    told.sort(key=lambda shown: -wanted.weight(shown.sense))
    return [shown.citation for shown in told[:_AT_MOST]]


def _of_each(asked: Asked, services: Sequence[str], facts: Facts) -> Draft:
    """Several services, each by itself."""
    apart = [_moves(asked.filled("service", (service,)), facts) for service in services]
    moves = [move for each in apart for move in each]
    if not moves:
        return _told(asked, facts)
    told = [_told_in_words(each) for each in apart if each]
    said = min(asked.meanings & {*WAYS}, default="")
    wanted = _WANTED.get(asked.intent or "") or WAYS.get(said)
    hits = [all(_fits(asked, m, wanted) for m in each) for each in apart] if wanted else []
    opening = verdict(asked, hits) if hits and asked.polar else ""
    return replace(_answer(opening + told[0], moves, facts), details=tuple(told[1:]))


_VERBS = {"improved": "improved", "declined": "fell", "same": "stayed the same"}
_WANTED = {"improved": "improved", "worsened": "declined", "unchanged": "same"}


def _merged(merger: Merger, facts: Facts) -> Draft:
    """Two services that became one: the grades of each, for nothing moved from one to one."""
    rows = [
        known
        for service in (merger.whole, *merger.parts)
        for known in judged(service, facts.knowledge.inspections(service)[:1], PILLARS, facts)
    ]
    lead, *rest = sentences_of(rows)
    draft = proved(f"{remark(merger, facts)} {lead}", rows, facts)
    return replace(draft, details=tuple(rest), quoted=False)


def _opening(asked: Asked, moves: Sequence[Move]) -> str:
    """Yes, no or in part, for a yes/no question about one direction."""
    given = {k.judgment.grade for move in moves for k in (move.now, move.before)}
    if asked.says("when") and asked.all("grade") and given.isdisjoint(asked.all("grade")):
        return f"It was never graded {listed(asked.all('grade'), 'or')}: "
    counted = asked.says("how many") and len(moves) > 1
    said = min(asked.meanings & {*WAYS}, default="") if counted else ""
    wanted = _WANTED.get(asked.intent or "") or WAYS.get(said)
    if wanted is None:
        return ""
    hits = [_fits(asked, move, wanted) for move in moves]
    if counted:
        return f"**{sum(hits)}** of {len(hits)} pillars {_VERBS[wanted]}. "
    if asked.polar:
        return "" if _is_anchored(asked) else verdict(asked, hits)
    if any(hits) or asked.all("grade"):
        return ""
    return {"improved": "None improved. ", "declined": "None got worse. "}.get(
        wanted, "None stayed the same. "
    )


def _fits(asked: Asked, move: Move, direction: str) -> bool:
    """Whether a pillar moved as is claimed: which way, how far, from and to which grade."""
    then, now = move.before.judgment.grade, move.now.judgment.grade
    origin, target = ends(asked)
    return (
        move.direction == direction
        and origin in (None, then)
        and target in (None, now)
        and steps(asked) in (None, abs(move.steps))
    )


def _is_anchored(asked: Asked) -> bool:
    """Whether "better" or "worse" is said of a time itself: "was it better in 2018"."""
    since = asked.words & {"since", "than", "from", "compared"}
    return bool(asked.words & {"better", "worse"} and asked.all("time")) and not since


def _told_in_words(moves: Sequence[Move]) -> str:
    since, until = moves[0].before.inspection, moves[0].now.inspection
    service = moves[0].now.judgment.service
    parts: list[str] = []
    for direction, verb in (("improved", "improved"), ("declined", "fell")):
        for (then, now), pillars in _grouped(moves, direction).items():
            parts.append(f"{listed(pillars)} {verb} from {then} to **{now}**")
    for (then, _), pillars in _grouped(moves, "same").items():
        parts.append(f"{listed(pillars)} stayed at **{then}**")
    when = f"at {service} from {since} to {until}."
    if len(parts) > _IN_ONE_SENTENCE:
        return f"{capital(parts[0])} {when} {capital('; '.join(parts[1:]))}."
    return f"{capital('; '.join(parts))} {when}"


_IN_ONE_SENTENCE = 2  # ways of pillars that go into it


def _grouped(moves: Sequence[Move], direction: str) -> dict[tuple[str, str], list[str]]:
    groups: dict[tuple[str, str], list[str]] = {}
    for move in moves:
        if move.direction == direction:
            key = (move.before.judgment.grade, move.now.judgment.grade)
            groups.setdefault(key, []).append(move.now.judgment.pillar)
    return groups


def _answer(lead: str, moves: Sequence[Move], facts: Facts) -> Draft:
    evidence = [facts.evidence(move.now) for move in moves]
    evidence += [facts.evidence(move.before) for move in moves]
    service = moves[0].now.judgment.service
    next_questions = [f"what did not improve at {service}?"]
    if facts.knowledge.about(service):  # a table alone does not say in what
        next_questions.insert(0, f"where did {service} improve most?")
    return answer(
        lead,
        evidence,
        suggestions=next_questions,
        grades=[facts.line(known) for move in moves for known in (move.now, move.before)],
    )


def _moves(asked: Asked, facts: Facts) -> list[Move]:
    service = facts.service(asked) or ""
    names = facts.knowledge.inspections(service)
    if len(names) < 2:
        return []
    named = [name for name in chosen(asked, service, facts) if asked.all("time")]
    since = next((name for name in reversed(named) if name != names[0]), names[1])
    pillars = pillars_of(asked)
    now = {known.judgment.pillar: known for known in judged(service, names[:1], pillars, facts)}
    then = {known.judgment.pillar: known for known in judged(service, [since], pillars, facts)}
    return [
        Move(then[pillar], now[pillar]) for pillar in pillars if pillar in then and pillar in now
    ]


def moved(asked: Asked, facts: Facts) -> Draft:
    """Whether pillars went from one grade to another, as a question claims."""
    moves = _moves(asked, facts)
    if not moves:
        return _told(asked, facts)
    claimed = asked.all("grade")
    right = [m for m in moves if (m.before.judgment.grade, m.now.judgment.grade) == claimed[:2]]
    opening = "Yes: " if len(right) == len(moves) else "In part: " if right else "No: "
    return _answer(("" if asked.negated else opening) + _told_in_words(moves), moves, facts)


def wrong_move(asked: Asked, facts: Facts) -> Draft | None:
    """The correction of a question that takes a change for granted which did not happen."""
    moves = _moves(asked, facts)
    directions = {move.direction for move in moves}
    if moves and asked.says("worsen") and "declined" not in directions:
        return _answer(f"It did not get worse: {_told_in_words(moves)}", moves, facts)
    stood = directions <= {"same", "declined"} and not asked.negated
    if moves and asked.says("improve") and stood:
        return _answer(f"It did not improve: {_told_in_words(moves)}", moves, facts)
    return None


def _told(asked: Asked, facts: Facts) -> Draft:
    """What a document says of change, where it does not give both grades."""
    service = facts.service(asked) or ""
    merger = merger_of(service, facts)
    if merger:
        return _merged(merger, facts)
    pillars = asked.all("pillar")
    found = [
        (document, change)
        for document in facts.knowledge.documents
        for change in document.changes
        if change.service == service and (not pillars or change.pillar in pillars)
    ]
    if not found:
        names = facts.knowledge.inspections(service)
        if len(names) > 1:
            return no_judgment(service, pillars_of(asked))
        return refusal(
            "not_in_documents",
            f"The documents give only one inspection of {service}, so no change.",
            suggestions=[f"what were {service}'s grades?"],
        )
    first = found[0][1]
    return answer(
        f"On change at {service}: “{clipped(first.span.text)}”",
        [cite(document, change.span) for document, change in found],
    )


def greatest_improvement(asked: Asked, facts: Facts) -> Draft:
    """Where a document says that the greatest improvement was."""
    found = [
        shown
        for shown in facts.told_of(asked)
        if any(shown.holds(f"{word} improv") for word in _GREATEST)
    ]
    if not found:
        return changed(asked, facts)
    return answer(
        f"“{clipped(found[0].passage.span.text)}”",
        [shown.citation for shown in found],
        suggestions=["what improved?"],
    )


_GREATEST = ("greatest", "biggest", "largest", "most")
