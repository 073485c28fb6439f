"""Recordings cannot be read or changed without the key, and go when they are told to."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from speak_to_input.adapters.store.recordings import SealedRecordings
from speak_to_input.errors import ProviderError, SessionUnknown

NOON = datetime(2026, 11, 25, 12, 0, 0, 123456, tzinfo=UTC)
SOUND = b"\x01\x02" * 16_000


@pytest.fixture
def recordings(tmp_path: Path) -> SealedRecordings:
    return SealedRecordings(tmp_path / "recordings", tmp_path / "keys" / "key")


async def test_what_is_kept_is_listed_newest_first_and_comes_back_whole(recordings: SealedRecordings) -> None:
    assert await recordings.listed() == ()
    first = await recordings.keep("session-a", NOON, SOUND)
    second = await recordings.keep("session-b", NOON + timedelta(seconds=1), SOUND[:3200])
    assert await recordings.listed() == (second, first)
    assert (first.seconds, second.seconds) == (1.0, 0.1)
    assert await recordings.sound(first.recording_id) == SOUND


async def test_files_do_not_hold_the_sound_and_are_for_this_user_only(
    recordings: SealedRecordings, tmp_path: Path
) -> None:
    await recordings.keep("session-a", NOON, SOUND)
    (path,) = (tmp_path / "recordings").iterdir()
    assert SOUND[:64] not in path.read_bytes()
    for file in (path, tmp_path / "keys" / "key"):
        assert file.stat().st_mode & 0o077 == 0


async def test_a_changed_or_renamed_file_and_another_key_are_noticed(
    recordings: SealedRecordings, tmp_path: Path
) -> None:
    kept = await recordings.keep("session-a", NOON, SOUND)
    (path,) = (tmp_path / "recordings").iterdir()
    renamed = path.rename(path.with_name(path.name.replace("session-a", "session-b")))
    with pytest.raises(ProviderError):
        await recordings.sound(kept.recording_id)
    renamed.rename(path)
    assert await recordings.sound(kept.recording_id) == SOUND
    (tmp_path / "keys" / "key").unlink()
    with pytest.raises(ProviderError):
        await recordings.sound(kept.recording_id)


async def test_a_deleted_recording_is_gone(recordings: SealedRecordings) -> None:
    kept = await recordings.keep("session-a", NOON, SOUND)
    await recordings.delete(kept.recording_id)
    for gone in (recordings.sound(kept.recording_id), recordings.delete("../x")):
        with pytest.raises(SessionUnknown):
            await gone
    assert await recordings.listed() == ()


async def test_those_of_a_session_go_with_it(recordings: SealedRecordings) -> None:
    await recordings.keep("session-a", NOON, SOUND)
    other = await recordings.keep("session-b", NOON, SOUND)
    await recordings.forget("session-a")
    assert await recordings.listed() == (other,)
