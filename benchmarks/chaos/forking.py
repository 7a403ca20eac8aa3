"""A process that forks others when told to, tells when they end, and takes them with it."""

import os
import select
import signal
import threading
from collections.abc import Callable
from typing import NoReturn

STDIN, STDOUT, STDERR = 0, 1, 2
LONGEST = 1800  # seconds that a forked process lives


def fork_at_each_line(work: Callable[[str], None]) -> None:
    """Of standard input, until its end. Says `started <line> <pid>` and `ended <pid>`."""
    life, woken = os.pipe(), os.pipe()
    os.set_blocking(woken[1], False)
    signal.set_wakeup_fd(woken[1])
    signal.signal(signal.SIGCHLD, lambda *_: None)
    while True:
        ready, _, _ = select.select([STDIN, woken[0]], [], [])
        if woken[0] in ready:
            os.read(woken[0], 1000)
            _tell_who_ended()
        if STDIN in ready:
            lines = os.read(STDIN, 1000).decode().split()
            if not lines:
                return
            for line in lines:
                _fork(work, line, life)


def _fork(work: Callable[[str], None], line: str, life: tuple[int, int]) -> None:
    pid = os.fork()
    if pid == 0:
        _begin(work, line, life)
    _say(f"started {line} {pid}")


def _begin(work: Callable[[str], None], line: str, life: tuple[int, int]) -> NoReturn:
    """In the new process, which ends when the other end of `life` closes."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.alarm(LONGEST)
    os.dup2(os.open(os.devnull, os.O_RDONLY), STDIN)
    os.dup2(STDERR, STDOUT)
    os.close(life[1])
    threading.Thread(target=_end_with, args=(life[0],), daemon=True).start()
    try:
        work(line)
    finally:
        os._exit(0)


def _end_with(life: int) -> None:
    os.read(life, 1)
    os.kill(os.getpid(), signal.SIGKILL)


def _tell_who_ended() -> None:
    while True:
        try:
            pid, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            return
        _say(f"ended {pid}")


def _say(line: str) -> None:
    os.write(STDOUT, f"{line}\n".encode())
