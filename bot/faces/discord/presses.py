"""What happens when somebody presses a button."""

from collections import deque
from collections.abc import Sequence
from functools import partial

import aiohttp
import discord

from bot.faces.discord.desk import Asker, Desk
from bot.faces.discord.faults import logged
from bot.faces.discord.looks.actions import Action, Ask, Context, Doubt, More, Turn
from bot.faces.discord.looks.escape import escaped
from bot.faces.discord.looks.layout import NOBODY
from bot.faces.discord.looks.listing import (
    Wanted,
    context_page,
    digest,
    named_by,
    quotes_page,
)
from bot.faces.discord.looks.pages import PLAIN_ROOM, Page
from bot.faces.discord.sending import EditWay, ResponseWay
from bot.faces.markup import seen

_NOT_YOURS = "This button is for the person who asked; ask me yourself with /ask or a mention."
_OUTDATED = "This button was made before the documents changed; please ask again."
_UNHEARD = "The people who run me could not be reached; please tell them yourself."
_HEARD = "That was handed on already; thank you."
_REMEMBERED = 1000  # doubts
_THANKS = "Thank you: the question was handed to the people who run me, without your name."


class Presses:
    """Does what buttons say, for whoever may press them."""

    def __init__(self, client: discord.Client, desk: Desk) -> None:
        self._client = client
        self._desk = desk
        #: Which messages were doubted by whom, as far back as anybody is likely to press again.
        self._doubts: deque[tuple[int, int]] = deque(maxlen=_REMEMBERED)

    async def act(self, interaction: discord.Interaction, action: Action | None) -> None:
        """Do what a button says; one that only its asker may press says so to others."""
        asker = Asker(interaction.channel_id or 0, interaction.user.id)
        quiet = ResponseWay(interaction, private=True)
        if isinstance(action, Ask | Turn) and action.asker != asker.user:
            await self._desk.say(quiet, asker, _NOT_YOURS)
        elif isinstance(action, Ask):
            private = interaction.message is not None and interaction.message.flags.ephemeral
            way = ResponseWay(interaction, private=private)
            await self._desk.answer(way, asker._replace(private=private), action.question)
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
        operator = self._desk.config.discord.operator_channel
        told = f"Somebody doubts the reply to: {escaped(seen(question))}\n> {_begins(interaction)}"
        try:
            channel = self._client.get_partial_messageable(operator or 0)
            await channel.send(told[:PLAIN_ROOM], allowed_mentions=NOBODY, suppress_embeds=True)
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            logged(error)
            self._doubts.remove(doubt)
            return [Page((_UNHEARD,))]
        return [Page((_THANKS,))]


def _begins(interaction: discord.Interaction) -> str:
    """How the message begins that a button stands on: its first line, as it was sent."""
    message = interaction.message
    components = message.components if message else []
    for component in components:
        inner = getattr(component, "children", [component])
        for each in inner:
            if isinstance(each, discord.TextDisplay):
                return each.content.split("\n")[0]
    return message.content.split("\n")[0] if message else ""
