"""What a sentence says beside its question: who asks, and what for."""

from collections.abc import Iterator, Sequence

from bot.understanding.meaning.asked import names_pillar
from bot.understanding.sentences.breadth import speaks_of_all
from bot.understanding.sentences.clauses import opens_question
from bot.understanding.words.closed_class import BE, FIRST_PERSON, HAVE, JOINTS, POINTING, THEY
from bot.understanding.words.lexicon import PLACES
from bot.understanding.words.reading import Term
from bot.understanding.words.text import stem

#: Words that open a clause which gives an occasion: "for my essay", "having read that …".
_OCCASIONS = frozenset(["for", "as", "having", "after", "because", "since", "given", "with"])
_ARTICLES = frozenset(["a", "an", "my", "our", "the", "some", "this", "her", "his", "their"])
_ANY = frozenset(["a", "an", "my", "our"])
_STRANGE = ("outside", "unknown", "loose", "filler")
#: "For a table in my dissertation I need …", "we would like …".
_WANTING = frozenset(["need", "want", "like", "needed", "wanted"])
_WILLING = frozenset(["i", "we", "would", "really", "just"])
_JOINTS = JOINTS | {"as", "then", "oh"}
#: Participles that lead to a subject, and not to what somebody is doing.
_TOPICAL = frozenset(
    ["regarding", "concerning", "including", "following", "involving", "covering", "excluding",
     "according", "keeping", "treating", "looking", "protecting", "responding", "preventing",
     "using", "making", "managing", "spending", "running"]
)  # fmt: skip
_JUDGED = frozenset(
    ["grade", "improve", "worsen", "change", "same", "compare", "best", "worst", "rank", "do",
     "ahead", "behind", "greatest improvement", "spread", "get"]
)  # fmt: skip
_WHO = frozenset(["which service", "service list"])
#: Words for the service that the setting names.
_POINTING = POINTING | THEY | {"there", "here"}
_LEADING = frozenset(["for", "of", "on", "at", "in"])
_PRONOUNS = frozenset(["they", "it", "we"])
_THOSE = frozenset(["those", "these"])
#: What is taken from the setting into a question that names none itself.
_LENT = (*PLACES, "time", "pillar")


def without_asides(terms: Sequence[Term], cuts: Sequence[int]) -> list[Term]:
    """The question of a sentence, without a clause that only tells who asks, or what for.

    Only what can stand alone is taken for the question: it names services or a pillar, and
    asks for a judgment. What the setting names of service, time and pillar is kept where the
    question names none.
    """
    found = [
        i
        for i in _starts(terms, cuts)
        if _is_setting(terms[:i], terms[i:], joined=i in cuts or terms[i - 1].text in _JOINTS)
    ]
    asking = [i for i in found if terms[i].meaning and _opens(terms[i])]
    joined = [i for i in asking if i in cuts or terms[i - 1].text in _JOINTS]
    apart = [i for i in found if i in cuts]
    start = next(iter((*joined, *apart, *asking, *found)), 0)
    # What is beside a question follows a cut, or tells what "for".
    ends = (i for i in range(start + 1, len(terms)) if i in cuts or terms[i].text == "for")
    end = next((i for i in ends if _is_beside(terms[start:i], terms[i:], i in cuts)), len(terms))
    question, beside = list(terms[start:end]), (*terms[:start], *terms[end:])
    if not beside:
        return question
    named: set[str] = {term.kind for term in question}
    within = {term.value for term in question if term.kind in PLACES}
    outside = {term.value for term in beside if term.kind in PLACES} - within
    if len(outside) > 1 or (outside and named.intersection(PLACES)):
        return list(terms)  # "I know Kent and my brother Essex, which of the two …"
    if speaks_of_all(question) and not any(map(_is_asker, question)):
        named |= {*PLACES}
    named |= {*PLACES} if named.intersection(PLACES) else set()
    lent = [t for t in beside if t.kind in _LENT and t.kind not in named and _is_lent(t)]
    if any(term.kind in PLACES for term in lent):
        # "My cousin is with Kent, what did those get": the service is what is pointed at.
        question = [term for term in question if term.text not in _THOSE]
    return [*lent, *question]


def tails(terms: Sequence[Term], cuts: Sequence[int]) -> Iterator[list[Term]]:
    """What a long sentence ends in that may be all its question, the longest first.

    The service and time that the rest names go with it, if there is but one of them.
    """
    for i in range(1, len(terms)):
        begins = i in cuts or terms[i - 1].text in _LEADING_IN or _opens(terms[i])
        begins = begins or terms[i].meaning in ("name", "give")
        rest, tail = terms[:i], list(terms[i:])
        places = [term for term in rest if term.kind in PLACES]
        if not begins or len({term.value for term in places}) > 1:
            continue
        named = any(term.kind in PLACES for term in tail)
        if any(map(_judges, tail)) and _is_whole(tail, named=bool(places)):
            yield [*(() if named else places[:1]), *tail]


_LEADING_IN = frozenset(["whether", "if", "that", "me", "us", "know", "so", "and", "but"])


def _is_lent(term: Term) -> bool:
    if term.kind == "time":  # "since we had a fire at the old place" names no inspection
        return term.value[0].isdigit() or not _ROUNDS.isdisjoint(term.text.split())
    return term.kind != "pillar" or names_pillar(term.text)


_ROUNDS = frozenset(["inspection", "inspections", "round", "rounds", "time", "assessment"])


def _starts(terms: Sequence[Term], cuts: Sequence[int]) -> Iterator[int]:
    """Where a question may begin after a setting: at a question word, or after a cut."""
    for i in range(1, len(terms)):
        after_cut = i in cuts and terms[i].text not in _JOINTS
        if after_cut or _opens_apart(terms, i, cut=i in cuts) or _is_led_to(terms, i):
            yield i


def _opens_apart(terms: Sequence[Term], i: int, *, cut: bool) -> bool:
    """Whether a question word stands where a question of its own begins.

    "Is" and "did" stand within clauses too; "which" and "how many" hardly do. "I do like a
    league table" asks nothing.
    """
    if not _opens(terms[i]):
        return False
    subject = i + 1 < len(terms) and terms[i + 1].text in _PRONOUNS
    apart = cut or subject or terms[i].meaning or terms[i - 1].text in _JOINTS
    return bool(apart) and (terms[i].meaning not in (None, "do") or not _is_asker(terms[i - 1]))


def _is_led_to(terms: Sequence[Term], i: int) -> bool:
    """Whether the words before lead to a question: "I need …", "wonders whether …"."""
    before = terms[i - 1]
    wanted = i > 1 and before.text in _WANTING and terms[i - 2].text in _WILLING
    whether = before.text in ("whether", "if", "that") and any(map(_is_asker, terms[:i]))
    whether = whether and not (i > 1 and _is_service(terms[i - 2]))  # "a brigade that is …"
    claimed = before.text == "that" and i > 1 and terms[i].kind in PLACES
    claimed = claimed and (terms[i - 2].kind == "loose" or terms[i - 2].meaning == "say")
    told = before.kind == "loose" and i > 1 and terms[i - 2].text == "to"
    wanted = wanted or (told and any(map(_is_asker, terms[:i])))  # "asked me to establish …"
    if wanted or whether or claimed:
        return True
    passive = i > 1 and terms[i - 2].text in _BEING  # "were told they …"
    return not passive and terms[i].text not in _TOLD and _is_reporting(before)


def _is_reporting(term: Term) -> bool:
    return term.meaning == "say" or (term.text[:3] in _HEADS and stem(term.text) in _REPORTING)


def _is_named(term: Term) -> bool:
    """Whether a term is somebody who may have said it, or asks who did."""
    return term.kind in ("person", "document", "pillar", "grade") or term.meaning in _SEEKING


_SEEKING = frozenset(
    ["who", "whose", "which", "what", "quote", "when", "where", "which service", "service list",
     "how many", "nation", "give"]
)  # fmt: skip
_TOLD = frozenset(["me", "us", "to", "him", "her", "them", "for", "about"])
_REPORTING = frozenset(
    map(stem, ["asked", "believes", "thinks", "thought", "claims", "insists", "reckons", "wonders",
               "swears", "argues", "suggests", "fears"])
)  # fmt: skip
_HEADS = frozenset(root[:3] for root in _REPORTING)  # so many letters no stem loses


def _is_service(term: Term) -> bool:
    return term.meaning in _WHO or (term.kind == "organisation" and term.value == "service")


def _opens(term: Term) -> bool:
    if term.meaning == "compare":
        return term.text.startswith("compar")  # "against" opens nothing
    return opens_question(term) or term.meaning in _WHO


def _is_setting(before: Sequence[Term], question: Sequence[Term], *, joined: bool) -> bool:
    """Whether what stands before a whole question only tells who asks, or on what occasion."""
    if _is_reporting(before[-1]) and not any(map(_is_named, before)):
        return _is_whole(question)  # "the chairman believes Kent is good"
    # "I'm after the weakest services" has no question but the whole.
    led = any(map(_judges, before)) and (
        (not joined and question[0].meaning == "service list")
        or (not _opens(question[0]) and not _is_plain(question))
    )
    personal = any(map(_is_asker, before))
    if (
        not led
        and personal
        and _is_of_subject(question)
        and (joined or not any(map(_is_subject, before)))
    ):
        return True
    if led:
        return False
    # "Somebody at the pub insists that Kent …".
    claimed = before[-1].text == "that" and not any(t.kind in ("pillar", "grade") for t in before)
    if not (claimed or personal or _is_occasion(before, joined=joined) or _is_remark(before)):
        return False
    places = {term.value for term in before if term.kind in PLACES}
    pointing = len(places) == 1 and any(map(_points, question))
    return _is_whole(question, named=pointing)


def _is_remark(before: Sequence[Term]) -> bool:
    """Whether some words say nothing of a question: "not being funny, but", "it's odd, but"."""
    if before[-1].text not in ("but", "so"):
        return False
    return all(t.kind in ("filler", "loose") or t.meaning in ("that", "okay") for t in before) or (
        before[0].text in ("it", "this", "that") and all(map(_is_idle, before))
    )


def _is_idle(term: Term) -> bool:
    return term.kind in ("filler", "loose", "unknown") or term.meaning in ("that", "area")


def _is_of_subject(question: Sequence[Term]) -> bool:
    """Whether a question opens with a question word and names what it is about."""
    return _opens(question[0]) and any(map(_is_subject, question))


def _is_subject(term: Term) -> bool:
    return term.kind in ("topic", "person", "term", "role", "pillar", "grade")


def _points(term: Term) -> bool:
    """Whether a term may mean the one service that the setting names."""
    return term.text in _POINTING or (_is_service(term) and not term.meaning)


def _is_occasion(before: Sequence[Term], *, joined: bool) -> bool:
    """Whether some words give an occasion: "for a talk", but not "for lorries"."""
    words = " ".join(term.text for term in before[:2]).split()
    if words[0].endswith("ing") and words[0] not in _TOPICAL and joined:
        return not any(map(_judges, before))  # "moving to Kent with two kids, how …"
    return words[0] in _OCCASIONS and (words[0] != "for" or not _ARTICLES.isdisjoint(words[1:2]))


def _is_beside(question: Sequence[Term], after: Sequence[Term], apart: bool) -> bool:
    """Whether what follows a whole question only tells who asks, or what for."""
    return (apart and _is_afterthought(question, after)) or (
        _is_purpose(after) and _is_whole(question)
    )


def _is_purpose(after: Sequence[Term]) -> bool:
    """Whether some words tell what for: "for an essay"."""
    opened = after[0].text == "for" and len(after) > 2 and after[1].text in _ANY
    return opened and all(term.kind in _STRANGE for term in after[2:])


def _is_afterthought(question: Sequence[Term], after: Sequence[Term]) -> bool:
    """Whether a clause after a whole question tells of somebody, or what they are doing."""
    rest = [term for term in after if term.text not in _JOINTS]
    if not rest or not _is_whole(question) or any(map(_asks_more, rest)):
        return False
    word = rest[0].text.split()[0]
    wanted = word in _WANTING and len(rest) > 1 and rest[1].text in _POINTING  # "need it for …"
    idle = all(term.kind in ("unknown", "loose", "filler") for term in rest)
    asking = idle and any(term.text in _BEING or _is_reporting(term) for term in rest)
    return (
        wanted
        or asking  # "…, members are asking"
        or any(map(_is_asker, rest[:2]))
        or (word.endswith("ing") and word not in _TOPICAL)
    )


_BEING = BE | HAVE | {"will", "would"}


def _asks_more(term: Term) -> bool:
    return term.kind in ("pillar", "grade", *PLACES) or (term.meaning is not None and _opens(term))


def _is_asker(term: Term) -> bool:
    return not FIRST_PERSON.isdisjoint(term.text.split())


def _judges(term: Term) -> bool:
    return term.kind == "grade" or term.meaning in _JUDGED


def _is_plain(terms: Sequence[Term]) -> bool:
    """Whether some terms say all that a question of grades may: whose, for what, how good."""
    kinds = {term.kind for term in terms}
    graded = {"pillar", "grade"} <= kinds
    return graded and (not kinds.isdisjoint(PLACES) or speaks_of_all(terms))


def _is_whole(terms: Sequence[Term], *, named: bool = False) -> bool:
    """Whether some terms can be a question of grades; ``named`` if its service is known."""
    named = named or any(term.kind in (*PLACES, "pillar") for term in terms)
    judged = any(term.kind == "pillar" or _judges(term) for term in terms)
    # "What are the three grades?" is about the home service.
    named = named or (_opens(terms[0]) and any(term.meaning == "grade" for term in terms))
    return judged and (named or speaks_of_all(terms))
