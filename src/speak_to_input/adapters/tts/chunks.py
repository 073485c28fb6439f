"""Bytes as they arrive, made into chunks of whole frames."""

from collections.abc import AsyncGenerator, AsyncIterator


async def whole_frames(arriving: AsyncIterator[bytes], frame_bytes: int) -> AsyncGenerator[bytes, None]:
    """The same bytes; what belongs to a frame that is not whole yet waits for the rest of it.

    A last frame that never became whole is dropped: it is no sound.
    """
    waiting = b""
    async for more in arriving:
        waiting += more
        whole = len(waiting) - len(waiting) % frame_bytes
        if whole:
            yield waiting[:whole]
            waiting = waiting[whole:]
