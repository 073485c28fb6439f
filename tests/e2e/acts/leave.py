"""A leave request that may be sent, in four sentences."""

from datetime import timedelta

from speak_to_input.wiring import now
from tests.e2e.acts.talk import Said, Talk

BEGIN, END = now().date() + timedelta(days=7), now().date() + timedelta(days=9)


def filled_in(talk: Talk) -> Talk:
    """All that the form of the HR request wants."""
    for text in (
        "Tên nhân viên Trần Văn Bình, mã nhân viên NV001, phòng công nghệ thông tin, email binh.tran@hoasen.vn",
        "loại yêu cầu là nghỉ phép",
        f"Phép năm, từ ngày {BEGIN:%d/%m/%Y} đến ngày {END:%d/%m/%Y}, lý do là Về quê",
        "Quản lý là Vũ Minh Tuấn",
    ):
        talk.say(text)
    assert talk.form()["missing"] == []
    return talk


def asked_to_send(talk: Talk) -> Said:
    """The summary was read out and a yes is waited for."""
    said = talk.say("gửi yêu cầu")
    assert (said.acts, said.pending) == ([("submit", "asked", None)], "confirm_submit")
    return said
