"""Who may do what; how people sign in, and how often they may try."""

import re
import stat
from datetime import UTC, datetime, timedelta

import pytest
from browsing import PASSWORD, send, token_of

from sayso.desk.people import People, User
from sayso.errors import TooManyAttempts, UnknownEntry, UsageError

START = datetime(2025, 7, 1, tzinfo=UTC)


class Clock:
    def __init__(self):
        self.now = START

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def own(tmp_path, clock):
    people = People(tmp_path / "own.people", clock)
    people.add("boss", "administrator", PASSWORD)
    return people


def test_roles_build_on_each_other():
    may = {role: [User("x", role).may(other) for other in ("reader", "analyst", "administrator")]
           for role in ("reader", "analyst", "administrator")}  # fmt: skip
    assert may == {
        "reader": [True, False, False],
        "analyst": [True, True, False],
        "administrator": [True, True, True],
    }


@pytest.mark.parametrize(
    "name, role, password",
    [
        ("", "reader", PASSWORD),
        (" a", "reader", PASSWORD),
        ("a\x1b[2J", "reader", PASSWORD),
        ("a" * 65, "reader", PASSWORD),
        ("ben", "reader", "short"),
        ("boss", "reader", PASSWORD),
    ],
)
def test_who_is_not_added(own, name, role, password):
    with pytest.raises(UsageError):
        own.add(name, role, password)
    assert own.users() == [User("boss", "administrator")]


def test_the_first_is_an_administrator_and_the_last_stays(tmp_path, own):
    with pytest.raises(UsageError, match="first"):
        People(tmp_path / "new").add("ben", "analyst", PASSWORD)
    for change in (lambda: own.remove("boss"), lambda: own.change("boss", role="reader")):
        with pytest.raises(UsageError, match="last administrator"):
            change()
    own.add("eve", "administrator", PASSWORD)
    own.change("boss", role="reader")
    with pytest.raises(UnknownEntry):
        own.remove("nobody")


def test_sessions_begin_and_end(own, clock):
    token = own.sign_in("boss", PASSWORD, "here")
    assert own.signed_in(token) == User("boss", "administrator")
    assert own.signed_in(token + "x") is None and own.signed_in("\ud800") is None
    clock.now += timedelta(hours=13)
    assert own.signed_in(token) is None
    token = own.sign_in("boss", PASSWORD, "here")
    own.sign_out(token)
    assert own.signed_in(token) is None
    token = own.sign_in("boss", PASSWORD, "here")
    own.change("boss", password="another password")
    assert own.signed_in(token) is None
    assert own.sign_in("boss", PASSWORD, "here") is None


def test_nothing_in_the_file_lets_one_in(tmp_path, own):
    token = own.sign_in("boss", PASSWORD, "here")
    kept = (tmp_path / "own.people").read_bytes()
    assert PASSWORD.encode() not in kept and token.encode() not in kept and b"$argon2id$" in kept
    assert stat.S_IMODE((tmp_path / "own.people").stat().st_mode) == 0o600


@pytest.mark.parametrize("name, address", [("boss", "elsewhere"), ("nobody", "here"), ("boss", "here")])
def test_attempts_are_limited_by_name_and_by_address(own, clock, name, address):
    for _ in range(5):
        assert own.sign_in("boss", "wrong password", "here") is None
        clock.now += timedelta(seconds=1)
    with pytest.raises(TooManyAttempts) as refused:
        own.sign_in(name, PASSWORD, address)
    assert timedelta(minutes=14) < refused.value.wait <= timedelta(minutes=15)
    clock.now += timedelta(minutes=15)
    assert (own.sign_in(name, PASSWORD, address) is None) == (name == "nobody")


def test_who_signs_in_is_not_counted_as_failed(own):
    for _ in range(12):
        assert own.sign_in("boss", PASSWORD, "here")


ACTS = [
    "/judgements",
    "/judgements/j-1/withdraw",
    "/mentions/m-1/part",
    "/findings/f-1/overrule",
    "/findings/f-1/restore",
]
FIELDS = {"left": "a", "right": "b", "relation": "copy_of", "verdict": "yes", "why": "so", "about": "a"}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("role, refused", [("reader", True), ("analyst", False), ("administrator", False)])
def test_readers_decide_nothing(signed_in, role, refused, act):
    answer = send(signed_in(role), act, **FIELDS)
    assert (answer.status_code == 403) == refused, answer.text


@pytest.mark.parametrize("role, refused", [("reader", True), ("analyst", True), ("administrator", False)])
def test_only_administrators_look_after_users(signed_in, people, role, refused):
    client = signed_in(role)
    assert (client.get("/people").status_code == 403) == refused
    answer = send(client, "/people", name="new", password=PASSWORD, role="administrator")
    assert (answer.status_code == 403) == refused
    answer = send(client, "/people/role", name="a reader", role="analyst")
    assert (answer.status_code == 403) == refused
    answer = send(client, "/people/remove", name="a analyst")
    assert (answer.status_code == 403) == refused
    assert (User("new", "administrator") in people.users()) == (not refused)


def test_readers_are_shown_no_forms_that_decide(signed_in):
    page = signed_in("reader").get("/review").text
    assert 'action="/judgements"' not in page and "a reader, reader" in page


def test_decisions_bear_their_person(signed_in):
    client = signed_in("analyst")
    left, right = two_incidents(client)
    send(client, "/judgements", left=left, right=right, relation="same_incident", verdict="yes", why="so")
    assert "person a analyst" in client.get(f"/incidents/{min(left, right)}").text
    made = re.search(r'<li id="(j-\w+)"', client.get(f"/incidents/{min(left, right)}").text)[1]
    send(client, f"/judgements/{made}/withdraw")
    assert "withdrawn</strong> by person a analyst" in client.get(f"/incidents/{min(left, right)}").text


def two_incidents(client):
    return re.findall(r'<tr id="(i-\w+)"', client.get("/").text)[:2]


@pytest.mark.parametrize("page", ["/", "/review", "/people", "/reports/x", "/search?q=a"])
def test_strangers_are_asked_who_they_are(signed_in, desk, demo_file, page):
    signed_in("reader")
    stranger = desk(demo_file)
    answer = stranger.get(page)
    assert answer.status_code == 303 and answer.headers["location"].startswith("/sign-in?back=%2F")
    assert stranger.post("/judgements", data=FIELDS).status_code == 401


def test_signing_in_and_out(signed_in, desk, demo_file):
    signed_in("reader")
    client = desk(demo_file)
    wrong = send(client, "/sign-in", page="/sign-in", name="boss", password="wrong password", back="/said")
    assert wrong.status_code == 403 and 'role="alert"' in wrong.text
    fields = {"name": "boss", "password": PASSWORD, "back": "/said"}
    assert client.post("/sign-in", data=fields).status_code == 403  # without a token of the form
    answer = send(client, "/sign-in", page="/sign-in", **fields)
    assert (answer.status_code, answer.headers["location"]) == (303, "/said")
    cookie = next(c for c in answer.headers.get_list("set-cookie") if c.startswith("sayso_session"))
    assert "HttpOnly" in cookie and "SameSite=lax" in cookie and "Secure" not in cookie
    assert send(client, "/sign-out").status_code == 303
    assert client.get("/").status_code == 303


def test_cookies_over_https_are_secure(signed_in, desk, demo_file):
    signed_in("reader")
    client = desk(demo_file, base_url="https://localhost")
    answer = send(client, "/sign-in", page="/sign-in", name="boss", password=PASSWORD)
    assert all("Secure" in cookie for cookie in answer.headers.get_list("set-cookie"))


def test_too_many_attempts_are_answered_with_how_long_to_wait(signed_in, desk, demo_file):
    signed_in("reader")
    client = desk(demo_file)
    answers = [send(client, "/sign-in", page="/sign-in", name="boss", password="wrong password") for _ in range(6)]
    assert [answer.status_code for answer in answers] == [403] * 5 + [429]
    assert 800 < int(answers[-1].headers["retry-after"]) <= 900


def test_the_first_user_closes_the_door(fresh, people):
    fields = {"name": "boss", "password": PASSWORD, "role": "administrator"}
    assert send(fresh, "/people", page="/people", **fields).status_code == 303
    assert fresh.get("/").status_code == 303
    assert token_of(fresh, "/sign-in")
