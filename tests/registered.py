"""What the handlers register, without a Slack app."""

from dataclasses import dataclass, field

import handlers


@dataclass
class Registered:
    """Stands in for Bolt's app where handlers register: keeps what they register for."""

    actions: dict = field(default_factory=dict)
    views: dict = field(default_factory=dict)
    events: dict = field(default_factory=dict)
    commands: list = field(default_factory=list)
    middlewares: list = field(default_factory=list)

    def __post_init__(self):
        handlers.register(self, None)

    def action(self, name):
        return lambda listener: self.actions.update({name: listener})

    def view(self, name):
        return lambda listener: self.views.update({name: listener})

    def event(self, name):
        return lambda listener: self.events.update({name: listener})

    def command(self, name, matchers=()):
        return lambda listener: self.commands.append((name, listener, *matchers))

    def error(self, listener):
        self.of_errors = listener

    def middleware(self, listener):
        self.middlewares.append(listener)

    def functions(self):
        named = [*self.actions.values(), *self.views.values(), *self.events.values()]
        commands = [function for _, *functions in self.commands for function in functions]
        return [*named, *commands, self.of_errors, *self.middlewares]


REGISTERED = Registered()
