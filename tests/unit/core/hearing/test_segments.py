"""Speech begins, pauses and ends where frames say so; time is the sound's own."""

from speak_to_input.core.hearing.segments import FRAME_S, Change, Paused, Resumed, Segments, Started

FRAME = bytes(1024)


def run(segments: Segments, pattern: str) -> list[tuple[int, Change]]:
    """`#` is a voiced frame; gives changes with the index of their frame."""
    return [
        (at, change) for at, mark in enumerate(pattern) for change in segments.step(FRAME, voiced=mark == "#")
    ]


def test_a_click_is_no_speech() -> None:
    assert run(Segments(), "..##....##....") == []


def test_speech_begins_with_the_sound_before_it_and_pauses() -> None:
    segments = Segments()
    changes = run(segments, "." * 20 + "#" * 10 + "...")
    (began_at, began), (paused_at, paused) = changes
    assert isinstance(began, Started)
    assert (began_at, began.at_s) == (22, 20 * FRAME_S)
    assert isinstance(paused, Paused)
    assert paused_at == 31
    assert paused.ended_s == 30 * FRAME_S
    assert paused.voiced_s == 10 * FRAME_S
    assert len(paused.sound) == (14 + 7 + 2) * len(FRAME), "450 ms of sound before the start is kept"


def test_a_pause_that_was_only_a_pause() -> None:
    segments = Segments()
    kinds = [type(change) for _, change in run(segments, "#" * 6 + "...." + "#" * 4 + "...")]
    assert kinds == [Started, Paused, Resumed, Paused]
    assert segments.silence_s == 3 * FRAME_S


def test_after_the_end_another_turn_may_begin() -> None:
    segments = Segments()
    run(segments, "#" * 6 + "...")
    segments.end()
    assert not segments.speaking
    assert [type(change) for _, change in run(segments, "..####")] == [Started]
    assert segments.length_s < 0.5, "sound of the turn before is gone"


def test_a_held_button_is_speech_until_it_is_let_go() -> None:
    segments = Segments()
    assert [type(change) for change in segments.hold()] == [Started]
    assert run(segments, "." * 40) == []
    (paused,) = segments.release()
    assert isinstance(paused, Paused)
    assert len(paused.sound) == 40 * len(FRAME)
    assert segments.release() == (segments.so_far(),)


def test_a_long_stretch_can_be_taken_in_parts() -> None:
    segments = Segments()
    run(segments, "#" * 50)
    assert len(segments.cut().sound) == 50 * len(FRAME)
    assert segments.speaking
    assert segments.length_s == 0
