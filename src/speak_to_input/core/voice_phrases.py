"""What the voice says of its own accord."""

GREETING = "Dạ, em nghe đây ạ. Anh chị nói thông tin cần điền giúp em."
BACK_AGAIN = "Dạ, em nối lại rồi ạ. Mình tiếp tục nhé."
SLEEPING = "Dạ, em tạm nghỉ. Khi cần, anh chị gọi: em ơi."
AWAKE = "Dạ, em nghe ạ."
SLOWER = "Dạ, em nói chậm lại."
FASTER = "Dạ, em nói nhanh hơn."
MUTED = "Dạ, em chỉ hiện chữ, không nói nữa ạ."
UNMUTED = "Dạ, em nói lại ạ."
NOTHING_SAID = "Dạ, em chưa nói gì ạ."
AGENT_AWAY = (
    "Dạ, phần điền biểu mẫu đang tạm gián đoạn, câu vừa rồi chưa được điền. Nối lại được em báo ngay ạ."
)
DEAF = "Dạ, em chưa nghe được, bộ nhận dạng tiếng nói đang gián đoạn. Anh chị gõ giúp em ạ."
AGENT_BACK = "Dạ, phần điền biểu mẫu nối lại rồi ạ."
GO_ON = "Mời anh chị nói tiếp."
SAY_AGAIN = "Những lời lúc gián đoạn chưa được điền, anh chị nói lại giúp em."
SECRET_WORDS = "(lời có mật khẩu hoặc mã, em không lưu)"
NOT_KEPT = "Lời thoại chưa lưu được; biểu mẫu không bị ảnh hưởng."
NOT_RECORDED = "Âm thanh chưa ghi lại được; biểu mẫu không bị ảnh hưởng."
STOPPED = "Dạ, em dừng."
NOT_HEARD_WELL = "Dạ, em nghe chưa rõ. Anh chị nói gần micro hơn, hoặc gõ giúp em ạ."
NOT_SPOKEN = "Chưa phát được tiếng; câu trả lời ở trên màn hình."
UNCLEAR = "Dạ, em nghe chưa rõ. Anh chị nói lại giúp em ạ."
SAMPLE = "Dạ, em đã điền số tiền vay 500 triệu đồng, kỳ hạn 24 tháng. Anh chị xem giúp em ạ."

OFTEN = (
    GREETING, BACK_AGAIN, UNCLEAR, NOT_HEARD_WELL, AGENT_AWAY, f"{AGENT_BACK} {GO_ON}", DEAF, SLEEPING, AWAKE, SLOWER,
    FASTER, MUTED, UNMUTED, NOTHING_SAID,
)  # fmt: skip
"""What is said word by word the same, most often first."""


def did_you_say(text: str) -> str:
    """A question before acting on words that were heard badly."""
    return f"Dạ, em nghe không rõ lắm. Có phải anh chị nói: {text}?"


def did_you_say_before(text: str) -> str:
    """A question before acting on words that were said while nobody could."""
    return f"Lúc nãy anh chị nói: {text}, phải không ạ?"
