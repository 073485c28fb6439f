"""Random acts, hands, reloads, hung-up calls, killed browsers and agents: nothing disagrees, nothing is sent unasked.

CHAOS_STEPS says how many steps (40; `make e2e` takes 300), CHAOS_SEED which ones.
"""

import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import pytest

from speak_to_input.wiring import now
from tests.e2e.browser_site import Site, serve
from tests.e2e.chaos.desk import ANSWER_WITHIN_S, Desk, Talk
from tests.e2e.said_records import BANK, Sentence, Told, read_told

STEPS = int(os.environ.get("CHAOS_STEPS", "40"))
SEED = int(os.environ.get("CHAOS_SEED", "4"))
_CHANGING = (
    "à không, là 36", "không phải, là Lê Thị Hoa", "sửa thành 700 triệu", "xóa email", "xóa số điện thoại",
    "xóa nó đi", "đừng xóa số điện thoại", "hoàn tác", "làm lại", "hoàn tác hai bước", "hoàn tác năm bước",
    "làm lại 3 lần", "trả số điện thoại về lúc nãy", "hoàn tác email",
)  # fmt: skip
_WANDERING = (
    "tiếp tục", "quay lại", "đến bước 2", "tìm số điện thoại", "còn thiếu gì", "đọc lại hết", "kiểm tra giúp",
    "hỏi tôi từng mục", "bỏ qua", "thôi không hỏi nữa", "abc xyz", "dừng", "lặp lại giúp tôi", "lưu nháp",
    "xóa hết", "gửi đi", "không", "thôi",
)  # fmt: skip
_YES = ("xác nhận", "có", "đồng ý", "vâng")
_TYPED = ("Viết bằng tay", "0912345678", "", "25", "tay@gmail.com")


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serve() as made:
        yield made


@pytest.fixture(scope="module")
def desk(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = Desk(tmp_path_factory.mktemp("chaos"), site.origin)
    try:
        yield made
    finally:
        made.end()


@dataclass
class Chaos:
    """One life of several sessions. `confirmed` counts what a yes may have sent."""

    desk: Desk
    site: Site
    talks: list[Talk]
    dice: random.Random
    confirmed: int = 0
    done: Counter[str] = field(default_factory=Counter)

    def step(self) -> None:
        weighed = (
            (self.tells, 30), (self.changes, 18), (self.wanders, 14), (self.agrees, 8), (self.types, 14),
            (self.reloads, 4), (self.hangs_up, 5), (self.repeats, 4), (self.speaks_at_once, 4),
            (self.sends, 5), (self.kills_browser, 3), (self.kills_agent, 1),
        )  # fmt: skip
        acts = [act for act, _ in weighed]
        (act,) = self.dice.choices(acts, [weight for _, weight in weighed])
        talk = self.dice.choice(self.talks)
        self.run(act, talk)

    def run(self, act: Callable[[Talk], None], talk: Talk) -> None:
        self.done[act.__name__] += 1
        act(talk)
        talk.agree()
        assert self.sent == self.confirmed, (act.__name__, talk.said[-12:])
        assert talk.counted or not self._shows_thanks(talk) or self._was_sent(talk)

    @property
    def sent(self) -> int:
        return self.desk.sent + len(self.site.posted)

    # -- speaking -----------------------------------------------------------------------------------

    def sentence(self, talk: Talk) -> Sentence:
        return self.dice.choice([s for s in (*talk.told.record, *talk.told.single) if not s.gives])

    def tells(self, talk: Talk) -> None:
        talk.say(self.sentence(talk).say)

    def changes(self, talk: Talk) -> None:
        talk.say(self.dice.choice(_CHANGING))

    def wanders(self, talk: Talk) -> None:
        talk.say(self.dice.choice(_WANDERING))

    def agrees(self, talk: Talk) -> None:
        """A yes, whatever waits: it sends only what was asked about last."""
        waits, sent = talk.waits, self.sent
        turn = talk.say(self.dice.choice(_YES))
        if waits == "confirm_submit":
            self.confirmed += self._went(turn) and talk.counted
        assert self.sent == sent or waits == "confirm_submit"

    def sends(self, talk: Talk) -> None:
        """A whole record and a yes, unless something comes between the question and the yes."""
        talk.open()
        for sentence in talk.told.record:
            if not sentence.gives:
                talk.say(sentence.say)
        assert talk.say(talk.told.submit)["pending"]["kind"] == "confirm_submit", talk.said
        between = self.dice.choice((None, None, self.waits_long, self.types, self.tells, self.reloads))
        void = between is not None and self._voids(between, talk)
        turn = talk.say(self.dice.choice(_YES))
        went = self._went(turn)
        self.done["sent"] += went
        assert went == (not void), (between, turn["result"], talk.said)
        self.confirmed += went and talk.counted

    def _voids(self, between: Callable[[Talk], None], talk: Talk) -> bool:
        """Do it; whether the yes that follows may send nothing. A hand or a reload that changes no value may."""
        before = [field["value"] for field in talk.form()["fields"]]
        between(talk)
        changed = [field["value"] for field in talk.form()["fields"]] != before
        return changed or between not in (self.types, self.reloads)

    def _went(self, turn: dict[str, Any]) -> bool:
        return any(a["type"] == "submit" and a["status"] == "done" for a in turn["actions"])

    def waits_long(self, _: Talk) -> None:
        time.sleep(ANSWER_WITHIN_S + 0.2)  # time itself is what is tried

    # -- hands and mishaps --------------------------------------------------------------------------

    def types(self, talk: Talk) -> None:
        form = talk.form()
        if form["dialogs"]:
            return
        boxes = [f for f in form["fields"] if f["type"] in ("text", "tel", "email", "number", "textarea")]
        box = self.dice.choice([f for f in boxes if f["visible"] and f["enabled"]] or boxes)
        with talk.page() as page:
            self.done["typed"] += page.type_over(box["name"], self.dice.choice(_TYPED))
        talk.agree()

    def reloads(self, talk: Talk) -> None:
        form = talk.form()
        if not form["dialogs"] and not self._was_sent(talk):  # a page that answers a sending would send again
            with talk.page() as page:
                page.reload()
            talk.agree()

    def hangs_up(self, talk: Talk) -> None:
        """The answer is not waited for; asked again under the same id it is given, and the work is done once."""
        text, request_id = self.sentence(talk).say, talk.new_request()
        heard = len([e for e in talk.events() if e.kind == "heard"])
        talk.begin(text, request_id)
        talk.say(text, request_id)
        assert len([e for e in talk.events() if e.kind == "heard"]) == heard + 1

    def repeats(self, talk: Talk) -> None:
        """The same request twice: the same answer, and nothing else."""
        text, request_id = self.dice.choice(("hoàn tác", "làm lại", "xóa nó đi")), talk.new_request()
        first = talk.say(text, request_id)
        before = talk.form()["fields"], talk.events()
        assert self.desk.agent.execute(text, talk.id, request_id=request_id).json() == first
        assert (talk.form()["fields"], talk.events()) == before

    def speaks_at_once(self, talk: Talk) -> None:
        """Several messages at the same time: each is heard and answered."""
        texts = [self.sentence(talk).say for _ in range(3)]
        heard = len([e for e in talk.events() if e.kind == "heard"])
        with ThreadPoolExecutor(3) as pool:
            answers = list(pool.map(lambda text: self.desk.agent.execute(text, talk.id), texts))
        talk.said += texts
        assert [answer.status_code for answer in answers] == [200] * 3
        talk.waits = ""
        assert len([e for e in talk.events() if e.kind == "heard"]) == heard + 3

    def kills_browser(self, talk: Talk) -> None:
        """All values come back; a page that writes a box in capitals when it is left may do so."""
        before = self._held(talk)
        self.desk.agent.kill_browser()
        talk.say("còn thiếu gì")
        assert self._held(talk) == before or self._was_sent(talk)

    def _held(self, talk: Talk) -> dict[str, str]:
        return {f["name"]: f["value"].casefold() for f in talk.form()["fields"]}

    def kills_agent(self, talk: Talk) -> None:
        self.desk.kill()
        for other in self.talks:
            waits, other.waits = other.waits, ""
            sent = self.sent
            other.say("vâng" if waits else "còn thiếu gì")
            assert self.sent == sent
            if not other.desk.agent.http.get(f"/api/sessions/{other.id}/form").is_success:
                other.open()  # it was sent: such a form stays closed
            other.agree()

    def _shows_thanks(self, talk: Talk) -> bool:
        with talk.page() as page:
            return bool(page.evaluate("!document.getElementById('done').classList.contains('d-none')"))

    def _was_sent(self, talk: Talk) -> bool:
        return any(e.kind == "sent" and e.verified for e in talk.events())


@pytest.mark.timeout(1500)
def test_page_ledger_and_replies_never_disagree(desk: Desk, site: Site) -> None:
    today = now().date()
    talks = [Talk(desk, name, read_told(name, today)) for name in BANK]
    savings = Told(
        (Sentence("họ tên Nguyễn Văn An"), Sentence("số tiền 5 triệu")), "gửi yêu cầu",
        (Sentence("số tiền hai triệu"), Sentence("họ và tên là Lê Thị Hoa")),
    )  # fmt: skip
    talks.append(Talk(desk, "savings", savings, f"{site.origin}/pages/promises/popups.html"))
    insurance = read_told("insurance", today)
    talks.append(
        Talk(desk, "insurance", insurance, f"{site.origin}/pages/bootstrap_like/index.html", counted=False)
    )
    for talk in talks:
        talk.open()
    chaos = Chaos(desk, site, talks, random.Random(SEED))
    for _ in range(STEPS):
        chaos.step()
    for talk in talks * 4:  # chance may void a yes again
        if not chaos.done["sent"]:  # after all that, a form can still be sent
            chaos.run(chaos.sends, talk)
    assert chaos.done["sent"]
