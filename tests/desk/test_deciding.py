"""People decide on pages, each decision bears their name, and all of it can be taken back."""

import re

import pytest
from browsing import send, token_of

WHY = "seen with my own eyes"


@pytest.fixture
def demo(fresh):
    """Whoever decides needs a ledger of one's own."""
    return fresh


def incidents(client, query=""):
    return re.findall(r'<tr id="(i-\w+)"', client.get(f"/{query}").text)


def judged(client, page):
    """Ids of judgements on a page, those of people first."""
    return re.findall(r'<li id="(j-\w+)"', client.get(page).text)


def merge(client, left, right):
    return send(client, "/judgements", left=left, right=right, relation="same_incident", verdict="yes", why=WHY)


def test_merge_and_undo(demo):
    first, second, *_ = before = incidents(demo)
    assert merge(demo, first, second).status_code == 303
    after = incidents(demo)
    assert len(after) == len(before) - 1
    kept = min(first, second)
    gone = max(first, second)
    answer = demo.get(f"/incidents/{gone}")
    assert (answer.status_code, answer.headers["location"]) == (307, f"/incidents/{kept}")
    page = demo.get(f"/incidents/{kept}").text
    assert WHY in page and "person ann" in page
    made = judged(demo, f"/incidents/{kept}")[0]
    back = f"/incidents/{kept}"
    undone = send(demo, f"/judgements/{made}/withdraw", page=back, back=back)
    assert (undone.status_code, undone.headers["location"]) == (303, back)
    assert incidents(demo) == before
    assert demo.get(f"/incidents/{gone}").status_code == 200
    assert "withdrawn" in demo.get(back).text


def test_part_a_mention_and_undo(demo):
    before = incidents(demo)
    mentions = re.findall(r'action="/mentions/(m-\w+)/part"', demo.get(f"/incidents/{before[1]}").text)
    parted, *others = mentions
    assert send(demo, f"/mentions/{parted}/part", why=WHY).status_code == 303
    there = holder(demo, parted)
    assert all(holder(demo, other) != there for other in others)
    made = judged(demo, f"/incidents/{there}")[0]
    send(demo, f"/judgements/{made}/withdraw")
    assert incidents(demo) == before
    assert len({holder(demo, mention) for mention in mentions}) == 1


def holder(client, mention):
    """The id of the incident that holds a mention."""
    answer = client.get(f"/incidents/i-{mention[2:]}")
    return answer.headers["location"].split("/")[-1] if answer.status_code == 307 else f"i-{mention[2:]}"


def test_refuse_a_copy_and_undo(demo):
    page = next(r for r in re.findall(r'"(/reports/[^"]+)"', demo.get("/reports").text)
                if 'name="relation" value="copy_of"' in demo.get(r).text)  # fmt: skip
    form = demo.get(page).text
    both = r'name="left" value="([^"]+)"><input type="hidden" name="right" value="([^"]+)"'
    left, right = re.search(both + r'><input type="hidden" name="relation" value="copy_of"', form).groups()
    copies = form.count('name="relation" value="copy_of"')
    send(demo, "/judgements", left=left, right=right, relation="copy_of", verdict="no", why=WHY)
    assert demo.get(page).text.count('name="relation" value="copy_of"') == copies - 1


def test_overrule_a_finding_and_let_it_stand_again(demo):
    page = f"/incidents/{incidents(demo)[0]}"
    shown = demo.get(page).text
    finding = re.search(r'<li id="(f-\w+)">', shown)[1]
    about = re.search(rf'/findings/{finding}/overrule.*?name="about" value="([^"]+)"', shown, re.DOTALL)[1]
    assert send(demo, f"/findings/{finding}/overrule", about=about, why=WHY).status_code == 303
    shown = demo.get(page).text
    assert re.search(rf'<li id="{finding}" class="withdrawn">.*?Overruled: {WHY}.*?person ann', shown, re.DOTALL)
    assert send(demo, f"/findings/{finding}/restore").status_code == 303
    assert f'<li id="{finding}">' in demo.get(page).text
    assert send(demo, f"/findings/{finding}/restore").status_code == 404
    assert send(demo, "/findings/f-0000000000000000/overrule", about=about, why=WHY).status_code == 404


def test_speakers_are_made_one_and_parted(demo):
    page = demo.get("/speakers").text
    one, other = re.findall(r'href="/speakers/(s-\w+)"', page)[:2]
    send(demo, "/judgements", left=one, right=other, relation="same_speaker", verdict="yes", why=WHY)
    assert min(one, other) in (least := demo.get(f"/speakers/{min(one, other)}")).text and least.status_code == 200
    assert demo.get(f"/speakers/{max(one, other)}").status_code == 307


def test_review_until_nothing_waits(demo):
    asked = []
    while pair := re.search(r'data-case="(j-\w+)"', page := demo.get("/review").text):
        asked.append(pair[1])
        fields = {name: re.search(rf'name="{name}" value="([^"]+)"', page)[1] for name in ("left", "right", "relation")}
        assert page.count('<div class="text"') == 2
        assert send(demo, "/judgements", page="/review", verdict="yes", why=WHY, **fields).status_code == 303
        assert len(asked) < 60
    assert len(set(asked)) == len(asked) > 3
    page = demo.get("/review").text
    assert "Nothing waits" in page and page.count("Undo") == 5
    last = re.search(r'<li id="(j-\w+)"', page)[1]
    send(demo, f"/judgements/{last}/withdraw", page="/review")
    assert "1 pair that" in demo.get("/review").text


def test_a_claim_is_judged_of_its_own_report_only(demo):
    every = demo.get("/api/v1/claims?limit=500").json()["items"]
    other = next(claim["report"] for claim in every if claim["report"] != every[0]["report"])
    given = {"left": every[0]["id"], "relation": "claim_of", "verdict": "no", "why": WHY}
    assert send(demo, "/judgements", right=other, **given).status_code == 400
    assert demo.get("/api/v1/claims?limit=500").json()["items"] == every


def claim_asked(page):
    """The fields of the claim that the queue shows, None where nothing waits."""
    found = re.search(r'data-case="(c-\w+)"', page)
    return found and {
        name: re.search(rf'name="{name}" value="([^"]+)"', page)[1] for name in ("left", "right", "relation")
    }


def test_claims_are_reviewed(demo):
    page = demo.get("/review/claims").text
    first, waiting = claim_asked(page), int(re.search(r"(\d+) claims? that", page)[1])
    assert "<mark" in page and demo.get("/review/claims?skip=1").text != page
    send(demo, "/judgements", page="/review/claims", verdict="no", why=WHY, **first)
    page = demo.get("/review/claims").text
    second = claim_asked(page)
    assert second["left"] != first["left"] and f"{waiting - 1} claim" in page and "is no claim of" in page
    send(demo, "/judgements", page="/review/claims", verdict="yes", why=WHY, **second)
    page = demo.get("/review/claims").text
    assert claim_asked(page)["left"] not in (first["left"], second["left"]) and f"{waiting - 2} claim" in page
    for made in re.findall(r'<li id="(j-\w+)"', page):
        send(demo, f"/judgements/{made}/withdraw", page="/review/claims")
    page = demo.get("/review/claims").text
    assert claim_asked(page) == first and f"{waiting} claim" in page


def test_the_queue_of_claims_begins_with_the_least_certain(demo):
    told = demo.get("/api/v1/claims?limit=500").json()["items"]
    asked = claim_asked(demo.get("/review/claims").text)["left"]
    assert asked == min(told, key=lambda claim: claim["certainty"])["id"]


def test_a_refused_claim_is_struck_out_and_in_no_list(demo):
    claim = demo.get("/api/v1/claims?limit=500").json()["items"][0]
    where = f"/reports/{claim['report']}"
    assert f'id="at-{claim["id"]}"' in demo.get(where).text
    send(demo, "/judgements", left=claim["id"], right=claim["report"], relation="claim_of", verdict="no", why=WHY)
    page = demo.get(where).text
    assert f'<li id="{claim["id"]}" class="withdrawn">' in page and WHY in page and f'id="at-{claim["id"]}"' not in page
    assert claim["id"] not in {each["id"] for each in demo.get("/api/v1/claims?limit=500").json()["items"]}
    assert claim["id"] not in demo.get("/said").text
    assert demo.get(f"/reports/{claim['id']}").status_code == 200
    made = re.search(rf"{WHY}.*?/judgements/(j-\w+)/withdraw", page, re.DOTALL)[1]
    send(demo, f"/judgements/{made}/withdraw", page=where, back=where)
    assert f'id="at-{claim["id"]}"' in demo.get(where).text and claim["id"] in demo.get("/said").text


@pytest.mark.parametrize(
    "fields, status",
    [
        ({"left": "i-0000000000000000"}, 404),
        ({"right": ""}, 422),
        ({"why": "  "}, 400),
        ({"why": ""}, 422),
        ({"relation": "cousins"}, 422),
        ({"verdict": "maybe"}, 422),
        ({"relation": "copy_of"}, 404),
        ({"relation": "same_speaker"}, 404),
        ({"relation": "claim_of"}, 404),
    ],
)
def test_what_cannot_be_decided(demo, fields, status):
    first, second, *_ = before = incidents(demo)
    given = {"left": first, "right": second, "relation": "same_incident", "verdict": "yes", "why": WHY} | fields
    assert send(demo, "/judgements", **given).status_code == status
    assert incidents(demo) == before


def test_an_incident_is_not_merged_with_itself(demo):
    assert merge(demo, incidents(demo)[0], incidents(demo)[0]).status_code == 400


@pytest.mark.parametrize("back", ["https://other.example/", "//other.example", "/\\other.example", "/\r\nX: y"])
def test_forms_lead_nowhere_else(demo, back):
    assert send(demo, "/looked", back=back).headers["location"] == "/"


def test_a_form_without_its_token_decides_nothing(demo):
    first, second, *_ = before = incidents(demo)
    given = {"left": first, "right": second, "relation": "same_incident", "verdict": "yes", "why": WHY}
    token = token_of(demo)
    for wrong in ({}, {"token": ""}, {"token": "0" * 64}, {"token": token[:-1]}):
        assert demo.post("/judgements", data=given | wrong).status_code == 403
    del demo.cookies["sayso_visit"]
    assert demo.post("/judgements", data=given | {"token": token}).status_code == 403
    assert incidents(demo) == before
