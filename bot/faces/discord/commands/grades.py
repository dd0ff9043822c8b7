"""``/grades`` and ``/compare``: the grades of one service, or of several, with a picture."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

import discord
from discord import app_commands

from bot.answering.wording import listed
from bot.faces.discord.commands.typing import Completed, asker_of, completing, fitting
from bot.faces.discord.desk import Desk
from bot.faces.discord.looks.reply_card import picture_of
from bot.faces.discord.sending import ResponseWay
from bot.faces.discord.words import Words

_LONGEST = 500  # characters of an option that are read
_FEWEST, _MOST = 2, 10
_HOW_MANY = (
    "I compare two to ten services: name them with commas between, as in Kent, Essex, Surrey."
)
#: What stands before the name that is being typed.
_BEFORE = re.compile(r".*[,;]\s*", re.DOTALL)
Typed = app_commands.Range[str, 1, _LONGEST]


def commands(desk: Desk, words: Words) -> Iterator[Any]:
    """``/grades`` and ``/compare``."""
    inspections = completing(desk, partial(_inspections, desk))
    yield _grades(desk, words, inspections)
    yield _compare(desk, words, inspections)


def _grades(desk: Desk, words: Words, inspections: Completed) -> Any:
    services = completing(desk, lambda _at, typed: _services(typed, desk))

    @words.command("grades")
    @app_commands.autocomplete(service=services, inspection=inspections)
    async def grades(
        interaction: discord.Interaction, service: Typed = "", inspection: Typed = ""
    ) -> None:
        question = await desk.make(lambda: _of_one(service, inspection, desk))
        await _answer(interaction, question, desk)

    return grades


def _compare(desk: Desk, words: Words, inspections: Completed) -> Any:
    several = completing(desk, lambda _at, typed: _several(typed, desk))

    @words.command("compare")
    @app_commands.autocomplete(services=several, inspection=inspections)
    @app_commands.choices(pillar=words.choices("compare", "pillar"))
    async def compare(
        interaction: discord.Interaction, services: Typed, inspection: Typed = "", pillar: str = ""
    ) -> None:
        named = await desk.make(lambda: desk.engine.named(services))
        if not _FEWEST <= len(named) <= _MOST:
            way = ResponseWay(interaction, private=True)
            await desk.say(way, asker_of(interaction), _HOW_MANY)
            return
        of = f" for {pillar}" if pillar else ""
        await _answer(interaction, f"compare {listed(named)}{of}{_in(inspection)}", desk)

    return compare


async def _answer(interaction: discord.Interaction, question: str, desk: Desk) -> None:
    way = ResponseWay(interaction, private=False)
    await desk.answer(way, asker_of(interaction), question, picture_of)


def _of_one(service: str, inspection: str, desk: Desk) -> str:
    """The question for a service's grades; without an inspection, in all of them."""
    home = (desk.catalogue.home or "",)
    named = desk.engine.named(service) if service else home
    if len(named) != 1 or not named[0]:
        return f"what were {service}'s grades?" if service else "what were the grades?"
    known = desk.catalogue.inspections(named[0])
    return f"what were {named[0]}'s grades{_in(inspection or listed(known))}?"


def _in(inspection: str) -> str:
    return f" in {inspection}" if inspection else ""


def _services(typed: str, desk: Desk) -> list[str]:
    """The services that what is typed may mean: first the one it names, as LFB names London."""
    return [*desk.engine.named(typed), *fitting(typed, desk.catalogue.services())]


def _several(typed: str, desk: Desk) -> list[str]:
    """The services named so far, each time with another that the last word may become."""
    found = _BEFORE.match(typed)
    before = found[0] if found else ""
    taken = desk.engine.named(before) if before else ()
    begun = "".join(f"{name}, " for name in taken)
    offered = _services(typed[len(before) :], desk)
    return [begun + name for name in offered if name not in taken]


def _inspections(desk: Desk, at: discord.Interaction, typed: str) -> list[str]:
    """The inspections of the service that is named beside it, or those of all England."""
    named = desk.engine.named(str(getattr(at.namespace, "service", None) or ""))
    known = desk.catalogue.inspections(named[0] if len(named) == 1 else None)
    return [name for name in known if typed.strip() in name] or list(known)
