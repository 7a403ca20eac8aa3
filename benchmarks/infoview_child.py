"""The app itself: what `infoview serve` runs, with its settings from the environment."""

import sys

from benchmarks.child import end_with_parent

sys.modules["rich"] = None  # type: ignore[assignment]  # of the checks' tools: `serve` has it not

from bot.__main__ import main  # noqa: E402

if __name__ == "__main__":
    end_with_parent()
    main(["serve"])
