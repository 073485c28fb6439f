"""Files that people gave, in a folder of this machine, one sub-folder per session."""

import asyncio
import mimetypes
import shutil
import unicodedata
from datetime import datetime
from pathlib import Path

from speak_to_input.core.attachments import GivenFile, is_what_its_name_says, known_types
from speak_to_input.errors import InvalidInput
from speak_to_input.ports import FileShelf

_MOST_FILES = 20
_LONGEST_NAME_BYTES = 200
"""File systems take 255."""
_FORBIDDEN = frozenset('/\\:*?"<>|')


class FolderShelf(FileShelf):
    """Keeps each file as `folder`/session/name, readable by its owner only."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def keep(self, session_id: str, name: str, content: bytes) -> GivenFile:
        name = _plain(name)
        if not content:
            raise InvalidInput(f"the file {name!r} is empty", hint="send a file with content")
        if not is_what_its_name_says(name, content):
            raise InvalidInput(
                f"{name!r} is not a file of a known type, or not of the type that its ending promises",
                hint=f"known endings: {', '.join(known_types())}",
            )
        if len(await self.given(session_id)) >= _MOST_FILES:
            raise InvalidInput(
                f"this session holds {_MOST_FILES} files already", hint="remove one with DELETE"
            )
        return await asyncio.to_thread(self._write, session_id, name, content)

    async def given(self, session_id: str) -> tuple[GivenFile, ...]:
        if not self._of(session_id).is_dir():
            return ()  # as for most sessions: not worth a thread
        return await asyncio.to_thread(self._list, session_id)

    async def remove(self, session_id: str, name: str) -> bool:
        path = self._of(session_id) / _plain(name)
        if not await asyncio.to_thread(path.is_file):
            return False
        await asyncio.to_thread(path.unlink)
        return True

    async def clear(self, session_id: str) -> None:
        await asyncio.to_thread(shutil.rmtree, self._of(session_id), ignore_errors=True)

    async def sweep(self, older_than_s: float, now: datetime) -> int:
        """Remove the files of sessions that got none for so long. Gives: how many sessions."""
        return await asyncio.to_thread(self._sweep, now.timestamp() - older_than_s)

    def _sweep(self, before: float) -> int:
        if not self._folder.is_dir():
            return 0
        left = [folder for folder in self._folder.iterdir() if folder.stat().st_mtime < before]
        for folder in left:
            shutil.rmtree(folder, ignore_errors=True)
        return len(left)

    def _of(self, session_id: str) -> Path:
        return self._folder / session_id

    def _write(self, session_id: str, name: str, content: bytes) -> GivenFile:
        folder = self._of(session_id)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = folder / name
        path.touch(mode=0o600)
        path.write_bytes(content)
        return _told(path)

    def _list(self, session_id: str) -> tuple[GivenFile, ...]:
        folder = self._of(session_id)
        oldest_first = sorted(folder.iterdir(), key=lambda path: (path.stat().st_mtime_ns, path.name))
        return tuple(_told(path) for path in oldest_first)


def _told(path: Path) -> GivenFile:
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return GivenFile(path.name, media_type, path.stat().st_size, str(path.resolve()))


def _plain(name: str) -> str:
    """The name without folders and without what a file system or a page would stumble over."""
    name = unicodedata.normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1]).strip()
    plain = "".join("_" if c in _FORBIDDEN or not c.isprintable() else c for c in name).lstrip(".")
    if not plain:
        raise InvalidInput("the file has no name", hint="send a file name in the multipart body")
    stem, dot, ending = plain.rpartition(".")
    whole = f"{_cut(stem, _LONGEST_NAME_BYTES - 1 - len(ending.encode()))}.{ending}" if dot else plain
    return _cut(whole)


def _cut(name: str, most_bytes: int = _LONGEST_NAME_BYTES) -> str:
    return name.encode()[: max(0, most_bytes)].decode(errors="ignore")
