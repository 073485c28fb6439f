"""When a second of the sound was spoken, from arrivals that are late, lost or drift."""

import pytest

from speak_to_input.services.voice.audio_clock import AudioClock

PACKET_S = 0.02


class Arrivals:
    """A clock that is fed packets of sound at given moments."""

    def __init__(self) -> None:
        self.now, self.heard_s = 100.0, 0.0
        self.clock = AudioClock(lambda: self.now)

    def packets(self, count: int, *, late_s: float = 0.0, every_s: float = PACKET_S) -> None:
        for _ in range(count):
            self.now += every_s
            self.heard_s += PACKET_S
            on_time, self.now = self.now, self.now + late_s
            self.clock.arrived(self.heard_s)
            self.now = on_time


def test_late_packets_do_not_move_it() -> None:
    arrivals = Arrivals()
    arrivals.packets(50)
    before = arrivals.clock.at(1.0)
    assert before == pytest.approx(101.0)
    arrivals.packets(5, late_s=0.3)
    arrivals.packets(50)
    assert arrivals.clock.at(1.0) == pytest.approx(before, abs=0.005)


def test_a_packet_sooner_than_any_before_tells_that_the_others_were_late() -> None:
    arrivals = Arrivals()
    arrivals.packets(10, late_s=0.1)
    assert arrivals.clock.at(0.2) == pytest.approx(100.3, abs=0.005)
    arrivals.packets(1)
    assert arrivals.clock.at(0.2) == pytest.approx(100.2)


def test_after_a_gap_it_is_set_anew_within_about_a_second() -> None:
    arrivals = Arrivals()
    arrivals.packets(50)
    arrivals.now += 3  # nothing came, and the sound went on where it was
    arrivals.packets(60)
    assert arrivals.clock.at(arrivals.heard_s) == pytest.approx(arrivals.now, abs=0.01)


def test_one_packet_that_is_very_late_is_no_gap() -> None:
    arrivals = Arrivals()
    arrivals.packets(50)
    arrivals.packets(1, late_s=2)
    arrivals.packets(50)
    assert arrivals.clock.at(1.0) == pytest.approx(101.0, abs=0.005)


def test_it_follows_a_clock_that_runs_slower() -> None:
    """One part in ten thousand, as cheap sound cards do: a tenth of a second in a quarter of an hour."""
    arrivals = Arrivals()
    arrivals.packets(45_000, every_s=PACKET_S * 1.0001)
    assert arrivals.clock.at(arrivals.heard_s) == pytest.approx(arrivals.now, abs=0.02)
