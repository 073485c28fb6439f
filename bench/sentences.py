"""What is said to the loan form: two utterances of each size, so that every round changes every value."""

from dataclasses import dataclass
from random import Random

from speak_to_input.vi.speak_numbers import speak_number

FORM_TYPE = "loan"


@dataclass(frozen=True, slots=True)
class Utterance:
    """A text and the values, as the page holds them, that it must lead to; by field name."""

    text: str
    values: dict[str, str]


ONE_FIELD = (
    Utterance("số tiền vay 500 triệu", {"loanAmount": "500000000"}),
    Utterance("số tiền vay 650 triệu", {"loanAmount": "650000000"}),
)

TWELVE_FIELDS = (
    Utterance(
        "họ tên Nguyễn Văn An, căn cước 012345678901, ngày sinh 15/3/1990, tình trạng hôn nhân độc thân, "
        "số điện thoại 0912345678, email an.nguyen@gmail.com, địa chỉ thường trú 12 Trần Phú, Hà Nội, "
        "thu nhập hàng tháng 30 triệu, số tiền vay 500 triệu, kỳ hạn 24 tháng, mục đích vay mua nhà, "
        "ngày nộp đơn 20/11/2026",
        {
            "customerName": "Nguyễn Văn An",
            "customerId": "012345678901",
            "dateOfBirth": "1990-03-15",
            "maritalStatus": "single",
            "phoneNumber": "0912345678",
            "email": "an.nguyen@gmail.com",
            "address": "12 Trần Phú, Hà Nội",
            "monthlyIncome": "30000000",
            "loanAmount": "500000000",
            "loanTerm": "24",
            "loanPurpose": "home_purchase",
            "applicationDate": "2026-11-20",
        },
    ),
    Utterance(
        "họ tên Trần Thị Bình, căn cước 079188001234, ngày sinh 2/9/1985, tình trạng hôn nhân đã kết hôn, "
        "số điện thoại 0987654321, email binh.tran@gmail.com, địa chỉ thường trú 45 Lê Lợi, Đà Nẵng, "
        "thu nhập hàng tháng 45 triệu, số tiền vay 650 triệu, kỳ hạn 36 tháng, mục đích vay mua xe, "
        "ngày nộp đơn 21/11/2026",
        {
            "customerName": "Trần Thị Bình",
            "customerId": "079188001234",
            "dateOfBirth": "1985-09-02",
            "maritalStatus": "married",
            "phoneNumber": "0987654321",
            "email": "binh.tran@gmail.com",
            "address": "45 Lê Lợi, Đà Nẵng",
            "monthlyIncome": "45000000",
            "loanAmount": "650000000",
            "loanTerm": "36",
            "loanPurpose": "car_purchase",
            "applicationDate": "2026-11-21",
        },
    ),
)

_NAMES = ("nguyễn văn an", "trần thị bình", "lê minh châu", "phạm quốc dũng", "vũ hải yến", "đặng thu hà")
_PURPOSES = ("mua nhà", "mua xe", "kinh doanh", "du học")
_TERMS = (24, 36, 48)


def sixty_words(random: Random) -> str:
    """As a recogniser writes it: no figures, no capitals, no commas; other values each time. Timed only, not judged."""
    citizen_id, phone = f"0{random.randrange(10**11):011}", f"09{random.randrange(10**8):08}"
    return (
        f"dạ em muốn vay {speak_number(random.randint(2, 9) * 100)} triệu đồng để {random.choice(_PURPOSES)} "
        f"kỳ hạn {speak_number(random.choice(_TERMS))} tháng họ tên là {random.choice(_NAMES)} "
        f"căn cước {_one_by_one(citizen_id)} số điện thoại {_one_by_one(phone)} "
        f"sinh ngày {speak_number(random.randint(11, 19))} tháng {speak_number(random.randint(5, 9))} "
        f"năm {_one_by_one(str(random.randint(1960, 2005)))}"
    )


def _one_by_one(digits: str) -> str:
    return " ".join(speak_number(int(digit)) for digit in digits)
