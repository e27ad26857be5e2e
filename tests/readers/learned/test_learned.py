import json
import shutil
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from sayso.model import Report
from sayso.readers import choose_reader
from sayso.readers.learned import model_reader
from sayso.readers.learned.decoding import Run
from sayso.readers.learned.model import SHIPPED, Model, shipped_model

NEWS = (
    "Harbour police in Velmora said on Tuesday that a drone had come down near the grain quay.\n\n"
    "“Nobody was hurt,” harbour master Ilse Brandt told reporters. She added that the craft carried no markings.\n\n"
    "The navy denied that it was its own. According to Brandt, divers are still looking for the engine."
)


def read(text=NEWS, reader="model"):
    return choose_reader(reader).read(Report("r-1", text, published=date(2025, 6, 12), language="en"))


def said(reading):
    return [
        (claim.speaker.name, " ".join(s.text for s in claim.cue), " … ".join(s.text for s in claim.content))
        for claim in reading.claims
    ]


def test_who_says_what():
    found = said(read())
    assert ("Ilse Brandt", "told", "“Nobody was hurt,”") in found
    assert [speaker for speaker, _, _ in found].count("Ilse Brandt") == 3
    assert any(cue == "denied" and content.endswith("it was its own") for _, cue, content in found)
    assert any(cue == "According to" and content.startswith("divers") for _, cue, content in found)


def test_the_same_text_gives_the_same_reading_and_a_text_has_no_memory_of_another():
    first = read()
    read("A quite different text, officials said. “So it is,” they added.")
    assert read() == first


def test_every_span_stands_in_the_text():
    for claim in read().claims:
        for span in (*claim.source, *claim.cue, *claim.content):
            assert NEWS[span.start : span.end] == span.text


@pytest.mark.parametrize(
    "text",
    ["", " \n\n ", "Word", "“", "”“”“", "said", "x" * 3000, "he said " * 700, "\ud800 officials said it fell",
     "\0\0 officials said\0 it fell", "а" * 600, "“Long. " + "It went on. " * 400 + "” he said.", "\n" * 900 + "a"],
    ids=range(13),
)  # fmt: skip
def test_odd_texts_are_read_without_a_word_too_many(text):
    reading = read(text)
    for claim in reading.claims:
        assert claim.content and 0.0 <= claim.certainty <= 1.0


def test_certainty_is_a_share_and_tells_plain_speech_from_doubtful():
    plain = next(claim for claim in read().claims if claim.cue and claim.cue[0].text == "denied")
    assert 0.6 < plain.certainty <= 1.0


def test_where_the_network_is_unsure_the_rules_decide_and_the_reading_says_so():
    strict = model_reader(threshold=1.01)
    reading = strict.read(Report("r-1", NEWS, language="en"))
    by_rules = {claim.content[0].start for claim in read(reader="rules").claims}
    assert {claim.content[0].start for claim in reading.claims} <= by_rules
    assert all("left out" in note for note in reading.left_out)


def test_where_the_network_is_unsure_and_takes_other_words_for_the_cue_the_rule_stands(monkeypatch):
    model = shipped_model()
    text = "The navy said that the craft does not belong to the fleet."
    pieces, scores, (found,) = model.said(text)
    does, to = (int(np.searchsorted(pieces.start, text.index(word))) for word in ("does", "to the"))
    torn = replace(found, cue=Run(does, to - 1, 0.3), content=(Run(to, found.content[0].last, 0.3),), certainty=0.3)
    monkeypatch.setattr(model, "said", lambda _: (pieces, scores, [torn]))
    assert said(read(text)) == [("navy", "said", "the craft does not belong to the fleet")]


def test_two_statements_that_the_network_takes_for_one_stay_apart_where_rules_keep_them_so(monkeypatch):
    model = shipped_model()
    text = "Police said that the craft was lost, but a farmer claimed that it was shot down."
    pieces, scores, found = model.said(text)
    (one,) = (said for said in found if text[pieces.start[said.content[0].first] :].startswith("it was shot"))
    lost = [int(np.searchsorted(pieces.start, text.index(word))) for word in ("the craft", ", but")]
    joined = replace(one, content=(Run(lost[0], lost[1] - 1, 0.9), *one.content))
    monkeypatch.setattr(model, "said", lambda _: (pieces, scores, [joined]))
    assert said(read(text)) == [
        ("Police", "said", "the craft was lost"),
        ("farmer", "claimed", "it was shot down"),
    ]


def test_a_source_that_the_network_takes_for_what_is_said_is_found_by_the_rule():
    text = (
        "OGRE - Nearly all the drones that have come down in the north this year were target drones, Ilze Kalna, the "
        "second deputy minister of transport, said on Thursday."
    )
    (claim,) = read(text).claims
    assert claim.speaker.name == "Ilze Kalna"
    assert claim.content[-1].text.endswith("were target drones")


def test_it_tells_an_incident_from_talk_of_one():
    certain = [mention.certainty for mention in read().mentions]
    assert len(certain) == 1 and 0.5 < certain[0] <= 1.0
    talk = "A drone could come down anywhere, the mayor of Velmora warned. His book on drones appears in June."
    assert read(talk).mentions == ()


def test_what_is_said_in_another_paragraph_stands_by_itself():
    text = (
        "“Nobody was hurt,” said harbour master Ilse Brandt, pointing at the quay.\n\n"
        "“We ask all skippers to keep away until the divers are done.”"
    )
    first, second = said(read(text))
    assert "…" not in first[2] and second[2].startswith("“We ask")
    assert first[0] == second[0] and first[0].endswith("Ilse Brandt")


def test_no_title_goes_on_in_the_text_below_it():
    text = (
        'Drone attack on Sarvik depot kills two, Velmora blames "outlaws"\n\n'
        "SARVIK, Oct. 3, 2032 (Agency) — Two workers were killed when a drone struck a fuel depot in Sarvik province "
        "late on Friday, harbour officials said, in the second attack in ten days."
    )
    contents = [span.text for claim in read(text).claims for span in claim.content]
    assert any(content.startswith("Two workers") for content in contents)
    assert not any("\n" in content for content in contents)


def test_a_byline_is_no_part_of_a_name():
    text = (
        "Drone struck train, ministry says\n\nBy Tomas Brand in Velmora and Anna Feld in Sarvik\n\n"
        "Norland on Monday accused Westmark of letting a drone be launched from its soil that struck a train."
    )
    assert all("Brand" not in claim.speaker.name for claim in read(text).claims)


@pytest.mark.parametrize(
    ("sentence", "speaker", "content"),
    [
        ('The Norland army "firmly denies" the charge, it said in a statement.', "Norland army", "the charge"),
        ("The embassy said it rejects the claim that it was warned.", "embassy", "the claim that it was warned"),
        ("The minister said he denied the reports.", "minister", "the reports"),
    ],
)  # fmt: skip
def test_an_act_that_its_own_speaker_reports_is_that_act(sentence, speaker, content):
    claim = read("A drone fell near Sarvik on Monday, police said. " + sentence).claims[-1]
    assert (claim.speaker.name, claim.content[0].text, claim.stance) == (speaker, content, "denies")


def test_a_language_it_has_not_learnt_is_kept_without_entries():
    reading = choose_reader("model").read(Report("r-1", "Полиция сообщила, что упал беспилотник.", language="ru"))
    assert reading.claims == () and reading.report.kind == "other"


def test_the_maker_names_the_network():
    maker = read().maker
    assert (maker.kind, maker.version) == ("model", shipped_model().version)


def test_a_file_that_is_not_the_one_the_card_names(tmp_path):
    shutil.copytree(SHIPPED, tmp_path / "data")
    (tmp_path / "data" / "tokenizer.json").write_text("{}")
    with pytest.raises(ValueError, match=r"tokenizer\.json is not the file its card names"):
        Model(tmp_path / "data")


def test_what_ships_is_small_and_described():
    card = json.loads((SHIPPED / "card.json").read_text())
    assert sum(file.stat().st_size for file in SHIPPED.iterdir()) < 25_000_000
    assert set(card["sha256"]) == {"constants.npz", "model.onnx", "tokenizer.json"}


def test_what_is_said_ends_at_page_furniture():
    text = "Harbour police deny claims of letting drones land at the quay" + " " * 90 + "\n\n" + NEWS
    denied = next(content for speaker, cue, content in said(read(text)) if cue == "deny")
    assert denied == "claims of letting drones land at the quay"
