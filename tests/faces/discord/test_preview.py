"""What would be sent to Discord, shown without Discord: each kind of reply within every limit."""

import asyncio
import json
from typing import Any

import pytest
from simcord import HttpLogEntry

from bot.config import Config, Discord
from bot.engine import Engine
from bot.faces.discord.preview import preview_each
from tests.bank import kinds
from tests.faces.discord.limits import violations, walk
from tests.faces.discord.scenes import GRADE, Scene


def previewed(engine: Engine, question: str, config: Config) -> list[dict[str, Any]]:
    return [json.loads(each) for each in preview_each(engine, config, [question])]


async def test_it_is_what_is_sent(scene: Scene, engine: Engine) -> None:
    await scene.alice.send(scene.channel, f"{scene.me} {GRADE}")
    (request,) = [each for each in scene.env.http_requests if each.path.endswith("/messages")]
    body: Any = request.json
    (shown,) = await asyncio.to_thread(previewed, engine, GRADE, Config())
    written = json.dumps(shown["components"])
    asker = json.dumps(f'["ask",{scene.alice.id},').strip('"')
    nobody = json.dumps('["ask",0,').strip('"')
    assert json.loads(written.replace(nobody, asker)) == body["components"]
    assert shown["flags"] == body["flags"]
    assert shown["allowed_mentions"]["parse"] == body["allowed_mentions"]["parse"] == []


@pytest.mark.parametrize("kind", [each.kind for each in kinds()])
def test_every_kind_of_question_is_answered_within_the_limits(engine: Engine, kind: str) -> None:
    config = Config(discord=Discord(operator_channel=1))
    (questions,) = [each for each in kinds() if each.kind == kind]
    for entry in questions.tune[::10]:
        for payload in previewed(engine, entry.turns[-1], config):
            request = HttpLogEntry("POST", "/channels/1/messages", {}, payload, None)
            assert violations(request) == [], entry.turns[-1]
            ids = [each["custom_id"] for each in walk(payload.get("components", []))
                   if "custom_id" in each]  # fmt: skip
            assert len(ids) == len(set(ids))
