"""Mail where there is none: letters lie in a folder that only the machine's administrator may read."""

import asyncio
from pathlib import Path

from speak_to_input.core.people import Person, ResetCode
from speak_to_input.ports import Mail


class FolderMail(Mail):
    """One file per person, `folder`/NAME.txt: the code and until when it holds. It goes when it was used."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def reset_code(self, code: ResetCode) -> None:
        await asyncio.to_thread(self._write, code)

    async def used(self, person: Person) -> None:
        await asyncio.to_thread(self._path(person).unlink, missing_ok=True)

    def _write(self, code: ResetCode) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = self._path(code.person)
        path.touch(mode=0o600)
        path.write_text(
            f"{code.person.name} asks for a new password.\n"
            f"Code: {code.code}\nHolds until: {code.until:%Y-%m-%d %H:%M %Z}\n"
            "Hand it over only to the person themselves.\n",
            "utf-8",
        )

    def _path(self, person: Person) -> Path:
        # A name holds no slash and does not begin with a dot.
        return self._folder / f"{person.name}.txt"
