"""Labels: abbreviations that nobody spells out letter by letter, "Số GTTT", and words that are not torn."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, pairwise, product

_LABELS_KEPT = 256
_MOST_WAYS = 4
_CAPITALS = re.compile(r"(?<![\w.])(?:[A-ZĐ]{2,5}|Đ/[cC])(?!\w)")
_SHORT = {
    "BHXH": ("bảo hiểm xã hội",), "BHYT": ("bảo hiểm y tế",), "BN": ("bệnh nhân",), "BS": ("bác sĩ",),
    "BĐS": ("bất động sản",), "CB": ("cán bộ",), "CBNV": ("cán bộ nhân viên",), "CK": ("chuyển khoản",),
    "CN": ("chi nhánh",), "CTV": ("cộng tác viên",), "DN": ("doanh nghiệp",), "DT": ("diện tích",),
    "GCN": ("giấy chứng nhận",), "GD": ("giao dịch",), "GP": ("giấy phép",), "GTTT": ("giấy tờ tùy thân",),
    "GV": ("giáo viên",), "HKTT": ("hộ khẩu thường trú",), "HM": ("hạn mức",), "HS": ("hồ sơ", "học sinh"),
    "HV": ("học viên", "hội viên"), "HĐ": ("hợp đồng", "hóa đơn"), "GVCN": ("giáo viên chủ nhiệm",),
    "KM": ("khuyến mãi",), "PH": ("phụ huynh",), "KH": ("khách hàng",), "KQ": ("kết quả",), "KV": ("khu vực",),
    "KTV": ("kỹ thuật viên",), "HLV": ("huấn luyện viên",),
    "CUS": ("khách hàng",), "LS": ("lãi suất",), "NCC": ("nhà cung cấp",), "NH": ("ngân hàng",), "NV": ("nhân viên",),
    "PGD": ("phòng giao dịch",), "PTTT": ("phương thức thanh toán",), "QHKH": ("quan hệ khách hàng",),
    "SL": ("số lượng",), "STK": ("số tài khoản",), "SV": ("sinh viên",), "SX": ("sản xuất",),
    "SĐT": ("số điện thoại",), "TG": ("thời gian",), "TK": ("tài khoản",), "TKTT": ("tài khoản thanh toán",),
    "TL": ("tài liệu",), "TS": ("tài sản",), "TSBĐ": ("tài sản bảo đảm",), "TSĐB": ("tài sản đảm bảo",),
    "VP": ("văn phòng",), "XD": ("xây dựng",), "YC": ("yêu cầu",), "ĐC": ("địa chỉ",), "ĐKKD": ("đăng ký kinh doanh",),
    "ĐT": ("điện thoại",), "ĐTDĐ": ("điện thoại di động",), "ĐVT": ("đơn vị tính",), "BHTN": ("bảo hiểm thất nghiệp",),
    "BKS": ("biển kiểm soát",), "BĐ": ("bạn đọc",), "GPKD": ("giấy phép kinh doanh",), "GPLX": ("giấy phép lái xe",),
    "GTGT": ("giá trị gia tăng",), "HKD": ("hộ kinh doanh",), "HSD": ("hạn sử dụng",),
    "HTTT": ("hình thức thanh toán",), "LĐ": ("lao động",), "MSHV": ("mã số hội viên", "mã số học viên"),
    "MSSV": ("mã số sinh viên",), "NSX": ("nhà sản xuất",), "NXB": ("nhà xuất bản",), "QĐ": ("quyết định",),
    "BL": ("bảo lãnh",), "NĐT": ("nhà đầu tư",), "QLKH": ("quản lý khách hàng",),
    "QL": ("quản lý",), "SP": ("sản phẩm",), "TB": ("thiết bị",), "TM": ("tiền mặt",),
    "THPT": ("trung học phổ thông",), "XB": ("xuất bản",), "XN": ("xác nhận", "xét nghiệm"), "ĐK": ("đăng ký",),
    "BH": ("bảo hiểm",), "BHNT": ("bảo hiểm nhân thọ",), "CNTT": ("công nghệ thông tin",), "GKS": ("giấy khai sinh",),
    "HCNS": ("hành chính nhân sự",), "HĐBH": ("hợp đồng bảo hiểm",), "HĐLĐ": ("hợp đồng lao động",),
    "HĐTD": ("hợp đồng tín dụng",), "KSNB": ("kiểm soát nội bộ",), "KTNB": ("kiểm toán nội bộ",),
    "NĐBH": ("người được bảo hiểm",), "NLĐ": ("người lao động",), "NSDLĐ": ("người sử dụng lao động",),
    "PCCC": ("phòng cháy chữa cháy",), "QTRR": ("quản trị rủi ro",), "TNDS": ("trách nhiệm dân sự",),
    "TTTM": ("trung tâm thương mại",), "UBND": ("ủy ban nhân dân",), "ĐVKD": ("đơn vị kinh doanh",),
    "ĐKCB": ("đăng ký cá biệt",), "ĐV": ("đơn vị",), "Đ/C": ("địa chỉ",), "Đ/c": ("địa chỉ",),
}  # fmt: skip


@lru_cache(maxsize=_LABELS_KEPT)
def spelled_out(label: str) -> tuple[str, ...]:
    """The label with its abbreviations as they are said, likeliest first; nothing where it has none."""
    if not any(found[0] in _SHORT for found in _CAPITALS.finditer(label)):
        return ()
    return tuple(islice(map("".join, product(*_pieces(label))), _MOST_WAYS))


def _pieces(label: str) -> Iterator[tuple[str, ...]]:
    end = 0
    for found in _CAPITALS.finditer(label):
        yield (label[end : found.start()],)
        yield _SHORT.get(found[0], (found[0],))
        end = found.end()
    yield (label[end:],)


def pairs_of(source: tuple[str, ...]) -> list[tuple[str, str]]:
    """The words of two syllables in a label of which no part keeps only the second one."""
    return [pair for pair in pairwise(source) if pair in _WHOLE]


def tears(part: tuple[str, ...], pairs: list[tuple[str, str]]) -> bool:
    """Whether the part keeps only the second half of one of these words of its label."""
    return any(second in part and first not in part for first, second in pairs)


_WHOLE = (("khách", "hàng"), ("ngân", "hàng"))


def short_for(label: str) -> frozenset[str]:
    """The short forms of what the label names: CUS and KH for "Số CCCD hoặc mã khách hàng"."""
    return frozenset(short for short, ways in _SHORT.items() if any(way in label.lower() for way in ways))


def told_by_letters(code: str, initials: frozenset[str]) -> float:
    """How well a code fits by its letters: "NV7735" is a "mã nhân viên", which "NV" stands for, and no "mã lớp"."""
    letters = code.rstrip("0123456789")
    return 1.0 if letters in initials else 0.75 if letters in _SHORT else 0.9
