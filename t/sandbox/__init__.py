"""A Slack workspace on localhost that stands in for Slack, and only for Slack."""
