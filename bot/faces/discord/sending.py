"""Sending pages: as a reply to a message, or as the response to a command or a button."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Protocol, TypedDict

import discord
from discord import ui
from msgspec.structs import replace

from bot.faces.discord.faults import excuse, logged
from bot.faces.discord.looks.layout import NOBODY, arguments
from bot.faces.discord.looks.pages import BOXED_ROOM, Page
from bot.faces.discord.operator import UNSENT
from bot.faces.discord.permissions import Advice, can_mend, may_not_attach

#: Seconds after which a person is shown that the reply is being made.
PATIENCE = 1.0
#: Refusals that a second attempt would only meet again.
_FINAL = (discord.Forbidden, discord.NotFound)
_NO_PICTURE = "There is a picture too, which I may show where I have the permission Attach Files."


class _To(TypedDict, total=False):
    # For discord.py a reference left out is not the same as None.
    reference: discord.MessageReference


class Way(Protocol):
    """A way back to the person who asked."""

    @property
    def is_private(self) -> bool:
        """Whether what goes this way is seen by nobody else."""

    @property
    def sent(self) -> Sequence[int]:
        """The messages that went this way and may be replied to, as Discord numbers them."""

    def aside(self) -> "Way":
        """The way for a notice, which is nobody else's concern."""

    async def send(self, page: Page) -> None:
        """Send one page.

        Raises:
            discord.DiscordException: Discord did not take it.
        """

    async def hold(self) -> None:
        """Show that the reply takes its time.

        Raises:
            discord.DiscordException: Discord did not take it.
        """

    async def refused(self, page: Page) -> None:
        """See to a page that Discord did not let through."""


class ReplyWay:
    """Back to a message: the first page as a reply to it, the others below."""

    is_private = False

    def __init__(self, message: discord.Message, advice: Advice) -> None:
        self._message = message
        self._advice = advice
        self._first = True
        self.sent: list[int] = []

    async def send(self, page: Page) -> None:
        """Send one page into the message's channel."""
        first, self._first = self._first, False
        to = _reference(self._message) if first else _To()
        sent = await self._message.channel.send(**arguments(page), **to)
        self.sent.append(sent.id)
        if first and not to:
            with suppress(*UNSENT):
                await self._advice.give(self._message)

    def aside(self) -> "Way":
        """The same: to a message there is no other."""
        return self

    async def hold(self) -> None:
        """Show that the bot is typing."""
        await self._message.channel.typing()

    async def refused(self, page: Page) -> None:
        """Warn somebody in danger directly; tell whoever can mend it what is missing."""
        if page.urgent:
            with suppress(*UNSENT):
                await self._message.author.send(**arguments(page))
        await self._advice.give(self._message)


class ResponseWay:
    """Back to a command or a button, seen by everybody or only by the person who used it."""

    sent: Sequence[int] = ()  # Discord hides from the bot what is replied to these

    def __init__(
        self, interaction: discord.Interaction, *, private: bool, advice: Advice | None = None
    ) -> None:
        self._interaction = interaction
        self._private = private
        self._advice = advice  # where pictures are sent

    @property
    def is_private(self) -> bool:
        """Whether only the person who used it sees the response."""
        return self._private

    def aside(self) -> "Way":
        """Back to the person alone."""
        return ResponseWay(self._interaction, private=True)

    async def send(self, page: Page) -> None:
        """Send one page: the first as the response, the others as follow-ups."""
        used, whole = self._interaction, page
        page = self._permitted(page)
        send = used.followup.send if used.response.is_done() else used.response.send_message
        await send(**arguments(page), ephemeral=self._private)
        if self._advice and page.picture is not whole.picture:
            await self._advice.no_picture(used.channel_id or 0, used.guild_id or 0)

    async def hold(self) -> None:
        """Take Discord's three seconds off the reply."""
        await self._interaction.response.defer(ephemeral=self._private, thinking=True)

    async def refused(self, page: Page) -> None:
        """Do nothing: a response needs no permission."""

    def _permitted(self, page: Page) -> Page:
        """The page without its picture where the bot may attach none."""
        used = self._interaction
        if page.picture is None or not may_not_attach(used.app_permissions, used.guild_id):
            return page
        texts = (*page.texts, _NO_PICTURE)
        told = can_mend(used.permissions) and len("\n".join(texts)) <= BOXED_ROOM
        return replace(page, picture=None, texts=texts if told else page.texts)


class PressWay(ResponseWay):
    """Back to a button that asks: an answer below its message, where it is then worn out.

    So nobody gets the same answer twice by pressing twice.
    """

    def __init__(
        self, used: discord.Interaction, view: ui.LayoutView, *, private: bool, advice: Advice
    ) -> None:
        super().__init__(used, private=private, advice=advice)
        self._view = view
        self.answered = False

    async def send(self, page: Page) -> None:
        """Send one page below the message."""
        await self.hold()
        await super().send(page)
        self.answered = True

    async def hold(self) -> None:
        """Show the button as worn out; where the message is gone, only the answer follows."""
        if not self._interaction.response.is_done():
            try:
                await self._interaction.response.edit_message(
                    view=self._view, allowed_mentions=NOBODY
                )
            except discord.HTTPException as error:
                logged(error)


class EditWay(ResponseWay):
    """Back to a button, in the place of the message that it stands on."""

    async def send(self, page: Page) -> None:
        """Put the page in the message's place; a notice goes beside it."""
        view = arguments(page).get("view")
        if view is None:
            await self.aside().send(page)
        elif self._interaction.response.is_done():
            await self._interaction.edit_original_response(view=view, allowed_mentions=NOBODY)
        else:
            await self._interaction.response.edit_message(view=view, allowed_mentions=NOBODY)

    async def hold(self) -> None:
        """Take Discord's three seconds off the page, which stays as it is meanwhile."""
        await self._interaction.response.defer()


async def respond(
    way: Way, make: Callable[[], Awaitable[Sequence[Page]]], question: str | None
) -> None:
    """Send the pages that ``make`` makes; whatever goes wrong, say so once and log it.

    Args:
        way: where they go.
        make: makes them, and may fail as anything may.
        question: what was asked if the log may hold it, else None.
    """
    page = Page(())
    try:
        for page in await _made(way, make):
            await way.send(page)
    except _FINAL as error:
        logged(error, question)
        if isinstance(error, discord.Forbidden):
            with suppress(*UNSENT):
                await way.refused(page)
    except Exception as error:  # one question that fails must not end the bot
        with suppress(*UNSENT):
            await way.aside().send(Page((excuse(logged(error, question)),)))


async def _made(way: Way, make: Callable[[], Awaitable[Sequence[Page]]]) -> Sequence[Page]:
    """The pages; where they are long in the making, the person is shown that they come."""
    work = asyncio.ensure_future(make())
    await asyncio.wait([work], timeout=PATIENCE)
    if not work.done():
        with suppress(*UNSENT):
            await way.hold()
    return await work


def _reference(message: discord.Message) -> _To:
    """What makes a message a reply; nothing where the bot may not look back at messages."""
    if message.guild is not None:
        allowed = message.channel.permissions_for(message.guild.me)
        if not allowed.read_message_history:
            return {}
    return {"reference": message.to_reference(fail_if_not_exists=False)}
