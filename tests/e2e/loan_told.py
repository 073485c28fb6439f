"""A loan as somebody tells it: what most people begin with, and the rest of what the form needs."""

ONE_SHOT = "Vay 500 triệu, Nguyễn Văn An, căn cước 079090012345, mua nhà, kỳ hạn 24 tháng"
REST = (
    "sinh ngày 15/3/1990, điện thoại 0912345678, địa chỉ 12 Lê Lợi, phường Bến Nghé, quận 1, thành phố Hồ Chí Minh",
    "nhân viên hưởng lương tại công ty An Phát, thu nhập hàng tháng 30 triệu, cam kết thông tin đúng sự thật",
)
