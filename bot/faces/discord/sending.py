"""Sending pages: as a reply to a message, or as the response to a command."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Protocol, TypedDict

import discord

from bot.faces.discord.faults import excuse, logged
from bot.faces.discord.pages import Page

#: Nobody is ever pinged, not even the person who is answered.
NOBODY = discord.AllowedMentions.none()
#: Refusals that a second attempt would only meet again.
_FINAL = (discord.Forbidden, discord.NotFound)


class _To(TypedDict, total=False):
    # For discord.py a reference left out is not the same as None.
    reference: discord.MessageReference


class Way(Protocol):
    """A way back to the person who asked."""

    async def send(self, page: Page) -> None:
        """Send one page.

        Raises:
            discord.DiscordException: Discord did not take it.
        """


class ReplyWay:
    """Back to a message: the first page as a reply to it, the others below."""

    def __init__(self, message: discord.Message) -> None:
        self._message = message
        self._first = True

    async def send(self, page: Page) -> None:
        """Send one page into the message's channel."""
        first, self._first = self._first, False
        to = _reference(self._message) if first else _To()
        send = self._message.channel.send
        if page.boxed:
            await send(view=layout(page), allowed_mentions=NOBODY, **to)
        else:
            await send(page.text, suppress_embeds=True, allowed_mentions=NOBODY, **to)


class ResponseWay:
    """Back to a command, seen by everybody or only by the person who gave it."""

    def __init__(self, interaction: discord.Interaction, *, private: bool) -> None:
        self._interaction = interaction
        self._private = private

    async def send(self, page: Page) -> None:
        """Send one page: the first as the response, the others as follow-ups."""
        first = not self._interaction.response.is_done()
        send = self._interaction.response.send_message if first else self._interaction.followup.send
        if page.boxed:
            await send(view=layout(page), ephemeral=self._private, allowed_mentions=NOBODY)
        else:
            await send(
                page.text,
                suppress_embeds=True,
                ephemeral=self._private,
                allowed_mentions=NOBODY,
            )


def layout(page: Page) -> discord.ui.LayoutView:
    """A page as Discord draws it: a box, with an edge in the page's colour."""
    view = discord.ui.LayoutView(timeout=None)
    texts = (discord.ui.TextDisplay[discord.ui.LayoutView](text) for text in page.texts)
    view.add_item(discord.ui.Container(*texts, accent_colour=page.colour))
    return view


async def respond(way: Way, pages: Callable[[], Sequence[Page]], question: str | None) -> None:
    """Send the pages that ``pages`` makes; whatever goes wrong, say so once and log it.

    Args:
        way: where they go.
        pages: makes them, and may fail as anything may.
        question: what was asked if the log may hold it, else None.
    """
    try:
        for page in pages():
            await way.send(page)
    except _FINAL as error:
        logged(error, question)
    except Exception as error:  # one question that fails must not end the bot
        with suppress(discord.DiscordException, OSError):
            await way.send(Page((excuse(logged(error, question)),)))


def _reference(message: discord.Message) -> _To:
    """What makes a message a reply; nothing where the bot may not look back at messages."""
    if message.guild is not None:
        allowed = message.channel.permissions_for(message.guild.me)
        if not allowed.read_message_history:
            return {}
    return {"reference": message.to_reference(fail_if_not_exists=False)}
