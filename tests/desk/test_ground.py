"""The map that lies under incidents: an archive of this machine is handed out in ranges, one elsewhere is let in."""

import pytest

from archives import picture_archive, shape_archive
from sayso.desk.security import policy
from sayso.desk.settings import ARCHIVE_PATH, Settings, tiles_of


@pytest.fixture(params=[lambda path: picture_archive(path, (1, 2, 3)), shape_archive], ids=["pictures", "shapes"])
def archive(request, tmp_path):
    return request.param(tmp_path / "land.pmtiles")


def test_a_file_is_handed_out_in_ranges(desk, demo_file, archive):
    address, file = tiles_of(str(archive))
    client = desk(demo_file, tiles=address, archive=file)
    assert address == ARCHIVE_PATH and f'data-tiles="{ARCHIVE_PATH}"' in client.get("/").text
    whole = archive.read_bytes()
    part = client.get(ARCHIVE_PATH, headers={"Range": "bytes=0-126"})
    assert part.status_code == 206 and part.content == whole[:127]
    assert part.headers["content-range"] == f"bytes 0-126/{len(whole)}" and part.headers["etag"]
    assert "content-encoding" not in part.headers
    assert client.get(ARCHIVE_PATH).content == whole
    assert client.head(ARCHIVE_PATH).headers["accept-ranges"] == "bytes"
    assert client.get(ARCHIVE_PATH, headers={"Range": f"bytes={len(whole)}-"}).status_code == 416
    assert "http" not in part.headers["content-security-policy"]


def test_without_one_there_is_none(demo):
    assert demo.get(ARCHIVE_PATH).status_code == 404
    assert "data-tiles" not in demo.get("/").text


def test_it_is_for_those_who_may_see(desk, demo_file, archive, people):
    people.add("boss", "administrator", "correct horse battery")
    client = desk(demo_file, tiles=ARCHIVE_PATH, archive=archive)
    assert client.get(ARCHIVE_PATH).status_code == 303


@pytest.mark.parametrize("address", ["https://tiles.example/land.pmtiles", "http://127.0.0.1:9000/a/b.pmtiles?v=1"])
def test_an_archive_elsewhere_is_let_in_and_nothing_else(tmp_path, address):
    told, file = tiles_of(address)
    settings = Settings(tmp_path, "ann", tiles=told, archive=file)
    assert (told, file) == (address, None)
    let_in = [rule for rule in policy(settings.tile_host).split("; ") if "://" in rule]
    origin = "/".join(address.split("/")[:3])
    assert [rule.split()[-1] for rule in let_in] == [origin, origin]
    assert {rule.split()[0] for rule in let_in} == {"img-src", "connect-src"}
