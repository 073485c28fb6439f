"""Recordings in a folder of this machine, each sealed with AES-256-GCM; the key lies in a file of its own.

Name, session and time are sealed in with the sound, so that a file cannot be passed off as another one.
"""

import asyncio
import os
import secrets
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from speak_to_input.core.hearing.speech import seconds
from speak_to_input.core.people import LOCAL_ID
from speak_to_input.core.recorded import Recording
from speak_to_input.errors import ProviderError, SessionUnknown
from speak_to_input.ports import Recordings

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_KEY_BITS, _NONCE_BYTES, _TAG_BYTES = 256, 12, 16
_ENDING = ".sealed"


class SealedRecordings(Recordings):
    """Files named SESSION.TIME.ID.sealed: nonce, then the sealed sound. Whoever signs in has a folder of their own."""

    def __init__(self, folder: Path, key_file: Path) -> None:
        self._folder = folder
        self._key_file = key_file

    def of(self, owner: str) -> Recordings:
        return self if owner == LOCAL_ID else SealedRecordings(self._folder / owner, self._key_file)

    async def keep(self, session_id: str, at: datetime, sound: bytes) -> Recording:
        return await asyncio.to_thread(self._keep, session_id, at, sound)

    async def listed(self) -> tuple[Recording, ...]:
        return await asyncio.to_thread(self._listed)

    async def sound(self, recording_id: str) -> bytes:
        return await asyncio.to_thread(self._sound, recording_id)

    async def delete(self, recording_id: str) -> None:
        await asyncio.to_thread(self._path(recording_id).unlink)

    async def forget(self, session_id: str) -> None:
        for recording in await self.listed():
            if recording.session_id == session_id:
                await self.delete(recording.recording_id)

    def _keep(self, session_id: str, at: datetime, sound: bytes) -> Recording:
        recording_id = secrets.token_hex(8)
        name = f"{session_id}.{at.isoformat().replace('.', ',')}.{recording_id}"
        nonce = os.urandom(_NONCE_BYTES)
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = self._folder / f"{name}{_ENDING}"
        path.touch(mode=0o600)
        path.write_bytes(nonce + self._cipher().encrypt(nonce, sound, name.encode()))
        return Recording(recording_id, session_id, at, seconds(sound))

    def _listed(self) -> tuple[Recording, ...]:
        paths = self._folder.glob(f"*{_ENDING}") if self._folder.is_dir() else ()
        return tuple(sorted(map(_recording, paths), key=lambda recording: recording.at, reverse=True))

    def _sound(self, recording_id: str) -> bytes:
        path = self._path(recording_id)
        content = path.read_bytes()
        name = path.name.removesuffix(_ENDING)
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 (an extra)

        try:
            return self._cipher().decrypt(content[:_NONCE_BYTES], content[_NONCE_BYTES:], name.encode())
        except InvalidTag:
            raise ProviderError("the recording was changed or sealed with another key") from None

    def _path(self, recording_id: str) -> Path:
        """Raises: SessionUnknown."""
        if recording_id.isalnum() and self._folder.is_dir():
            for path in self._folder.glob(f"*.{recording_id}{_ENDING}"):
                return path
        raise SessionUnknown("there is no such recording")

    def _cipher(self) -> "AESGCM":
        # Loaded here: an agent alone has not the package.
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

        if not self._key_file.is_file():
            self._key_file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._key_file.touch(mode=0o600)
            self._key_file.write_bytes(AESGCM.generate_key(_KEY_BITS))
        return AESGCM(self._key_file.read_bytes())


def _recording(path: Path) -> Recording:
    session_id, at, recording_id = path.name.removesuffix(_ENDING).split(".")
    sealed = path.stat().st_size - _NONCE_BYTES - _TAG_BYTES
    return Recording(
        recording_id, session_id, datetime.fromisoformat(at.replace(",", ".")), seconds(bytes(sealed))
    )
