"""What is said to stay as it is, beside what changes: "giờ là 16 giờ 20, | ngày giữ nguyên"."""

from speak_to_input.core.correcting.marks import Mark, Marks
from speak_to_input.vi.text import read_words


def without_kept(text: str, marks: Marks) -> str:
    """The text without the clause that tells which part of a value stays; itself where none does.

    Only a part of a value is told so: "kiến nghị là giữ nguyên quy trình" is a text.
    """
    words = read_words(text)
    if not marks.anywhere(words, Mark.KEPT):
        return text
    for at in range(len(words)):
        end = marks.behind(words, at, Mark.PART)
        while end and words.says(end, "thì", "vẫn", "cũ", "cứ"):
            end += 1
        end = marks.behind(words, end, Mark.KEPT) if end else 0
        while end and end < len(words) and not words.tokens[end].mark and marks.at(words, end, Mark.END):
            end += 1
        if not end or not (end == len(words) or words.tokens[end].mark):
            continue
        begin = at - words.says(at - 1, "còn", "mà", "chứ")
        rest = f"{text[: words.tokens[begin].start].rstrip(' ,;')} {text[words.tokens[end - 1].end :].lstrip(' ,;.')}"
        return rest.strip() if any(c.isalnum() for c in rest) else text
    return text
