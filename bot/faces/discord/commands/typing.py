"""What is offered while somebody types an option, and who that is."""

from collections.abc import Callable, Coroutine, Iterable
from functools import partial
from typing import Any

import discord
from discord import app_commands
from rapidfuzz import fuzz, process

from bot.faces.discord.desk import Asker, Desk
from bot.faces.discord.faults import logged

#: Characters of a choice.
LONGEST = 100
#: Offers choices for what is typed.
Completed = Callable[
    [discord.Interaction, str], Coroutine[Any, Any, list[app_commands.Choice[str]]]
]
_MOST = 25  # choices that Discord takes
_ALIKE = 70.0  # how like a name what is typed must be, of 100


def asker_of(interaction: discord.Interaction, *, private: bool = False) -> Asker:
    """Who used a command, and where."""
    return Asker(interaction.channel_id or 0, interaction.user.id, private)


def completing(
    desk: Desk, offered: Callable[[discord.Interaction, str], Iterable[str]]
) -> Completed:
    """What Discord calls while somebody types; where it fails, nothing is offered.

    Args:
        desk: makes the work.
        offered: gives what may be meant, the likeliest first.
    """

    async def complete(
        interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        try:
            return choices(await desk.make(partial(offered, interaction, typed)))
        except Exception as error:  # discord.py would log what was typed
            logged(error)
            return []

    return complete


def choices(offered: Iterable[str]) -> list[app_commands.Choice[str]]:
    """As many as Discord takes of what is offered, and none that it would not take."""
    fitting = [each for each in dict.fromkeys(offered) if 0 < len(each) <= LONGEST]
    return [app_commands.Choice(name=each, value=each) for each in fitting[:_MOST]]


def fitting(typed: str, names: Iterable[str]) -> list[str]:
    """The names that what is typed may become: those that begin so, hold it, or are like it."""
    known, wanted = list(names), typed.casefold().strip()
    begin = [name for name in known if name.casefold().startswith(wanted)]
    hold = [name for name in known if wanted in name.casefold()]
    like = process.extract(
        wanted, known, scorer=fuzz.WRatio, processor=str.casefold, score_cutoff=_ALIKE, limit=_MOST
    )
    return list(dict.fromkeys([*begin, *hold, *(name for name, _, _ in like)]))
