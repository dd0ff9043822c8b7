"""What a reply offers to press: choices, its passage, the other inspection, what to ask next."""

from collections.abc import Iterator

from msgspec.structs import replace

from bot.answering.catalogue import Catalogue
from bot.answering.draft import clipped
from bot.answering.wording import capital
from bot.config import Discord
from bot.faces.discord.looks.actions import (
    LONGEST_ID,
    Action,
    Ask,
    AskDrawn,
    Context,
    Doubt,
    More,
    custom_id,
)
from bot.faces.discord.looks.listing import digest
from bot.faces.discord.looks.pages import Control, Page, Picture, Rows, pages_of
from bot.reply import Reply
from knowledge import inspections

LABEL = 80  # characters that a button's label may have
_IN_A_ROW = 5
_MOST_NEXT = 3
_MOST_CHOICES = 10


def pages_for(
    reply: Reply,
    asker: int,
    catalogue: Catalogue,
    settings: Discord,
    picture: Picture | None = None,
) -> list[Page]:
    """The messages that say the reply, with the buttons that ``asker`` may press."""
    rows = rows_for(reply, asker, catalogue, drawn=picture is not None)
    first, *others = pages_of(reply, rows, picture)
    if settings.operator_channel is not None and reply.status in ("answered", "abstained"):
        first = _doubted(first, Control("Not right?", Doubt(_clipped(reply.question))))
    return [first, *others]


def _doubted(page: Page, control: Control) -> Page:
    """The page on which the answer stands, with the button that doubts it."""
    first, *others = page.rows or ((),)
    room = len(first) < _IN_A_ROW
    rows = ((*first, control), *others) if room else (*page.rows, (control,))
    return replace(page, rows=rows)


def rows_for(reply: Reply, asker: int, catalogue: Catalogue, *, drawn: bool = False) -> Rows:
    """The buttons for a reply.

    Args:
        reply: what the engine said.
        asker: who asked, as Discord numbers people.
        catalogue: what there is to ask about.
        drawn: whether the reply has a picture, as then has that of the other inspection.
    """
    if reply.status == "emergency":
        return ()  # nothing stands between somebody in danger and the number
    chosen = _asking(reply.choices[:_MOST_CHOICES], asker)
    shown = list(_shown(reply, asker, catalogue, drawn=drawn))
    # Who is asked back is to choose; what else to ask can wait.
    further = _asking(reply.suggestions[:_MOST_NEXT], asker) if not chosen else []
    rows: Rows = ()
    told: set[Action] = set()
    for controls in (chosen, shown, further):
        # Discord refuses a message of which two buttons are the same.
        rows += _rows([each for each in controls if each.action not in told])
        told.update(each.action for each in controls)
    return rows


def label_of(question: str) -> str:
    """A question as a button can say it."""
    words = capital(question)
    return words if len(words) <= LABEL else words[: LABEL - 1].rstrip() + "…"


def _asking(questions: tuple[str, ...], asker: int) -> list[Control]:
    return [
        control
        for question in questions
        for control in _fitting(label_of(question), Ask(asker, question))
    ]


def _shown(reply: Reply, asker: int, catalogue: Catalogue, *, drawn: bool) -> Iterator[Control]:
    """Buttons that show more of what the reply rests on."""
    if reply.status != "answered":
        return
    proof = reply.citations[0]
    around = catalogue.around(proof.document, proof.start)
    if around:
        words = digest(around.passages[around.at].quote)
        yield from _fitting("Show in context", Context(proof.document, proof.start, words))
    yield from _other_inspection(reply, asker, catalogue, drawn=drawn)
    yield from _more_quotes(reply, catalogue)


def _other_inspection(
    reply: Reply, asker: int, catalogue: Catalogue, *, drawn: bool
) -> Iterator[Control]:
    """The grades of an inspection before, or after, the one that the reply tells of.

    A picture tells as much of every inspection that is on it.
    """
    services = {line.service for line in reply.grades}
    if reply.intent not in ("grade", "grade check") or len(services) != 1:
        return
    (service,) = services
    told = {line.inspection for line in reply.grades[: None if drawn else 1]}
    pillars = {line.pillar for line in reply.grades}
    what = f"{pillars.copy().pop()} grade" if len(pillars) == 1 else "grades"
    was = "was" if len(pillars) == 1 else "were"
    for name in catalogue.inspections(service):
        if not any(inspections.same(name, each) for each in told):
            question = f"what {was} {service}'s {what} in {name}?"
            yield from _fitting(f"In {name}", (AskDrawn if drawn else Ask)(asker, question))
            return


def _more_quotes(reply: Reply, catalogue: Catalogue) -> Iterator[Control]:
    """All quotations of the one speaker whom the reply quotes, if it leaves any out."""
    if reply.intent not in ("quotes", "attribution"):
        return
    shown = {(each.document, each.start) for each in reply.citations}
    said = catalogue.quotes()
    speakers = {q.speaker for q in said if (q.citation.document, q.citation.start) in shown}
    if len(speakers) != 1:
        return
    (speaker,) = speakers
    if len(catalogue.quotes(speaker=speaker)) > len(reply.citations):
        yield from _fitting("More quotes", More(digest(speaker)))


def _fitting(label: str, action: Action) -> list[Control]:
    """The button, if what it does can be written on it."""
    return [Control(label, action)] if custom_id(action) else []


def _rows(controls: list[Control]) -> Rows:
    return tuple(tuple(controls[i : i + _IN_A_ROW]) for i in range(0, len(controls), _IN_A_ROW))


def _clipped(question: str) -> str:
    """As much of a question as a button can carry, cut between words."""
    room = LONGEST_ID
    while custom_id(Doubt(clipped(question, room))) is None:
        room -= 1
    return clipped(question, room)
