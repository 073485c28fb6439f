"""Files that the person gave go into the page: the right ones, of the right sort, several, and out again."""

from tests.e2e.acts.conftest import Open


def test_a_file_is_asked_for_given_and_attached(on: Open) -> None:
    talk = on()
    said = talk.say("đính kèm ảnh căn cước")
    assert said.acts == [("upload", "asked", "idCardImage")]
    assert "chưa đưa tệp nào" in said.reply
    assert talk.give("mat-truoc.png") == 200
    said = talk.say("đính kèm ảnh căn cước")
    assert (said.acts, said.done) == ([("upload", "done", "idCardImage")], {"upload"})
    assert "đã đính kèm mat-truoc.png vào Ảnh CCCD/CMND" in said.reply
    assert talk.value("idCardImage") == "mat-truoc.png"
    assert talk.written() == {"idCardImage": "mat-truoc.png"}


def test_several_files_and_one_by_its_name(on: Open) -> None:
    talk = on()
    for name in ("mat-truoc.png", "mat-sau.png"):
        talk.give(name)
    talk.say("tải ảnh căn cước mặt sau lên")
    assert talk.value("idCardImage") == "mat-sau.png"
    talk.say("tải ảnh căn cước mặt trước lên")
    assert talk.value("idCardImage") == "mat-sau.png\nmat-truoc.png"
    said = talk.say("ảnh căn cước đang là gì")
    assert "mat-sau.png và mat-truoc.png" in said.reply
    assert talk.say("xóa ảnh căn cước").done == {"clear"}
    assert talk.value("idCardImage") == ""


def test_files_named_one_by_one_in_a_sentence_are_attached_and_told_once(on: Open) -> None:
    talk = on()
    for name in ("mat-truoc.png", "mat-sau.png"):
        talk.give(name)
    said = talk.say("khách hàng Nguyễn Văn An, đính kèm ảnh căn cước mặt trước và ảnh căn cước mặt sau")
    assert said.acts == [("fill", "done", "customerName"), ("upload", "done", "idCardImage")]
    assert said.reply.count("mat-truoc.png") == 1
    assert talk.value("idCardImage") == "mat-truoc.png\nmat-sau.png"


def test_a_file_of_the_wrong_sort_is_refused_by_name(on: Open) -> None:
    talk = on()
    assert talk.give("hop-dong.docx") == 200
    said = talk.say("đính kèm ảnh căn cước")
    assert said.acts == [("upload", "rejected", "idCardImage")]
    assert "không nhận hop-dong.docx" in said.reply
    assert talk.value("idCardImage") == ""


def test_unknown_false_and_too_big_files_never_arrive(on: Open) -> None:
    talk = on()
    assert talk.give("chay.exe") == 422
    assert talk.give("gia.png", b"#!/bin/sh") == 422
    assert talk.give("lon.pdf", b"%PDF-1.7" + bytes(13 * 1024 * 1024)) == 413
    said = talk.say("đính kèm ảnh căn cước")
    assert said.acts == [("upload", "asked", "idCardImage")]
