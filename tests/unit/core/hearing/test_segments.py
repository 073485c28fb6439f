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
    assert paused_at == 30
    assert paused.ended_s == 30 * FRAME_S
    assert paused.voiced_s == 10 * FRAME_S
    assert len(paused.sound) == (14 + 7 + 1) * len(FRAME), "450 ms of sound before the start is kept"


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


def held(segments: Segments, pattern: str) -> Paused:
    """The button is held while `pattern` is heard, and what came of it."""
    segments.hold()
    assert run(segments, pattern) == []
    segments.release()
    ((at, over),) = run(segments, "." * 20)
    assert at == 7, "256 ms more are taken: people let go early, and sound comes late"
    assert isinstance(over, Paused)
    return over


def test_a_held_button_is_speech_until_a_moment_after_it_is_let_go() -> None:
    segments = Segments()
    over = held(segments, "#" * 20 + "." * 40 + "#" * 10)
    assert (segments.over, segments.paused, segments.held) == (True, True, False)
    assert len(over.sound) == 78 * len(FRAME)
    run(segments, "####")
    assert segments.so_far() == over, "what comes later is not part of it"


def test_what_was_said_while_the_button_went_down_is_taken_and_the_silence_after_it_is_not() -> None:
    segments = Segments()
    run(segments, "." * 5 + "##")
    assert len(held(segments, "#" * 10).sound) == (7 + 10 + 8) * len(FRAME)
    segments.end()
    waiting = held(segments, "." * 200 + "#" * 10)
    assert len(waiting.sound) == (14 + 10 + 8) * len(FRAME), "450 ms before the voice"


def test_a_button_held_for_nothing_is_told_from_one_that_heard_a_voice() -> None:
    segments = Segments()
    held(segments, "." * 40)
    assert not segments.voiced
    segments.end()
    held(segments, "." * 40 + "###")
    assert segments.voiced


def test_a_button_held_again_goes_on_or_begins_anew() -> None:
    segments = Segments()
    segments.hold()
    run(segments, "#" * 10)
    segments.release()
    run(segments, "..")
    assert segments.hold() == (), "pressed again at once: it goes on"
    assert len(held(segments, "#" * 10).sound) == 30 * len(FRAME)
    assert segments.hold() == (), "the one before is still being read"
    run(segments, "#" * 40)
    segments.end()
    assert [type(change) for _, change in run(segments, "#")] == [Started]
    assert segments.length_s == (12 + 40 + 1) * FRAME_S, "nothing of it is lost"
    assert segments.held


def test_a_button_let_go_after_the_turn_was_dropped_holds_nothing() -> None:
    for pattern in ("", "..."):
        segments = Segments()
        segments.hold()
        if pattern:
            segments.release()
        run(segments, pattern)
        segments.end()
        segments.release()
        assert not segments.held
        assert run(segments, "." * 40) == []


def test_the_voice_that_pauses_while_the_button_is_held_is_noticed_once() -> None:
    segments = Segments()
    segments.hold()
    noticed = []
    for at, mark in enumerate("....####......"):
        segments.step(FRAME, voiced=mark == "#")
        if segments.lull:
            noticed.append(at)
    assert noticed == [9]


def test_a_long_stretch_can_be_taken_in_parts() -> None:
    segments = Segments()
    run(segments, "#" * 50)
    assert len(segments.cut().sound) == 50 * len(FRAME)
    assert segments.speaking
    assert segments.length_s == 0


def test_a_button_held_in_silence_keeps_half_a_second_and_the_first_word_is_whole() -> None:
    segments = Segments()
    segments.hold()
    run(segments, "." * 1000)
    assert len(segments._sound) <= 17 * len(FRAME)
    run(segments, "#" * 10)
    assert segments.voiced
    assert len(segments.so_far().sound) == 24 * len(FRAME), "the word and 450 ms before it"
