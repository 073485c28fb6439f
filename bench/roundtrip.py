"""`python -m bench.roundtrip [--values N]`: random values are spoken and read back; every one must come back.

A value comes back when the best reading at the first word holds exactly it and takes every word. For codes and
e-mail addresses, which may begin anywhere, no reading from a later word may be surer either.
It fails when one value of any kind does not come back.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from random import Random
from time import perf_counter
from typing import Any

from rich.console import Console
from rich.table import Table

from bench import random_values as draw
from speak_to_input.catalog.words import load_lexicon
from speak_to_input.vi.codes import read_code
from speak_to_input.vi.date_ranges import read_date_range
from speak_to_input.vi.datetimes import read_datetime
from speak_to_input.vi.digits import read_digits
from speak_to_input.vi.durations import read_duration
from speak_to_input.vi.emails import read_email
from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.money import read_money
from speak_to_input.vi.numbers import read_number
from speak_to_input.vi.percent import read_percent
from speak_to_input.vi.reading import DateTimeValue, DateValue, Reading
from speak_to_input.vi.relative_dates import read_date
from speak_to_input.vi.speak import (
    speak_code,
    speak_date,
    speak_date_range,
    speak_datetime,
    speak_digits,
    speak_duration,
    speak_email,
    speak_money,
    speak_number,
    speak_percent,
    speak_phone,
    speak_time,
)
from speak_to_input.vi.text import Words, read_words
from speak_to_input.vi.times import read_time

TODAY = date(2026, 11, 23)
VALUES = 100_000
SEED = 20261123
EXAMPLES = 5

Reader = Callable[[Words], Sequence[Reading[Any]]]


@dataclass(frozen=True, slots=True)
class Trip:
    """How values of one kind are drawn, spoken and read."""

    kind: str
    draw: Callable[[Random], Any]
    say: Callable[[Any], str]
    read: Reader
    """The readings of an utterance, the best first."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A value that did not come back, what was said of it, and what was read instead."""

    value: object
    said: str
    read: str


@dataclass(frozen=True, slots=True)
class Trips:
    """All values of one kind; `different` of `values` were drawn once only, and equal ones are read once."""

    kind: str
    values: int
    different: int
    failures: tuple[Failure, ...]
    seconds: float


def _first(reader: Callable[[Words, int], Sequence[Reading[Any]]]) -> Reader:
    return lambda words: reader(words, 0)


def _dated(reader: Callable[[Words, int, date], Sequence[Reading[Any]]]) -> Reader:
    return lambda words: reader(words, 0, TODAY)


def _anywhere(reader: Callable[[Words, int, Lexicon], Sequence[Reading[Any]]]) -> Reader:
    def surest(words: Words) -> Sequence[Reading[Any]]:
        found = [reading for at in range(len(words)) for reading in reader(words, at, load_lexicon())]
        return sorted(found, key=lambda r: (-r.sure, r.start - r.end, r.start))

    return surest


TRIPS = (
    Trip("number", draw.number, speak_number, _first(read_number)),
    Trip("money", draw.money, speak_money, _first(read_money)),
    Trip("percent", draw.percent, speak_percent, _first(read_percent)),
    Trip("digits", draw.digits, speak_digits, _first(read_digits)),
    Trip("phone", draw.phone, speak_phone, _first(read_digits)),
    Trip("citizen id", draw.citizen_id, speak_digits, _first(read_digits)),
    Trip("account", draw.account, speak_digits, _first(read_digits)),
    Trip("date", draw.day, speak_date, _dated(read_date)),
    Trip("date range", draw.days, lambda pair: speak_date_range(*pair), _dated(read_date_range)),
    Trip("time", draw.clock, speak_time, _first(read_time)),
    Trip("datetime", draw.moment, speak_datetime, _dated(read_datetime)),
    Trip("duration", draw.duration, speak_duration, _first(read_duration)),
    Trip("email", draw.email, speak_email, _anywhere(read_email)),
    Trip("code", draw.code, speak_code, _anywhere(read_code)),
)


def _plain(value: object) -> object:
    """A reading's value as the value it stands for: a whole day is a date."""
    match value:
        case DateValue() | DateTimeValue():
            return value.whole()
        case tuple():
            return tuple(map(_plain, value))
        case _:
            return value


def failure(trip: Trip, value: object) -> Failure | None:
    """Speak a value and read it; None where it came back."""
    said = trip.say(value)
    words = read_words(said)
    readings = trip.read(words)
    if readings:
        best = readings[0]
        if (best.start, best.end) == (0, len(words)) and _plain(best.value) == value:
            return None
    read = ", ".join(f"{_plain(r.value)} over {r.start}-{r.end} ({r.sure})" for r in readings[:2])
    return Failure(value, said, read or "nothing")


def travel(trip: Trip, values: int, seed: int = SEED) -> Trips:
    """Speak and read `values` random values of one kind."""
    began = perf_counter()
    random = Random(f"{trip.kind} {seed}")
    drawn = dict.fromkeys(trip.draw(random) for _ in range(values))
    failures = tuple(filter(None, map(partial(failure, trip), drawn)))
    return Trips(trip.kind, values, len(drawn), failures, perf_counter() - began)


def show(console: Console, all_trips: Sequence[Trips]) -> None:
    """The table, then the first failures of each kind."""
    table = Table("kind", "values", "different", "failures", "seconds", title="Spoken and read back")
    for trips in all_trips:
        counts = (trips.values, trips.different, len(trips.failures))
        table.add_row(trips.kind, *(f"{count:,}" for count in counts), f"{trips.seconds:.1f}")
    console.print(table)
    for trips in all_trips:
        for failed in trips.failures[:EXAMPLES]:
            console.print(
                f"{trips.kind}: {failed.value} said {failed.said!r}, read {failed.read}", markup=False
            )


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.roundtrip", description=__doc__)
    parser.add_argument("--values", type=int, default=VALUES, help="random values per kind")
    parser.add_argument("--seed", type=int, default=SEED, help="another seed draws other values")
    parser.add_argument("kinds", nargs="*", help="only these kinds")
    asked = parser.parse_args()
    console = Console(width=110 if not sys.stdout.isatty() else None)
    chosen = [trip for trip in TRIPS if not asked.kinds or trip.kind in asked.kinds]
    all_trips = [travel(trip, asked.values, asked.seed) for trip in chosen]
    show(console, all_trips)
    if any(trips.failures for trips in all_trips):
        sys.exit("Values did not come back.")


if __name__ == "__main__":
    main()
