"""Every message, modal and Home tab there is, rendered with its samples."""

from functools import cache

from messages import render, render_view
from tests.messages.samples import homes, messages, modals

MESSAGES, MODALS, HOMES = messages(), modals(), homes()
VIEWS = MODALS | HOMES


@cache
def rendered():
    """Everything that is shown anywhere."""
    said = [vars(render(name, **facts)) for name, several in MESSAGES.items() for facts in several]
    views = [render_view(name, **facts) for name, several in VIEWS.items() for facts in several]
    return [*said, *views]


def nodes(node):
    if isinstance(node, dict):
        yield node
    if isinstance(node, dict | list):
        for child in node.values() if isinstance(node, dict) else node:
            yield from nodes(child)
