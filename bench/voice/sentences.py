"""What the benchmark says to the loan form, and what must stand in which field afterwards."""

from dataclasses import dataclass

from speak_to_input.core.turns import ActionType


@dataclass(frozen=True)
class Sentence:
    """A sentence of 3 to 6 seconds, the fields it fills, and whether the last one tells that nothing can follow."""

    text: str
    values: dict[str, str]
    closed: bool = False


SENTENCES: tuple[Sentence, ...] = (
    Sentence(
        "tình trạng hôn nhân độc thân thu nhập hàng tháng hai mươi triệu đồng",
        {"maritalStatus": "single", "monthlyIncome": "20000000"},
    ),
    Sentence("mục đích vay kinh doanh kỳ hạn vay ba mươi sáu tháng", {"loanTerm": "36"}, closed=True),
    Sentence("mục đích vay mua ô tô họ và tên khách hàng Lê Văn Nam", {"customerName": "Lê Văn Nam"}),
    Sentence(
        "số điện thoại của tôi là không chín tám bảy sáu năm bốn ba hai một",
        {"phoneNumber": "0987654321"},
        closed=True,
    ),
    Sentence(
        "thu nhập hàng tháng ba mươi triệu đồng số tiền vay hai tỷ đồng",
        {"monthlyIncome": "30000000", "loanAmount": "2000000000"},
    ),
    Sentence("tình trạng hôn nhân độc thân mục đích vay mua nhà", {"maritalStatus": "single"}, closed=True),
    Sentence("số tiền vay hai tỷ đồng thu nhập hàng tháng ba mươi triệu đồng", {"loanAmount": "2000000000"}),
    Sentence(
        "ngày sinh ngày một tháng hai năm một chín chín mươi", {"dateOfBirth": "1990-02-01"}, closed=True
    ),
)
PHRASES = tuple(sentence.text for sentence in SENTENCES)
WORDS_PER_MINUTE = 120
NOTE_FORM, NOTE_FIELD = "mở phiếu chăm sóc khách hàng", "mô tả vấn đề là"


@dataclass(frozen=True)
class Act:
    """Something to be done, and as what it is told."""

    text: str
    type: ActionType


COMPLETE = (
    "Vay 500 triệu, Nguyễn Văn An, căn cước 079090012345, mua nhà, kỳ hạn 24 tháng",
    "sinh ngày 15/3/1990, điện thoại 0912345678, địa chỉ 12 Lê Lợi, phường Bến Nghé, quận 1, thành phố Hồ Chí Minh",
    "nhân viên hưởng lương tại công ty An Phát, thu nhập hàng tháng 30 triệu, cam kết thông tin đúng sự thật",
)
"""What completes the loan form."""
ACTS = (
    Act("gửi đơn", ActionType.SUBMIT),
    Act("gửi hồ sơ", ActionType.SUBMIT),
    Act("nộp đơn", ActionType.SUBMIT),
    Act("nộp hồ sơ đi", ActionType.SUBMIT),
    Act("tiếp tục", ActionType.MOVE),
    Act("lưu nháp", ActionType.SAVE_DRAFT),
    Act("hoàn tác", ActionType.UNDO),
    Act("đến bước hai", ActionType.MOVE),
    Act("xóa địa chỉ email", ActionType.CLEAR),
    Act("còn thiếu gì", ActionType.READ),
)
ANSWERS = (
    Act("xác nhận", ActionType.SUBMIT),
    Act("đồng ý", ActionType.SUBMIT),
    Act("đúng rồi", ActionType.SUBMIT),
    Act("xác nhận gửi", ActionType.SUBMIT),
    Act("khoan đã", ActionType.ASK),
    Act("không gửi", ActionType.ASK),
    Act("chưa gửi", ActionType.ASK),
)
"""To the question whether to send."""
