"""What the reader of names takes for somebody's name and is some other word."""

from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words


def without_words(
    words: Words, readings: tuple[tuple[Reading[object], ...], ...], lexicon: Lexicon
) -> tuple[tuple[Reading[object], ...], ...]:
    """The readings without names that are some other word, or begin in the middle of what somebody does.

    "chứng khoán" is nobody, and neither is "giáo | viên trường Nguyễn Du".
    """
    inside = {
        at
        for each in readings
        for job in each
        if job.kind in (Kind.OCCUPATION, Kind.POSITION) and job.sure > _SURELY_WORK
        if job.end - job.start == _JOB
        and words.accented  # "nhân viên | Lê Hoàng Nam" is read as a job as well
        for at in range(job.start + 1, job.end)
    }
    return tuple(
        tuple(
            r
            for r in each
            if not (r.kind is Kind.POSITION and words.says(at - 1, "ban"))  # "ban | quản lý dự án" is a body
            and (r.kind is not Kind.PERSON or not (at in inside or _is_word(words, r, lexicon)))
        )
        for at, each in enumerate(readings)
    )


def _is_word(words: Words, name: Reading[object], lexicon: Lexicon) -> bool:
    if not words.accented or not all(t.text.islower() for t in words.tokens[name.start : name.end]):
        return False
    begun = lexicon.whole_words.at(words, name.start - 1) if name.start else ()  # "ban quản | lý dự án"
    return any(f.end == name.end for f in lexicon.whole_words.at(words, name.start)) or any(
        f.end > name.start for f in begun
    )


_SURELY_WORK = 0.8
_JOB = 2
