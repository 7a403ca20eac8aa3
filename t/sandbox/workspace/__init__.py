"""The workspace in memory: people, conversations, messages, views."""
