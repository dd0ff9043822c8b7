"""Follow-ups: from what a person said in a channel, for a while, and from nothing else."""

import discord
from simcord import ChannelHandle, MemberActor

from bot.config import Config, Discord
from bot.engine import Engine
from bot.faces.discord import create_bot
from bot.faces.discord.conversations import Conversations
from bot.reply import Citation
from bot.understanding.dialogue.memory import Conversation
from tests.faces.discord.scenes import GRADE, Clock, Scene, answers, pages, running, said

PEOPLE = "Leicestershire was graded ✓\N{NO-BREAK SPACE}**good** for people"
FOLLOW_UP = "why?"
MINUTE = 60


async def ask(scene: Scene, who: MemberActor, where: ChannelHandle, question: str) -> str:
    await who.send(where, f"{scene.me} {question}")
    return answers(where)[-1]


async def test_and_people(scene: Scene) -> None:
    await ask(scene, scene.alice, scene.channel, GRADE)
    assert (await ask(scene, scene.alice, scene.channel, "and people?")).startswith(PEOPLE)


async def test_commands_and_messages_are_one_conversation(scene: Scene) -> None:
    await ask(scene, scene.alice, scene.channel, "who said massive steps forward")
    result = await scene.alice.slash(scene.channel, "ask", question="what else did he say?")
    assert "Callum Faint" in said(pages(result)[0])


async def test_two_people_in_one_channel_share_nothing(scene: Scene) -> None:
    bob = scene.guild.add_member(scene.env.create_user("bob"))
    alone = await ask(scene, bob, scene.channel, FOLLOW_UP)
    await ask(scene, scene.alice, scene.channel, GRADE)
    assert await ask(scene, bob, scene.channel, FOLLOW_UP) == alone
    assert await ask(scene, scene.alice, scene.channel, FOLLOW_UP) != alone


async def test_two_channels_share_nothing(scene: Scene) -> None:
    other = scene.guild.create_text_channel("other")
    alone = await ask(scene, scene.alice, other, FOLLOW_UP)
    await ask(scene, scene.alice, scene.channel, GRADE)
    assert await ask(scene, scene.alice, other, FOLLOW_UP) == alone


async def test_a_direct_message_does_not_go_on_from_a_channel(scene: Scene) -> None:
    await scene.alice.send_dm(FOLLOW_UP)
    await ask(scene, scene.alice, scene.channel, GRADE)
    await scene.alice.send_dm(FOLLOW_UP)
    first, second = answers(scene.alice.user.dm_channel)
    assert first == second


async def test_a_conversation_ends_with_time(scene: Scene, clock: Clock) -> None:
    alone = await ask(scene, scene.alice, scene.channel, FOLLOW_UP)
    await ask(scene, scene.alice, scene.channel, GRADE)
    clock.now += 14 * MINUTE
    assert await ask(scene, scene.alice, scene.channel, FOLLOW_UP) != alone
    clock.now += 14 * MINUTE  # counted from the last word, not the first
    assert await ask(scene, scene.alice, scene.channel, FOLLOW_UP) != alone
    clock.now += 15 * MINUTE
    assert await ask(scene, scene.alice, scene.channel, FOLLOW_UP) == alone


async def test_the_time_is_the_operators(engine: Engine, clock: Clock) -> None:
    config = Config(discord=Discord(context_minutes=1))
    async with running(create_bot(engine, config, clock)) as scene:
        alone = await ask(scene, scene.alice, scene.channel, FOLLOW_UP)
        await ask(scene, scene.alice, scene.channel, GRADE)
        clock.now += MINUTE
        assert await ask(scene, scene.alice, scene.channel, FOLLOW_UP) == alone


def heard(quote: str) -> Conversation:
    return Conversation(citations=(Citation("d", "T", None, None, None, 0, 1, quote),))


def test_beyond_the_most_the_longest_silent_is_forgotten() -> None:
    kept = Conversations(Clock(), minutes=15, most=2)
    for user in (1, 2, 1, 3):
        kept.remember((0, user, False), heard(str(user)))
    assert len(kept) == 2
    assert kept.find((0, 2, False)) is None
    assert kept.find((0, 1, False)) == heard("1")


def test_the_forgotten_take_no_room(clock: Clock) -> None:
    kept = Conversations(clock, minutes=15)
    kept.remember((0, 1, False), heard("x"))
    clock.now += 15 * MINUTE
    kept.remember((0, 2, False), heard("y"))
    assert len(kept) == 1


async def test_nothing_in_public_goes_on_from_what_was_private(scene: Scene) -> None:
    alone = await ask(scene, scene.alice, scene.channel, FOLLOW_UP)
    await scene.alice.slash(scene.channel, "ask", question=GRADE, private=True)
    assert await ask(scene, scene.alice, scene.channel, FOLLOW_UP) == alone
    result = await scene.alice.slash(scene.channel, "ask", question="and people?", private=True)
    assert said(pages(result)[0]).startswith(PEOPLE)


async def test_a_reply_goes_on_from_the_answer_it_replies_to(scene: Scene, clock: Clock) -> None:
    await ask(scene, scene.alice, scene.channel, "what was Kent's efficiency grade?")
    about_kent = scene.channel.last_message
    assert about_kent is not None
    clock.now += MINUTE
    await ask(scene, scene.alice, scene.channel, "what was Essex's efficiency grade?")
    await scene.alice.send(scene.channel, "and people?", reply_to=about_kent)
    assert answers(scene.channel)[-1].startswith("Kent")
    clock.now += 16 * MINUTE
    await scene.alice.send(scene.channel, "and people?", reply_to=about_kent)
    assert answers(scene.channel)[-1].startswith("Leicestershire")


async def test_nobody_goes_on_from_an_answer_to_somebody_else(scene: Scene) -> None:
    bob = scene.guild.add_member(scene.env.create_user("bob"))
    await ask(scene, scene.alice, scene.channel, "what was Kent's efficiency grade?")
    about_kent = scene.channel.last_message
    assert about_kent is not None
    await bob.send(scene.channel, "and people?", reply_to=about_kent)
    assert not answers(scene.channel)[-1].startswith("Kent")


async def test_two_questions_in_a_row_are_each_gone_on_from(scene: Scene) -> None:
    """The first is answered before the second, and filed under its own answer."""
    for service in ("Kent", "Essex"):
        words = f"{scene.me} what was {service}'s efficiency grade?"
        scene.env.backend.create_message(scene.channel.id, scene.alice.id, words)
    await scene.env.settle()
    kent, _ = [each for each in scene.channel.history() if each.author.bot]
    assert said(kent).startswith("Kent")
    await scene.alice.send(scene.channel, "and people?", reply_to=kent)
    assert answers(scene.channel)[-1].startswith("Kent")


async def test_a_thread_on_an_answer_is_another_channel(scene: Scene) -> None:
    """Discord gives a thread the number of the message that it stands on."""
    await ask(scene, scene.alice, scene.channel, "what was Kent's efficiency grade?")
    answer = scene.channel.last_message
    assert answer is not None
    channel = scene.env.bot.get_channel(scene.channel.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.get_partial_message(answer.id).create_thread(name="on it")
    (thread,) = scene.channel.threads
    await scene.alice.send(thread, f"{scene.me} and people?")
    assert answers(thread)[-1].startswith("Leicestershire")
