"""Chromium's microphone is a file of sound."""

from pathlib import Path


def listening_to(microphone: Path) -> list[str]:
    """The arguments with which Chromium hears that WAV file once, and nobody is asked for leave."""
    return [
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-audio-capture={microphone}%noloop",
        "--autoplay-policy=no-user-gesture-required",
        "--allow-loopback-in-peer-connection",
        "--disable-background-networking",
    ]
