"""Many at once: each gets the reply to their own question, and nothing of anybody else's."""

from simcord import ChannelHandle, MemberActor

from bot.config import Config, Discord, Rate
from bot.engine import Engine
from bot.faces.discord import create_bot
from tests.faces.discord.scenes import Scene, running, said

PEOPLE, CHANNELS = 200, 20


def write(scene: Scene, who: MemberActor, where: ChannelHandle, words: str) -> int:
    """Write a message as the gateway would tell of it, without waiting for the reply."""
    message = scene.env.backend.create_message(where.id, who.id, f"{scene.me} {words}")
    return int(message.id)


async def test_each_of_two_hundred_gets_the_reply_to_their_own_question(engine: Engine) -> None:
    busy = Config(discord=Discord(per_channel=Rate(100, 30)))
    services = [
        name for name in engine.catalogue.services() if len(engine.catalogue.inspections(name)) > 1
    ]
    async with running(create_bot(engine, busy)) as scene:
        channels = [scene.guild.create_text_channel(f"c{n}") for n in range(CHANNELS)]
        people = [scene.guild.add_member(scene.env.create_user(f"p{n}")) for n in range(PEOPLE)]
        about = {n: services[n % len(services)] for n in range(PEOPLE)}
        for words, expected in (
            ("what was {}'s people grade?", "{}"),
            ("and efficiency?", "efficiency"),
        ):
            asked = {
                write(scene, person, channels[n % CHANNELS], words.format(about[n])): n
                for n, person in enumerate(people)
            }
            await scene.env.settle(timeout=60)
            replies = {
                message.reference.message_id: said(message)
                for channel in channels
                for message in channel.history()
                if message.author.bot and message.reference
            }
            for message_id, n in asked.items():
                reply = replies[message_id]
                assert about[n] in reply, (words, about[n], reply)
                assert expected.format(about[n]) in reply
