"""Slack's Web API, for the methods the app calls."""
