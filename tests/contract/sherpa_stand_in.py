"""Stands in for the package `sherpa_onnx`: what our adapter uses of it, with the names of its version 2.0.

It checks nothing by itself; what it was given is kept here for the test to look at.
"""

from types import SimpleNamespace
from typing import Any

import numpy as np

text = ""
"""What is heard next."""
made: dict[str, Any] = {}
"""Arguments of the last recogniser."""
hotwords: str | None = None
sound: tuple[int, int, str] = (0, 0, "")
"""Rate, samples and their type."""


class _Stream:
    def __init__(self) -> None:
        self.result = SimpleNamespace(text="")

    def accept_waveform(self, sample_rate: float, waveform: "np.ndarray[Any, Any]") -> None:
        global sound  # noqa: PLW0603 (a stand-in for one test)
        assert np.abs(waveform).max(initial=0) <= 1
        sound = (int(sample_rate), len(waveform), str(waveform.dtype))


class OfflineRecognizer:
    """Reads whole utterances."""

    @classmethod
    def from_transducer(
        cls,
        encoder: str,
        decoder: str,
        joiner: str,
        tokens: str,
        num_threads: int = 1,
        decoding_method: str = "greedy_search",
        **more: Any,
    ) -> "OfflineRecognizer":
        """Note the arguments."""
        made.clear()
        made.update(encoder=encoder, decoder=decoder, joiner=joiner, tokens=tokens)
        made.update(num_threads=num_threads, decoding_method=decoding_method, **more)
        return cls()

    def create_stream(self, hotwords: str | None = None) -> _Stream:
        """Note the hotwords."""
        globals()["hotwords"] = hotwords
        return _Stream()

    def decode_stream(self, stream: _Stream) -> None:
        """Hear `text`."""
        assert sound[1], "sound comes before it is read"
        stream.result = SimpleNamespace(text=text)
