"""The app itself: what `infoview serve` runs, with its settings from the environment."""

from benchmarks.child import end_with_parent
from bot.__main__ import main

if __name__ == "__main__":
    end_with_parent()
    main(["serve"])
