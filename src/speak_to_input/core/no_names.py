"""What the reader of names takes for somebody's name and is some other word."""

from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.text import Words


def without_words(
    words: Words, readings: tuple[tuple[Reading[object], ...], ...]
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
        tuple(r for r in each if r.kind is not Kind.PERSON or at not in inside)
        for at, each in enumerate(readings)
    )


_SURELY_WORK = 0.8
_JOB = 2
