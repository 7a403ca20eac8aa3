"""What the app answered, by whichever way it was asked."""

import json
from dataclasses import dataclass
from typing import Any

JSON = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """`problem` is Slack's word where the app did not answer 200 in time, else empty."""

    status: int = 0
    text: str = ""
    problem: str = ""
    no_retry: bool = False  # it asked for none: x-slack-no-retry

    @property
    def body(self) -> JSON:
        """The answer read as JSON; a plain text is what Slack shows as a message's text."""
        if not self.text.strip():
            return {}
        try:
            said = json.loads(self.text)
        except ValueError:
            return {"text": self.text}
        return said if isinstance(said, dict) else {"text": self.text}
