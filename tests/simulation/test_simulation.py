"""Each message is seen exactly once, whatever breaks when: played over and over, by seeds."""

from random import Random

import pytest

from bot.delivery.sending import Sender
from bot.domain.hours import is_open
from tests.delivery.faults import Blind, with_sender, with_slack
from tests.simulation.plan import AtStep, Plan
from tests.simulation.run import Simulator
from tests.simulation.scenario import HOURS, ZONES, one_of_each
from tests.simulation.world import begins_at

SEEDS = 500
AT_A_TIME = 25
MANY_STEPS = 60  # fewer than two workers take to send one of each
LONGER_THAN_A_LEASE = 150.0  # seconds


@pytest.fixture
def simulator(tmp_path, migrated):
    def simulator(changed=lambda outbox: outbox):
        return Simulator(tmp_path, migrated, changed)

    return simulator


@pytest.mark.parametrize("first", range(0, SEEDS, AT_A_TIME))
def test_whatever_breaks_each_message_is_seen_once_and_in_hours(simulator, first):
    plays = simulator()

    wrong = {seed: plays.play(seed).wrong for seed in range(first, first + AT_A_TIME)}

    assert {seed: what for seed, what in wrong.items() if what} == {}


def in_the_morning():
    """A seed that begins while nudges may be sent."""
    seed = 0
    while not is_open(begins_at(Random(seed)), ZONES["U_ADA"], HOURS):  # noqa: S311 (as World's)
        seed += 1
    return seed


@pytest.fixture
def befallen_at_every_step(simulator):
    """What went wrong, by the number of the step at which a worker met with it."""

    def befallen_at_every_step(what, seconds=0.0, changed=lambda outbox: outbox):
        plays, seed, number = simulator(changed), in_the_morning(), 1

        def play():
            fault = AtStep(number, what, seconds)
            return plays.play(seed, Plan(workers=2, faults=fault, expected=one_of_each))

        while (played := play()).steps >= number:
            yield number, played.wrong
            number += 1

    return befallen_at_every_step


@pytest.mark.parametrize(("what", "seconds"), [("kill", 0.0), ("freeze", LONGER_THAN_A_LEASE)])
def test_killed_or_frozen_at_any_step_it_is_seen_once(befallen_at_every_step, what, seconds):
    wrong = dict(befallen_at_every_step(what, seconds))

    assert {number: what for number, what in wrong.items() if what} == {}
    assert len(wrong) > MANY_STEPS


def test_without_the_look_some_steps_are_no_place_to_die(befallen_at_every_step):
    plays = befallen_at_every_step("kill", changed=lambda outbox: with_slack(outbox, Blind))

    assert any("is seen 2 times" in what for _, wrong in plays for what in wrong)


class Sleepy(Sender):
    """It does not ask whether its lease outlasts a post."""

    def _lease_outlasts_a_post(self, started):
        return True


def test_without_a_look_at_the_lease_some_steps_are_no_place_to_sleep(befallen_at_every_step):
    plays = befallen_at_every_step(
        "freeze", LONGER_THAN_A_LEASE, lambda outbox: with_sender(outbox, Sleepy)
    )

    assert any("seen twice for a while" in what for _, wrong in plays for what in wrong)


def test_a_seed_plays_the_same_run_again(simulator):
    plays = simulator()

    assert plays.play(7).story == plays.play(7).story
