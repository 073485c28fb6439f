"""Names that were written are told to the recogniser again; secrets and figures never are."""

from dataclasses import replace

from speak_to_input.core.forms import Field, FieldType, Form
from speak_to_input.core.hearing.bias import bias_of
from speak_to_input.core.hearing.names_in_play import NamesInPlay
from tests.unit.core.hearing.previews import CONFIRM, FORM, turn


def _filled(**values: str) -> Form:
    fields = tuple(replace(f, value=values.get(f.name, f.value)) for f in FORM.fields)
    return replace(FORM, fields=fields)


def _names(*fields: Field) -> tuple[str, ...]:
    names = NamesInPlay()
    names.saw(Form(type="", url="u", fields=fields))
    return names.names


def test_what_was_written_is_in_play_and_what_was_mended_is_not() -> None:
    names = NamesInPlay()
    names.saw(_filled(fullName="Lê Văn Năm"))
    names.saw(_filled(fullName="Lê Văn Nam", later="Công ty An Phát"))
    assert names.names == ("Công ty An Phát", "Lê Văn Nam")
    names.saw(_filled(later="Công ty An Phát"))
    assert list(names.names) == ["Công ty An Phát"], "the field was emptied"


def test_names_of_the_form_before_stay_in_play() -> None:
    names = NamesInPlay()
    names.saw(_filled(fullName="Lê Văn Nam"))
    names.saw(Form(type="crm", url="http://127.0.0.1:1/crm", fields=(Field("fullName", "Họ tên"),)))
    names.saw(None)
    assert names.names == ("Lê Văn Nam",)


def test_secrets_are_never_in_play() -> None:
    assert (
        _names(
            Field("p", "Bí danh", FieldType.PASSWORD, value="hoa sen"),
            Field("q", "Mật khẩu cấp hai", value="hoa sen"),
            Field("r", "Mã", value="hoa sen", autocomplete="section-a one-time-code"),
        )
        == ()
    )


def test_figures_addresses_of_mail_and_stories_are_no_names() -> None:
    assert _names(
        Field("a", "Mã", value="079090012345"),
        Field("b", "Thư", value="an nguyen@bank.vn"),
        Field("c", "Chuyện", value=" ".join(["từ"] * 12)),
        Field("d", "Ghi chú", FieldType.TEXTAREA, value="Lê Văn Nam"),
        Field("e", "Đường", value="12 Lê Lợi"),
    ) == ("12 Lê Lợi",)


def test_they_are_told_after_what_is_asked_for_and_before_the_labels() -> None:
    phrases = bias_of(turn(), (), names=("Lê Văn Nam",), asked="term").phrases
    assert phrases[:2] == ("Kỳ hạn mười hai tháng", "Kỳ hạn hai mươi tư tháng")
    assert phrases.index("Lê Văn Nam") > phrases.index("Họ và tên"), "it can be sent: that is said next"
    lacking = replace(FORM.fields[0], required=True)
    unfinished = replace(turn(), form=replace(FORM, fields=(lacking, *FORM.fields[1:])))
    phrases = bias_of(unfinished, (), names=("Lê Văn Nam",), asked="term").phrases
    assert phrases[2] == "Lê Văn Nam"
    confirming = replace(unfinished, pending=CONFIRM)
    assert bias_of(confirming, (), names=("Lê Văn Nam",)).phrases[-1] == "Lê Văn Nam"
    focused = replace(turn(), form=replace(FORM, fields=(lacking, *FORM.fields[1:]), focused="note"))
    assert bias_of(focused, ()).phrases[0] == "Ghi chú"


def test_they_leave_room_for_the_form() -> None:
    many = tuple(f"Nguyễn Văn Tên {n}" for n in range(40))
    phrases = bias_of(turn(), (), names=many).phrases
    assert sum(len(p.split()) for p in phrases if p in many) <= 24
    assert "Họ và tên" in phrases
    assert many[0] in phrases, "the newest first"
