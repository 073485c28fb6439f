"""Values for fields that are locked when they are told are not lost."""

from tests.unit.dialog.conftest import Say
from tests.unit.dialog.test_conversations import values


async def test_a_job_is_kept_until_the_status_opens_its_fields(say: Say) -> None:
    await say("mở đơn vay")
    asked = await say("chức vụ kế toán trưởng, tên công ty là công ty Thép Hòa Bình")
    assert asked.result == (
        "Dạ, em giữ lại chức vụ Kế toán trưởng và tên công ty / đơn vị công tác Công ty Thép Hòa Bình "
        "để điền khi ô mở. "
        "Anh chị chọn tình trạng việc làm trước giúp em ạ?"
    )
    assert asked.pending is not None
    assert "tình trạng việc làm" in asked.pending.question.lower()
    turn = await say("nhân viên hưởng lương")
    told = values(turn)
    assert told["companyName"] == "Công ty Thép Hòa Bình"
    assert told["jobTitle"].lower() == "kế toán trưởng"
    assert all(action.verified for action in turn.actions)


async def test_what_was_kept_is_not_written_over_a_later_value(say: Say) -> None:
    await say("mở đơn vay")
    await say("chức vụ kế toán trưởng")
    await say("chức vụ giám đốc")
    turn = await say("tình trạng việc làm chủ doanh nghiệp")
    assert values(turn)["jobTitle"].lower() == "giám đốc"


async def test_what_was_kept_for_one_form_stays_there(say: Say) -> None:
    await say("mở đơn vay")
    await say("chức vụ kế toán trưởng")
    await say("mở đơn mới")
    turn = await say("tình trạng việc làm chủ doanh nghiệp")
    assert "jobTitle" not in values(turn)


async def test_one_choice_opens_all_that_waits_for_it(say: Say) -> None:
    await say("mở cập nhật khách hàng")
    asked = await say("ngày theo dõi tiếp 27/11/2026, cách theo dõi gọi lại")
    assert asked.pending is not None
    told = values(await say("có"))
    assert told["followUpMethod"] == "call"
    assert told["followUpDate"] == "2026-11-27"


async def test_a_question_for_a_text_takes_the_whole_answer(say: Say) -> None:
    await say("mở báo cáo tuân thủ")
    asked = await say("hỏi tôi từng mục")
    while asked.pending is not None and "tiêu đề" not in asked.pending.question.lower():
        asked = await say("bỏ qua")
    told = values(await say("Báo cáo phòng chống rửa tiền quý ba chi nhánh Ba Đình"))
    assert told == {"reportTitle": "Báo cáo phòng chống rửa tiền quý ba chi nhánh Ba Đình"}


async def test_a_part_of_the_form_is_emptied_as_a_whole(say: Say) -> None:
    await say("mở đơn vay")
    await say("người tham chiếu Nguyễn Văn Tý, số điện thoại người tham chiếu 0905112233")
    await say("quan hệ với khách hàng bạn bè")
    asked = await say("bỏ người tham chiếu đi")
    assert asked.pending is not None
    assert len([name for name in values(asked) if name.startswith("references")]) == 3
    assert values(await say("ừ")) == {}
