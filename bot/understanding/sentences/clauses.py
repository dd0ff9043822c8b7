"""Which part of a sentence asks: clauses, openers, tags and manners."""

import re
from collections.abc import Callable, Iterator, Sequence

from bot.understanding.meaning.mentions import SUBJECTS
from bot.understanding.words.closed_class import AUXILIARIES, JOINTS, MODALS
from bot.understanding.words.lexicon import PLACES
from bot.understanding.words.reading import Term
from bot.understanding.words.text import EXCEPT, Sentence

_OPENERS = frozenset(
    ["what", "who", "whose", "when", "where", "which", "why", "how", "how many", "how long",
     "how big", "compare", "summary"]
)  # fmt: skip
_POLAR = AUXILIARIES | MODALS
_ASKERS = frozenset(["i", "we"])
_SIDE_BY_SIDE = frozenset(["and", "also", "plus"])
_SOMEBODY = ("person", "role", "pronoun", "organisation", "document")
_BREAK = re.compile(r"[,:()-]|\s-\s")
_TAG = re.compile(
    r"[\s,-]+(?:(?:is|was|are|were|did|does|do|has|have)(?: not)? (?:it|he|she|they)"
    r"|(?:can|could) (?:you|anyone) confirm(?: that| this| it)?|true or false|yes or no"
    r"|(?:do|have|can|could|would) you|can (?:that|this|it) be (?:right|true)"
    r"|(?:is|was|are) (?:he|she|they) (?:right|wrong|correct)(?: about (?:that|it|this))?"
    r"|innit|right|no|nope"
    r"|(?:do|does|did|is|was|has|have|am|can|would) (?:that|this|it|he|she|they|i|my \w+)"
    r"(?: still| really| actually)? (?:hold(?: true| up)?|stand(?: up)?|check out|add up|the case"
    r"|got a point|(?:have|got) (?:that|it|this) right|right|wrong|mistaken|correct|be right)"
    r"|correct|yeah|yeh|yh|nah|yes|true|eh|huh|really|seriously"
    r"|(?:is|was)(?: not)? (?:that|this|it) (?:true|right|correct|so|accurate|fair))$"
)
_SOUGHT = re.compile(r"(?:and |so |but )?(?:who|whose|what|which|where|when|why|how)\b")
_DITTO = re.compile(
    r"^(?:(?:and|ok|now|do|then|so|also) )*(?:the )?(?:same(?: question| again| thing| one)? "
    r"(?:for|with|but|but for|but with)|(?:ditto|likewise|similarly|repeat|(?:the )?equivalent)"
    r"(?: for| with| but| but for|,)?) (?:the )?(?:(?:round|year|inspection) of )?"
    r"|[ ,]+(?:likewise|ditto|similarly|(?<!the )(?<!very )same (?:question|again|thing)"
    r"(?: please)?)$"
)
_AGAIN = ("same", "ditto", "likewise", "similarly", "repeat", "equivalent")
_SUBJECTS = (["they"], ["it"], ["we"])
_LONGEST_TAG = 6  # words
_SHORTEST_STATEMENT = 3  # words before a tag that make a statement
_MOST_STARTS, _MOST_ENDS = 6, 4  # parts of one sentence that are looked at


def with_tags(found: Sequence[Sentence], spelled: Callable[[str], str]) -> list[Sentence]:
    """The sentences, with one that only asks for assent ("True?") put to the one before.

    ``spelled`` spells a sentence right.
    """
    kept: list[Sentence] = []
    for sentence in found:
        short = kept and len(sentence.text.split()) <= _LONGEST_TAG
        may_be = short and sentence.asks and not _SOUGHT.match(sentence.text)
        tag = spelled(sentence.text) if may_be else sentence.text
        if kept and _TAG.fullmatch(f" {tag}"):
            kept[-1] = Sentence(f"{kept[-1].text}, {tag}", asks=True)
        else:
            kept.append(sentence)
    return kept


def untagged(sentence: str) -> tuple[str, bool]:
    """A statement without its tag ("…, isn't it"), and whether it had one."""
    tag = _TAG.search(sentence)
    if tag is None or len(sentence[: tag.start()].split()) < _SHORTEST_STATEMENT:
        return sentence, False
    alone = tag[0][0] not in ",-"
    if alone and (_SOUGHT.match(sentence) or tag[0].strip() == "seriously"):
        return sentence, False  # "who took it seriously" states nothing to agree to
    return sentence[: tag.start()], True


def tells_who_asks(sentence: str) -> bool:
    """Whether a sentence only introduces who asks: "union rep here"."""
    words = sentence.split()
    return words[-1] == "here" and 1 < len(words) <= _INTRODUCED and words[0] not in _POLAR


_INTRODUCED = 4


def is_fragment(terms: Sequence[Term]) -> bool:
    """Whether a sentence only names more of what the one before asks about: "2018.", "names?"."""
    told = [term for term in terms if term.kind != "filler"]
    return 0 < len(told) <= _FRAGMENT and all(
        term.kind in _NAMED or term.meaning in _NAMING for term in told
    )


#: What a fragment holds, and no more of it than so many.
_NAMED = ("service", "pillar", "grade", "time")
_NAMING = ("every", "name", "how many", "give", "who", "which", "inspect")
_FRAGMENT = 2
FEW = 5  # words that a fragment has at most


def without_contrast(terms: list[Term], sentence: str) -> list[Term]:
    """The terms without what is named only to be set aside, or as a source.

    "Herts (not Hereford)" is about Herts, "according to staff" is not about staff.
    """
    kept: list[Term] = []
    for i, term in enumerate(terms):
        after_not = i > 0 and terms[i - 1].text == "not"
        if term.kind == "service" and _is_excepted(kept) and _speaks_of_rest(terms):
            continue  # "apart from Kent, was anyone outstanding"
        if term.kind in _NAMED and after_not and _is_set_aside(terms, i, kept, sentence):
            kept.pop()
        elif term.kind != "pillar" or not _is_told_by(terms[:i]):
            kept.append(term)
    return kept


def _is_set_aside(terms: Sequence[Term], i: int, kept: Sequence[Term], sentence: str) -> bool:
    """Whether what a "not" stands before is named only to be left out."""
    term = terms[i]
    if term.kind == "grade" and _is_beside_grade(kept):
        return True
    breaks = i < 2 or _is_break(sentence[terms[i - 2].end : terms[i - 1].start])
    beside = i > 1 and terms[i - 2].kind == term.kind
    named_else = any(term.kind == other.kind for other in (*kept, *terms[i + 1 :]))
    return named_else and (breaks or beside)


def _is_beside_grade(before: Sequence[Term]) -> bool:
    """Whether a grade is the last thing named: "good, not outstanding, for people".

    "Good for people but not good for efficiency" denies it of something else.
    """
    named = [term.kind for term in before if term.kind in _NAMED]
    return named[-1:] == ["grade"]


def _is_excepted(before: Sequence[Term]) -> bool:
    said = " ".join(term.text for term in before[-2:])
    return re.search(rf"\b{EXCEPT}$", said) is not None


def _speaks_of_rest(terms: Sequence[Term]) -> bool:
    words = {word for term in terms for word in term.text.split()}
    return not words.isdisjoint(_REST)


_REST = frozenset(
    [
        "anyone",
        "anybody",
        "everyone",
        "everybody",
        "nobody",
        "noone",
        "any",
        "every",
        "who",
        "which",
        "other",
        "others",
        "else",
    ]
)


def _is_told_by(before: Sequence[Term]) -> bool:
    """Whether what follows is somebody who says so: "according to the staff"."""
    said = " ".join(term.text for term in before[-3:])
    return said.endswith(("according to", "according to the"))


def without_ditto(sentence: str) -> str:
    """A sentence without words that only ask the same again: "same for London?"."""
    if not any(word in sentence for word in _AGAIN):
        return sentence
    return _DITTO.sub("", sentence) or sentence


def cuts(terms: Sequence[Term], sentence: str) -> list[int]:
    """Where one clause ends and the next begins: at a comma, or at "or is …", "but what …"."""
    return [
        i
        for i in range(1, len(terms))
        if (
            _is_break(sentence[terms[i - 1].end : terms[i].start])
            or (terms[i].text in JOINTS and begins_question(terms[i + 1 :]))
            or (terms[i].text == "and" and terms[i + 1 : i + 2] and terms[i + 1].text in _ASKERS)
        )
        and not _lists(terms, i)
    ]


def _is_break(between: str) -> bool:
    """Whether what stands between two words parts clauses; most are parted by a space."""
    return between != " " and _BREAK.search(between) is not None


def _lists(terms: Sequence[Term], i: int) -> bool:
    """Whether like stands on both sides of a comma: "Kent, Essex and Surrey"."""
    after = next((term for term in terms[i:] if term.text not in _SIDE_BY_SIDE), terms[i])
    before = terms[i - 1]
    return (before.kind in PLACES and after.kind in PLACES) or (
        before.kind == after.kind and before.kind in ("pillar", "grade")
    )


def questions(terms: list[Term]) -> list[list[Term]]:
    """The questions that a sentence puts side by side: "what was … and who is …".

    A sentence is parted only where each side opens with a question word of its own.
    """
    for i in range(1, len(terms) - 1):
        joint = terms[i].text in _SIDE_BY_SIDE and terms[i + 1].meaning in _OPENERS
        if joint and _asks_anew(terms[i + 1 :]) and opens(terms[:i]):
            return [terms[:i], *questions(terms[i + 1 :])]
    return [terms]


def _asks_anew(terms: Sequence[Term]) -> bool:
    """Whether a question is more than the last one of something else: "and which for people"."""
    return any(term.kind not in ("filler", "pillar", "time", "service") for term in terms[1:])


def parts(terms: Sequence[Term], at: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The parts of a sentence that may be its question, the whole first.

    They begin where a question opens and end at its end or at a cut. Only a sentence in
    which nothing opens a question is begun at each cut.
    """
    opened = [i for i in range(len(terms)) if _opens_at(terms, i, at)]
    starts = [0, *(opened or at)]
    ends = [len(terms), *at]
    yield from dict.fromkeys(
        [(0, len(terms))]
        + [
            (start, end)
            for start in starts[:_MOST_STARTS]
            for end in ends[:_MOST_ENDS]
            if start < end
        ]
    )


def announced(terms: Sequence[Term], start: int, at: Sequence[int]) -> list[Term]:
    """The subjects named just before a question that names none: "protection: what of it"."""
    clause = terms[max((cut for cut in at if cut < start), default=0) : start]
    return [term for term in clause if term.kind in SUBJECTS]


def begins_question(terms: Sequence[Term]) -> bool:
    """Whether the first term opens a question: "what", "is"."""
    return bool(terms) and opens_question(terms[0])


def opens_question(term: Term) -> bool:
    """Whether a question may open with a term."""
    return term.text in _POLAR or term.meaning in _OPENERS


def opens(terms: Sequence[Term]) -> bool:
    """Whether a question word stands at the beginning."""
    return any(term.meaning in _OPENERS for term in terms[:3])


def is_polar(terms: Sequence[Term]) -> bool:
    """Whether the terms ask for yes or no."""
    for term in terms:
        if term.text in _POLAR:
            return True
        if term.kind not in ("filler", "frame", "loose"):
            return False
    return False


def _opens_at(terms: Sequence[Term], i: int, at: Sequence[int]) -> bool:
    meaning = terms[i].meaning
    if i and meaning == "when" and [t.text for t in terms[i + 1 : i + 2]] in _SUBJECTS:
        return False  # "what was the grade when they were inspected" asks for no date
    if meaning in _OPENERS or (i > 0 and terms[i - 1].kind == "frame"):
        return True
    return (terms[i].text in _POLAR and i in at) or _reported_at(terms, i)


def _reported_at(terms: Sequence[Term], i: int) -> bool:
    """Whether a claim begins at ``i`` after somebody unnamed who makes it: "a mate says …"."""
    if i == 0 or terms[i - 1].meaning != "say":
        return False
    return not any(t.kind in _SOMEBODY or t.meaning in _OPENERS for t in terms[: i - 1])
