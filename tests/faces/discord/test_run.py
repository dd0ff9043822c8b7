"""Starting the bot: what it says and returns when Discord does not let it in."""

import asyncio
import gc
import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, ClassVar

import discord
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.config import Config
from bot.engine import Engine
from bot.faces.discord import run
from bot.faces.discord.client import InspectionBot

ROOT = Path(__file__).parents[3]
TOKEN = "T0k.en-of_nobody"
#: Runs the bot against another address than Discord's.
SCRIPT = """
import sys
from pathlib import Path
import discord
import yarl
from bot.faces import discord as face
from bot.load import load_engine
discord.http.Route.BASE = sys.argv[1]
gateway = sys.argv[1].replace("http", "ws") + "/gateway/"
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
engine, config = load_engine(Path("config.yaml"), Path("knowledge"))
sys.exit(getattr(face, sys.argv[3])(engine, config, sys.argv[2]))
"""


def start(address: str, doing: str = "run") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", SCRIPT, address, TOKEN, doing],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """A server on this machine; gives its address."""
    server = HTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def server(status: int) -> Iterator[str]:
    """A server that answers every request with ``status``; gives its address."""

    class Refuses(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(b'{"message": "no", "code": 0}')

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    with serving(Refuses) as address:
        yield address


class Registry(BaseHTTPRequestHandler):
    """A Discord that knows one bot, and keeps the commands it is told."""

    held: ClassVar[list[Any]] = []
    puts: ClassVar[int] = 0
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        """Tell who the bot is, or which commands it has."""
        self.asked.append(self.path)
        if "/commands" in self.path:
            self._tell(self.held)
        elif self.path == "/users/@me":
            self._tell(USER)
        else:
            self._tell(APPLICATION)

    def do_PUT(self) -> None:
        """Keep the commands."""
        told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        Registry.held = [
            {"description": "", **each, "id": str(n), "version": "1", "application_id": "88"}
            for n, each in enumerate(told, 1)
        ]
        Registry.puts += 1
        self._tell(self.held)

    def _tell(self, body: object) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


USER = {"id": "77", "username": "b", "discriminator": "0", "avatar": None}
APPLICATION = {
    "id": "88", "name": "b", "description": "", "rpc_origins": None, "icon": None,
    "bot_public": True, "bot_require_code_grant": False, "verify_key": "", "flags": 0,
    "team": None, "owner": USER,
}  # fmt: skip


def test_commands_are_told_once() -> None:
    with serving(Registry) as address:
        first, second = start(address, "run_sync"), start(address, "run_sync")
    assert first.returncode == 0, first.stderr
    assert [second.returncode, Registry.puts] == [0, 1]
    assert first.stdout.startswith("Discord has the commands now: ask, grades, compare, quote")
    assert second.stdout.startswith("Nothing to do, Discord has them: ask")
    assert first.stderr == second.stderr == ""
    assert any("with_localizations=true" in path for path in Registry.asked)


def test_the_invitation_lists_what_it_asks_for() -> None:
    with serving(Registry) as address:
        done = start(address, "run_invite")
    assert done.returncode == 0
    assert "Send Messages" in done.stdout
    assert "Attach Files" in done.stdout
    assert "client_id=88" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize("doing", ["run_sync", "run_invite"])
def test_what_is_done_once_is_refused_as_plainly(doing: str) -> None:
    with server(401) as address:
        done = start(address, doing)
    assert done.returncode == 3
    assert_plain(done, "Discord refused the token: check the environment variable DISCORD_TOKEN.")


def test_an_intent_that_is_not_granted_is_one_sentence(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def refused(*_given: object, **_options: object) -> None:
        raise discord.PrivilegedIntentsRequired(None)

    monkeypatch.setattr(InspectionBot, "start", refused)
    monkeypatch.setattr(gc, "freeze", lambda: None)  # the tests go on, and make garbage
    assert run(engine, Config(), TOKEN) == 3
    assert capsys.readouterr().err.startswith("Discord has not granted the message content intent")


@pytest.mark.parametrize(
    ("status", "code", "sentence"),
    [
        (401, 3, "Discord refused the token: check the environment variable DISCORD_TOKEN."),
        (403, 4, "Discord could not be reached: check the network, then try again."),
    ],
)
def test_a_refusal_is_one_sentence(status: int, code: int, sentence: str) -> None:
    with server(status) as address:
        done = start(address)
    assert done.returncode == code
    assert_plain(done, sentence)


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
async def test_whoever_stops_it_sees_it_say_good_bye(stop: signal.Signals) -> None:
    """Discord would show a bot that only vanishes as online for a while."""
    connected, closed = asyncio.Event(), asyncio.Event()
    codes: list[int | None] = []

    async def gateway(request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 300}})
        for _ in range(2):  # a first heartbeat, and who it is
            await socket.receive()
        ready = {"v": 10, "user": USER, "guilds": [], "session_id": "s", "application": APPLICATION,
                 "resume_gateway_url": "ws://127.0.0.1", "shard": [0, 1]}  # fmt: skip
        await socket.send_json({"op": 0, "t": "READY", "s": 1, "d": ready})
        await socket.receive()  # another heartbeat: it listens
        connected.set()
        while not (await socket.receive()).type.name.startswith("CLOS"):
            pass
        codes.append(socket.close_code)
        closed.set()
        return socket

    async def who(request: web.Request) -> web.Response:
        known = USER if request.path == "/users/@me" else APPLICATION
        return web.Response(body=json.dumps(known).encode(), content_type="application/json")

    app = web.Application()
    app.router.add_get("/gateway/", gateway)
    app.router.add_get("/{path:.*}", who)
    async with TestServer(app) as server:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", SCRIPT, str(server.make_url("")).rstrip("/"), TOKEN, "run",
            cwd=ROOT, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        await asyncio.wait_for(connected.wait(), 20)
        process.send_signal(stop)
        _, told = await asyncio.wait_for(process.communicate(), 10)
        await asyncio.wait_for(closed.wait(), 10)
    assert process.returncode == 0
    assert codes == [1000]
    assert b"Traceback" not in told


def test_no_network_is_one_sentence() -> None:
    with server(200) as address:
        pass  # nobody listens there any more
    done = start(address)
    assert done.returncode == 4
    assert_plain(done, "Discord could not be reached: check the network, then try again.")


def assert_plain(done: subprocess.CompletedProcess[str], sentence: str) -> None:
    """Only the sentence, besides what the log says; no traceback, no token."""
    lines = [line for line in done.stderr.splitlines() if " INFO " not in line]
    assert lines == [sentence]
    assert TOKEN not in done.stderr + done.stdout
    assert done.stdout == ""
