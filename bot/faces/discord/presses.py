"""What happens when somebody presses a button."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from functools import partial

import discord

from bot.faces.discord.desk import Asker, Desk
from bot.faces.discord.faults import logged
from bot.faces.discord.looks.actions import (
    Action,
    Ask,
    AskDrawn,
    Context,
    Doubt,
    More,
    Turn,
    custom_id,
)
from bot.faces.discord.looks.escape import escaped
from bot.faces.discord.looks.layout import worn
from bot.faces.discord.looks.listing import (
    Wanted,
    context_page,
    digest,
    named_by,
    quotes_page,
)
from bot.faces.discord.looks.pages import PLAIN_ROOM, Page
from bot.faces.discord.looks.reply_card import picture_of
from bot.faces.discord.operator import UNSENT, Operator
from bot.faces.discord.sending import EditWay, PressWay, ResponseWay
from bot.faces.markup import seen

_NOT_YOURS = "This button is for the person who asked; ask me yourself with /ask or a mention."
_OUTDATED = "This button was made before the documents changed; please ask again."
_UNHEARD = "The people who run me could not be reached; please tell them yourself."
_HEARD = "That was handed on already; thank you."
_ANSWERED = "That was asked already; the answer stands below."
_REMEMBERED = 1000  # doubts, and other presses
_SENTENCE = re.compile(r".+?[.?!](?=\s|$)")
_ANSWER = 600  # characters of it that the operator is told
_THANKS = "Thank you: the question was handed to the people who run me, without your name."


class Presses:
    """Does what buttons say, for whoever may press them."""

    def __init__(self, desk: Desk, operator: Operator) -> None:
        self._desk = desk
        self._operator = operator
        #: Which buttons were answered, by message, until Discord shows them as worn out.
        self._pressed: deque[tuple[int, str]] = deque(maxlen=_REMEMBERED)
        #: Which messages were doubted by whom, as far back as anybody is likely to press again.
        self._doubts: deque[tuple[int, int]] = deque(maxlen=_REMEMBERED)

    async def act(self, interaction: discord.Interaction, action: Action | None) -> None:
        """Do what a button says; one that only its asker may press says so to others."""
        asker = Asker(interaction.channel_id or 0, interaction.user.id)
        quiet = ResponseWay(interaction, private=True)
        if isinstance(action, Ask | Turn) and action.asker != asker.user:
            await self._desk.say(quiet, asker, _NOT_YOURS)
        elif isinstance(action, Ask):
            await self._asked(interaction, asker, action)
        elif isinstance(action, Turn):
            way = EditWay(interaction, private=True)
            await self._desk.serve(way, asker, partial(self._turned, action))
        elif isinstance(action, More):
            await self._desk.serve(quiet, asker, partial(self._said_by, action, asker.user))
        elif isinstance(action, Context):
            await self._desk.serve(quiet, asker, partial(self._surroundings, action))
        elif isinstance(action, Doubt):
            doubted = partial(self._doubted, interaction, action.question)
            await self._desk.attend(quiet, asker, doubted)
        else:
            await self._desk.say(quiet, asker, _OUTDATED)

    async def _asked(self, interaction: discord.Interaction, asker: Asker, action: Ask) -> None:
        """Answer what a button asks, once; it may be pressed again where that failed."""
        message, written = interaction.message, custom_id(action)
        if message is None or written is None:
            return
        private = message.flags.ephemeral
        press = (message.id, written)
        if press in self._pressed:
            quiet = ResponseWay(interaction, private=True)
            await self._desk.say(quiet, asker, _ANSWERED)
            return
        done = [button for on, button in self._pressed if on == message.id]
        view = worn(message, [*done, written])
        self._pressed.append(press)
        way = PressWay(interaction, view, private=private, advice=self._desk.advice)
        draw = picture_of if isinstance(action, AskDrawn) else None
        await self._desk.answer(way, asker._replace(private=private), action.question, draw)
        if not way.answered and press in self._pressed:
            self._pressed.remove(press)

    def _turned(self, action: Turn) -> Sequence[Page]:
        catalogue = self._desk.catalogue
        speaker = named_by(action.speaker, catalogue.speakers())
        topic = named_by(action.topic, catalogue.topics())
        lost = (action.speaker and not speaker) or (action.topic and not topic)
        wanted = Wanted(speaker, topic, action.text or None)
        page = None if lost else quotes_page(wanted, action.page, action.asker, catalogue)
        return [page or Page((_OUTDATED,))]

    def _said_by(self, action: More, user: int) -> Sequence[Page]:
        catalogue = self._desk.catalogue
        speaker = named_by(action.speaker, catalogue.speakers())
        page = quotes_page(Wanted(speaker), 0, user, catalogue) if speaker else None
        return [page or Page((_OUTDATED,))]

    def _surroundings(self, action: Context) -> Sequence[Page]:
        around = self._desk.catalogue.around(action.document, action.start)
        if around is None or digest(around.passages[around.at].quote) != action.words:
            return [Page((_OUTDATED,))]
        return [context_page(around)]

    async def _doubted(self, interaction: discord.Interaction, question: str) -> Sequence[Page]:
        """Hand a question with its reply to the operator's channel, without who doubts it."""
        doubt = (interaction.message.id if interaction.message else 0, interaction.user.id)
        if doubt in self._doubts:
            return [Page((_HEARD,))]
        self._doubts.append(doubt)
        heard = False
        try:
            heard = await self._operator.tell(_doubt(question, interaction.message))
        except UNSENT as error:
            logged(error)
        if heard:
            return [Page((_THANKS,))]
        self._doubts.remove(doubt)
        return [Page((_UNHEARD,))]


def _doubt(question: str, message: discord.Message | None) -> str:
    """A question with what was answered and the sources of it, as far as a message holds them."""
    texts = [text for text in _texts(message) if text.strip()] if message else []
    lead = texts[0].split("\n")[0] if texts else ""
    sentence = _SENTENCE.match(lead)
    told = [
        f"Somebody doubts the reply to: {escaped(seen(question))}",
        f"> {(sentence[0] if sentence else lead)[:_ANSWER]}",
    ]
    for source in (line for text in texts for line in text.split("\n") if line.startswith("-# ")):
        if len("\n".join([*told, source])) <= PLAIN_ROOM:
            told.append(source)
    return "\n".join(told)


def _texts(message: discord.Message) -> Iterator[str]:
    """The texts of a message of the bot, from top to bottom."""
    yield message.content
    for component in message.components:
        for each in getattr(component, "children", [component]):
            if isinstance(each, discord.TextDisplay):
                yield each.content
