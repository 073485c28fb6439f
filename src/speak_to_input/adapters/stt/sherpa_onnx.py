"""Zipformer transducers through sherpa-onnx on this machine, with hotwords. Weights are the bank's to bring."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from speak_to_input.core.hearing.speech import RATE_HZ, Alternative, Bias, Heard, HearingTraits
from speak_to_input.errors import ConfigurationError
from speak_to_input.ports import SpeechStream, SpeechToText

_PARTS = ("encoder", "decoder", "joiner")


class SherpaOnnx(SpeechToText):
    """An offline transducer; it reads whole utterances, several at once."""

    class Options(BaseModel):
        """`folder` holds encoder*.onnx, decoder*.onnx, joiner*.onnx, tokens.txt, and bpe.vocab for hotwords."""

        model_config = ConfigDict(frozen=True, extra="forbid")

        folder: Path
        threads: int = Field(default=1, ge=1)
        workers: int = Field(default=2, ge=1)
        hotwords_score: float = Field(default=1.5, ge=0)

    def __init__(self, options: Options) -> None:
        self._options = options
        self._threads = ThreadPoolExecutor(options.workers, thread_name_prefix="sherpa")
        self._recogniser: Any = None

    @property
    def traits(self) -> HearingTraits:
        return HearingTraits("sherpa_onnx", biased=self._hotwords_file.is_file())

    async def prepare(self) -> None:
        if self._recogniser is None:
            self._recogniser = await asyncio.get_running_loop().run_in_executor(self._threads, self._load)

    async def hear(self, sound: bytes, bias: Bias) -> Heard:
        await self.prepare()
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._read, sound, bias)

    def listen(self, bias: Bias) -> SpeechStream:
        raise NotImplementedError("offline transducers read whole utterances")

    async def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._recogniser = None

    @property
    def _hotwords_file(self) -> Path:
        return self._options.folder / "bpe.vocab"

    def _load(self) -> Any:
        try:
            from sherpa_onnx import OfflineRecognizer  # noqa: PLC0415 (an extra)
        except ImportError as error:
            raise ConfigurationError(
                "sherpa-onnx is not installed.", hint="pip install 'speak-to-input[sherpa]'"
            ) from error
        more: dict[str, Any] = {}
        if self.traits.biased:
            more = {
                "modeling_unit": "bpe",
                "bpe_vocab": str(self._hotwords_file),
                "hotwords_score": self._options.hotwords_score,
            }
        return OfflineRecognizer.from_transducer(
            **{part: str(self._file(part)) for part in _PARTS},
            tokens=str(self._named("tokens.txt")),
            num_threads=self._options.threads,
            decoding_method="modified_beam_search",
            **more,
        )

    def _file(self, part: str) -> Path:
        """The weights of a part, the small ones first."""
        found = sorted(
            self._options.folder.glob(f"{part}*.onnx"), key=lambda p: ("int8" not in p.name, p.name)
        )
        return found[0] if found else self._named(f"{part}.onnx")

    def _named(self, name: str) -> Path:
        path = self._options.folder / name
        if not path.is_file():
            raise ConfigurationError(
                f"{path} is missing.", hint="S2I_STT__OPTIONS__FOLDER must name a folder of a transducer"
            )
        return path

    def _read(self, sound: bytes, bias: Bias) -> Heard:
        samples = np.frombuffer(sound, dtype="<i2").astype(np.float32) / 32768
        # Hotwords are separated by slashes; the models know small letters only.
        words = "/".join(phrase.lower().replace("/", " ") for phrase in bias.phrases)
        stream = (
            self._recogniser.create_stream(words)
            if words and self.traits.biased
            else self._recogniser.create_stream()
        )
        stream.accept_waveform(RATE_HZ, samples)
        self._recogniser.decode_stream(stream)
        text = stream.result.text.strip().lower()
        return Heard((Alternative(text),) if text else (), scored=False)
