"""The few permissions that the bot needs, and who can give one that is missing."""

import logging
from collections.abc import Callable
from contextlib import suppress

import discord

from bot.faces.discord.looks.escape import escaped
from bot.faces.discord.operator import UNSENT, Operator

_log = logging.getLogger(__name__)
#: The permissions, as Discord's own settings call them and with what each is for.
NAMES = {
    "read_messages": "View Channels, to see where it is asked",
    "send_messages": "Send Messages, to answer",
    "send_messages_in_threads": "Send Messages in Threads, to answer there too",
    "read_message_history": "Read Message History, to answer as a reply to the question",
    "attach_files": "Attach Files, for the pictures of grades",
}
#: What an invitation asks for: no more, for whoever reads the list should see no surprise.
NEEDED = discord.Permissions(**dict.fromkeys(NAMES, True))
#: What a message needs for its answer, and what the bot may not do without.
_HISTORY = {"read_message_history": "not look back there, so that my answers are no replies"}
_WANTED = {"send_messages": "not answer there", **_HISTORY}
_WANTED_IN_THREAD = {"send_messages_in_threads": "not answer there", **_HISTORY}
_WITHOUT_PERMISSIONS = (discord.DMChannel, discord.GroupChannel, discord.PartialMessageable)
_DAY = 24 * 60 * 60  # seconds
_SCOPES = ("bot", "applications.commands")


def invitation(application: int) -> str:
    """The address at which a server, or a person, takes the bot in."""
    return discord.utils.oauth_url(application, permissions=NEEDED, scopes=_SCOPES)


def may_not_attach(granted: discord.Permissions, guild: int | None) -> bool:
    """Whether pictures may not be attached; in direct messages they always may."""
    return guild is not None and not granted.attach_files


def can_mend(granted: discord.Permissions) -> bool:
    """Whether somebody with these permissions can give the bot one."""
    return granted.administrator or granted.manage_roles or granted.manage_channels


class Advice:
    """Tells people who can mend it that a permission is missing: of each channel once a day."""

    def __init__(
        self, client: discord.Client, operator: Operator, clock: Callable[[], float]
    ) -> None:
        self._client = client
        self._operator = operator
        self._clock = clock
        #: When it was told what a channel lacks, and whom, in seconds; for a day.
        self._told: dict[tuple[int, str, int], float] = {}

    async def give(self, message: discord.Message) -> None:
        """Tell the asker, if they can mend it, or else the server's owner, what is missing here.

        Raises:
            discord.DiscordException: the person takes no messages.
        """
        guild, channel = message.guild, message.channel
        if guild is None or isinstance(channel, _WITHOUT_PERMISSIONS):
            return
        granted = channel.permissions_for(guild.me)
        wanted = _WANTED_IN_THREAD if isinstance(channel, discord.Thread) else _WANTED
        lacks = next((name for name in wanted if not getattr(granted, name)), None)
        if lacks is None:
            return  # refused for another reason, which the log has
        asker = message.author
        mends = isinstance(asker, discord.Member) and can_mend(channel.permissions_for(asker))
        told = (channel.id, lacks, asker.id if mends else guild.owner_id or 0)
        if self._was_told(told):
            return
        person = asker if mends else await self._owner(guild)
        name = NAMES[lacks].split(",")[0]
        parent = channel.parent if isinstance(channel, discord.Thread) else None
        place = parent.name if parent else channel.name  # a thread has no permissions of its own
        await person.send(
            f"I was asked something in #{escaped(channel.name)} of {escaped(guild.name)} and may "
            f"{wanted[lacks]}: give my role the permission {name} in #{escaped(place)}.",
            allowed_mentions=discord.AllowedMentions.none(),
        )

    async def no_picture(self, channel: int, guild: int) -> None:
        """Tell the operator, in the log and in their channel, that pictures may not be sent."""
        if self._was_told((channel, "attach_files", 0)):
            return
        told = (
            f"I may not attach pictures in channel {channel} of server {guild}: "
            "give my role the permission Attach Files there."
        )
        _log.warning(told)
        with suppress(*UNSENT):
            await self._operator.tell(told)

    def _was_told(self, what: tuple[int, str, int]) -> bool:
        """Whether somebody was told within a day; from now on they are, even if it is in vain."""
        now = self._clock()
        self._told = {each: then for each, then in self._told.items() if now - then < _DAY}
        known = what in self._told
        self._told.setdefault(what, now)
        return known

    async def _owner(self, guild: discord.Guild) -> discord.User | discord.Member:
        return guild.owner or await self._client.fetch_user(guild.owner_id or 0)
