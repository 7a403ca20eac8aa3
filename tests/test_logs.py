"""What the app writes of its own doings."""

import logging

import pytest
import structlog

from bot.logs import set_up_logs


@pytest.mark.parametrize(("form", "line"), [("json", '"event": "a word"'), ("text", "a word")])
def test_logs_are_a_line_an_event(own_logs, capsys, form, line):
    set_up_logs("info", form)

    structlog.get_logger("own").info("a word", key="k")
    logging.getLogger("of a library").debug("not shown")
    logging.getLogger("of a library").info("shown")

    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2
    assert line in said[0]
    assert "shown" in said[1]


def test_an_error_is_logged_with_its_traceback(own_logs, capsys):
    set_up_logs("error", "text")

    try:
        raise ValueError("of the test")
    except ValueError:
        structlog.get_logger("own").exception("it broke")

    assert "ValueError: of the test" in capsys.readouterr().err
