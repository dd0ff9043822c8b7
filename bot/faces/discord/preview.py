"""What would be sent to Discord, without Discord."""

import asyncio
from collections.abc import Iterable, Iterator

import discord
import msgspec
from discord.http import handle_message_parameters

from bot.config import Config
from bot.engine import Engine
from bot.faces.discord.looks.layout import arguments
from bot.faces.discord.looks.offers import pages_for
from bot.faces.discord.looks.pages import Page

_NOBODY = 0  # the asker, whose number Discord would give


def preview_each(engine: Engine, config: Config, questions: Iterable[str]) -> Iterator[str]:
    """The messages that answer each question, as the JSON that goes to Discord."""
    for question in questions:
        reply, _ = engine.answer(question)
        for page in pages_for(reply, _NOBODY, engine.catalogue, config.discord):
            payload = msgspec.json.encode(asyncio.run(_payload(page)))
            yield msgspec.json.format(payload, indent=2).decode()


async def _payload(page: Page) -> object:
    """The body of the request that sends a page; discord.py makes it within a running loop."""
    sent = arguments(page)
    if sent.pop("suppress_embeds", False):
        sent["flags"] = discord.MessageFlags(suppress_embeds=True)
    return handle_message_parameters(**sent).payload
