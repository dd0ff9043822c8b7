"""How pillars moved since an earlier inspection, where the document says so in words."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from knowledge.model import GRADES, Change, Direction, Pillar, Span
from knowledge.readers.grades.doubts import DENIALS, HYPOTHESES
from knowledge.readers.grades.frames import AUXILIARIES
from knowledge.readers.grades.gradings import Pair
from knowledge.readers.grades.lexicon import Token
from knowledge.readers.grades.lists import CLOSERS, is_subject, list_from
from knowledge.readers.grades.moves import MOVES, is_denied, move_at, moved_whole
from knowledge.readers.grades.subjects import back, is_head
from knowledge.readers.grades.timing import When
from knowledge.readers.text.text import word_set

_ACTIVE = frozenset({"improved", "strengthened", "worsened"})
_COMPARED = re.compile(
    r"\b(?P<how>more|less) (?P<pillar>effective|efficient)\b"
    r"(?! (?:ways?|use|than (?!it was|in 2|in its|at its|before|it did|when)))"
)
_BECOME = re.compile(
    r"\b(?:service|brigade|it|they)\s+"
    r"(?:has|have|had|is|was)?\s*"
    r"(?:now\s+|also\s+)?(?:become|became|is|was|been|now|grown)\b",
    re.IGNORECASE,
)
#: "It has merged its control rooms and become …"
_ALSO_BECOME = re.compile(
    r"\b(?:service|brigade|it|they)\s+(?:has|have)\s+(?:(?:now|also|since)\s+)?"
    r"(?!not\b|never\b|hardly\b)\w+[^.;:\"]{1,120}?"
    r"\band\s+(?:now\s+)?(?:become|grown)\b",
    re.IGNORECASE,
)
_GREATEST = re.compile(
    r"\b(?:greatest|biggest|most|largest|main) "
    r"(?:improvements?|progress|declines?|deterioration)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?:since|than|compared (?:with|to))\b[^.,;]*?\b"
    r"(?P<year>20\d\d ?[/-] ?(?:20)?\d\d|20\d\d)(?!\d)"
)
_PILLAR: dict[str, Pillar] = {"effective": "effectiveness", "efficient": "efficiency"}
_ANAPHOR = re.compile(
    r"\b(?:this|that|which|it) (?:has |had |have )?(?:since )?"
    r"(?P<verb>improved|slipped|declined"
    r"|deteriorated|worsened|got better|got worse|fallen|dropped)\b"
)


class Sentence(Struct, frozen=True):
    """A sentence taken apart: its tokens, the pillars and grades paired, and every token's time.

    ``plain`` is its text with typographic marks made plain.
    """

    span: Span
    plain: str
    tokens: Sequence[Token]
    pairs: Sequence[Pair]
    times: Sequence[When]


def read_changes(service: str, sentence: Sentence) -> Iterator[Change]:
    """Read the changes that one sentence tells of ``service``, one for a pillar."""
    plain, tokens = sentence.plain, sentence.tokens
    pairs, times = sentence.pairs, sentence.times
    found = _SINCE.search(plain)
    since = found.group("year").replace(" ", "") if found else None
    dated = {p.pillar: times[p.at].named for p in pairs if not p.earlier and times[p.at].named}
    dated |= {p.pillar: p.year for p in pairs if p.earlier}
    moves: dict[Pillar, Direction] = {}
    for source in (
        _graded(tokens, pairs),
        _moved(tokens),
        _noted(tokens),
        _compared(plain, tokens),
        _greatest(plain, tokens),
        _still(tokens, pairs, times),
        _anaphoric(sentence),
        _than_when(sentence),
    ):
        for pillar, direction in source:
            moves.setdefault(pillar, direction)
    whole = moved_whole(tokens) if not moves else None
    if whole:
        yield Change(service, None, whole, since, sentence.span)
    for pillar, direction in moves.items():
        yield Change(service, pillar, direction, dated.get(pillar) or since, sentence.span)


def _graded(tokens: Sequence[Token], pairs: Sequence[Pair]) -> Iterator[tuple[Pillar, Direction]]:
    """Read a move from an earlier grade of a pillar to its own: "from good to inadequate".

    Two grades that merely stand in one sentence tell no change in words.
    """
    for pair in pairs:
        moved = {token.value for token in tokens[max(0, pair.at - 4) : pair.at]} & {"from"}
        now = [p for p in pairs if p.pillar == pair.pillar and not p.earlier]
        if pair.earlier and moved and now:
            yield pair.pillar, _direction(GRADES.index(pair.grade), GRADES.index(now[0].grade))


def _direction(before: int, after: int) -> Direction:
    return "same" if before == after else "improved" if after < before else "declined"


def _moved(tokens: Sequence[Token]) -> Iterator[tuple[Pillar, Direction]]:
    """Read verbs of moving, with the pillars before or after them: "efficiency has declined"."""
    for at in range(len(tokens)):
        move = move_at(tokens, at)
        if move is None or is_denied(tokens, at):
            continue
        verb, end = move
        pillars = _before(tokens, at)
        follows = tokens[end].value if end < len(tokens) else ""
        if not pillars and (verb in _ACTIVE or follows in ("in", "on", "at", "for")):
            pillars = _after(tokens, at, end)
        yield from ((pillar, MOVES[verb]) for pillar in pillars)


def _before(tokens: Sequence[Token], at: int) -> Sequence[Pillar]:
    i = back(tokens, at - 1, AUXILIARIES)
    if i > 0 and tokens[i].value in _PILLAR_NOUNS:
        i -= 1
    if i > 0 and tokens[i].value == ",":  # a relative clause: "efficiency, which …, has improved"
        i = next((j - 1 for j in range(i - 1, 0, -1) if tokens[j].value == ","), -1)
    if i < 0 or tokens[i].kind != "pillars":
        return ()
    start = i
    while start > 0 and _is_listed(tokens[start - 1]):
        start -= 1
    start = next(j for j in range(start, i + 1) if tokens[j].kind == "pillars")
    pillars, end = list_from(tokens, start)
    if not is_subject(tokens, start):
        return ()
    return pillars if end > i else tokens[i].pillars


_PILLAR_NOUNS = word_set("pillar area category rating grade performance")


def _is_listed(token: Token) -> bool:
    return token.kind == "pillars" or token.value in (",", "and", "its", "both", "&")


def _noted(tokens: Sequence[Token]) -> Iterator[tuple[Pillar, Direction]]:
    """Read nouns of moving, with the pillars after them: "has made improvements in efficiency"."""
    for at, token in enumerate(tokens):
        before = [t.value for t in tokens[max(0, at - 4) : at]]
        said = set(before) & _SEEN or _THIS_IS.search(" ".join(before))
        if token.value not in _NOTED or not said:
            continue
        none = at > 0 and tokens[at - 1].value == "no"
        if none != (token.value == "change") or is_denied(tokens, at - 1 if none else at):
            continue
        i = at + 1
        while i < len(tokens) and tokens[i].value in _TO_PILLAR | {"to"}:
            i += 1
        if i in (at + 1, len(tokens)) or tokens[i].kind != "pillars":
            continue
        pillars, end = list_from(tokens, i)
        if end == len(tokens) or tokens[end].kind == "mark" or tokens[end].value in CLOSERS:
            yield from ((pillar, _NOTED[token.value]) for pillar in pillars)


_THIS_IS = re.compile(r"\b(?:this|that) (?:is|was|marks|represents) an?$")
_SEEN = word_set("made seen saw been found noted")
_NOTED: dict[str, Direction] = {
    "improvement": "improved",
    "improvements": "improved",
    "progress": "improved",
    "decline": "declined",
    "deterioration": "declined",
    "change": "same",
}


def _after(tokens: Sequence[Token], at: int, i: int) -> Sequence[Pillar]:
    subject = back(tokens, at - 1, AUXILIARIES)
    if not is_head(tokens, subject):
        return ()
    while i < len(tokens) and tokens[i].value in _TO_PILLAR:
        i += 1
    if i >= len(tokens) or tokens[i].kind != "pillars":
        return ()
    pillars, end = list_from(tokens, i)
    closed = end == len(tokens) or tokens[end].kind == "mark" or tokens[end].value in CLOSERS
    return pillars if closed else ()


_TO_PILLAR = word_set("its the their both in on at for overall")


def _compared(plain: str, tokens: Sequence[Token]) -> Iterator[tuple[Pillar, Direction]]:
    """Read adjectives that compare, as moves of their pillars: "has become more effective"."""
    become, also = _BECOME.search(plain), _ALSO_BECOME.search(plain)
    if become is None and also:  # what it did before that may be told with a "not"
        end = tokens[0].start + also.end()
        tokens = [t for t in tokens if not tokens[0].start + also.start() <= t.start < end]
        become = also
    if become is None or any(t.value in DENIALS | HYPOTHESES for t in tokens):
        return
    for found in _COMPARED.finditer(plain, become.end()):
        yield (
            _PILLAR[found.group("pillar")],
            "improved" if found.group("how") == "more" else "declined",
        )


def _greatest(plain: str, tokens: Sequence[Token]) -> Iterator[tuple[Pillar, Direction]]:
    """Read the pillars named where a service moved most: "the greatest improvement is in …"."""
    found = _GREATEST.search(plain)
    if found is None or any(t.value in DENIALS | HYPOTHESES for t in tokens):
        return
    direction: Direction = (
        "declined" if "decline" in found.group() or "deter" in found.group() else "improved"
    )
    copula = next(
        (i for i, t in enumerate(tokens) if t.value in ("are", "is", "were", "was")), None
    )
    seen = next(
        (
            i
            for i, t in enumerate(tokens)
            if t.value in ("greatest", "biggest", "most", "largest", "main")
        ),
        0,
    )
    start = copula if copula is not None and copula > seen else seen
    for token in tokens[start:]:
        if token.kind == "pillars":
            yield from ((pillar, direction) for pillar in token.pillars)


def _still(
    tokens: Sequence[Token], pairs: Sequence[Pair], times: Sequence[When]
) -> Iterator[tuple[Pillar, Direction]]:
    """Read a grade that was kept as a pillar's staying the same: "remains good for people"."""
    for pair in pairs:
        words = {token.value for token in tokens[max(0, pair.at - 4) : pair.at]}
        after = {token.value for token in tokens[pair.at + 1 : pair.at + 3]}
        kept = words & _KEEPING or "unchanged" in after
        if not pair.earlier and times[pair.at].known and kept:
            yield pair.pillar, "same"


_KEEPING = word_set(
    "still remains remained remaining stays stayed staying kept keeps retained retains "
    "maintained maintains"
)


def _anaphoric(sentence: Sentence) -> Iterator[tuple[Pillar, Direction]]:
    """Read a move of "this", the one pillar graded before: "it was good …, and this fell"."""
    dated = {p.pillar: p.at for p in sentence.pairs if sentence.times[p.at].named is not None}
    if len(dated) == 1:  # before the grade is said, "it" is the service
        ((pillar, at),) = dated.items()
        behind = max(0, sentence.tokens[at].end - sentence.span.start)
        found = _ANAPHOR.search(sentence.plain, behind)
        if found is not None:
            yield pillar, MOVES[found.group("verb")]


def _than_when(sentence: Sentence) -> Iterator[tuple[Pillar, Direction]]:
    """Read "better than in 2019, when …" as a move of the one pillar that was graded then."""
    dated = {p.pillar for p in sentence.pairs if sentence.times[p.at].named is not None}
    found = _THAN_WHEN.match(sentence.plain)
    if found is not None and len(dated) == 1:
        yield dated.pop(), MOVES[f"{found.group('how')} than"]


_THAN_WHEN = re.compile(
    r"(?:But |And )?(?:this|that|it|which) (?:is|was) (?P<how>better|worse) than (?:it was )?"
    r"(?:in|at) [^,;:.]{4,40}, when\b",
    re.IGNORECASE,
)
