"""Any server with the transcription route of OpenAI's interface: theirs, or one of a bank's own."""

import httpx
from pydantic import BaseModel, ConfigDict, Field, SecretStr, TypeAdapter, ValidationError

from speak_to_input.core.hearing.speech import RATE_HZ, Alternative, Bias, Heard, HearingTraits
from speak_to_input.core.sound import SoundFormat
from speak_to_input.errors import ProviderError, ProviderRefused, ProviderTimeout
from speak_to_input.ports import SpeechStream, SpeechToText
from speak_to_input.wav import as_wav

_CONNECT_S = 3.0


class _Segment(BaseModel):
    avg_logprob: float = 0.0
    no_speech_prob: float = 0.0


class _Told(BaseModel):
    text: str
    segments: tuple[_Segment, ...] | None = None


_told = TypeAdapter(_Told)


class OpenAIHearing(SpeechToText):
    """One request for each utterance."""

    class Options(BaseModel):
        """`base_url` is what comes before /audio/transcriptions, as http://127.0.0.1:8000/v1."""

        model_config = ConfigDict(frozen=True, extra="forbid")

        base_url: str = Field(pattern=r"^https?://")
        api_key: SecretStr = SecretStr("")
        model: str = "whisper-1"
        timeout_s: float = Field(default=8.0, gt=0)

    def __init__(self, options: Options) -> None:
        self._options = options
        key = options.api_key.get_secret_value()
        self._http = httpx.AsyncClient(
            base_url=options.base_url.rstrip("/") + "/",
            headers={"Authorization": f"Bearer {key}"} if key else {},
            timeout=httpx.Timeout(options.timeout_s, connect=min(_CONNECT_S, options.timeout_s)),
            # A server of this machine sees no proxy.
            trust_env=httpx.URL(options.base_url).host not in ("127.0.0.1", "localhost", "::1"),
        )

    @property
    def traits(self) -> HearingTraits:
        return HearingTraits("openai", biased=True)

    async def prepare(self) -> None:
        await self.hear(bytes(RATE_HZ), Bias())

    async def hear(self, sound: bytes, bias: Bias) -> Heard:
        fields = {
            "model": self._options.model,
            "language": "vi",
            "temperature": "0",
            "response_format": "verbose_json",
            "prompt": ", ".join(reversed(bias.phrases)),
        }
        files = {"file": ("utterance.wav", as_wav(sound, SoundFormat(RATE_HZ)), "audio/wav")}
        try:
            answer = await self._http.post("audio/transcriptions", data=fields, files=files)
        except httpx.TimeoutException:
            raise ProviderTimeout("openai did not answer in time") from None
        except httpx.HTTPError as error:
            raise ProviderError(
                f"openai cannot be reached ({type(error).__name__})", hint="set S2I_STT__OPTIONS__BASE_URL"
            ) from None
        if not answer.is_success:
            raise ProviderRefused(
                f"openai answered {answer.status_code}", hint="look at the key, the model and the address"
            )
        return _heard(answer)

    def listen(self, bias: Bias) -> SpeechStream:
        raise NotImplementedError("this interface takes whole utterances")

    async def close(self) -> None:
        await self._http.aclose()


def _heard(answer: httpx.Response) -> Heard:
    try:
        told = _told.validate_json(answer.content)
    except ValidationError:
        raise ProviderError("openai answered something that is no transcription") from None
    text = told.text.strip().strip(".")
    parts = told.segments or ()
    silence = min((part.no_speech_prob for part in parts), default=0.0)
    score = min((part.avg_logprob for part in parts), default=0.0)
    return Heard((Alternative(text, score),) if text else (), silence, scored=bool(parts))
