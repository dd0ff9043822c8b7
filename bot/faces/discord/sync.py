"""Telling Discord the commands: only when asked to, and only where they differ."""

from typing import Any

from discord.http import Route

from bot.faces.discord.client import InspectionBot

#: What Discord adds to a command, or works out for itself.
_NOT_COMPARED = frozenset(
    ["id", "application_id", "guild_id", "version", "handler", "dm_permission",
     "default_permission", "name_localized", "description_localized"]
)  # fmt: skip


async def synchronise(bot: InspectionBot) -> bool:
    """Send the commands, unless Discord has the same already; whether they were sent.

    Raises:
        discord.DiscordException: Discord did not tell or did not take them.
    """
    wanted = [await _payload(bot, command) for command in bot.tree.get_commands()]
    # discord.py's own way of asking leaves the translations out.
    route = Route(
        "GET", "/applications/{application_id}/commands", application_id=bot.application_id
    )
    held = await bot.http.request(route, params={"with_localizations": "true"})
    if _is_same(_by_name(wanted), _by_name(held)) and len(wanted) == len(held):
        return False
    await bot.tree.sync()
    return True


async def _payload(bot: InspectionBot, command: Any) -> dict[str, Any]:
    payload: dict[str, Any] = await command.get_translated_payload(bot.tree, bot.words)
    return payload


def _by_name(commands: list[dict[str, Any]]) -> dict[tuple[str, int], Any]:
    return {(each["name"], each.get("type", 1)): each for each in commands}


def _is_same(wanted: Any, held: Any) -> bool:
    """Whether what Discord holds says just what is wanted; nothing said is as good as empty."""
    if not wanted:
        return not held
    if isinstance(wanted, dict) and isinstance(held, dict):
        compared = (wanted.keys() | held.keys()) - _NOT_COMPARED
        return all(_is_same(wanted.get(key), held.get(key)) for key in compared)
    if isinstance(wanted, list) and isinstance(held, list):
        return len(wanted) == len(held) and all(map(_is_same, wanted, held))
    return bool(wanted == held)
