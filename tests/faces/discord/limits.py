"""What Discord refuses or would act on, checked on every request that a test makes."""

import re
from collections.abc import Iterator
from typing import Any

from simcord.types import HttpLogEntry

COMPONENTS_V2 = 1 << 15
TEXT_DISPLAY, ROW, BUTTON = 10, 1, 2
LINK_STYLE = 5
SELECTS = {3, 5, 6, 7, 8}
_MESSAGES = re.compile(r"/channels/\d+/messages(/\d+)?")
_WEBHOOKS = re.compile(r"/webhooks/\d+/[^/]+(/messages/[^/]+)?")
_PING = re.compile(r"@(?:everyone|here)|(?<!\\)<(?:@[!&]?|#|/[^>]*:|t:|a?:\w+:)\d")


def violations(request: HttpLogEntry) -> list[str]:
    """What a request holds that Discord does not allow, or that might ping somebody."""
    body: Any = request.json
    if request.method == "PUT" and request.path.endswith("/commands"):
        return [fault for command in body for fault in _command(command)]
    if request.path.endswith("/callback"):
        if body["type"] == 8:
            return list(_choices(body["data"]["choices"], 100))
        return list(_message(body["data"])) if body["type"] in (4, 7) else []
    sends = request.method in ("POST", "PATCH")
    if sends and (_MESSAGES.fullmatch(request.path) or _WEBHOOKS.fullmatch(request.path)):
        return list(_message(body))
    return []


def _message(body: dict[str, Any]) -> Iterator[str]:
    components = list(walk(body.get("components") or []))
    content = body.get("content") or ""
    if len(content) > 2000:
        yield f"content of {len(content)} characters"
    if not content and not components and not body.get("embeds"):
        yield "an empty message"
    if (body.get("flags") or 0) & COMPONENTS_V2:
        if content or body.get("embeds"):
            yield "content or embeds beside components v2"
    elif any(component["type"] not in (ROW, BUTTON, *SELECTS) for component in components):
        yield "components v2 without their flag"
    yield from _components(components)
    yield from _embeds(body.get("embeds") or [])
    yield from _pings(body, [content, *_texts(components)])


def _components(components: list[dict[str, Any]]) -> Iterator[str]:
    texts = _texts(components)
    if len(components) > 40:
        yield f"{len(components)} components"
    if sum(map(len, texts)) > 4000:
        yield f"{sum(map(len, texts))} characters in text displays"
    if not all(texts):
        yield "an empty text display"
    for component in components:
        yield from _control(component)
        if len(component.get("description") or "") > 1024:
            yield "alt text above 1024 characters"


def _control(component: dict[str, Any]) -> Iterator[str]:
    if component["type"] == ROW and len(component["components"]) > 5:
        yield "a row of more than 5 buttons"
    if component["type"] == BUTTON:
        if len(component.get("label") or "") > 80:
            yield "a label above 80 characters"
        if component["style"] == LINK_STYLE and len(component["url"]) > 512:
            yield "a link button's address above 512 characters"
    if len(component.get("custom_id") or "") > 100:
        yield "a custom_id above 100 characters"
    if len(component.get("options") or []) > 25:
        yield "more than 25 options"


def _embeds(embeds: list[dict[str, Any]]) -> Iterator[str]:
    total = 0
    for embed in embeds:
        fields = embed.get("fields") or []
        parts = [
            (embed.get("title"), 256),
            (embed.get("description"), 4096),
            ((embed.get("footer") or {}).get("text"), 2048),
            *((field["name"], 256) for field in fields),
            *((field["value"], 1024) for field in fields),
        ]
        total += sum(len(text or "") for text, _ in parts)
        yield from (f"embed text above {most}" for text, most in parts if len(text or "") > most)
        if len(fields) > 25:
            yield "more than 25 fields"
    if total > 6000:
        yield "embeds above 6000 characters"


def _pings(body: dict[str, Any], texts: list[str]) -> Iterator[str]:
    allowed = body.get("allowed_mentions")
    if allowed is None:
        yield "no allowed_mentions"
    elif any(allowed.get(key) for key in ("parse", "users", "roles", "replied_user")):
        yield f"allowed mentions: {allowed}"
    yield from (f"a live mention: {text!r}" for text in texts if _PING.search(text))


def _command(command: dict[str, Any]) -> Iterator[str]:
    options = command.get("options") or []
    if len(options) > 25:
        yield "more than 25 options"
    for each in (command, *options):
        if len(each["name"]) > 32 or len(each.get("description") or "") > 100:
            yield f"name or description of {each['name']!r}"
        yield from _choices(each.get("choices") or [], 100)


def _choices(choices: list[dict[str, Any]], most: int) -> Iterator[str]:
    if len(choices) > 25:
        yield "more than 25 choices"
    for choice in choices:
        if max(len(choice["name"]), len(str(choice["value"]))) > most:
            yield f"a choice above {most} characters"


def _texts(components: list[dict[str, Any]]) -> list[str]:
    return [each["content"] for each in components if each["type"] == TEXT_DISPLAY]


def walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every component from top to bottom, those inside others too."""
    for component in components:
        yield component
        yield from walk(component.get("components") or [])
        if component.get("accessory"):
            yield from walk([component["accessory"]])
