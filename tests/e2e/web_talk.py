"""Somebody who talks to the web application: says a sentence when it is their turn, and sees what comes of it.

Chromium has its fake microphone and gives leave to use it; what sounds in it is put there by the test, sentence by
sentence, when the page shows that it is time (microphone.js). The person is eSpeak NG, whose sentences the recogniser
is told beforehand where a test starts its services with `S2I_VOICE__PHRASES`: without that Whisper base reads eSpeak's
voice at 75 % word errors. So these tests show that sound becomes turns, acts and answers, and that the page shows
them; they do not show how well people are understood.
"""

import base64
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from playwright.async_api import expect

from speak_to_input.core.hearing.speech import RATE_HZ
from speak_to_input.vi.text import read_words
from tests.e2e.fake_microphone import LET_IN, SPOKEN_INTO
from tests.e2e.web_process import SHOTS, Web
from tests.e2e.web_visit import Visit, visiting
from tests.speech.spoken import spoken

SEND, YES, YES_I_SAID_IT = "gửi đơn", "xác nhận gửi đơn", "đúng rồi"
TRIES = 3
"""Who is not understood says it again, and once more."""
REACTS_S, SETTLES_S = 12.0, 1.5
"""Nothing that is heard takes longer, even on a busy machine; after an answer the page shows the rest so soon."""
WORDS_PER_MINUTE = 120
SOUND = 0.01
"""Root mean square of a block of sound, from 0 to 1."""

SEE = """() => {
  const lines = [...document.querySelectorAll('[data-exchange]')];
  const last = lines.at(-1);
  return {
    lines: lines.length,
    state: last?.dataset.exchange ?? '',
    text: last?.textContent ?? '',
    asks: last?.querySelector('[data-doubted]') != null,
    fields: Object.fromEntries([...document.querySelectorAll('li[data-field]')].map(
      (line) => [line.dataset.field, line.dataset.state === 'filled' ? line.textContent : ''])),
    titles: [...document.querySelectorAll('h1, h2')].map((title) => title.textContent).join('; '),
    sheet: document.querySelector('[role=dialog] [data-review]') !== null,
    popUp: document.querySelector('[role=alertdialog]') !== null,
  };
}"""

Seen = dict[str, Any]


@dataclass
class Talk:
    """One person at one page, whose microphone is on."""

    visit: Visit
    said: list[tuple[str, str]] = field(default_factory=list)
    """Every sentence with what came of it."""

    async def begin(self) -> None:
        """The big button is pressed and the greeting is there."""
        page, before = self.visit.page, (await self.sees())["lines"]
        await page.get_by_role("button", name="Bắt đầu nói").click()
        await expect(page.locator("[data-sound=webrtc], [data-sound=socket]")).to_be_visible()
        await expect(page.locator("[data-exchange]")).to_have_count(before + 1)

    async def says(self, words: str) -> None:
        """A sentence from its first sound to its last."""
        sound = base64.b64encode(await spoken(words, WORDS_PER_MINUTE)).decode()
        await self.visit.page.evaluate("([sound, rate]) => person.say(sound, rate)", [sound, RATE_HZ])

    async def fills(self, words: str, values: dict[str, str]) -> None:
        """A sentence after which the page holds these values, and the list of fields shows that it does."""
        session = await self.visit.session_id

        def done(seen: Seen) -> bool:
            if not all(seen["fields"].get(name) for name in values):
                return False
            held = self.visit.web.agent.values(session)
            return all(held[name] == value for name, value in values.items())

        await self.until(words, done)

    async def until(self, words: str, done: Callable[[Seen], bool]) -> None:
        """A sentence after which the page is as wanted; said again where it was not understood."""
        for _ in range(TRIES):
            before = (await self.sees())["lines"]
            await self.says(words)
            came = await self.came(words, done, before)
            if came == "asked" and _plain(words) in _plain((await self.sees())["text"]):
                before = (await self.sees())["lines"]
                await self.says(YES_I_SAID_IT)
                came = await self.came(YES_I_SAID_IT, done, before)
            if came == "done":
                return
        raise AssertionError(f"not understood: {self.said}; {await self.sees()}")

    async def agrees(self, words: str) -> list[str]:
        """A yes to sending, and another where the first was asked about; what came of each."""
        came: list[str] = []
        while not came or (came[-1] == "asked" and len(came) < 2):
            before = (await self.sees())["lines"]
            await self.says(words)
            came.append(await self.came(words, lambda seen: "Đã gửi thành công" in seen["titles"], before))
        return came

    async def came(self, words: str, done: Callable[[Seen], bool], before: int) -> str:
        """What came of words after which there were more than so many lines: done, asked, ignored, something else."""
        self.said.append((words, came := await self._came(done, before)))
        return came

    async def _came(self, done: Callable[[Seen], bool], before: int) -> str:
        until = monotonic() + REACTS_S
        answered = False
        while monotonic() < until:
            seen = await self.sees()
            if done(seen):
                return "done"
            if seen["lines"] > before and seen["asks"]:
                return "asked"
            if seen["lines"] > before and seen["state"] in ("ignored", "unclear"):
                return str(seen["state"])
            if seen["lines"] > before and seen["state"] == "answered" and not answered:
                answered, until = True, monotonic() + SETTLES_S
            await self.visit.page.wait_for_timeout(50)
        return "something else" if answered else "not heard"

    def note(self, name: str) -> None:
        """Keep beside the pictures what was said and what came of it."""
        SHOTS.mkdir(parents=True, exist_ok=True)
        told = "\n".join(f"{came}: {words}" for words, came in self.said)
        (SHOTS / f"{name}.txt").write_text(f"{told}\n", "utf-8")

    async def sees(self) -> Seen:
        """What the page shows now."""
        seen: Seen = await self.visit.page.evaluate(SEE)
        return seen

    async def spoken_out(self) -> None:
        """Wait until the answer has been spoken to its end."""
        await self.visit.page.locator("[data-voice=speaking]").wait_for()
        await self.visit.page.locator("[data-voice=listening]").wait_for()

    async def sound(self) -> list[tuple[float, float, float]]:
        """What both tracks held so far: [second, loudness of the person, loudness of the answers]."""
        heard: list[tuple[float, float, float]] = await self.visit.page.evaluate("person.heard")
        return heard

    async def states(self) -> list[tuple[str, str]]:
        """Of the microphone, one after the other, with the words that told them."""
        return [(state, told) for state, told in await self.visit.page.evaluate("person.states")]


def _plain(text: str) -> str:
    return " ".join(token.toned for token in read_words(text).tokens)


@asynccontextmanager
async def talking(web: Web, sound: str = "webrtc") -> AsyncIterator[Talk]:
    """Open the application as `visiting` does, with a microphone that can be spoken into; it is off still.

    `sound` is the only way that it may take, "" for whichever can be had.
    """
    async with visiting(web, args=LET_IN, permissions=["microphone"]) as visit:
        await visit.page.add_init_script(path=SPOKEN_INTO)
        await visit.page.goto(f"{web.url}/?sound={sound}" if sound else web.url)
        yield Talk(visit)
