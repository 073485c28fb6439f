"""Names that stand in the form already and are said again: word errors with and without the recogniser being told."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from bench.voice.accuracy import BEFORE, Row
from bench.voice.sentences import SENTENCES
from speak_to_input.adapters.assistant.http import RemoteAssistant
from speak_to_input.core.hearing.bias import bias_of
from speak_to_input.core.hearing.speech import Bias
from speak_to_input.ports import SpeechToText
from tests.speech.spoken import spoken
from tests.speech.wrong import word_error_rate


@dataclass(frozen=True)
class Case:
    """One customer's names, and sentences in which each is said again."""

    person: str
    firm: str
    street: str

    @property
    def names(self) -> tuple[str, ...]:
        """All of them."""
        return self.street, self.firm, self.person

    @property
    def sentences(self) -> tuple[str, ...]:
        """Each name within words of the kind that people put around it."""
        return (
            f"sửa họ và tên thành {self.person}",
            f"công ty đang làm việc là {self.firm}",
            f"địa chỉ hiện tại ở {self.street}",
        )


CASES = (
    Case("Lê Văn Nam", "công ty An Phát", "đường Lê Lợi"),
    Case("Trần Thị Bích Ngọc", "công ty Hoa Sen", "phố Hàng Bông"),
    Case("Phạm Quốc Khánh", "công ty Thành Đạt", "đường Nguyễn Huệ"),
    Case("Đỗ Minh Tuấn", "công ty Bình Minh", "phố Kim Mã"),
)


async def names_again(whisper: SpeechToText, agent: RemoteAssistant) -> list[Row]:
    """The names said again, and sentences that have nothing to do with them, which must not get worse."""
    opened = await agent.hear("mở đơn vay", session_id="bench-names")
    rows = []
    again = [(sentence, case.names) for case in CASES for sentence in case.sentences]
    other = [(sentence.text, CASES[0].names) for sentence in SENTENCES]
    for title, said in (("names said again (12 sentences)", again), ("other sentences (8)", other)):
        rates = {
            "nothing told": await _wrong(whisper, [(text, Bias()) for text, _ in said]),
            "form told": await _wrong(whisper, [(text, bias_of(opened, ())) for text, _ in said]),
            "form and names told": await _wrong(
                whisper, [(text, bias_of(opened, (), names=names)) for text, names in said]
            ),
        }
        rows.append(Row(title, rates))
    return rows


async def _wrong(whisper: SpeechToText, said: Sequence[tuple[str, Bias]]) -> float:
    async def read(text: str, bias: Bias) -> tuple[str, str]:
        heard = await whisper.hear(BEFORE + await spoken(text, 120) + BEFORE, bias)
        return text, heard.text

    return word_error_rate(await asyncio.gather(*(read(*each) for each in said)))
