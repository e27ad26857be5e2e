import json

import pytest

from readers.llm.server import drips, raw, says, serving
from sayso.errors import InputError, ReaderFailed, UsageError
from sayso.model import Report
from sayso.readers import choose_reader
from sayso.readers.llm import llm_reader
from sayso.readers.llm.client import Client, client_of_settings

TEXT = (
    "Port officials in Velmora said a drone had come down near the grain quay on 3 June. “Nobody was hurt,” harbour "
    "master Ilse Brandt told reporters. The navy denied that the craft was its own.\n\nBrandt said it again."
)
GOOD = {"source": "Port officials in Velmora", "cue": "said", "stance": "asserts", "topic": "occurrence",
        "content": ["a drone had come down near the grain quay on 3 June"]}  # fmt: skip
DENIAL = {"source": "The navy", "cue": "denied", "content": "that the craft was its own", "stance": "denies",
          "topic": "origin"}  # fmt: skip


def read(url, *, text=TEXT, timeout=5.0):
    return llm_reader(client=Client(url, "tiny", timeout=timeout)).read(Report("r-1", text, language="en"))


def contents(reading):
    return [" / ".join(span.text for span in claim.content) for claim in reading.claims]


ANSWERS = {
    "as asked": {"attributions": [GOOD, DENIAL]},
    "a bare list": [GOOD, DENIAL],
    "in a fence": f"Here {{it}} is:\n```json\n{json.dumps({'attributions': [GOOD, DENIAL]})}\n```\nbye",
}


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_good_answers_become_claims(answer):
    with serving(says(answer)) as (url, server):
        reading = read(url)
    assert contents(reading) == [GOOD["content"][0], DENIAL["content"]]
    assert [claim.stance for claim in reading.claims] == ["asserts", "denies"]
    assert [claim.topic for claim in reading.claims] == ["occurrence", "origin"]
    assert reading.claims[0].speaker.name == "Port officials in Velmora"
    assert reading.claims[0].about == (reading.mentions[0].id,)
    assert reading.left_out == () and str(reading.maker) == "model llm tiny 1"
    path, _, body = server.asked[0]
    assert path == "/v1/chat/completions" and body["temperature"] == 0 and body["messages"][1]["content"] == TEXT


REFUSED = {
    "altered content": (
        GOOD | {"content": ["a drone came down near the grain quay"]},
        "content that is not in the text",
    ),
    "one letter in capitals": (DENIAL | {"content": "That the craft was its own"}, "content that is not in the text"),
    "straight for curly marks": (GOOD | {"content": ['"Nobody was hurt,"']}, "content that is not in the text"),
    "half a word": (DENIAL | {"content": "craft was its ow"}, "content that is not in the text"),
    "parts in the wrong order": (GOOD | {"content": ["grain quay", "a drone"]}, "content that is not in the text"),
    "no content": (GOOD | {"content": []}, "content that is not in the text"),
    "content of another kind": (GOOD | {"content": [7, None]}, "content that is not in the text"),
    "made-up source": (DENIAL | {"source": "Admiral Rook"}, "source that is not in the text"),
    "made-up cue": (DENIAL | {"cue": "flatly denied"}, "cue that is not in the text"),
    "words, no attribution": ("The navy denied it", "not an attribution"),
}


@pytest.mark.parametrize(("item", "cause"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_in_the_text_is_refused_and_counted(item, cause):
    with serving(says({"attributions": [item, GOOD]})) as (url, _):
        reading = read(url)
    assert contents(reading) == GOOD["content"]
    assert reading.left_out == (f"1 of the model's answers refused: {cause}",)


def test_a_label_that_does_not_exist_is_left_to_the_rules():
    with serving(says({"attributions": [DENIAL | {"stance": "lies", "topic": None}]})) as (url, _):
        reading = read(url)
    assert [claim.stance for claim in reading.claims] == ["denies"]
    assert reading.left_out == ("1 of the model's answers refused: unknown stance",)


def test_broken_contents_and_missing_parts():
    text = "“It fell,” he said, “in a field.” Boats stayed in port, officials said."
    items = [
        {"content": ["“It fell,”", "“in a field.”"], "source": "he", "cue": "said"},
        {"content": "Boats stayed in port"},
    ]
    with serving(says(items)) as (url, _):
        claims = read(url, text=text).claims
    assert [[span.text for span in claim.content] for claim in claims] == [
        ["“It fell,”", "“in a field.”"],
        ["Boats stayed in port"],
    ]
    assert claims[1].source == claims[1].cue == ()


def test_words_that_stand_twice_are_taken_where_the_speaker_is():
    text = "The mayor said it fell. Later the army, which came, said it fell."
    with serving(says([{"content": "it fell", "cue": "said", "source": "The mayor"}])) as (url, _):
        (claim,) = read(url, text=text).claims
    assert claim.content[0].start < text.index("Later") and claim.cue[0].start == text.index("said")


BAD = {
    "nonsense": (says("I am a teapot."), "is no list of attributions"),
    "an object without a list": (says('{"attributions": "none"}'), "is no list of attributions"),
    "deep brackets": (says("[" * 5000), "is no list of attributions"),
    "no completion": (raw('{"choices": []}'), "is no chat completion"),
    "no JSON": (raw("<html>"), "is no chat completion"),
    "no text": (raw('{"choices": [{"message": {"content": null}}]}'), "holds no text"),
    "refused": (raw("no", 401), "answers 401"),
    "always busy": (raw("later", 503), "answers 503"),
    "too long": (raw("x" * 1_000_001), "larger than 1,000,000 bytes"),
    "never ends": (drips, "no whole answer within 0.3 seconds"),
}


@pytest.mark.parametrize(("answer", "cause"), BAD.values(), ids=BAD)
def test_a_bad_server_is_one_clear_error(answer, cause):
    with serving(answer) as (url, _), pytest.raises(ReaderFailed, match=cause):
        read(url, timeout=0.3 if answer is drips else 5.0)


def test_a_server_that_is_busy_once_is_asked_again():
    with serving(raw("later", 503), says([GOOD])) as (url, server):
        assert contents(read(url)) == GOOD["content"]
    assert len(server.asked) == 2


def test_no_server():
    with pytest.raises(ReaderFailed, match="cannot be asked"):
        read("http://127.0.0.1:9/v1")


def test_long_texts_are_asked_about_in_parts():
    paragraphs = [
        f"Part {n}. " + "The quay was quiet. " * 120 + "The navy denied that the craft was its own." for n in range(5)
    ]
    with serving(says([DENIAL])) as (url, server):
        reading = read(url, text="\n\n".join(paragraphs))
    assert len(server.asked) == 3 and len(reading.claims) == 3
    assert "\n\n".join(body["messages"][1]["content"] for _, _, body in server.asked) == "\n\n".join(paragraphs)


def test_in_a_run_the_report_is_named_and_the_rest_goes_on(tmp_path, monkeypatch):
    from sayso.pipeline import read_inputs

    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT.replace("3 June", "4 June"))
    with serving(says("nonsense"), says([DENIAL])) as (url, _):
        results = list(read_inputs([str(tmp_path)], reader=llm_reader(client=Client(url, "tiny"))))
    assert isinstance(results[0], InputError) and "a.txt" in str(results[0])
    assert contents(results[1].reading) == [DENIAL["content"]]


def test_settings(monkeypatch):
    monkeypatch.setenv("SAYSO_LLM_URL", "http://127.0.0.1:1/v1")
    monkeypatch.setenv("SAYSO_LLM_MODEL", "tiny")
    monkeypatch.setenv("SAYSO_LLM_KEY", "secret")
    client = client_of_settings()
    assert (client.url, client.model, client.key, client.timeout) == ("http://127.0.0.1:1/v1", "tiny", "secret", 60.0)
    assert "secret" not in repr(client)


@pytest.mark.parametrize(
    ("name", "value", "cause"),
    [("SAYSO_LLM_URL", "", "needs SAYSO_LLM_URL"), ("SAYSO_LLM_URL", "ftp://x", "is no http or https address"),
     ("SAYSO_LLM_TIMEOUT", "soon", "is no number of seconds"), ("SAYSO_LLM_TIMEOUT", "-1", "is not between")],
)  # fmt: skip
def test_bad_settings(monkeypatch, name, value, cause):
    monkeypatch.setenv("SAYSO_LLM_URL", "http://127.0.0.1:1/v1")
    monkeypatch.setenv("SAYSO_LLM_MODEL", "tiny")
    monkeypatch.setenv(name, value)
    with pytest.raises(UsageError, match=cause):
        choose_reader.__wrapped__("llm")


def test_the_key_is_sent_where_there_is_one():
    with serving(says([])) as (url, server):
        llm_reader(client=Client(url, "tiny", key="secret")).read(Report("r-1", TEXT, language="en"))
    assert server.asked[0][1]["Authorization"] == "Bearer secret"
