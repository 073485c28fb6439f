"""What the benchmark says to the loan form, and what must stand in which field afterwards."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sentence:
    """A sentence, the fields it fills, and whether the last field tells that nothing can follow."""

    text: str
    values: dict[str, str]
    closed: bool = False


SENTENCES: tuple[Sentence, ...] = (
    Sentence("họ và tên khách hàng Nguyễn Văn An", {"customerName": "Nguyễn Văn An"}),
    Sentence("mục đích vay mua nhà số tiền vay năm trăm triệu đồng", {"loanAmount": "500000000"}),
    Sentence("thu nhập hàng tháng ba mươi triệu đồng", {"monthlyIncome": "30000000"}),
    Sentence("giới tính nam họ và tên khách hàng Trần Thị Hoa", {"customerName": "Trần Thị Hoa"}),
    Sentence("kỳ hạn vay hai mươi bốn tháng", {"loanTerm": "24"}, closed=True),
    Sentence("tình trạng hôn nhân đã kết hôn", {"maritalStatus": "married"}, closed=True),
    Sentence(
        "số điện thoại không chín một hai ba bốn năm sáu bảy tám", {"phoneNumber": "0912345678"}, closed=True
    ),
    Sentence(
        "ngày sinh mười lăm tháng ba năm một chín chín mươi", {"dateOfBirth": "1990-03-15"}, closed=True
    ),
)
PHRASES = tuple(sentence.text for sentence in SENTENCES)
