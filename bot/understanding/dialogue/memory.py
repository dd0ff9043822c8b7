"""What a conversation remembers, and how it lends it."""

from msgspec import Struct
from msgspec.structs import replace

from bot.reply import Citation
from bot.understanding.meaning.asked import Asked
from bot.understanding.meaning.conditions.condition import Condition
from bot.understanding.meaning.mentions import MOVE, SLOTS, unplaced
from bot.understanding.words.lexicon import PLACES

LEADING_ON = frozenset(["and", "but", "so", "no", "nope", "actually", "meant", "or", "ok", "also"])
#: Intents about one pillar's grade, which "why?" and "is that better?" leave open.
ABOUT_PILLARS = frozenset(
    ["grade", "grade check", "why", "change", "improved", "worsened", "unchanged"]
)
_SURE = 0.8  # how surely a few words that go on with a question are understood


class Conversation(Struct, frozen=True):
    """The last question that was understood, and what its reply showed.

    ``shown`` counts the quotations given so far on one subject, for "another one";
    ``speakers`` are the people the last reply told of, whom "he" means next.
    ``found`` is the one service that a question about all led to, for "and its people grade".
    ``services`` are those asked about so far, the last one last, for "which of the two".
    ``refused`` marks a service that no document covers: "and people?" goes on with it, a
    new question does not. ``answered`` tells a reply from a refusal.
    """

    asked: Asked | None = None
    citations: tuple[Citation, ...] = ()
    shown: int = 0
    speakers: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    refused: bool = False
    found: str = ""
    answered: bool = False


def lent(asked: Asked, last: Asked, *kinds: str) -> Asked:
    """A question with the last one's mentions of these kinds, where it has none itself."""
    for kind in kinds:
        if not asked.all(kind) and last.all(kind):
            asked = asked.mentioning(kind, unplaced(last.of(kind)))
    return asked


def substituted(asked: Asked, last: Asked) -> Asked:
    """The last question with what a few words name in the place of what it named."""
    graded = bool(asked.all("grade"))
    new = {*asked.slots, *_replaced(asked), *((MOVE,) if graded else ())}
    kept = tuple(mention for mention in last.mentions if mention.kind not in new)
    own = tuple(mention for mention in asked.mentions if mention.kind in new)
    if last.intent == "grade check" and "pillar" in asked.slots and "grade" not in asked.slots:
        kept = tuple(mention for mention in kept if mention.kind != "grade")
        return replace(last, intent="grade", mentions=(*kept, *unplaced(own)), text=asked.text)
    said = _said_again(asked, last)
    return replace(
        last,
        mentions=(*unplaced(kept), *own) if graded else (*kept, *unplaced(own)),
        words=frozenset(said.split()),
        unknown=asked.unknown,
        strange=asked.strange,
        loose=asked.loose,
        score=max(asked.score, _SURE),
        text=said,
        wording=asked.wording if graded else _retimed(asked, last),
        conditions=_conditions(asked, last),
    )


#: Kinds of mention of which one stands in the place of another.
_ALIKE = (PLACES, ("person", "role", "organisation"), ("topic", "term"))


def _conditions(asked: Asked, last: Asked) -> tuple[Condition, ...]:
    """The conditions of a question that the next asks again: "name them", "and in 2018?"."""
    named, times = set(asked.slots) - {"pronoun"}, asked.all("time")
    if not named:
        return last.conditions
    if named != {"time"} or len(times) != 1:
        return ()
    return tuple(replace(each, time=times[0]) for each in last.conditions)


def _replaced(asked: Asked) -> list[str]:
    """The kinds of mention in whose place a few words put one of another kind."""
    alike = (kinds for kinds in _ALIKE if any(kind in asked.slots for kind in kinds))
    return [kind for kinds in alike for kind in kinds if kind not in asked.slots]


def _said_again(asked: Asked, last: Asked) -> str:
    """The words of the last question with those of a few words in the place of its own."""
    said = f" {last.text} "
    for kinds in (*_ALIKE, *((kind,) for kind in SLOTS)):
        new = " and ".join(asked.typed(*kinds))
        old = last.typed(*kinds) if new else ()
        for words in old:
            if f" {words} " in said and f" {new} " not in said:
                said = said.replace(f" {words} ", f" {new} ", 1)
            else:
                said = said.replace(f" {words} ", " ")
        if new and f" {new} " not in said:
            said = f"{said}{new} "
    return said.strip()


def _retimed(asked: Asked, last: Asked) -> str:
    """The wording of a question without its year, where the next one names another.

    Left in it, "2018" would be a number: of how many something is claimed.
    """
    wording = last.wording
    for start, end in last.places("time") if asked.all("time") else ():
        wording = f"{wording[:start]}{' ' * (end - start)}{wording[end:]}"
    return wording
