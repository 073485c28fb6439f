"""Whisper on this machine through CTranslate2: one model for all sessions, short windows, several readings.

The encoder is given only as many frames as the utterance needs (8 s at least) instead of the usual 30 s,
which makes a reading two to three times shorter and costs a point or three of word errors.
"""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

import numpy as np
from cachetools import LRUCache
from pydantic import BaseModel, ConfigDict, Field

from speak_to_input.adapters.stt.fewer_tokens import TOKENIZER, cut
from speak_to_input.adapters.stt.model_file import UnknownFormat
from speak_to_input.adapters.stt.wide_registers import use_wide_registers
from speak_to_input.adapters.weights.model import Source
from speak_to_input.adapters.weights.resolving import Found as Weights
from speak_to_input.adapters.weights.resolving import Shelf, resolve
from speak_to_input.core.hearing.speech import (
    RATE_HZ,
    Alternative,
    Bias,
    Heard,
    HearingTraits,
    ModelInUse,
    seconds,
)
from speak_to_input.observe.logs import logger
from speak_to_input.observe.progress import Stage, tell
from speak_to_input.ports import SpeechStream, SpeechToText

_log = logger("voice")
_FRAMES_PER_S = 100
_LONGEST_FRAMES = 3000
"""What the model was trained on; longer sound is read from its end."""
_TAIL_FRAMES = 30
_TOKENS_PER_S = 14
"""People say up to ten in fast speech; what is more is a loop of the model."""
_REPEATED = 10
"""So many tokens (about five words) are not said twice the same: ends loops, leaves 0888 888 888 alone."""
_BIAS_TOKENS = 150
_SCORE_OF_ALL, _FIT_OF_ALL = 1.15, -0.2
"""Tokens that are gone would have had a part of the probability: what scores and fits are with all of them.

Measured on 145 readings and 884 fits; what remains differs by 0.02 and 0.07 (standard deviation).
"""
_LEAST = 1e-9
"""Of a token that cannot be."""
_Found = TypeVar("_Found")


class FasterWhisper(SpeechToText):
    """Whisper weights in CTranslate2's form."""

    class Options(BaseModel):
        """Which weights, and how hard it tries."""

        model_config = ConfigDict(frozen=True, extra="forbid")

        model: str = "whisper-base"
        """A name of `speak-to-input models list`."""
        folder: Path | None = None
        """A folder that holds the weights already; then no name is looked up."""
        cache: Path = Path("var/models")
        pins: Path | None = None
        """A file that says what models must be: docs/adr/0015."""
        fetch: bool = True
        """Fetch a pinned model from the model hub when it is not here; tried once an hour, for a second or two."""
        threads: int = Field(default=1, ge=1)
        """Per reading; for short windows two are slower than one."""
        workers: int = Field(default=2, ge=1)
        """Readings at once."""
        beam: int = Field(default=2, ge=1)
        """Five take nearly twice the time and read our samples no better."""
        alternatives: int = Field(default=2, ge=1)
        shortest_s: float = Field(default=8.0, gt=0, le=30)
        """Window of the encoder for anything shorter; below 8 s the model repeats itself."""
        compute_type: str = "int8"
        all_tokens: bool = False
        """Keep the tokens that write other languages, which takes longer: docs/adr/0016."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._threads = ThreadPoolExecutor(options.workers, thread_name_prefix="whisper")
        self._loaded: _Loaded | None = None
        self._loading = asyncio.Lock()
        self._reading = 0

    @property
    def traits(self) -> HearingTraits:
        used = self._loaded.model if self._loaded else None
        return HearingTraits("faster_whisper", biased=True, weighs=True, model=used)

    async def prepare(self) -> None:
        async with self._loading:
            if self._loaded is None:
                loop = asyncio.get_running_loop()
                context = copy_context()
                self._loaded = await loop.run_in_executor(self._threads, context.run, _Loaded, self._options)

    @property
    def room(self) -> int:
        return max(0, self._options.workers - self._reading)

    async def expect(self, sound: bytes) -> None:
        await self._in_thread(lambda loaded: loaded.expect(sound))

    async def hear(self, sound: bytes, bias: Bias) -> Heard:
        return await self._in_thread(lambda loaded: loaded.read(sound, bias))

    async def weigh(self, sound: bytes, texts: Sequence[str]) -> tuple[float, ...]:
        return await self._in_thread(lambda loaded: loaded.weigh(sound, texts))

    async def _in_thread(self, work: "Callable[[_Loaded], _Found]") -> _Found:
        await self.prepare()
        assert self._loaded is not None
        reading = self._threads.submit(work, self._loaded)
        self._reading += 1
        loop = asyncio.get_running_loop()
        # A reading that nobody wants any more still keeps its thread until it is done.
        reading.add_done_callback(lambda _: loop.call_soon_threadsafe(self._done))
        return await asyncio.wrap_future(reading)

    def _done(self) -> None:
        self._reading -= 1

    def listen(self, bias: Bias) -> SpeechStream:
        raise NotImplementedError("Whisper reads whole utterances")

    async def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._loaded = None


class _Loaded:
    """The model in memory; `read` may be called from several threads."""

    def __init__(self, options: FasterWhisper.Options) -> None:
        use_wide_registers()
        # Loaded here, so that whoever uses another recogniser needs none of these packages.
        import ctranslate2  # noqa: PLC0415
        from faster_whisper.feature_extractor import FeatureExtractor  # noqa: PLC0415
        from tokenizers import Tokenizer  # noqa: PLC0415

        weights = _weights(options)
        folder = weights.folder
        self.model = ModelInUse(weights.model, weights.source, weights.instead_of)
        tell(Stage.LOADING)
        self._options = options
        self._storage = ctranslate2.StorageView
        files = {} if options.all_tokens else _cut(folder)
        self._score_of_all, self._fit_of_all = (_SCORE_OF_ALL, _FIT_OF_ALL) if files else (1.0, 0.0)
        self._model: Any = ctranslate2.models.Whisper(
            str(folder),
            device="cpu",
            compute_type=options.compute_type,
            intra_threads=options.threads,
            inter_threads=options.workers,
            files=files or None,
        )
        self._mel = FeatureExtractor(feature_size=self._model.n_mels)
        told = files.get(TOKENIZER) or (folder / TOKENIZER).read_bytes()
        self._tokens = Tokenizer.from_buffer(told)
        self._start = [
            self._id(f"<|{name}|>") for name in ("startoftranscript", "vi", "transcribe", "notimestamps")
        ]
        self._heard: LRUCache[bytes, Future[Any]] = LRUCache(2 * options.workers)
        self._looking = Lock()
        self._before = self._id("<|startofprev|>")
        tell(Stage.TRYING)
        self.read(bytes(RATE_HZ), Bias())

    def read(self, sound: bytes, bias: Bias) -> Heard:
        """The words of `sound`, beam search without temperature, several alternatives."""
        results = self._model.generate(
            self._encoded(sound),
            [self._prompt(bias)],
            beam_size=self._options.beam,
            num_hypotheses=min(self._options.beam, self._options.alternatives),
            max_length=self._longest(bias, seconds(sound)),
            no_repeat_ngram_size=_REPEATED,
            return_scores=True,
            return_no_speech_prob=True,
        )
        read = results[0]
        texts = [_tidy(self._tokens.decode(ids)) for ids in read.sequences_ids]
        # Alternatives that differ in their punctuation only are one; the first is the best.
        scores = [score * self._score_of_all for score in read.scores]
        best = {text: score for text, score in reversed([*zip(texts, scores, strict=True)]) if text}
        ranked = sorted(best.items(), key=lambda found: -found[1])
        return Heard(tuple(Alternative(*found) for found in ranked), silence=read.no_speech_prob)

    def expect(self, sound: bytes) -> None:
        """Encode `sound`, which is a third of reading it."""
        self._encoded(sound)

    def weigh(self, sound: bytes, texts: Sequence[str]) -> tuple[float, ...]:
        """Mean log probability of each text's tokens, had it been said; no context is given to the model."""
        tokens = [self._tokens.encode(f" {text}", add_special_tokens=False).ids for text in texts]
        # One copy of the encoding for each text: the model takes no text without its own.
        encoded = np.repeat(np.array(self._encoded(sound)), len(texts), axis=0)
        frames = min(int(seconds(sound) * _FRAMES_PER_S) // 2, encoded.shape[1])
        features = self._storage.from_array(np.ascontiguousarray(encoded))
        found = self._model.align(features, self._start, tokens, frames)
        fits = (np.mean(np.log(np.maximum(each.text_token_probs, _LEAST))) for each in found)
        return tuple(float(fit) + self._fit_of_all for fit in fits)

    def _encoded(self, sound: bytes) -> Any:
        """What the encoder makes of `sound`; kept, because a sound is encoded before it is read, and may be weighed.

        Who comes while another thread encodes the same sound waits for that.
        """
        with self._looking:
            found = self._heard.get(sound)
            mine = found is None
            if found is None:
                found = self._heard[sound] = Future()
        if mine:
            try:
                found.set_result(self._encode(sound))
            except BaseException as error:
                found.set_exception(error)
                with self._looking:
                    self._heard.pop(sound, None)
        return found.result()

    def _encode(self, sound: bytes) -> Any:
        wave = np.frombuffer(sound, dtype="<i2").astype(np.float32) / 32768.0
        wave = wave[-_LONGEST_FRAMES * RATE_HZ // _FRAMES_PER_S :]
        return self._model.encode(self._storage.from_array(self._window(wave)), to_cpu=True)

    def _window(self, wave: Any) -> Any:
        frames = int(len(wave) / RATE_HZ * _FRAMES_PER_S) + _TAIL_FRAMES
        wanted = min(_LONGEST_FRAMES, max(int(self._options.shortest_s * _FRAMES_PER_S), frames))
        padded = np.pad(wave, (0, max(0, wanted * RATE_HZ // _FRAMES_PER_S - len(wave))))
        mel = self._mel(padded, padding=0)[:, :wanted]
        return np.ascontiguousarray(mel[np.newaxis], dtype=np.float32)

    def _prompt(self, bias: Bias) -> list[int]:
        if not bias.phrases:
            return self._start
        said = (f" {phrase}," if at else f" {phrase}" for at, phrase in enumerate(bias.phrases))
        told = whole([self._tokens.encode(each, add_special_tokens=False).ids for each in said], _BIAS_TOKENS)
        return [self._before, *told, *self._start]

    def _longest(self, bias: Bias, sound_s: float) -> int:
        return min(448, len(self._prompt(bias)) + 12 + int(sound_s * _TOKENS_PER_S))

    def _id(self, token: str) -> int:
        found = self._tokens.token_to_id(token)
        assert found is not None, f"the tokenizer has no {token}"
        return int(found)


def _cut(folder: Path) -> dict[str, bytes]:
    try:
        return cut(folder)
    except (UnknownFormat, OSError, KeyError) as error:
        _log.warning("weights are used with all tokens, which is slower", reason=str(error))
        return {}


def _weights(options: FasterWhisper.Options) -> Weights:
    """Raises: ConfigurationError."""
    if options.folder is not None:
        return Weights(options.folder.name, options.folder, Source.FOLDER)
    return resolve(options.model, Shelf(options.cache, options.pins, options.fetch))


def whole(phrases: Sequence[Sequence[int]], most: int) -> list[int]:
    """Tokens of as many phrases as there is room for, none of them in part; the first stands last.

    The model minds the words next to the utterance most, and half a phrase tells it a word that nobody says.
    """
    told: list[int] = []
    for tokens in phrases:
        if len(tokens) + len(told) <= most:
            told = [*tokens, *told]
    return told


def _tidy(text: str) -> str:
    """Without the marks that the model puts around a sentence; marks inside it stay."""
    return text.strip().strip(".…,!?- ")
