"""The people who run the bot, as far as they hear from it on Discord."""

import aiohttp
import discord

from bot.faces.discord.looks.layout import NOBODY

#: How a message may fail to reach Discord at all.
UNSENT = (discord.DiscordException, aiohttp.ClientError, OSError)


class Operator:
    """Their channel, by its number; None where they have none."""

    def __init__(self, client: discord.Client, channel: int | None) -> None:
        self._client = client
        self._channel = channel

    async def tell(self, words: str) -> bool:
        """Say something there, within what a message may hold; whether there is anywhere.

        Raises:
            discord.DiscordException: Discord did not take it.
        """
        if self._channel is None:
            return False
        channel = self._client.get_partial_messageable(self._channel)
        await channel.send(words, allowed_mentions=NOBODY, suppress_embeds=True)
        return True
