"""The benchmark's own honesty: percentiles are right, and a time without a verified value is refused."""

from random import Random
from typing import Any

import pytest

from bench.acts import Act, insist_on, too_slow
from bench.agent import BenchFailed, insist_on_verified
from bench.figures import Durations
from bench.highlight import Moment, filling, reached
from bench.sentences import ONE_FIELD, TWELVE_FIELDS, Utterance, sixty_words
from bench.voice.office import Came, came_of
from bench.voice.parts import SWITCHED, SWITCHED_ON
from bench.voice.reaction import STEPS, Reactions
from bench.voice.sentences import TOLD_AT_ONCE
from bench.voice.talking import Said

SAID = Utterance("số tiền vay 500 triệu", {"loanAmount": "500000000"})


def turn(*actions: dict[str, object]) -> dict[str, object]:
    standing = [{"name": action["field"], "value": action["value"]} for action in actions]
    return {"actions": list(actions), "form": {"fields": standing}, "result": "Dạ."}


def filled(field: str, value: str, *, verified: bool = True) -> dict[str, object]:
    return {"type": "fill", "field": field, "value": value, "verified": verified}


def test_percentiles_are_durations_that_were_measured() -> None:
    durations = Durations("x", tuple(float(n) for n in range(100, 0, -1)))
    assert [durations.percentile(share) for share in (0.5, 0.95, 0.99, 1.0)] == [50.0, 95.0, 99.0, 100.0]


def test_a_percentile_of_one_duration_is_that_duration() -> None:
    assert Durations("x", (7.0,)).percentile(0.99) == 7.0


def test_a_verified_answer_counts() -> None:
    insist_on_verified(turn(filled("loanAmount", "500000000")), SAID)


def test_a_claim_that_the_form_does_not_bear_out_fails_the_run() -> None:
    answer = turn(filled("loanAmount", "500000000")) | {
        "form": {"fields": [{"name": "loanAmount", "value": ""}]}
    }
    with pytest.raises(BenchFailed):
        insist_on_verified(answer, SAID)


@pytest.mark.parametrize(
    "answer",
    [
        turn(),
        turn(filled("loanAmount", "500000000", verified=False)),
        turn(filled("loanAmount", "5000000")),
        turn(filled("monthlyIncome", "500000000")),
        turn(filled("loanAmount", "500000000"), filled("monthlyIncome", "1")),
    ],
    ids=["nothing", "not verified", "another value", "another field", "one field too many"],
)
def test_an_answer_that_does_not_verify_what_was_said_fails_the_run(answer: dict[str, object]) -> None:
    with pytest.raises(BenchFailed):
        insist_on_verified(answer, SAID)


@pytest.mark.parametrize("pair", [ONE_FIELD, TWELVE_FIELDS], ids=["one field", "twelve fields"])
def test_every_round_changes_every_field(pair: tuple[Utterance, Utterance]) -> None:
    first, second = pair
    assert first.values.keys() == second.values.keys()
    assert all(first.values[name] != second.values[name] for name in first.values)


def test_sizes_are_what_the_tables_say() -> None:
    assert (len(ONE_FIELD[0].values), len(TWELVE_FIELDS[0].values)) == (1, 12)
    said = [sixty_words(Random(seed)) for seed in range(50)]
    assert {len(text.split()) for text in said} <= {60, 61}
    assert len(set(said)) == len(said)


def test_an_act_that_came_to_something_else_fails_the_run() -> None:
    act = Act("undo", "hoàn tác", "undo")
    done: dict[str, object] = {"type": "undo", "status": "done", "error": None}
    insist_on(act, {"actions": [done], "pending": None, "result": "Dạ."})
    for actions in ([], [done | {"status": "rejected", "error": "không"}], [done | {"type": "fill"}]):
        with pytest.raises(BenchFailed):
            insist_on(act, {"actions": actions, "pending": None, "result": "Dạ."})


def test_what_misses_the_goal_is_named() -> None:
    durations = [Durations("slow", (151.0,)), Durations("quick", (150.0,))]
    assert too_slow(durations) == ["slow"]


def test_what_babble_brings_about_is_counted_by_what_became_of_it() -> None:
    def line(role: str, text: str, **more: bool) -> dict[str, Any]:
        return {"type": "transcript", "role": role, "text": text, "final": True, **more}

    def done(*states: str) -> dict[str, Any]:
        return {"type": "turn", "turn": {"actions": [{"status": state} for state in states]}}

    events: list[dict[str, Any]] = [
        {"type": "transcript", "role": "user", "text": "nửa", "final": False},
        line("user", "", ignored=True),
        line("user", "nghe nói", ignored=True) | {"reason": "noise"},
        line("user", "hai tỷ", ignored=False),
        line("assistant", "Anh chị nói hai tỷ phải không ạ?"),
        line("user", "kỳ hạn 12 tháng", ignored=False),
        done("done", "rejected"),
        line("assistant", "Dạ, đã điền."),
        line("user", "số kia", ignored=False),
        done("asked"),
        line("assistant", "Ô nào ạ?"),
        {"type": "state", "state": "listening"},
        {"type": "state", "state": "sleeping"},
    ]
    told = [(float(at), event) for at, event in enumerate(events)]
    expected = Came(
        "r", 1, heard=4, ignored=1, reasons=(("noise", 1),), asleep_s=3.0, spoken=2, acts=1, changed=1
    )
    assert came_of("r", 1, told, 1, ended=15.0) == expected


def test_only_what_was_done_has_a_reaction_and_its_steps_add_up() -> None:
    stages = {
        "heard end": 10.0,
        "transcript": 400.0,
        "turn_end": 420.0,
        "understood": 450.0,
        "verified": 500.0,
        "seen": 505.0,
    }
    wrong = Said("x", "answered", dict.fromkeys(stages, 9000.0))
    found = Reactions("usual", [Said("x", "done", stages), wrong])
    assert found.of("seen", 0.95) == 505.0
    assert sum(sum(found.steps(name)) for name in STEPS) == 505.0
    assert found.steps("recognition") == [390.0]


def test_every_switch_of_the_voice_rests_on_twelve_sentences() -> None:
    assert set(SWITCHED) == {"no speculation", "Smart Turn"}, "the others are columns of values"
    said = [sentence for batch in SWITCHED_ON for sentence in batch]
    assert len({sentence.text for sentence in said}) == 12
    assert sum(sentence.closed for sentence in said) == 6
    assert sum(map(len, TOLD_AT_ONCE)) == 12


def test_a_mark_counts_from_the_words_before_it_and_only_on_their_field() -> None:
    moments = [
        Moment("utterance-final", "vay 500 triệu", 100.0),
        Moment("highlight-shown", "email", 110.0),
        Moment("highlight-shown", "loanAmount", 180.0),
        Moment("utterance-final", "dạ", 300.0),  # asked about: nothing was marked
        Moment("utterance-final", "vay 600 triệu", 400.0),
        Moment("highlight-shown", "loanAmount", 450.0),
        Moment("highlight-shown", "loanAmount", 900.0),
    ]
    assert reached(moments, ["loanAmount"]) == (80.0, 50.0)
    assert reached(moments[1:], ["email"]) == ()
    assert reached([], ["email"]) == ()


def test_words_that_were_asked_about_are_told_from_those_that_filled_and_were_not_shown() -> None:
    moments = [
        Moment("utterance-final", "giới tính nam", 10_000.0),
        Moment("highlight-shown", "gender", 10_090.0),
        Moment("utterance-final", "vay tính nam", 20_000.0),  # asked about: nothing was filled
        Moment("utterance-final", "giới tính nữ", 30_000.0),
        Moment("highlight-shown", "loanTerm", 30_090.0),
    ]
    written = [Moment("written", "gender", 9_980.0), Moment("written", "gender", 30_020.0)]
    assert filling(moments, written) == (2, (90.0,))
    assert filling(moments[:4], written[:1]) == (1, (90.0,))
