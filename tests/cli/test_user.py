"""Users from the terminal, and a desk that does not open where it must not."""

import sys

import pytest

PASSWORD = "correct horse battery\n"


@pytest.fixture
def user(sayso, ledger):
    def call(*arguments, password=""):
        return sayso("user", *arguments, "--ledger", ledger, input=password)

    return call


def test_add_change_list_remove(user, ledger):
    assert "No users" in user("list").stderr
    assert user("add", "ann", "--role", "administrator", password=PASSWORD).exit_code == 0
    assert user("add", "ben", password=PASSWORD).exit_code == 0
    assert user("list").stdout.split() == ["administrator", "ann", "reader", "ben"]
    assert user("change", "ben", "--role", "analyst").exit_code == 0
    assert user("change", "ben", "--password", password="another password\n").exit_code == 0
    assert user("remove", "ann").exit_code == 2
    assert user("remove", "ben").exit_code == 0
    assert user("list").stdout.split() == ["administrator", "ann"]
    assert ledger.with_name("ledger.db.people").exists()


@pytest.mark.parametrize(
    "arguments, password, code",
    [
        (("add", "ben"), PASSWORD, 2),  # the first user is an administrator
        (("add", "ann", "--role", "administrator"), "short\n", 2),
        (("add", "ann", "--role", "king"), PASSWORD, 2),
        (("remove", "nobody"), "", 1),
        (("change", "nobody", "--role", "reader"), "", 1),
    ],
)
def test_what_cannot_be_done(user, arguments, password, code):
    assert user(*arguments, password=password).exit_code == code


def test_users_of_a_ledger_that_is_not_there(sayso):
    done = sayso("user", "list", "--ledger", "nowhere.db")
    assert (done.exit_code, len(done.stderr.splitlines())) == (1, 1)


@pytest.mark.parametrize(
    "arguments, words",
    [
        (("--host", "0.0.0.0"), "add a user"),
        (("--certificate", "desk.pem"), "go together"),
        (("--ledger", "nowhere.db"), "there is no ledger"),
    ],
)
def test_a_desk_that_does_not_open(sayso, ledger, arguments, words):
    done = sayso("desk", "--ledger", ledger, *arguments)
    assert done.exit_code in {1, 2} and words in done.stderr


@pytest.mark.parametrize("command", [("desk",), ("user", "list"), ("dossier", "i-1", "--out", "x.html")])
def test_what_it_needs_is_named_in_one_sentence(sayso, ledger, monkeypatch, command):
    for name in [name for name in sys.modules if name.split(".")[0] == "fastapi" or name.startswith("sayso.desk")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "fastapi", None)
    done = sayso(*command, "--ledger", ledger)
    assert done.exit_code == 2
    assert done.stderr.splitlines() == [
        f"sayso: sayso {command[0]}: needs packages that are not installed; add them with: pip install 'sayso[desk]'"
    ]
