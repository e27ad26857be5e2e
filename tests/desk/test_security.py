"""What every answer carries, who is answered at all, and where a desk may listen."""

import pytest
from browsing import addresses, send

from sayso.desk.settings import Settings, refuse_open_door
from sayso.errors import UsageError


@pytest.mark.parametrize("address", ["/", "/static/desk.css", "/nothing", "/api/v1/openapi.json", "/sign-in"])
def test_headers(demo, address):
    headers = demo.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
    assert "frame-ancestors 'none'" in policy and "base-uri 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("address", ["/", "/review", "/said"])
def test_pages_load_nothing_from_elsewhere(demo, address):
    page = demo.get(address)
    assert "http://" not in page.text.replace("http://localhost", "") or 'href="http' in page.text
    assert all(a.startswith("/") for a in addresses(page.text))


@pytest.mark.parametrize(
    "host, status",
    [("localhost", 200), ("localhost:8700", 200), ("127.0.0.1:8700", 200), ("[::1]:8700", 200), ("[::1]", 200),
     ("elsewhere.example", 403), ("localhost.elsewhere.example", 403), ("10.0.0.1", 403), ("", 403),
     ("127.0.0.1.elsewhere.example:80", 403)],
)  # fmt: skip
def test_without_users_only_this_machines_names_are_answered(demo, host, status):
    assert demo.get("/", headers={"host": host}).status_code == status


@pytest.mark.parametrize("site, status", [("same-origin", 303), ("none", 303), ("cross-site", 403), ("same-site", 403)])
def test_forms_of_other_sites_are_refused(demo, site, status):
    demo.headers["sec-fetch-site"] = site
    assert send(demo, "/looked").status_code == status


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "desk.example"])
def test_no_open_door(tmp_path, host):
    settings = Settings(tmp_path / "people", "ann", host)
    with pytest.raises(UsageError, match="add a user"):
        refuse_open_door(settings, has_users=False)
    refuse_open_door(settings, has_users=True)


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", "127.8.8.8"])
def test_this_machine_needs_no_users(tmp_path, host):
    refuse_open_door(Settings(tmp_path / "people", "ann", host), has_users=False)


def test_a_desk_that_lost_its_users_file_lets_nobody_in(desk, demo_file):
    client = desk(demo_file, host="0.0.0.0")
    assert client.get("/").status_code == 303
    assert client.get("/api/v1/incidents").status_code in {401, 404}


def test_forms_have_a_size(demo):
    assert send(demo, "/looked", back="/" + "x" * 100_000).status_code == 413
