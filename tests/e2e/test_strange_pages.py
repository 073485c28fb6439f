"""Pages in as many styles of markup are filled by sentences, with nothing told about them, in a real Chromium."""

from collections.abc import Iterator

import pytest

from tests.corpus.snapshots import STRANGE
from tests.e2e.agent_process import Running, running_agent
from tests.e2e.browser_site import Site

pytestmark = pytest.mark.slow

SAID = {
    "carrental": (
        "nhận xe 8 giờ sáng ngày 28/11/2026, thuê xe bảy chỗ số tự động, hai xe, thêm ghế trẻ em, đặt cọc hai triệu",
        {
            "nhanLuc": "2026-11-28T08:00",
            "loaiXe": "c",
            "hopSo": "AT",
            "soXe": "2",
            "kem": "ghe",
            "coc": "2000",
        },
    ),
    "clinic": (
        "giới tính nữ, khoa mắt, cân nặng 52,5 ký, mức độ đau bảy, triệu chứng sốt, có bảo hiểm, dị ứng là tôm cua",
        {
            "gender": "f",
            "dept": "eye",
            "weight": "52.5",
            "pain": "7",
            "sym": "fever",
            "insured": "true",
            "allergies": "Tôm cua",
        },
    ),
    "harvest": (
        "lúa vụ đông xuân, sản lượng năm tấn, diện tích hai héc ta rưỡi, chở tới kho, nhận tiền mặt",
        {
            "loai": "lua",
            "vu": "dx",
            "sanLuong": "5000",
            "dienTich": "2.5",
            "giao": "kho",
            "nhanTien": "tm",
        },
    ),
    "workshop": (
        "nước thái lan, vé sinh viên ba người, chủ đề trí tuệ nhân tạo và bảo mật, đăng ký nhận bản tin",
        {"country": "Thailand", "ticket": "stu", "qty": "3", "topics": "ai\nsec", "news": "true"},
    ),
    "complaint": (
        "họ tên Lý Thu Thảo, ngày mua 02/11/2026, giao sai hàng, giờ gọi lại 18 giờ 30",
        {"name": "Lý Thu Thảo", "buy_date": "2026-11-02", "issue": "wrong", "call_at": "18:30"},
    ),
    "corpib": (
        "gói dịch vụ thanh toán cơ bản, chức vụ giám đốc, email người duyệt lệnh an@congty.vn",
        {"rdo_goi": "B", "cbo_01": "1", "txt_23": "an@congty.vn"},
    ),
    "creditcard": (
        "thu nhập hàng tháng hai mươi lăm triệu, hạng thẻ vàng, tình trạng hôn nhân độc thân",
        {"income": "25", "cardType": "GD", "marital": "S"},
    ),
    "delivery": (
        (
            "tên người nhận Lý Thu Thảo, tỉnh thành Cần Thơ, hàng dễ vỡ và chất lỏng, khối lượng hai ký rưỡi, "
            "giao hỏa tốc, ghi chú cho shipper gọi trước"
        ),
        {
            "tenNguoiNhan": "Lý Thu Thảo",
            "tinhGiao": "CT",
            "dacTinh": "devo\nchatlong",
            "khoiLuong": "2500",
            "dichVu": "hoatoc",
            "ghiChu": "Gọi trước",
        },
    ),
    "electric": (
        "công suất tám ký oát, diện tích sàn 120 mét vuông, ba pha",
        {"dd_cs": "8", "dd_dt": "120", "dd_pha": "3P"},
    ),
    "electricity": (
        "loại yêu cầu di dời công tơ, ba pha, công suất 15 kW, hẹn khảo sát 9 giờ sáng ngày 30/11/2026",
        {
            "ctl00$M$ddlYeuCau": "TD02",
            "ctl00$M$rdoPha": "3",
            "ctl00$M$txtCongSuat": "15",
            "ctl00$M$txtHenKS": "2026-11-30T09:00",
        },
    ),
    "flight": (
        "bay từ Hà Nội vào Sài Gòn, hai người lớn một trẻ em",
        {"from": "HAN", "to": "SGN", "adt": "2", "chd": "1"},
    ),
    "hokinhdoanh": (
        "vốn kinh doanh ba trăm triệu, doanh thu dự kiến một năm hai tỷ, thuế khoán",
        {"Von": "300000000", "DoanhThu": "2000", "PPThue": "khoan"},
    ),
    "hotel": (
        (
            "nhận phòng 20/12/2026, trả phòng 23/12/2026, bốn người lớn, phòng hướng vườn, quốc tịch hàn quốc, "
            "thêm ăn sáng, yêu cầu đặc biệt là tầng cao"
        ),
        {
            "checkin": "2026-12-20",
            "checkout": "2026-12-23",
            "adults": "4",
            "room_type": "std-garden",
            "nationality": "KR",
            "extras": "breakfast",
            "requests": "Tầng cao",
        },
    ),
    "job": (
        "lương mong muốn hai mươi triệu, ba năm kinh nghiệm, vị trí ứng tuyển kế toán",
        {"exp_sal": "20", "yoe": "3", "pos": "acc"},
    ),
    "residence": (
        "thủ tục gia hạn tạm trú, họ tên chủ hộ Đinh Văn Lực, nội dung đề nghị là gia hạn một năm, qua bưu điện",
        {
            "thuTuc": "GH",
            "tenChuHo": "Đinh Văn Lực",
            "noiDungDeNghi": "Gia hạn một năm",
            "nhanKQ": "buudien",
        },
    ),
    "savings": (
        "người thụ hưởng thứ hai tên Lê Hoài Nam, quan hệ con, tỷ lệ 40%",
        {"ben2_name": "Lê Hoài Nam", "ben2_rel": "child", "ben2_pct": "40"},
    ),
    "securities": (
        "số hộ chiếu C1234567, ngân hàng thụ hưởng Techcombank, mở tài khoản phái sinh, vốn dự kiến hai trăm triệu",
        {"soGiayTo": "C1234567", "cboNganHang": "TCB", "loaiTK": "phaisinh", "vonDauTu": "200"},
    ),
    "stockin": (
        "dòng hai đơn giá mười lăm nghìn số lượng ba trăm, nhập vào kho lạnh",
        {"item_2_price": "15000", "item_2_qty": "300", "kho": "K3"},
    ),
    "tamtru": (
        "họ tên Nguyễn Thị Lành, dân tộc Ê Đê, loại chỗ ở nhà thuê",
        {"ho_ten": "Nguyễn Thị Lành", "dan_toc": "Ê Đê", "loai_cho_o": "thue"},
    ),
    "taxhkd": (
        "kỳ tính thuế tháng 10 năm 2026, mở cửa 6 giờ sáng, doanh thu dịch vụ mười hai triệu rưỡi, ngân hàng Agribank",
        {"kyTinhThue": "2026-10", "gioMo": "06:00", "dtDichVu": "12500000", "nganHangNop": "VBA"},
    ),
    "datban": (
        (
            "tên Lê Phương Thảo, sáu người lớn, sân thượng, chuyển khoản, lần trước bạn thấy quán bốn sao, "
            "dặn dò nhà bếp là nấu nhạt"
        ),
        {
            "guest_name": "Lê Phương Thảo",
            "adults": "6",
            "seating": "rooftop",
            "pay_by": "bank",
            "last_visit": "4",
            "kitchenNote": "Nấu nhạt",
        },
    ),
    "vantai": (
        "từ Hải Phòng vô Cần Thơ, xe năm tấn, ngày bốc hàng 28/11/2026, mười lăm khối",
        {
            "from_city": "Hải Phòng",
            "to_city": "Cần Thơ",
            "truck": "T5",
            "pickDate": "2026-11-28",
            "volume": "15",
        },
    ),
    "xemay": (
        (
            "chủ xe Đặng Quốc Việt, sinh 30/4/1990, hiệu lực từ ngày 25/11/2026, "
            "tai nạn người ngồi trên xe 20 triệu"
        ),
        {
            "txtHoTenCX": "Đặng Quốc Việt",
            "ddlNgay": "1990-04-30",
            "txtTuNgay": "2026-11-25",
            "chkNguoiNgoi": "true",
            "ddlMucTN": "20",
        },
    ),
    "cv": (
        "họ tên Đỗ Hoàng Long, năm tốt nghiệp 2020, làm remote, kỹ năng java và sql, lương mong muốn 25 triệu",
        {
            "fullName": "Đỗ Hoàng Long",
            "gradYear": "2020",
            "empType": "remote",
            "skills": "java\nsql",
            "expSalary": "25000000",
        },
    ),
    "hochieu": (
        "ngày cấp 12/05/2021, dân tộc Khmer, nơi sinh Nghệ An, nơi ở hiện tại tỉnh thành phố Huế, phường Vỹ Dạ",
        {
            "ctl00$txtNgayCap": "2021-05-12",
            "ctl00$ddlDanToc": "5",
            "ctl00$ddlTinh": "46",
            "ctl00$ddlPhuong": "19804",
            "ctl00$ddlNoiSinh": "40",
        },
    ),
    "khambenh": (
        "họ tên bệnh nhân Hồ Thị Thu, ngày sinh 25/3/1972, chuyên khoa tim mạch, triệu chứng ho",
        {
            "tenBenhNhan": "Hồ Thị Thu",
            "dob": "1972-03-25",
            "chuyenKhoa": "Tim mạch",
            "trieuChung": "ho",
        },
    ),
    "muahang": (
        "kích cỡ L, màu đen, số lượng 3, tỉnh thành phố Huế, gói quà, giao nhanh, ví momo",
        {
            "size": "L",
            "color": "Đen",
            "quantity": "3",
            "city": "hue",
            "giftWrap": "true",
            "shipping": "fast",
            "payment": "momo",
        },
    ),
    "trasoat": (
        "số tiền giao dịch năm triệu, hạn mức đề nghị năm chục triệu, xử lý khẩn, lý do chuyển nhầm",
        {
            "txn_amt": "5000000",
            "lmt_new": "50000000",
            "urg": "true",
            "rsn": "1",
        },
    ),
    "congtrinh": (
        "mười hai thợ hồ, tám thợ sắt, chất lượng bốn sao, không có sự cố",
        {"x6": "12", "x7": "8", "x17": "4", "sc": "0"},
    ),
    "inan": (
        "tờ rơi khổ a năm, hai nghìn tờ, giấy couche một trăm năm mươi, bo góc",
        {"sp": "FLYER", "kho": "A5", "sl": "2000", "giay": "C150", "gc": "bo"},
    ),
    "phananh": (
        "đèn đường hỏng ở phường Tân Định, đã năm ngày rồi",
        {"q7f": "den", "q9c": "P02", "q13": "5"},
    ),
}


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory, site: Site) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("strange")
    with running_agent(folder, S2I_FORMS__ALLOWED_ORIGINS=site.origin) as running:
        yield running


def test_every_sentence_has_its_page() -> None:
    assert set(SAID) <= set(STRANGE)


@pytest.mark.parametrize("name", SAID)
def test_a_sentence_fills_the_page(agent: Running, site: Site, name: str) -> None:
    text, wanted = SAID[name]
    url = f"{site.origin}/pages/strange/{name}/"
    opened = agent.http.post("/api/sessions", json={"session_id": name, "form_url": url})
    assert opened.status_code < 300, opened.text
    turn = agent.execute(text, name).json()
    actions = turn["actions"]
    assert {a["field"] for a in actions if a["type"] == "fill"} == set(wanted), turn["result"]
    assert all(action["verified"] for action in actions), turn["result"]
    values = agent.values(name)
    assert {field: values.get(field) for field in wanted} == wanted
    agent.http.delete(f"/api/sessions/{name}")
