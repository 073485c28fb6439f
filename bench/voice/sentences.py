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
_MORE: tuple[Sentence, ...] = (
    Sentence(
        "số căn cước của tôi là không bảy chín không chín không không một hai ba bốn năm",
        {"customerId": "079090012345"},
        closed=True,
    ),
    Sentence("kỳ hạn vay hai mươi bốn tháng số tiền vay ba tỷ đồng", {"loanAmount": "3000000000"}),
    Sentence(
        "tình trạng hôn nhân đã kết hôn kỳ hạn vay mười hai tháng",
        {"maritalStatus": "married", "loanTerm": "12"},
        closed=True,
    ),
    Sentence("giới tính nữ thu nhập hàng tháng bốn mươi triệu đồng", {"monthlyIncome": "40000000"}),
    Sentence("số tiền vay ba tỷ đồng kỳ hạn vay hai mươi bốn tháng", {"loanTerm": "24"}, closed=True),
    Sentence("tình trạng hôn nhân đã kết hôn số tiền vay ba tỷ đồng", {"loanAmount": "3000000000"}),
    Sentence(
        "thu nhập hàng tháng bốn mươi triệu đồng mục đích vay mua ô tô",
        {"monthlyIncome": "40000000", "loanPurpose": "car_purchase"},
        closed=True,
    ),
    Sentence("mục đích vay mua ô tô thu nhập hàng tháng bốn mươi triệu đồng", {"monthlyIncome": "40000000"}),
)
_YET_MORE: tuple[Sentence, ...] = (
    Sentence(
        "số điện thoại của tôi là không chín một hai ba bốn năm sáu bảy tám",
        {"phoneNumber": "0912345678"},
        closed=True,
    ),
    Sentence("mục đích vay mua nhà số tiền vay năm trăm triệu đồng", {"loanAmount": "500000000"}),
    Sentence(
        "ngày sinh ngày mười lăm tháng ba năm một chín tám mươi", {"dateOfBirth": "1980-03-15"}, closed=True
    ),
    Sentence("kỳ hạn vay sáu mươi tháng số tiền vay năm trăm triệu đồng", {"loanAmount": "500000000"}),
    Sentence("kỳ hạn vay sáu mươi tháng mục đích vay kinh doanh", {"loanTerm": "60"}, closed=True),
    Sentence("mục đích vay kinh doanh số tiền vay năm trăm triệu đồng", {"loanAmount": "500000000"}),
    Sentence(
        "số tiền vay năm trăm triệu đồng mục đích vay mua nhà", {"loanPurpose": "home_purchase"}, closed=True
    ),
    Sentence(
        "ngày sinh ngày mười lăm tháng ba năm một chín tám mươi số tiền vay năm trăm triệu đồng",
        {"dateOfBirth": "1980-03-15", "loanAmount": "500000000"},
    ),
)
BATCHES = (SENTENCES, _MORE, _YET_MORE)
"""As many at once as a recogniser minds; twelve sentences of each class in all."""
TOLD_AT_ONCE = (SENTENCES[:6], _MORE[:6])
"""Twelve, in parts whose words a recogniser minds to the last: about 150 tokens."""
PHRASES = tuple(sentence.text for sentence in SENTENCES)
WORDS_PER_MINUTE = 120
NOTE_FORM, NOTE_FIELD = "mở phiếu chăm sóc khách hàng", "mô tả vấn đề là"
NOTE, NOTE_FOCUS = "issueDescription", "đến ô mô tả vấn đề"


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
