"""A session on paper: values as people read them, nothing of it taken for markup."""

from datetime import datetime
from zoneinfo import ZoneInfo

from speak_to_input.core.events import By, Event, EventKind
from speak_to_input.core.saved import SavedLine
from speak_to_input.services.agent.paper import on_paper

AT = "2026-11-26T09:30:05+07:00"


def written(seq: int, field: str, label: str, after: str, text: str = "", by: str = By.VOICE) -> Event:
    return Event(
        seq, AT, 1, EventKind.WRITTEN, by=by, field=field, label=label, after=after, text=text, verified=True
    )


OPENED = Event(1, AT, 0, EventKind.OPENED, text="http://x/", after="loan", label="Đơn đề nghị vay vốn")


def test_values_stand_as_people_write_them() -> None:
    events = (
        OPENED,
        written(2, "loanAmount", "Số Tiền Vay (VNĐ)", "500000000"),
        written(3, "loanTerm", "Kỳ hạn vay", "24", "24 tháng"),
        written(4, "dateOfBirth", "Ngày sinh", "1990-03-15", by=By.HAND),
        written(5, "terms", "Tôi cam kết", "true"),
        written(6, "email", "Email", "an@acb.vn"),
        written(7, "email", "Email", ""),
    )
    paper = on_paper("an", events)
    values = paper[paper.index("Giá trị cuối") : paper.index("Sổ ghi")]
    for shown in ("500.000.000", "24 tháng", "15/03/1990", "<td>có</td>"):
        assert shown in values
    assert "an@acb.vn" not in values, "it was emptied"
    assert "an@acb.vn" in paper
    assert "làm tay" in paper
    assert "09:30 26/11/2026" in paper


def test_times_are_those_of_the_zone_that_is_named() -> None:
    paper = on_paper("an", (OPENED, written(2, "x", "Họ tên", "An")), zone=ZoneInfo("America/New_York"))
    assert "21:30 25/11/2026" in paper
    assert "<td>21:30:05</td>" in paper


def test_another_form_begins_with_no_values() -> None:
    paper = on_paper("an", (OPENED, written(2, "x", "Họ tên", "An"), OPENED))
    assert "Giá trị cuối" not in paper


def test_what_was_said_is_text_and_no_markup() -> None:
    heard = Event(2, AT, 1, EventKind.HEARD, by=By.TEXT, text="ghi chú <script>x</script> & hết")
    said = Event(3, AT, 1, EventKind.SAID, text="Dạ, đã điền.\nCòn gì nữa ạ?")
    paper = on_paper('a"><b>', (heard, said))
    assert "&lt;script&gt;x&lt;/script&gt; &amp; hết" in paper
    assert "<script" not in paper
    assert "<b>" not in paper
    assert "Dạ, đã điền.<br>Còn gì nữa ạ?" in paper


def test_a_question_is_told_once_and_nothing_is_told_in_the_words_of_programs() -> None:
    heard = Event(2, AT, 1, EventKind.HEARD, by=By.TEXT, text="số căn cước 123", label="b1e40832")
    why = "số CCCD cần 12 chữ số"
    meant = Event(3, AT, 1, EventKind.MEANT, by="fill", field="id", label="Số CCCD", status=f"asked: {why}")
    asked = Event(4, AT, 1, EventKind.ASKED, by="clarify", field="id", text="Anh chị nói lại giúp em ạ?")
    said = Event(5, AT, 1, EventKind.SAID, text="Dạ, anh chị nói lại giúp em ạ?")
    paper = on_paper("an", (OPENED, heard, meant, asked, said))
    talk = paper[paper.index("Lời thoại") : paper.index("Sổ ghi")]
    assert talk.count("nói lại giúp em ạ?") == 1
    assert why in paper
    for foreign in ("b1e40832", "fill", "clarify"):
        assert f">{foreign}<" not in paper


def test_what_stood_there_before_is_told_as_the_page_showed_it() -> None:
    term = written(2, "term", "Kỳ hạn", "24", "24 tháng")
    later = Event(
        3, AT, 2, EventKind.WRITTEN, by=By.TEXT, field="term", label="Kỳ hạn", before="24", after="36",
        text="36 tháng", verified=True,
    )  # fmt: skip
    assert "<td>24 tháng</td><td>36 tháng</td>" in on_paper("an", (OPENED, term, later))


def test_what_came_to_no_form_is_told_as_such_at_its_time() -> None:
    def line(second: int, role: str, text: str, outcome: str = "") -> SavedLine:
        return SavedLine(
            datetime.fromisoformat(f"2026-11-26T09:30:{second:02}+07:00"), role, text, "r", outcome
        )

    heard = Event(2, AT, 1, EventKind.HEARD, by=By.VOICE, text="kỳ hạn 24 tháng")
    said = (
        line(2, "user", "ăn <cơm> chưa", "ignored"),
        line(9, "user", "đọc chậm thôi", "manner"),
        line(9, "assistant", "Dạ, em đọc chậm lại ạ."),
    )
    talk = on_paper("an", (OPENED, heard), said)
    assert "“ăn &lt;cơm&gt; chưa” (không dùng)" in talk
    assert "“đọc chậm thôi”</p>" in talk
    places = [talk.index(text) for text in ("chưa”", "24 tháng”", "chậm thôi”", "chậm lại")]
    assert places == sorted(places)
