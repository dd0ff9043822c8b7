"""``/grades`` and ``/compare``: the grades of one service, or of several, with a picture."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

import discord
from discord import app_commands

from bot.answering.wording import listed
from bot.faces.discord.commands.typing import LONGEST, Completed, asker_of, completing, fitting
from bot.faces.discord.desk import Asker, Desk
from bot.faces.discord.looks.pages import Page
from bot.faces.discord.looks.reply_card import picture_of
from bot.faces.discord.sending import ResponseWay
from bot.faces.discord.words import Words
from bot.understanding.words.lexicon import plain

_LONGEST = 500  # characters of an option that are read
_FEWEST, _MOST = 2, 10
_HOW_MANY = (
    "I compare two to ten services, and these are {count}: name them with commas between, "
    "as in Kent, Essex, Surrey."
)
_NO_NAME = "That names no service: type one, such as Kent."
#: What stands between the services of a list; an "and" may be part of a name.
_BETWEEN = re.compile(r"[,;/\n]|\b(?:vs?|versus)\b\.?", re.IGNORECASE)
#: Before the name that is being typed: what surely ends another, and what may be part of it.
_ENDS = re.compile(rf".*(?:{_BETWEEN.pattern})", re.IGNORECASE | re.DOTALL)
_MAY_END = re.compile(r"&|\band\b", re.IGNORECASE)
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
        way, asker = (
            ResponseWay(interaction, private=False, advice=desk.advice),
            asker_of(interaction),
        )
        make = partial(_graded, desk, asker, service, inspection)
        await desk.serve(way, asker, make, f"{service} {inspection}".strip())

    return grades


def _compare(desk: Desk, words: Words, inspections: Completed) -> Any:
    several = completing(desk, lambda _at, typed: _several(typed, desk))

    @words.command("compare")
    @app_commands.autocomplete(services=several, inspection=inspections)
    @app_commands.choices(pillar=words.choices("compare", "pillar"))
    async def compare(
        interaction: discord.Interaction, services: Typed, inspection: Typed = "", pillar: str = ""
    ) -> None:
        way, asker = (
            ResponseWay(interaction, private=False, advice=desk.advice),
            asker_of(interaction),
        )
        about = f"{f' for {pillar}' if pillar else ''}{_in(inspection)}"
        make = partial(_compared, desk, asker, services, about)
        await desk.serve(way, asker, make, f"{services} {inspection}".strip())

    return compare


def _graded(desk: Desk, asker: Asker, service: str, inspection: str) -> list[Page]:
    """The grades of a service; without an inspection, in all of them."""
    if service and not plain(service).strip():
        return [Page((_NO_NAME,))]
    named = _named(service, desk) if service else [desk.catalogue.home or ""]
    if len(named) > 1:
        return desk.replied(asker, f"compare {listed(named)}{_in(inspection)}", picture_of)
    if named == [""]:
        return desk.replied(asker, f"what were the grades{_in(inspection)}?", picture_of)
    known = desk.catalogue.inspections(named[0])
    when = _in(inspection or listed(known))
    return desk.replied(asker, f"what were {named[0]}'s grades{when}?", picture_of)


def _compared(desk: Desk, asker: Asker, services: str, about: str) -> list[Page]:
    """Services side by side; what is no service, or may be several, is told as the engine does."""
    named = _named(services, desk)
    if not _FEWEST <= len(named) <= _MOST:
        return [Page((_HOW_MANY.format(count=len(named)),))]
    known = desk.catalogue.services()
    for name in named:
        if name not in known:  # a stranger, or a name of several services
            return desk.replied(asker, f"what were {name}'s grades?")
    return desk.replied(asker, f"compare {listed(named)}{about}", picture_of)


def _named(typed: str, desk: Desk) -> list[str]:
    """The services of a list, each by its name; what is not known by any is kept as typed."""
    found: dict[str, None] = {}
    for part in filter(str.strip, _BETWEEN.split(typed)):
        found.update(dict.fromkeys(desk.engine.named(part) or [part.strip()]))
    return list(found)


def _in(inspection: str) -> str:
    return f" in {inspection}" if inspection else ""


def _services(typed: str, desk: Desk) -> list[str]:
    """The services that what is typed may mean: first the one it names, as LFB names London."""
    return [*desk.engine.named(typed), *fitting(typed, desk.catalogue.services())]


def _several(typed: str, desk: Desk) -> list[str]:
    """The services named so far, each time with another that the last word may become."""
    before, last = _parted(typed, desk)
    taken = _named(before, desk)
    if len(taken) >= _MOST:
        return []
    offered = (name for name in _services(last, desk) if name not in taken)
    return [_fitted([*taken, name], desk) for name in offered]


def _parted(typed: str, desk: Desk) -> tuple[str, str]:
    """What is typed, parted before the last name: as early as a service's name goes on so."""
    known = desk.catalogue.services()
    names = {_spelt(name) for name in (*known, *map(desk.catalogue.short_name, known))}
    ended = _ENDS.match(typed)
    start = ended.end() if ended else 0
    for end in (start, *(each.end() for each in _MAY_END.finditer(typed, start))):
        if any(name.startswith(_spelt(typed[end:])) for name in names):
            break
    return typed[:end], typed[end:]


def _spelt(words: str) -> str:
    return " ".join(words.casefold().replace("&", " and ").split())


def _fitted(names: list[str], desk: Desk) -> str:
    """The names as a list, in short where Discord would not take a choice so long."""
    whole = ", ".join(names)
    return whole if len(whole) <= LONGEST else ", ".join(map(desk.catalogue.short_name, names))


def _inspections(desk: Desk, at: discord.Interaction, typed: str) -> list[str]:
    """The inspections of the service that is named beside it, or those of all England."""
    named = desk.engine.named(str(getattr(at.namespace, "service", None) or ""))
    known = desk.catalogue.inspections(named[0] if len(named) == 1 else None)
    return [name for name in known if typed.strip() in name] or list(known)
