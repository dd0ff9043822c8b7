"""``/sources``, ``/about`` and ``/help``: what the bot is, and where its answers come from."""

from collections.abc import Iterator
from typing import Any

import discord
from msgspec.structs import replace

from bot.faces.discord.commands.typing import asker_of
from bot.faces.discord.desk import Desk
from bot.faces.discord.looks.escape import escaped
from bot.faces.discord.looks.listing import sources_pages
from bot.faces.discord.looks.pages import Page
from bot.faces.discord.sending import ResponseWay
from bot.faces.discord.words import Words

#: The commands in the order in which help tells of them.
_HELPED = ("ask", "grades", "compare", "quote", "sources", "about")
_ELSEWHERE = (
    "You can also mention me, reply to me or write to me directly, and go on from there: "
    "“and people?”. To check what somebody wrote, open the menu of their message, then Apps."
)


def commands(desk: Desk, words: Words) -> Iterator[Any]:
    """``/sources``, ``/about`` and ``/help``."""

    @words.command("sources")
    async def sources(interaction: discord.Interaction) -> None:
        way = ResponseWay(interaction, private=False)

        def told() -> list[Page]:
            return sources_pages(desk.catalogue.sources())

        await desk.serve(way, asker_of(interaction), told)

    @words.command("about")
    async def about(interaction: discord.Interaction) -> None:
        way, asker = ResponseWay(interaction, private=False), asker_of(interaction)
        await desk.serve(way, asker, lambda: [_about(desk)])

    @words.command("help")
    async def help_(interaction: discord.Interaction) -> None:
        way, asker = ResponseWay(interaction, private=False), asker_of(interaction)

        def told() -> list[Page]:
            first, *rest = desk.replied(asker, "help")
            lines = [f"`/{name}` {what}" for name, what in map(words.described, _HELPED)]
            return [replace(first, texts=(*first.texts, "\n".join(lines), _ELSEWHERE)), *rest]

        await desk.serve(way, asker, told)

    yield from (sources, about, help_)


def _about(desk: Desk) -> Page:
    """What the bot is, what it keeps of people, and whose words it quotes."""
    reply, _ = desk.engine.answer("who are you?")
    minutes = desk.config.discord.context_minutes
    kept = f"I remember what you asked for {minutes:g} minutes, so that you can go on from it"
    logged = (
        "the operator of this bot keeps questions in a log"
        if desk.config.log_questions
        else "no log keeps what you type"
    )
    owners = dict.fromkeys(each.licence for each in desk.catalogue.sources() if each.licence)
    licences = "\n".join(f"- {escaped(licence)}" for licence in owners)
    return Page(
        (
            reply.text,
            f"{kept}; {logged}.",
            f"Whose words I quote:\n{licences}",
            "A grade is one inspectorate's judgment at one time. Read the page behind the link.",
        ),
        boxed=True,
    )
