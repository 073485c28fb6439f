"""Vietnamese identity numbers: the 12-digit citizen id and its parts, the old 9-digit card."""

from dataclasses import dataclass
from enum import StrEnum

# Codes of the 63 provinces of 2016, which the numbers keep after the merger of 2025.
# Source: circular 07/2016/TT-BCA, appendix I.
PROVINCES = {
    "001": "Hà Nội", "002": "Hà Giang", "004": "Cao Bằng", "006": "Bắc Kạn", "008": "Tuyên Quang",
    "010": "Lào Cai",
    "011": "Điện Biên", "012": "Lai Châu", "014": "Sơn La", "015": "Yên Bái", "017": "Hòa Bình",
    "019": "Thái Nguyên",
    "020": "Lạng Sơn", "022": "Quảng Ninh", "024": "Bắc Giang", "025": "Phú Thọ", "026": "Vĩnh Phúc",
    "027": "Bắc Ninh", "030": "Hải Dương", "031": "Hải Phòng", "033": "Hưng Yên", "034": "Thái Bình",
    "035": "Hà Nam",
    "036": "Nam Định", "037": "Ninh Bình", "038": "Thanh Hóa", "040": "Nghệ An", "042": "Hà Tĩnh",
    "044": "Quảng Bình", "045": "Quảng Trị", "046": "Thừa Thiên Huế", "048": "Đà Nẵng", "049": "Quảng Nam",
    "051": "Quảng Ngãi", "052": "Bình Định", "054": "Phú Yên", "056": "Khánh Hòa", "058": "Ninh Thuận",
    "060": "Bình Thuận", "062": "Kon Tum", "064": "Gia Lai", "066": "Đắk Lắk", "067": "Đắk Nông",
    "068": "Lâm Đồng",
    "070": "Bình Phước", "072": "Tây Ninh", "074": "Bình Dương", "075": "Đồng Nai",
    "077": "Bà Rịa - Vũng Tàu",
    "079": "Hồ Chí Minh", "080": "Long An", "082": "Tiền Giang", "083": "Bến Tre", "084": "Trà Vinh",
    "086": "Vĩnh Long", "087": "Đồng Tháp", "089": "An Giang", "091": "Kiên Giang", "092": "Cần Thơ",
    "093": "Hậu Giang", "094": "Sóc Trăng", "095": "Bạc Liêu", "096": "Cà Mau",
}  # fmt: skip


class Sex(StrEnum):
    """Sex as the citizen id records it."""

    MALE = "male"
    FEMALE = "female"


@dataclass(frozen=True, slots=True)
class CitizenId:
    """What the first six digits of a citizen id say about its holder."""

    province: str
    """Name of the province of birth registration."""
    sex: Sex
    year: int
    """Year of birth."""


def citizen_id(digits: str) -> CitizenId | None:
    """Parts of a 12-digit citizen id; None when it is none.

    "001090012345" -> Hà Nội, male, 1990.
    """
    if len(digits) != 12 or not digits.isdigit() or digits[:3] not in PROVINCES:
        return None
    mark = int(digits[3])
    sex = Sex.FEMALE if mark % 2 else Sex.MALE
    return CitizenId(PROVINCES[digits[:3]], sex, 1900 + 100 * (mark // 2) + int(digits[4:6]))


def citizen_id_fit(digits: str) -> float:
    """How well digits fit a citizen id, 0 to 1; the century mark beyond 2000s births costs, so does length."""
    known = citizen_id(digits)
    if known is not None:
        return 1.0 if known.year < 2100 else 0.5
    if len(digits) == 12:
        return 0.3
    return 0.4 if len(digits) in (11, 13) and digits[:3] in PROVINCES else 0.0


def old_id_fit(digits: str) -> float:
    """How well digits fit the old identity card of 9 digits: it has no check, so 0.7 at most."""
    return 0.7 if len(digits) == 9 else 0.0
