"""Mentions, direct messages, replies and threads."""

import discord
import pytest
from simcord.enums import MessageType

from tests.faces.discord.scenes import GRADE, GRADED, Scene, answers, pages, said, texts

HELP = "I answer questions about inspections"


async def test_a_mention_is_answered_as_a_reply(scene: Scene) -> None:
    asked = await scene.alice.send(scene.channel, f"{scene.me} {GRADE}")
    last = scene.channel.last_message
    assert said(last).startswith(GRADED)
    assert last is not None
    assert last.reference is not None
    assert last.reference.message_id == asked.id


@pytest.mark.parametrize("form", ["so {me} {q}", "{q} {me}", "hey {me}, {q} please", "{me}\n{q}"])
async def test_a_mention_inside_other_text_is_answered(scene: Scene, form: str) -> None:
    await scene.alice.send(scene.channel, form.format(me=scene.me, q=GRADE))
    assert said(scene.channel.last_message).startswith(GRADED)


@pytest.mark.parametrize("form", ["@", "@!"])  # Discord writes mentions in either form
async def test_a_bare_mention_gets_help(scene: Scene, form: str) -> None:
    await scene.alice.send(scene.channel, scene.me.replace("@", form))
    assert said(scene.channel.last_message).startswith(HELP)


async def test_a_direct_message_needs_no_mention(scene: Scene) -> None:
    await scene.alice.send_dm(GRADE)
    assert answers(scene.alice.user.dm_channel)[0].startswith(GRADED)


async def test_a_reply_to_the_bot_is_answered(scene: Scene) -> None:
    await scene.alice.send(scene.channel, f"{scene.me} {GRADE}")
    first = scene.channel.last_message
    assert first is not None
    await scene.alice.send(scene.channel, "and people?", reply_to=first)
    assert answers(scene.channel)[1].startswith(
        "Leicestershire was graded ✓\N{NO-BREAK SPACE}**good** for people"
    )


async def test_a_reply_whose_words_are_hidden_is_told_so(scene: Scene) -> None:
    """Discord does not show the words of a reply to what a slash command said."""
    result = await scene.alice.slash(scene.channel, "ask", question=GRADE)
    await scene.alice.send(scene.channel, "and people?", reply_to=pages(result)[0])
    assert answers(scene.channel)[1].startswith("Discord does not show me replies")


async def test_a_reply_of_no_words_gets_help(scene: Scene) -> None:
    await scene.alice.send(scene.channel, f"{scene.me} {GRADE}")
    first = scene.channel.last_message
    assert first is not None
    await scene.alice.send(scene.channel, reply_to=first, attachments=[("a.png", b"")])
    assert answers(scene.channel)[1].startswith(HELP)


async def test_in_a_direct_message_no_reply_is_hidden(scene: Scene) -> None:
    result = await scene.alice.user.slash("ask", question=GRADE)
    channel = scene.alice.user.dm_channel
    to = {"channel_id": str(channel.id), "message_id": str(pages(result)[0].id)}
    picture = scene.env.backend.store_attachments(channel.id, [("a.png", b"")])
    await scene.alice.send_dm(reference=to, attachments=picture)
    assert answers(channel)[1].startswith(HELP)


async def test_a_reply_that_mentions_is_answered_even_there(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "ask", question=GRADE)
    await scene.alice.send(scene.channel, f"{scene.me} and people?", reply_to=pages(result)[0])
    assert "for people" in answers(scene.channel)[1]


async def test_a_thread_is_answered_in_the_thread(scene: Scene) -> None:
    parent = scene.env.bot.get_channel(scene.channel.id)
    assert isinstance(parent, discord.TextChannel)
    await parent.create_thread(name="grades", type=discord.ChannelType.public_thread)
    (thread,) = scene.channel.threads
    await scene.alice.send(thread, f"{scene.me} {GRADE}")
    assert said(thread.last_message).startswith(GRADED)
    assert answers(scene.channel) == ["grades"]  # only that there is a thread


@pytest.mark.parametrize("words", [GRADE, "help"])
async def test_what_is_not_meant_for_it_is_left_alone(scene: Scene, words: str) -> None:
    await scene.alice.send(scene.channel, words)
    assert answers(scene.channel) == []


async def test_a_mention_of_everyone_is_left_alone(scene: Scene) -> None:
    loud = scene.guild.create_role("loud", permissions=discord.Permissions(mention_everyone=True))
    bob = scene.guild.add_member(scene.env.create_user("bob"), roles=[loud])
    asked = await bob.send(scene.channel, f"@everyone {GRADE}")
    assert asked.mention_everyone
    assert answers(scene.channel) == []


async def test_a_mention_of_somebody_else_is_left_alone(scene: Scene) -> None:
    bob = scene.guild.add_member(scene.env.create_user("bob"))
    await scene.alice.send(scene.channel, f"{bob.mention} {GRADE}")
    assert answers(scene.channel) == []


async def test_bots_are_left_alone(scene: Scene) -> None:
    robot = scene.guild.add_member(scene.env.create_user("robot", bot=True))
    await robot.send(scene.channel, f"{scene.me} {GRADE}")
    await scene.guild.create_webhook(scene.channel).send(f"{scene.me} {GRADE}")
    assert len(scene.channel.history()) == 2


async def test_it_does_not_answer_itself(scene: Scene) -> None:
    await scene.alice.send_dm("hello")
    assert len(scene.alice.user.dm_channel.history()) == 2


async def test_what_discord_itself_announces_is_left_alone(scene: Scene) -> None:
    channel = scene.alice.user.dm_channel
    scene.env.backend.create_system_message(channel.id, MessageType.CALL, scene.alice.id)
    await scene.env.settle()
    assert len(channel.history()) == 1


async def test_where_it_may_not_look_back_it_answers_without_a_reply(scene: Scene) -> None:
    """Discord refuses a reply to whoever may not read the channel's history (error 160002)."""
    me = scene.env.bot.user
    assert me is not None
    blind = scene.guild.create_text_channel(
        "blind", overwrites={me: discord.PermissionOverwrite(read_message_history=False)}
    )
    await scene.alice.send(blind, f"{scene.me} {GRADE}")
    last = blind.last_message
    assert said(last).startswith(GRADED)
    assert last is not None
    assert last.reference is None


async def test_the_evidence_is_quoted_in_a_message_too(scene: Scene) -> None:
    await scene.alice.send(scene.channel, f"{scene.me} {GRADE}")
    last = scene.channel.last_message
    assert last is not None
    assert [text.startswith("> ") for text in texts(last)] == [False, True, True]
