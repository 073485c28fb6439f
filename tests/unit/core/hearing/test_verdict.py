"""What is for the form, what is for the voice, and what is for nobody."""

from dataclasses import replace

import pytest

from speak_to_input.catalog.hearing import load_invented, load_manners
from speak_to_input.core.hearing.expected import Expected
from speak_to_input.core.hearing.manners import Manner
from speak_to_input.core.hearing.rejection import Doubt, doubt_of
from speak_to_input.core.hearing.speech import Alternative, Heard
from speak_to_input.core.hearing.verdict import Ask, Do, Ignore, Mind, Repeat, Scene, Verdict, judge
from speak_to_input.core.page_acts import Status
from speak_to_input.core.turns import ActionType, Outcome, Turn
from tests.unit.core.hearing.previews import fills, turn

MANNERS, INVENTED = load_manners(), load_invented()
NOTHING = turn()
AWAKE = Scene()
FILLS = fills("term", "24", "24 tháng")


def heard(text: str, score: float = -0.2, silence: float = 0.0) -> Heard:
    return Heard((Alternative(text, score),), silence)


def judged(
    text: str,
    preview: Turn | None = NOTHING,
    scene: Scene = AWAKE,
    score: float = -0.2,
    found: Expected = Expected.NO,
) -> Verdict:
    said = replace(heard(text, score), expected=found)
    return judge(said, doubt_of(said, 1.0, INVENTED), MANNERS.asked(text), preview, scene)


@pytest.mark.parametrize(
    ("text", "score", "silence", "voiced_s"),
    [
        ("", 0.0, 0.0, 1.0),
        ("kỳ hạn", -0.2, 0.0, 0.1),
        ("Cảm ơn các bạn đã theo dõi và hẹn gặp lại", -0.1, 0.0, 2.0),
        ("Hãy subscribe cho kênh Ghiền Mì Gõ", -0.1, 0.0, 2.0),
        ("ngân hàng lãi suất", -1.05, 0.7, 1.0),
        ("ơn ơn ơn ơn", -0.4, 0.0, 1.0),
        ("Mã khách hàng Mã khách hàng Mã khách hàng Mã khách hàng", -0.4, 0.0, 3.0),
        ("bờ bờ ca ca", -1.5, 0.0, 1.0),
        ("một hai ba bốn năm sáu bảy tám chín mười", -0.3, 0.0, 0.5),
    ],
)
def test_what_nobody_said_is_rejected(text: str, score: float, silence: float, voiced_s: float) -> None:
    assert doubt_of(heard(text, score, silence), voiced_s, INVENTED) is Doubt.REJECTED


@pytest.mark.parametrize("text", ["không không không không", "chín chín chín chín", "0 0 0 0", "ừ"])
def test_digits_may_repeat_and_answers_may_be_short(text: str) -> None:
    assert doubt_of(heard(text), 0.9, INVENTED) is Doubt.NONE


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("dừng lại", Manner.STOP),
        ("thôi dừng lại đi em", Manner.STOP),
        ("Em nói lại giúp anh với ạ", None),
        ("em nói lại đi ạ", Manner.AGAIN),
        ("nói chậm thôi", Manner.SLOWER),
        ("nói chậm thôi nhé", Manner.SLOWER),
        ("em ơi", Manner.WAKE),
        ("xóa email", None),
    ],
)
def test_manners_are_whole_utterances(text: str, manner: Manner | None) -> None:
    assert MANNERS.asked(text) is manner


def test_words_that_fill_go_to_the_form() -> None:
    assert judged("kỳ hạn 24 tháng", FILLS) == Do("kỳ hạn 24 tháng")


def test_words_heard_badly_are_asked_about_first() -> None:
    assert judged("kỳ hạn 24 tháng", FILLS, score=-0.8) == Ask("kỳ hạn 24 tháng")
    doubted = Scene(doubted="kỳ hạn 24 tháng")
    assert judged("đúng rồi", NOTHING, doubted) == Do("kỳ hạn 24 tháng")
    assert judged("không phải", NOTHING, doubted) == Repeat()
    assert judged("kỳ hạn 36 tháng", FILLS, doubted) == Do("kỳ hạn 36 tháng")


@pytest.mark.parametrize("words", ["xác nhận gửi đơn", "gửi đi", "kỳ hạn 24 tháng", "không gửi"])
def test_the_same_words_once_more_are_a_yes_to_whether_they_were_said(words: str) -> None:
    asking = Scene(questioned=True, doubted=words)
    assert judged(words.capitalize() + ".", NOTHING, asking, score=-0.7) == Do(words)
    assert judged(words, NOTHING, asking, score=-1.5) == Ignore("noise")
    assert judged("xác nhận gửi hồ sơ", NOTHING, asking, score=-0.7) == Ask("xác nhận gửi hồ sơ")


def test_without_scores_values_that_nothing_checks_are_asked_about() -> None:
    def unscored(text: str, preview: Turn | None, scene: Scene = AWAKE) -> Verdict:
        said = Heard((Alternative(text),), scored=False)
        return judge(said, doubt_of(said, 1.0, INVENTED), MANNERS.asked(text), preview, scene)

    phone = fills("phone", "0912345678", "0912345678")
    assert unscored("số điện thoại 0912345678", phone) == Ask("số điện thoại 0912345678")
    assert unscored("số điện thoại 0912345678", None) == Ask("số điện thoại 0912345678")
    assert unscored("kỳ hạn 24 tháng", FILLS) == Do("kỳ hạn 24 tháng"), "one of the page's own options"
    assert unscored("có", NOTHING, Scene(questioned=True)) == Do("có")
    assert unscored("có", NOTHING, Scene(doubted="số điện thoại")) == Do("số điện thoại")


@pytest.mark.parametrize("text", ["ừ", "có", "dạ", "không"])
def test_a_bare_answer_to_nothing_does_nothing(text: str) -> None:
    for preview in (NOTHING, None):  # None: it came too late
        assert isinstance(judged(text, preview), Ignore)
        assert judged(text, preview, Scene(questioned=True)) == Do(text)


def test_a_yes_heard_badly_counts_where_it_can_be_put_right_and_is_asked_about_where_it_sends() -> None:
    assert judged("đúng rồi", NOTHING, Scene(questioned=True, light=True), score=-0.7) == Do("đúng rồi")
    for found in (Expected.NO, Expected.PHRASE):
        sending = judged("đúng rồi", NOTHING, Scene(questioned=True), score=-0.7, found=found)
        assert sending == Ask("đúng rồi")


def test_a_phrase_of_the_moment_is_not_asked_about_for_a_middling_score() -> None:
    assert judged("kỳ hạn 24 tháng", FILLS, score=-0.6) == Ask("kỳ hạn 24 tháng")
    assert judged("kỳ hạn 24 tháng", FILLS, score=-0.6, found=Expected.PHRASE) == Do("kỳ hạn 24 tháng")


def test_a_value_for_which_no_field_was_named_is_asked_about_unless_it_was_heard_perfectly() -> None:
    text, (filled,) = "năm tháng chín tám mươi", FILLS.actions
    for loose in (turn(replace(filled, bare=True)), turn(replace(filled, to_check=True))):
        assert judged(text, loose, score=-0.2) == Ask(text)
        assert judged(text, loose, score=-0.1) == Do(text)
        assert judged(text, loose, score=-0.2, found=Expected.PHRASE) == Do(text), "it was expected"
        assert judged(text, loose, Scene(questioned=True, light=True), score=-0.2) == Do(text), "it answers"
        assert loose.form is not None
        focused = replace(loose, form=replace(loose.form, focused=filled.field or ""))
        assert judged(text, focused, score=-0.2) == Do(text), "its field was chosen by hand"
    asked = turn(replace(filled, bare=True, status=Status.ASKED))
    assert judged(text, asked, score=-0.2) == Do(text), "the form asks by itself"
    assert judged(text, FILLS, score=-0.4) == Do(text), "its field was named"


def test_talk_that_was_heard_badly_and_fits_nowhere_is_left_alone() -> None:
    assert isinstance(judged("hôm qua tôi đi chợ", score=-0.55), Ignore)
    assert judged("hôm qua tôi đi chợ", score=-0.2) == Do("hôm qua tôi đi chợ")


def test_asleep_only_being_called_counts() -> None:
    asleep = Scene(asleep=True)
    assert isinstance(judged("kỳ hạn 24 tháng", FILLS, asleep), Ignore)
    assert judged("em ơi", NOTHING, asleep) == Mind(Manner.WAKE)
    assert isinstance(judged("em ơi", NOTHING, asleep, score=-1.4), Ignore)


def test_stop_also_answers_a_question_of_the_form() -> None:
    assert judged("dừng lại") == Mind(Manner.STOP)
    assert judged("dừng lại", NOTHING, Scene(questioned=True)) == Mind(Manner.STOP, "dừng lại")


def test_when_the_agent_cannot_be_asked_the_words_are_tried() -> None:
    assert judged("kỳ hạn 24 tháng", None) == Do("kỳ hạn 24 tháng")


def test_what_only_reads_is_done_however_it_was_heard() -> None:
    reads = turn(Outcome(ActionType.READ, Status.DONE))
    assert judged("đọc lại", reads, score=-0.7) == Do("đọc lại")
    both = turn(Outcome(ActionType.READ, Status.DONE), Outcome(ActionType.SUBMIT, Status.SKIPPED))
    assert judged("đọc lại rồi gửi", both, score=-0.7) == Ask("đọc lại rồi gửi")


def test_a_form_is_opened_where_none_is_open_however_it_was_heard() -> None:
    over_one = turn(Outcome(ActionType.OPEN, Status.SKIPPED))
    assert judged("mở ơn vay vốn", replace(over_one, form=None), score=-0.7) == Do("mở ơn vay vốn")
    assert judged("mở ơn vay vốn", over_one, score=-0.7) == Ask("mở ơn vay vốn")
    told = "mở ơn vay vốn kỳ hạn 24 tháng"
    more = replace(turn(Outcome(ActionType.OPEN, Status.SKIPPED, heard="kỳ hạn 24 tháng")), form=None)
    assert judged(told, more, score=-0.7) == Ask(told)
