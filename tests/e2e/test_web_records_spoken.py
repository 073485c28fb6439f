"""A record by talking, from opening it to sending it; what was sent is read from the form's own backend.

Said are the opening, some breaths of one or two fields, a second thought, the request to send it and the yes
(said/spoken); typed is what the recogniser does not hear of eSpeak's voice: codes, addresses, some names.
The recogniser is told the sentences beforehand, for that voice is no person's: web_talk.py says what that shows and
what it does not. Who is not understood says it again, as people do; only the yes that sends counts at once, or when it
is asked about.
"""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.async_api import expect

from tests.e2e.agent_process import Running, free_port, running_agent
from tests.e2e.said_records import Sentence, as_stored, read_told
from tests.e2e.voice_process import Services, running_voice
from tests.e2e.web_process import running_web
from tests.e2e.web_talk import SEND, YES, YES_I_SAID_IT, Talk, talking
from tests.e2e.web_work import give, today

pytestmark = pytest.mark.timeout(240)
expect.set_options(timeout=30_000)

OPENS = {
    "loan": ("mở đơn vay vốn", "Đơn đề nghị vay vốn"),
}
"""What is said, and the title that is there then."""
MINDS_WORDS = 40
"""A recogniser minds about so many words of eSpeak's to the last: a record is told in parts, and between them the
microphone is off while the voice service is started anew with the words of the next part.
"""


@dataclass
class Journey:
    """Somebody at a page, who opens a form by voice and tells its record."""

    form: str
    talk: Talk
    agent: Running
    port: str
    voice: Services | None = None

    @property
    def record(self) -> tuple[Sentence, ...]:
        """Breath after breath."""
        return read_told(f"spoken/{self.form}", today()).record

    @asynccontextmanager
    async def listened_to(self, *told: str) -> AsyncIterator[None]:
        """The microphone is on, and these words are told to the recogniser."""
        more = {"S2I_VOICE__PORT": self.port, "S2I_VOICE__PHRASES": ",".join((*told, YES_I_SAID_IT))}
        with running_voice(self.agent.folder, self.agent, **more) as self.voice:
            await self.talk.begin()
            yield
            await self.talk.visit.page.get_by_role("button", name="Kết thúc").click()

    async def opened(self) -> None:
        """The form is asked for by its name."""
        asks, title = OPENS[self.form]
        async with self.listened_to(asks):
            await self.talk.until(asks, lambda seen: title in seen["titles"])
            await expect(self.talk.visit.page.locator("[data-live=open][data-picture=shown]")).to_be_visible()

    async def tell(self, record: tuple[Sentence, ...]) -> None:
        """First what is typed; then each is said as soon as the one before is on the page, whether that is still being
        answered or not.
        """
        for sentence in record:
            if sentence.typed:
                await self.type(sentence)
        for part in parts(tuple(sentence for sentence in record if not sentence.typed)):
            async with self.listened_to(*(sentence.say for sentence in part)):
                for sentence in part:
                    await self.talk.fills(sentence.say, sentence.fills)

    async def type(self, sentence: Sentence) -> None:
        """With the microphone off."""
        visit = self.talk.visit
        for name in sentence.gives:
            await give(visit, name)
        await visit.say(sentence.say)
        held = self.agent.values(await visit.session_id)
        assert {name: held[name] for name in sentence.fills} == sentence.fills

    async def send(self, **by_hand: str) -> None:
        """Ask for the sheet, say yes to it, and compare what the form's backend has got."""
        agent, shoot = self.agent, self.talk.visit.shoot
        await self.talk.until(SEND, lambda seen: bool(seen["sheet"]))
        assert agent.stored(self.form) == []
        await expect(self.talk.visit.page.locator("[role=dialog] [data-voice-state]")).to_be_visible()
        await shoot(f"spoken-{self.form}-sheet")
        assert await self.talk.visit.accessible() == []
        await self.agree()
        await shoot(f"spoken-{self.form}-sent")
        (stored,) = agent.stored(self.form)
        said = {name: value for sentence in self.record for name, value in sentence.fills.items()}
        expected = as_stored(self.form, said | by_hand)
        assert {name: stored.get(name) for name in expected} == expected

    async def agree(self) -> None:
        """It is sent by the first yes, or by the second where the first was asked about; the session's lines tell."""
        came = await self.talk.agrees(YES)
        kept = [line for line in await self.lines() if line["role"] == "user"][-len(came) :]
        assert came[-1] == "done", (came, kept)
        assert [line["outcome"] for line in kept] == ["asked", ""][-len(came) :], kept

    async def lines(self) -> list[dict[str, Any]]:
        """What the voice service kept of the talk."""
        assert self.voice is not None
        told: list[dict[str, Any]] = self.voice.get(
            f"/api/sessions/{await self.talk.visit.session_id}"
        ).json()
        return told


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running_agent(tmp_path_factory.mktemp("journeys")) as running:
        yield running


def parts(record: tuple[Sentence, ...]) -> list[list[Sentence]]:
    """As many sentences at once as a recogniser minds."""
    found: list[list[Sentence]] = [[]]
    for sentence in record:
        if sum(len(each.say.split()) for each in (*found[-1], sentence)) > MINDS_WORDS:
            found.append([])
        found[-1].append(sentence)
    return found


@asynccontextmanager
async def journey(form: str, agent: Running) -> AsyncIterator[Journey]:
    """The form is open."""
    port = str(free_port())
    with running_web(agent.folder, agent, f"http://127.0.0.1:{port}") as web:
        async with talking(web) as talk:
            going = Journey(form, talk, agent, port)
            try:
                await going.opened()
                yield going
            finally:
                talk.note(f"spoken-{form}")


async def test_a_loan_is_told_set_right_and_sent(agent: Running) -> None:
    async with journey("loan", agent) as loan:
        await loan.tell(loan.record)
        async with loan.listened_to(YES):
            await loan.send()
