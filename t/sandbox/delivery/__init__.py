"""From people to the app: what they do, sent as Slack sends it."""
