"""What the benchmark says to the loan form, and what must stand in which field afterwards."""

from dataclasses import dataclass


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
