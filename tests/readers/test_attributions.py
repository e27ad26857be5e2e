import pytest
from reading import attributions

# text -> (source, cue, content); several parts of one content are joined by " / "
SAID = {
    "Police said that the drone fell in a field.": [("Police", "said", "the drone fell in a field")],
    "Police said the drone fell in a field.": [("Police", "said", "the drone fell in a field")],
    "The drone fell in a field, police said.": [("police", "said", "The drone fell in a field")],
    "The drone fell in a field, said Governor Ilze Berga.": [
        ("Governor Ilze Berga", "said", "The drone fell in a field")
    ],
    "“It fell in a field,” said Governor Ilze Berga.": [("Governor Ilze Berga", "said", "It fell in a field,")],
    "“It fell in a field,” Ilze Berga, the governor, said.": [
        ("Ilze Berga, the governor", "said", "It fell in a field,")
    ],
    "“It fell,” the mayor said, “and it burned.”": [("the mayor", "said", "It fell, / and it burned.")],
    '"It fell in a field," the mayor said on Tuesday.': [("the mayor", "said", "It fell in a field,")],
    "‘It fell in a field,’ the mayor said.": [("the mayor", "said", "It fell in a field,")],
    "According to the ministry, two people were hurt.": [("the ministry", "According to", "two people were hurt")],
    "Two people were hurt, according to the ministry.": [("the ministry", "according to", "Two people were hurt")],
    "In his words, the engine was still warm.": [("his", "In his words", "the engine was still warm")],
    "By the ministry's count, six drones have fallen.": [
        ("the ministry's", "By the ministry's count", "six drones have fallen")
    ],
    'Berga: "We heard a bang."': [("Berga", "", "We heard a bang.")],
    'The mayor was blunt: "We heard a bang."': [("The mayor", "", "We heard a bang.")],
    "Berga accused the ministry of hiding the wreck.": [("Berga", "accused", "the ministry of hiding the wreck")],
    "The ministry denied any role in the crash.": [("The ministry", "denied", "any role in the crash")],
    "The ministry confirmed the crash.": [("The ministry", "confirmed", "the crash")],
    "The ministry did not rule out an attack.": [("The ministry", "not rule out", "an attack")],
    "The ministry condemned the strike on the port.": [("The ministry", "condemned", "the strike on the port")],
    "The mayor told reporters that the road was closed.": [("The mayor", "told", "the road was closed")],
    "The mayor told Delfi on Monday that the road was closed.": [("The mayor", "told", "the road was closed")],
    "The mayor said on Monday that the road was closed.": [("The mayor", "said", "the road was closed")],
    'The mayor wrote in a post on Monday: "The road is closed."': [("The mayor", "wrote", "The road is closed.")],
    "The mayor said the road was closed, adding that nobody was hurt.": [
        ("The mayor", "said", "the road was closed"),
        ("The mayor", "adding", "nobody was hurt"),
    ],
    "The mayor said the road was closed and added that nobody was hurt.": [
        ("The mayor", "said", "the road was closed"),
        ("The mayor", "added", "nobody was hurt"),
    ],
    "The ministry released a statement accusing the neighbours of a cover-up.": [
        ("The ministry", "accusing", "the neighbours of a cover-up")
    ],
    "She believes it was a toy.": [("She", "believes", "it was a toy")],
    "Residents say they heard two explosions.": [("Residents", "say", "they heard two explosions")],
    "Officials have since said that the fire was put out.": [("Officials", "said", "the fire was put out")],
    "The mayor also warned that more drones could come.": [("The mayor", "warned", "more drones could come")],
    "The spokesman, Oleg Kim, said that the army had tracked it.": [
        ("The spokesman, Oleg Kim", "said", "the army had tracked it")
    ],
    "The army, which tracked the drone, said that it had turned back.": [("The army", "said", "it had turned back")],
    "The police and the army said the area was safe.": [("The police and the army", "said", "the area was safe")],
    "A source in the ministry said that the engine was foreign.": [
        ("A source in the ministry", "said", "the engine was foreign")
    ],
    "The report said that the engine was foreign.": [("The report", "said", "the engine was foreign")],
    "The mayor said that was absurd.": [("The mayor", "said", "that was absurd")],
    "Minister Ona Petra, who wrote to the alliance, demanded more radars.": [
        ("Minister Ona Petra", "demanded", "more radars")
    ],
    "Officials said a bird was to blame; the airport disagreed.": [("Officials", "said", "a bird was to blame")],
    "The ministry neither confirmed nor denied that the aircraft was its own.": [
        ("The ministry", "neither confirmed nor denied", "the aircraft was its own")
    ],
    "He called it nonsense: “We lost no drones.”": [("He", "called it", "nonsense"), ("He", "", "We lost no drones.")],
    "One of them said it looked like a bird.": [("One of them", "said", "it looked like a bird")],
    "The ministry dismissed the claims as groundless.": [("The ministry", "dismissed", "the claims as groundless")],
    "Asked about the find, the mayor said it was a toy.": [("the mayor", "said", "it was a toy")],
    "The Border Force (BF) had stated in a release on Monday that it fell.": [
        ("The Border Force", "stated", "it fell")
    ],
    "Norland dismissed as baseless the charge that it fell.": [("Norland", "dismissed", "the charge that it fell")],
    "Norland rejected as a lie claims that it fell.": [("Norland", "rejected", "claims that it fell")],
    "On Friday, the mayor said it was a toy.": [("the mayor", "said", "it was a toy")],
    'The mayor insisted it "had never crossed the border".': [
        ("The mayor", "insisted", 'it "had never crossed the border"')
    ],
    "The ministry suggested that it was a decoy.": [("The ministry", "suggested", "it was a decoy")],
    "Kim thinks it came from the sea, while Berga thinks it came from the hills.": [
        ("Kim", "thinks", "it came from the sea"),
        ("Berga", "thinks", "it came from the hills"),
    ],
    "The head of the region's emergency service, Anna Petrova, said the crater was two metres deep.": [
        ("The head of the region's emergency service, Anna Petrova", "said", "the crater was two metres deep")
    ],
    'The mayor said the drone "came down like a leaf".': [("The mayor", "said", 'the drone "came down like a leaf"')],
    "The governor hinted at sabotage.": [("The governor", "hinted at", "sabotage")],
    "Officials have not said whose it was.": [("Officials", "have not said", "whose it was")],
    "Witnesses described a loud bang.": [("Witnesses", "described", "a loud bang")],
    "The company insists that its drones never left the hangar.": [
        ("The company", "insists", "its drones never left the hangar")
    ],
    "The army said nothing had crossed the border.": [("The army", "said", "nothing had crossed the border")],
    "The embassy protested against the flight.": [("The embassy", "protested against", "the flight")],
    "The minister added that talks would go on.": [("The minister", "added", "talks would go on")],
    "The minister blamed the weather for the crash.": [("The minister", "blamed", "the weather for the crash")],
    '"No comment," the embassy replied.': [("the embassy", "replied", "No comment,")],
    "In the view of the mayor, it was a toy.": [("the mayor", "In the view of", "it was a toy")],
    "“It fell — it burned,” said Anna Petrova, head of the fire service.": [
        ("Anna Petrova, head of the fire service", "said", "It fell — it burned,")
    ],
    "The investigators ruled out a bomb.": [("The investigators", "ruled out", "a bomb")],
    "The officials acknowledged that they had seen it.": [("The officials", "acknowledged", "they had seen it")],
    "Experts estimate that it flew for two hours.": [("Experts", "estimate", "it flew for two hours")],
}


@pytest.mark.parametrize(("text", "said"), SAID.items())
def test_who_says_what(text, said):
    assert attributions(text) == said


NOTHING_SAID = [
    "The claims were made on Monday.",
    "The United States sent experts to the field.",
    "A drone reported near Riga flew on.",
    "It was reported that a drone fell.",
    "He came to say that he was sorry.",
    "The drone that was said to be ours fell.",
    "An aircraft spotted near the border turned back.",
    "Nobody said whose it was.",
    "The drone showed no lights.",
    "The ministry's statement was short.",
    "The drone hit a roof and the fire spread.",
    "The exercise ended on Friday.",
    "After a report of smoke, crews arrived.",
    "Plans to announce a winner were dropped.",
]


@pytest.mark.parametrize("text", NOTHING_SAID)
def test_nobody_speaks(text):
    assert attributions(text) == []


def test_a_quotation_alone_goes_on_with_the_last_speaker():
    text = "“It fell,” said the mayor.\n\n“Then it burned.”"
    assert attributions(text)[1] == ("", "", "Then it burned.")


def test_nobody_goes_on_over_a_paragraph_of_others():
    text = "“It fell,” said the mayor.\n\nIt rained all day.\n\n“Then it burned.”"
    assert len(attributions(text)) == 1
