"""Between which sums a page says that its field for money usually lies."""

from speak_to_input.core.forms import Field
from speak_to_input.vi.money import read_money
from speak_to_input.vi.text import read_words


def usual_range(field: Field) -> tuple[int, int] | None:
    """The two sums that the page's hint names: "Từ 10 triệu đến 50 tỷ đồng"; None when it names no two."""
    words = read_words(field.description)
    sums: list[int] = []
    at = 0
    while at < len(words):
        readings = [reading for reading in read_money(words, at) if reading.sure > 0.6]
        if readings:
            sums.append(readings[0].value)
        at = readings[0].end if readings else at + 1
    return (sums[0], sums[1]) if len(sums) == 2 and sums[0] < sums[1] else None
