"""The peer is there whole or not at all; that it could not be installed is never passed over."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.peer.emulate import installed

AS_NPM = '#!/bin/sh\ncd "$3" && mkdir node_modules && touch node_modules/whole\n'


@pytest.fixture
def npm(tmp_path, monkeypatch):
    """In its place, a program that does so."""

    def npm(does):
        file = tmp_path / "bin/npm"
        file.parent.mkdir(exist_ok=True)
        file.write_text(does)
        file.chmod(0o700)
        monkeypatch.setenv("PATH", f"{file.parent}:/usr/bin:/bin")

    return npm


@pytest.fixture
def place(tmp_path):
    place = tmp_path / "venv"
    place.mkdir()
    return place


def test_where_npm_fails_the_tests_fail_and_say_what_it_said(npm, place):
    npm(f"{AS_NPM}echo 'no such registry' >&2; exit 1\n")

    with pytest.raises(RuntimeError, match=r"npm could not install emulate@.*no such"):
        installed(place)

    assert list(place.iterdir()) == []


def test_what_failed_once_is_installed_the_next_time(npm, place):
    npm(f"{AS_NPM}kill -9 $$\n")
    with pytest.raises(RuntimeError):
        installed(place)

    npm(AS_NPM)

    assert [file.name for file in installed(place).iterdir()] == ["whole"]


def test_two_processes_may_install_it_at_once(npm, place):
    npm(f'{AS_NPM}touch "$0.$$"; until [ "$(ls "$0".* | wc -l)" = 2 ]; do sleep 0.01; done\n')

    with ThreadPoolExecutor(2) as both:
        first, second = both.map(installed, [place, place])

    assert first == second
    assert list(place.iterdir()) == [first.parent]
    assert (first / "whole").exists()


def test_what_is_installed_is_not_installed_again(npm, place):
    npm(AS_NPM)
    there = installed(place)
    npm("#!/bin/sh\nexit 1\n")

    assert installed(place) == there


def test_without_npm_the_tests_are_left_out_in_plain_words(npm, place, monkeypatch):
    monkeypatch.setenv("PATH", str(place))

    with pytest.raises(pytest.skip.Exception, match="no npm on this machine"):
        installed(place)
