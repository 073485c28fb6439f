"""What becomes of things that are said, without sound: answers, questions, manners, failures."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from speak_to_input.core import voice_phrases as phrases
from speak_to_input.core.forms import Field, FieldType
from speak_to_input.core.page_acts import Status
from speak_to_input.core.turns import ActionType, Outcome, Pending, PendingKind, Turn
from speak_to_input.errors import BrowserUnavailable, ProviderError, RateLimited
from speak_to_input.services.voice.board import Event
from speak_to_input.services.voice.conversation import Conversation
from speak_to_input.services.voice.utterance import Utterance
from tests.unit.core.hearing.previews import CONFIRM, FORM, fills, turn
from tests.unit.services.voice.fakes import (
    FakeAssistant,
    FakeMouth,
    FakeRecordings,
    FakeStore,
    said,
    surroundings,
)

TERM = "kỳ hạn 24 tháng"
PREVIEW = fills("term", "24", "24 tháng")
DONE = replace(fills("term", "24", "24 tháng", Status.DONE), result="Dạ, đã điền kỳ hạn 24 tháng.")


class Table:
    """A conversation, and all around it."""

    def __init__(self, assistant: FakeAssistant, store: FakeStore) -> None:
        self.assistant, self.store, self.mouth = assistant, store, FakeMouth()
        self.around = surroundings(assistant, store)
        self.conversation = Conversation("s", self.around, self.mouth)
        self.events: list[Event] = []

    async def hear(self, *utterances: Utterance) -> None:
        for utterance in utterances:
            await self.conversation.utterance(utterance)
            for _ in range(50):
                await asyncio.sleep(0)
            await self.conversation.settled(1)

    @property
    def roles(self) -> list[str]:
        return [line.role for line in self.store.kept]

    def told(self, kind: str) -> list[Event]:
        return [event for event in self.events if event["type"] == kind]


@asynccontextmanager
async def table(answer: Turn = DONE, store: FakeStore | None = None) -> AsyncIterator[Table]:
    made = Table(FakeAssistant(lambda text: answer), store or FakeStore())
    with made.around.board.watch("s") as events:

        async def note() -> None:
            async for event in events:
                made.events.append(event)

        tasks = [asyncio.create_task(note()), asyncio.create_task(made.conversation.run())]
        yield made
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def test_words_go_to_the_agent_and_its_answer_is_shown_kept_and_spoken() -> None:
    async with table() as at:
        await at.hear(replace(said(TERM, PREVIEW), correlation_id="c1"))
        assert at.assistant.heard == [TERM]
        assert "kỳ hạn" in at.mouth.said[0]
        assert "24" not in at.mouth.said[0], "figures are spoken as words"
        assert at.roles == ["user", "assistant"]
        assert at.store.kept[0].correlation_id == at.store.kept[1].correlation_id == "c1"
        assert {event["correlation_id"] for event in at.events} == {"c1"}, "states too"
        assert [event["final"] for event in at.told("transcript")] == [True, True]
        assert len(at.told("turn")) == 1


async def test_words_that_hold_a_password_are_neither_kept_nor_recorded_nor_shown() -> None:
    words = "mật khẩu là hoa hai hồng"
    filled = turn(Outcome(ActionType.FILL, Status.DONE, "pass", value="••••••", heard="••••••"))
    assert filled.form is not None
    secret = replace(
        filled, form=replace(filled.form, fields=(Field("pass", "Mật khẩu", FieldType.PASSWORD),))
    )
    async with table(answer=secret) as at:
        recordings = at.around.recordings
        assert isinstance(recordings, FakeRecordings)
        at.conversation.record(on=True)
        await at.hear(replace(said(words, secret), sound=b"ab"))
        at.conversation.typed(words)
        await asyncio.sleep(0)
        await at.conversation.settled(1)
        assert at.assistant.heard == [words, words]
        assert [line.text for line in at.store.kept if line.role == "user"] == [phrases.SECRET_WORDS] * 2
        assert at.told("transcript")[0]["text"] == phrases.SECRET_WORDS
        assert recordings.kept == []


async def test_the_agent_is_told_when_the_words_were_begun() -> None:
    async with table() as at:
        ended_at = asyncio.get_running_loop().time() - 3
        await at.hear(replace(said(TERM, PREVIEW, voiced_s=2.0), ended_at=ended_at))
        assert at.assistant.spoken_at is not None
        ago_s = (at.around.clock() - at.assistant.spoken_at).total_seconds()
        assert 5 <= ago_s < 7
        at.conversation.typed(TERM)
        await asyncio.sleep(0)
        await at.conversation.settled(1)
        assert at.assistant.heard == [TERM, TERM]
        typed_s = (at.around.clock() - at.assistant.spoken_at).total_seconds()
        assert 0 <= typed_s < 1


async def test_words_typed_while_others_are_carried_out_count_from_when_they_came() -> None:
    async with table() as at:
        at.conversation.typed(TERM)
        at.conversation.typed(TERM)
        both_typed = at.around.clock()
        await asyncio.sleep(0.05)
        await at.conversation.settled(1)
        assert at.assistant.heard == [TERM, TERM]
        assert at.assistant.spoken_at is not None
        assert at.assistant.spoken_at <= both_typed, (
            "a question of the first was not read when the second was typed"
        )


async def test_a_form_that_was_filled_in_by_typing_is_known_from_the_first_word_on() -> None:
    async with table(answer=turn(pending=CONFIRM)) as at:
        at.assistant.open = turn().form
        await at.conversation.greet(again=False)
        assert "tiếp tục" in at.conversation.bias.phrases
        await at.conversation.preview("gửi")
        assert at.conversation.talk.scene(at.around.clock()).questioned, "somebody who typed was asked"
        assert at.conversation.bias.phrases[0] == "xác nhận"


async def test_the_form_on_screen_tells_the_recogniser_what_may_come() -> None:
    async with table() as at:
        assert at.conversation.bias.phrases == ("mở đơn vay",)
        await at.hear(said(TERM, PREVIEW))
        assert "tiếp tục" in at.conversation.bias.phrases


async def test_doubtful_words_act_only_after_a_yes() -> None:
    async with table() as at:
        await at.hear(said(TERM, PREVIEW, score=-0.8))
        assert at.assistant.heard == []
        assert TERM.split(maxsplit=1)[0] in at.mouth.said[0]
        assert [event.get("doubted") for event in at.told("transcript")] == [None, TERM]
        await at.hear(said("đúng rồi", turn()))
        assert at.assistant.heard == [TERM]


async def test_doubtful_words_with_a_password_are_not_told_to_who_watches() -> None:
    filled = turn(Outcome(ActionType.FILL, Status.DONE, "pass", value="••••••", heard="••••••"))
    assert filled.form is not None
    fields = (Field("pass", "Mật khẩu", FieldType.PASSWORD),)
    secret = replace(filled, form=replace(filled.form, fields=fields))
    async with table() as at:
        await at.hear(said("mật khẩu là hoa hai hồng", secret, score=-0.8))
        assert phrases.did_you_say(phrases.SECRET_WORDS) in [event["text"] for event in at.told("transcript")]
        assert "hoa hai" not in str(at.events)


async def test_noise_and_bare_answers_do_nothing() -> None:
    async with table() as at:
        await at.hear(said("ơn ơn ơn ơn", turn()), said("ừ", turn()), said(TERM, PREVIEW, voiced_s=0.1))
        assert (at.assistant.heard, at.mouth.said) == ([], [])
        assert [line.outcome for line in at.store.kept] == ["ignored"] * 3
        assert all(event["ignored"] for event in at.told("transcript"))


async def test_a_bare_yes_answers_a_question_of_the_form() -> None:
    async with table(replace(DONE, pending=CONFIRM)) as at:
        await at.hear(said(TERM, PREVIEW), said("có", turn()))
        assert at.assistant.heard == [TERM, "có"]


async def test_manners() -> None:
    async with table() as at:
        await at.hear(said(TERM, PREVIEW), said("nói lại", turn()))
        assert at.mouth.said[0] == at.mouth.said[1]
        await at.hear(said("nói chậm thôi", turn()))
        assert at.mouth.pace < 1
        hushed = at.mouth.hushed
        await at.hear(said("dừng lại", turn()))
        assert at.mouth.hushed == hushed + 1
        await at.hear(said("tắt tiếng", turn()))
        spoken = len(at.mouth.said)
        await at.hear(said(TERM, PREVIEW))
        assert len(at.mouth.said) == spoken, "answers are shown only"
        assert at.assistant.heard == [TERM, TERM]


async def test_it_rests_and_wakes_when_called() -> None:
    async with table() as at:
        await at.conversation.rest()
        await at.conversation.rest()
        assert len(at.mouth.said) == 1, "it says so once"
        await at.hear(said(TERM, PREVIEW))
        assert at.assistant.heard == []
        await at.hear(said("em ơi", turn()), said(TERM, PREVIEW))
        assert at.assistant.heard == [TERM]


async def test_who_types_or_holds_the_button_is_there() -> None:
    async with table() as at:
        long_ago = at.conversation.voice_at = -100.0
        at.conversation.typed(TERM)
        assert at.conversation.voice_at > long_ago
        await asyncio.sleep(0)
        await at.conversation.settled(1)
        at.conversation.voice_at = long_ago
        at.conversation.addressed()
        assert at.conversation.voice_at > long_ago
        await at.conversation.rest()
        spoken = len(at.mouth.said)
        at.conversation.addressed()
        await at.hear(said(TERM, PREVIEW))
        assert at.assistant.heard == [TERM, TERM]
        assert phrases.AWAKE not in at.mouth.said[spoken:], "nobody speaks into the first words"


async def test_only_words_for_us_end_an_answer() -> None:
    async with table() as at:
        await at.conversation.speech_started()
        await at.conversation.nothing()
        await at.hear(said("ừ", turn()), said("ơn ơn ơn ơn", turn()))
        assert at.mouth.hushed == 0
        await at.hear(said(TERM, PREVIEW))
        assert at.mouth.hushed == 1
        assert not at.conversation.deciding


async def test_when_the_agent_is_away_words_are_kept_and_it_is_said() -> None:
    async with table() as at:
        at.assistant.broken = BrowserUnavailable("no agent answers")
        await at.hear(said(TERM, None))
        assert at.store.kept[-1].text == phrases.AGENT_AWAY
        assert at.store.kept[0].text == TERM
        assert at.told("error")[0]["code"] == "BrowserUnavailable"
        at.assistant.broken = None
        await at.hear(said(TERM, PREVIEW))
        assert at.assistant.heard == [TERM]
        assert at.told("error")[-1]["code"] == "AGENT_BACK"
        assert at.store.kept[-1].text == DONE.result, "what was missed is done: it is not asked for again"


@asynccontextmanager
async def left_alone(*missed: Utterance) -> AsyncIterator[Table]:
    """The agent was away while that was said, and comes back by itself."""
    async with table() as at:
        at.assistant.broken = BrowserUnavailable("no agent answers")
        await at.hear(*missed)
        assert at.assistant.heard == []
        watch = asyncio.create_task(at.conversation.watch_agent(0.01))
        await asyncio.sleep(0.05)
        assert at.told("error")[-1]["code"] == "BrowserUnavailable", "it is still away"
        at.assistant.broken = None
        await asyncio.sleep(0.1)
        assert [event["code"] for event in at.told("error")].count("AGENT_BACK") == 1
        yield at
        watch.cancel()


async def test_an_agent_that_comes_back_is_noticed_and_what_was_missed_is_done_after_a_yes() -> None:
    async with left_alone(said(TERM), said(TERM)) as at:
        assert TERM in at.store.kept[-1].text
        assert at.told("transcript")[-1]["doubted"] == TERM
        assert at.mouth.said[-1].startswith(phrases.AGENT_BACK)
        await at.hear(said("đúng rồi"))
        assert at.assistant.heard == [TERM]


async def test_several_sentences_that_were_missed_are_asked_for_again() -> None:
    async with left_alone(said(TERM), said("số tiền vay hai tỷ")) as at:
        assert phrases.SAY_AGAIN in at.store.kept[-1].text
        await at.hear(said("đúng rồi", turn()))
        assert at.assistant.heard == []


async def test_another_sentence_that_is_done_leaves_what_was_missed_to_be_said_again() -> None:
    async with table() as at:
        at.assistant.broken = BrowserUnavailable("no agent answers")
        await at.hear(said("số tiền vay hai tỷ"))
        at.assistant.broken = None
        await at.hear(said(TERM, PREVIEW))
        assert at.store.kept[-1].text == phrases.SAY_AGAIN


async def test_whoever_typed_while_the_agent_was_away_is_told_that_it_is_back() -> None:
    async with table() as at:
        at.assistant.broken = BrowserUnavailable("no agent answers")
        at.conversation.typed(TERM)
        await asyncio.sleep(0.02)
        watch = asyncio.create_task(at.conversation.watch_agent(0.01))
        at.assistant.broken = None
        await asyncio.sleep(0.1)
        watch.cancel()
        assert phrases.GO_ON in at.store.kept[-1].text


async def test_a_store_that_fails_does_not_stop_the_talk() -> None:
    async with table(store=FakeStore(broken=ProviderError("disk full"))) as at:
        await at.hear(said(TERM, PREVIEW))
        assert at.assistant.heard == [TERM]
        assert at.told("error")[0]["message"] == phrases.NOT_KEPT


async def test_provisional_values_are_shown_before_the_turn_ends() -> None:
    async with table() as at:
        await at.conversation.provisional(said(TERM, PREVIEW).understanding)
        await asyncio.sleep(0)
        (shown,) = at.told("provisional")
        assert isinstance(shown["actions"], list)
        assert shown["actions"][0]["value"] == "24"
        assert at.assistant.heard == []


async def test_what_other_words_no_longer_do_leaves_the_screen() -> None:
    async with table() as at:
        for preview in (turn(), PREVIEW, None, turn(), turn()):
            await at.conversation.provisional(said(TERM, preview).understanding)
        await asyncio.sleep(0)
        shown = [event["actions"] for event in at.told("provisional")]
        # Nothing is told where nothing changes or nobody could say.
        assert [len(actions) for actions in shown if isinstance(actions, list)] == [1, 0]


async def test_words_that_prove_to_be_none_leave_the_screen() -> None:
    async with table() as at:
        await at.conversation.nothing()
        await asyncio.sleep(0)
        assert [event["type"] for event in at.events] == ["state"]
        understanding = said(TERM, PREVIEW).understanding
        await at.conversation.partial(understanding)
        await at.conversation.provisional(understanding)
        await at.conversation.nothing()
        await asyncio.sleep(0)
        assert [event["text"] for event in at.told("transcript")] == [TERM, ""]
        assert at.told("provisional")[-1]["actions"] == []


async def test_sound_is_kept_only_while_the_person_lets_us() -> None:
    async with table() as at:
        recordings = at.around.recordings
        assert isinstance(recordings, FakeRecordings)
        utterance = replace(said(TERM, PREVIEW), sound=b"ab")
        await at.hear(utterance)
        assert recordings.kept == []
        at.conversation.record(on=True)
        await at.hear(utterance)
        at.conversation.record(on=False)
        await at.hear(utterance)
        assert recordings.kept == [b"ab"]
        assert [event["recording"] for event in at.told("state") if event.get("recording")]


async def test_names_that_were_written_are_told_to_the_recogniser() -> None:
    named = replace(FORM, fields=(replace(FORM.fields[0], value="Lê Văn Nam"), *FORM.fields[1:]))
    async with table(replace(DONE, form=named)) as at:
        assert "Lê Văn Nam" not in at.conversation.bias.phrases
        await at.hear(said(TERM, PREVIEW))
        assert "Lê Văn Nam" in at.conversation.bias.phrases
        at.assistant.turn_of = lambda text: replace(turn(), form=None)
        await at.hear(said("đóng đơn", PREVIEW))
        assert "Lê Văn Nam" in at.conversation.bias.phrases, "in the next form it may be said again"


async def test_the_field_that_is_asked_for_comes_first() -> None:
    which = Pending(PendingKind.CLARIFY, "Kỳ hạn là gì ạ?")
    asking = replace(fills("term", "", "", Status.ASKED), pending=which)
    async with table(asking) as at:
        await at.hear(said("hỏi tôi từng mục", turn()))
        assert at.conversation.bias.phrases[0] == "Kỳ hạn mười hai tháng"
        at.assistant.turn_of = lambda text: DONE
        await at.hear(said(TERM, PREVIEW))
        assert at.conversation.bias.phrases[0] != "Kỳ hạn mười hai tháng"


async def test_a_doubt_is_over_with_whatever_is_said_or_done_next() -> None:
    async def typed(at: Table) -> None:
        at.conversation.typed("email an@gmail.com")
        await asyncio.sleep(0)
        await at.conversation.settled(1)

    async def stopped(at: Table) -> None:
        await at.hear(said("dừng lại", turn()))

    async def ignored(at: Table) -> None:
        await at.hear(said("hôm qua tôi đi chợ", turn(), score=-0.55))

    async def asked_something_else(at: Table) -> None:
        at.conversation.talk.saw(turn(pending=CONFIRM))

    async def rested(at: Table) -> None:
        await at.conversation.rest()
        await at.conversation.wake()

    async def waited(at: Table) -> None:
        until = at.conversation.talk.doubted_until
        assert until is not None
        at.conversation.talk.doubted_until = until - 2 * at.around.answer_within

    for meanwhile in (typed, stopped, ignored, asked_something_else, rested, waited):
        async with table() as at:
            await at.hear(said(TERM, PREVIEW, score=-0.8))
            assert at.conversation.talk.doubted == TERM
            await meanwhile(at)
            before = list(at.assistant.heard)
            await at.hear(said("đúng rồi", turn()))
            assert TERM not in at.assistant.heard[len(before) :], meanwhile.__name__


async def test_a_no_by_a_button_ends_a_doubt_and_its_question() -> None:
    async with table() as at:
        await at.conversation.denied()
        assert at.mouth.hushed == 0
        await at.hear(said(TERM, PREVIEW, score=-0.9))
        assert at.conversation.talk.doubted == TERM
        hushed = at.mouth.hushed
        await at.conversation.denied()
        assert at.mouth.hushed == hushed + 1
        await at.hear(said("đúng rồi", turn()))
        assert at.assistant.heard == []


async def test_noise_does_not_end_a_doubt() -> None:
    async with table() as at:
        await at.hear(
            said(TERM, PREVIEW, score=-0.8), said("bờ bờ", turn(), score=-1.5), said("đúng rồi", turn())
        )
        assert at.assistant.heard == [TERM]


async def test_a_recogniser_that_fails_is_told_once_and_again_after_it_worked() -> None:
    async with table() as at:

        async def fail(times: int) -> None:
            for _ in range(times):
                await at.conversation.failed(ProviderError("down"))
            for _ in range(50):
                await asyncio.sleep(0)
            await at.conversation.settled(1)

        await fail(3)
        assert [event["code"] for event in at.told("error")] == ["ProviderError"]
        assert at.mouth.said == [phrases.DEAF]
        assert at.store.kept[-1].text == phrases.DEAF
        await at.hear(said(TERM, PREVIEW))
        await fail(1)
        assert len(at.told("error")) == 2


async def test_a_password_is_not_shown_before_its_last_word_either() -> None:
    filled = turn(Outcome(ActionType.FILL, Status.SKIPPED, "pass", value="••••••", heard="••••••"))
    assert filled.form is not None
    secret = replace(
        filled, form=replace(filled.form, fields=(Field("pass", "Mật khẩu", FieldType.PASSWORD),))
    )
    async with table() as at:
        await at.conversation.partial(said("mật khẩu là hoa", secret).understanding)
        await asyncio.sleep(0)
        assert at.told("transcript")[0]["text"] == phrases.SECRET_WORDS


async def test_who_is_heard_badly_again_and_again_is_told_once() -> None:
    async with table() as at:
        badly = said("gung phói", turn(), score=-0.7)
        await at.hear(badly)
        assert at.mouth.said == []
        await at.hear(said("xô biên phói hông", turn(), score=-1.4, voiced_s=2.0), badly, badly)
        assert at.mouth.said == [phrases.NOT_HEARD_WELL]
        assert [event["reason"] for event in at.told("transcript") if event["role"] == "user"][:2] == [
            "unclear", "noise"
        ]  # fmt: skip
        await at.hear(said(TERM, PREVIEW), badly, badly)
        assert at.mouth.said[-1] == phrases.NOT_HEARD_WELL
        assert len(at.mouth.said) == 3


async def test_talk_and_short_noise_bring_no_advice() -> None:
    async with table() as at:
        aside = said("hôm qua tôi đi chợ", turn(), score=-0.48)
        await at.hear(aside, aside, *[said("bờ", turn(), score=-1.4, voiced_s=0.5)] * 3)
        assert at.mouth.said == []


async def test_a_stop_is_answered_on_the_screen_and_not_aloud() -> None:
    async with table() as at:
        await at.hear(said("dừng lại", turn()))
        assert at.mouth.said == []
        assert at.told("transcript")[-1]["text"] == phrases.STOPPED


async def test_words_that_are_typed_faster_than_they_can_be_carried_out_are_refused() -> None:
    typing = Table(FakeAssistant(), FakeStore()).conversation
    for _ in range(32):
        typing.typed(TERM)
    with pytest.raises(RateLimited):
        typing.typed(TERM)


async def test_a_conversation_is_kept_under_its_form() -> None:
    async with table(replace(DONE, form=replace(FORM, type="loan"))) as at:
        await at.hear(said(TERM, PREVIEW), said(TERM, PREVIEW))
        assert at.store.forms == ["loan"]
