"""From Discord's event to the request that answers it: ``python -m tests.benchmarks.discord``.

The real bot in a simulated Discord, on one core, asked a hundred times a second by many people,
against the engine alone in the same run. What the simulation costs is counted as the bot's.
"""

import asyncio
import os
import statistics
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter
from typing import Any

import simcord
from simcord import interactions

from bot.config import Config, Discord, Rate
from bot.engine import Engine
from bot.faces.discord import create_bot
from bot.faces.discord.run import prepare
from bot.load import load_engine
from tests.bank import kinds
from tests.faces.discord.scenes import Scene, furnished, told_commands, unprivileged

ROOT = Path(__file__).parents[2]
A_SECOND, EVENTS = 100, 1000
PEOPLE = 50
BUSY = Config(discord=Discord(per_person=Rate(10**6, 1), per_channel=Rate(10**6, 1)))
TYPED = ("effic leics", "kent", "who said", "which serv", "compare lodnon", "cult", "", "peop")


def main() -> None:
    """Measure replies and completion."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    engine, _ = load_engine(ROOT / "config.yaml", ROOT / "knowledge")
    prepare(engine)
    questions = [entry.turns[-1] for kind in kinds() for entry in kind.tune]
    asked = list(islice(cycle(questions), EVENTS))
    typed = list(islice(cycle(TYPED), EVENTS))
    asyncio.run(_measure("a reply to a message", engine, engine.answer, asked, _message))
    asyncio.run(_measure("completion of /ask", engine, engine.likely, typed, _completion))


async def _measure(
    name: str,
    engine: Engine,
    alone: Callable[[str], object],
    texts: list[str],
    send: Callable[[Scene, int, str], None],  # as this person
) -> None:
    own = [_timed(alone, text) for text in texts][len(texts) // 2 :]
    bot = create_bot(engine, BUSY)
    async with simcord.run(bot, approved_intents=unprivileged()) as env:
        await told_commands(env)
        scene = furnished(env)
        people = [scene.guild.add_member(env.create_user(f"p{n}")) for n in range(PEOPLE)]
        took: list[float] = []
        _watch(env, took)
        start = perf_counter()
        for number, text in enumerate(texts):
            await asyncio.sleep(max(0.0, start + number / A_SECOND - perf_counter()))
            send(scene, people[number % PEOPLE].id, text)
        await env.settle(timeout=60)
        seconds = perf_counter() - start
    at = statistics.quantiles(took, n=100)
    median = statistics.median(own)
    print(
        f"{name}: {len(took)} at {len(texts) / seconds:.0f} a second; median {1e3 * at[49]:.2f} ms "
        f"({at[49] / median:.1f} of the engine's own {1e3 * median:.2f} ms), "
        f"99 % {1e3 * at[98]:.1f} ms, most {1e3 * max(took):.1f} ms"
    )


def _timed(work: Callable[[str], object], text: str) -> float:
    start = perf_counter()
    work(text)
    return perf_counter() - start


def _watch(env: simcord.Env, took: list[float]) -> None:
    """Note how long after an event has reached the bot the first request for it leaves."""
    began: dict[str, float] = {}

    def arrived(event: str, payload: Any) -> None:
        if event in ("MESSAGE_CREATE", "INTERACTION_CREATE"):
            began[str(payload["id"])] = perf_counter()

    def leaving(request: Callable[..., Any]) -> Callable[..., Any]:
        async def timed(route: Any, *given: Any, **options: Any) -> Any:
            body = options.get("json") or {}
            to = (body.get("message_reference") or {}).get("message_id")
            answers = str(to or route.url.split("/")[-3])  # …/interactions/ID/TOKEN/callback
            if answers in began:
                took.append(perf_counter() - began.pop(answers))
            return await request(route, *given, **options)

        return timed

    env.backend.subscribers.insert(0, arrived)
    http: Any = env.bot.http
    http.request = leaving(http.request)
    env._webhook_adapter.request = leaving(env._webhook_adapter.request)


def _message(scene: Scene, person: int, text: str) -> None:
    scene.env.backend.create_message(scene.channel.id, person, f"{scene.me} {text}")


def _completion(scene: Scene, person: int, text: str) -> None:
    backend = scene.env.backend
    command = backend.find_command("ask", None)
    assert command is not None
    option = {"name": "question", "type": 3, "value": text, "focused": True}
    data = {"id": command["id"], "name": "ask", "type": 1, "options": [option]}
    _, payload = interactions.base_payload(
        backend,
        type=4,
        channel_id=scene.channel.id,
        guild_id=scene.guild.id,
        user_id=person,
        data=data,
    )
    backend.emit("INTERACTION_CREATE", payload)


if __name__ == "__main__":
    main()
