"""`python -m tests.speech.caller URL SESSION`: somebody on the line in a process of their own, until it is killed."""

import asyncio
import sys

from tests.speech.peer import person


async def _call(url: str, session_id: str) -> None:
    async with person(url, session_id):
        sys.stdout.write("greeted\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_call(*sys.argv[1:]))
