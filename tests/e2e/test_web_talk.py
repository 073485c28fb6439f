"""What the microphone of the web application is seen to do while somebody talks, and what comes back as sound.

The words are told to the recogniser beforehand (see web_talk.py): shown is that each state is seen when it is so, that
the answers sound in the track that came back, and that a person silences them; not how well people are understood.
"""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.async_api import expect

from tests.e2e.voice_process import Services, running_services
from tests.e2e.web_process import Web, running_web
from tests.e2e.web_talk import SOUND, talking

pytestmark = pytest.mark.timeout(180)
expect.set_options(timeout=30_000)

OPEN, TERM, SLEEP, WAKE = "mở đơn vay vốn", "kỳ hạn hai mươi bốn tháng", "tạm dừng nghe", "em ơi"
LONG = "giúp tôi với"
"""It is answered in several sentences."""
SILENCED_S, AT_MOST_S = 0.2, 0.4
"""The limit of the product, and what a machine that does other things may add to it; test_voice_interrupted.py has the
limit itself.
"""
AGAIN_S = 1.0
"""A pause within the sentence is shorter."""


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    folder = tmp_path_factory.mktemp("talk")
    with running_services(folder, S2I_VOICE__PHRASES=",".join((OPEN, TERM, SLEEP, WAKE))) as running:
        yield running


@pytest.fixture(scope="module")
def web(services: Services) -> Iterator[Web]:
    with running_web(services.folder, services.agent, services.url) as running:
        yield running


async def test_every_state_is_seen_and_the_answer_sounds(web: Web) -> None:
    async with talking(web) as talk:
        page = talk.visit.page
        await talk.begin()
        await talk.spoken_out()
        greeting = len(await talk.sound())
        await talk.until(OPEN, lambda seen: "Đơn đề nghị vay vốn" in seen["titles"])
        await talk.spoken_out()
        await talk.fills(TERM, {"loanTerm": "24"})
        await talk.spoken_out()
        answers = [bot for _, _, bot in (await talk.sound())[greeting:]]
        assert max(answers) > 0.02, "the answers were not heard"
        assert sum(bot > SOUND for bot in answers) > 20, "half a second of sound at least"
        words = dict(await talk.states())
        assert {state: words.get(state) for state in ("hearing", "thinking", "speaking", "listening")} == {
            "hearing": "Đang nghe anh chị nói…",
            "thinking": "Đang xử lý…",
            "speaking": "Đang trả lời",
            "listening": "Đang nghe",
        }

        # Muted: nothing of what is said leaves the browser.
        await page.get_by_role("button", name="Tắt micro").click()
        await expect(page.get_by_text("Micro đang tắt").first).to_be_visible()
        before = await talk.sees()
        await talk.says(OPEN)
        await page.wait_for_timeout(1500)
        assert (await talk.sees())["lines"] == before["lines"]
        await page.get_by_role("button", name="Bật micro").click()

        # Asleep: words for the form do nothing, being called wakes it.
        await talk.until(SLEEP, lambda seen: "em tạm nghỉ" in seen["text"])
        await page.locator("[data-voice=sleeping]").wait_for()
        await talk.visit.shoot("voice-sleeping")
        await talk.says("kỳ hạn hai mươi bốn tháng")
        await expect(page.locator("[data-exchange]").last).to_have_attribute("data-exchange", "ignored")
        await page.locator("[data-voice=sleeping]").wait_for()
        await talk.until(WAKE, lambda seen: "em nghe" in seen["text"])
        await page.locator("[data-voice=speaking]").wait_for()


async def test_an_answer_is_silenced_by_words_which_are_carried_out(web: Web) -> None:
    async with talking(web) as talk:
        await talk.visit.say(OPEN)
        await talk.begin()
        await talk.spoken_out()
        began = len(await talk.sound())
        await talk.visit.say(LONG)
        await talk.visit.until(
            f"person.heard.slice({began}).filter(([, , bot]) => bot > {SOUND}).length > 50"
        )
        await talk.fills(TERM, {"loanTerm": "24"})
        heard = (await talk.sound())[began:]
        spoken = said_first([at for at, person, _ in heard if person > 2 * SOUND])
        # The person is answered only after the last word: what sounded until then is what they spoke over.
        last = max(at for at, _, bot in heard if bot > SOUND and at < spoken[-1])
        assert last > spoken[0], "it was speaking"
        assert last - spoken[0] <= SILENCED_S + AT_MOST_S, last - spoken[0]


def said_first(sounding: list[float]) -> list[float]:
    """Of the seconds at which somebody spoke, those before they paused so long that they said it again."""
    return next(
        (sounding[: at + 1] for at, (one, other) in enumerate(pairwise(sounding)) if other - one > AGAIN_S),
        sounding,
    )
