"""`emulate`, another's stand-in for Slack: installed from npm where that is, and started."""

import asyncio
import shutil
import subprocess
import sys
import tempfile
from contextlib import asynccontextmanager
from pathlib import Path

import playwright
import pytest
import yaml

from sandbox.demo import free_port

PINNED = "emulate@0.12.2"
NODE = Path(playwright.__file__).parent / "driver/node"  # newer than most machines have
TOKEN = "xoxb-peer"
INSTALLS_WITHIN, STARTS_WITHIN = 240, 20.0


def installed(within=Path(sys.prefix)):
    """Where it stands; a test that needs it is left out, and says why, where there is no npm.

    It is put there whole: npm cut off half-way leaves what it can neither use nor take away, and
    two processes may come at the same time.
    """
    there = within / PINNED
    if not there.exists():
        npm = shutil.which("npm")
        if npm is None:
            pytest.skip("no npm on this machine: apt-get install npm")
        with tempfile.TemporaryDirectory(prefix="npm-", dir=within) as folder:
            _install(npm, Path(folder, PINNED))
            _put(Path(folder, PINNED), there)
    return there / "node_modules"


def _install(npm, folder):
    folder.mkdir()
    command = [npm, "install", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(
        [*command, PINNED], capture_output=True, text=True, timeout=INSTALLS_WITHIN, check=False
    )
    if done.returncode:
        raise RuntimeError(f"npm could not install {PINNED}: {done.stderr[-1000:]}")


def _put(folder, there):
    try:
        folder.rename(there)
    except OSError:
        if not there.exists():  # else another process was quicker
            raise


@asynccontextmanager
async def running(modules, folder, people, scopes):
    """Its address, with these people (name and e-mail) in it."""
    bot = {"name": "infoview", "email": "infoview@larkspur.example"}
    token = {"token": TOKEN, "user": bot["name"], "scopes": sorted(scopes)}
    seed = {"slack": {"strict_scopes": True, "users": [bot, *people], "tokens": [token]}}
    (folder / "seed.yaml").write_text(yaml.safe_dump(seed))
    port = free_port()
    process = await asyncio.create_subprocess_exec(
        str(NODE),
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
