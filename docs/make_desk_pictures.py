"""Takes docs/pictures/desk-*.png: the desk's pages on the example reports, in light, dark and on a phone."""

import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from program import ROOT

FOLDER = Path(__file__).with_name("pictures")
MOST_BYTES = 150_000
ARGUMENTS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--force-color-profile=srgb"]
SIZES = {"": (1280, 860), "phone": (390, 780)}
PAGES = {  # name: where it is, or how to get there from the overview
    "overview": "/",
    "incident": "#incidents tbody th a >> nth=1",
    "claims": "#incidents tbody th a >> nth=1",
    "report": "/reports?part=1 tbody th a >> nth=0",
    "said": "/said",
    "speakers": "/speakers",
    "sources": "/sources",
    "search": "/search?q=wreck*",
    "review": "/review",
}
WAYS = {  # name: colour scheme, size
    "": ("light", ""),
    "dark": ("dark", ""),
    "phone": ("light", "phone"),
}


@contextmanager
def desk() -> Iterator[str]:
    """The address of a desk over the example reports."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder, "sayso.db")
        sayso = [sys.executable, "-m", "sayso"]
        examples = ROOT / "src" / "sayso" / "examples" / "reports"
        subprocess.run([*sayso, "read", str(examples), "--ledger", str(ledger)], check=True, capture_output=True)
        with socket.socket() as door:
            door.bind(("127.0.0.1", 0))
            port = door.getsockname()[1]
        listening = subprocess.Popen([*sayso, "desk", "--ledger", str(ledger), "--port", str(port), "--by", "editor"])
        try:
            yield wait_for(f"http://127.0.0.1:{port}")
        finally:
            listening.terminate()
            listening.wait(20)


def wait_for(address: str) -> str:
    """The address, once somebody answers there."""
    for _ in range(200):
        try:
            urllib.request.urlopen(f"{address}/static/desk.css", timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return address
    raise TimeoutError(f"no desk at {address}")


def take(browser: Browser, address: str, name: str, way: str) -> bytes:
    """The picture of a page."""
    scheme, size = WAYS[way]
    width, height = SIZES[size]
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce")
    go(page, address, PAGES[name])
    if page.locator("#map").count():
        page.wait_for_selector("#map[data-ready]", timeout=60_000)
        page.wait_for_timeout(1500)  # until the map is drawn sharply
    if name == "report":
        page.locator("a.mark.content").nth(1).hover()
    if name == "claims":
        page.locator("#claims").scroll_into_view_if_needed()
        page.evaluate("document.querySelector('#claims').scrollIntoView()")
        page.locator(".positions blockquote a").first.hover()
        page.locator("#in-place mark").first.wait_for()
    taken = page.screenshot(scale="css")
    page.close()
    return taken


def go(page: Page, address: str, where: str) -> None:
    """Open a page by its address, by what leads there from the overview, or by both."""
    path, _, link = where.partition(" ") if where.startswith("/") else ("/", "", where)
    page.goto(address + path)
    if link:
        page.goto(address + str(page.locator(link).get_attribute("href")))


def main() -> None:
    """Take every picture."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("chromium is not installed: apt-get install chromium")
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("desk-*.png"):
        old.unlink()
    with desk() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for name in PAGES:
            for way in WAYS:
                file = FOLDER / f"desk-{'-'.join(part for part in (name, way) if part)}.png"
                file.write_bytes(take(browser, address, name, way))
                compress(file)
                sys.stderr.write(f"{file.name}: {file.stat().st_size:,} bytes\n")
        browser.close()


def compress(file: Path) -> None:
    """Fewer colours: text on flat ground looks the same. An error where it is still too large for a repository."""
    from PIL import Image

    Image.open(file).convert("RGB").quantize(128, dither=Image.Dither.NONE).save(file, optimize=True)
    if file.stat().st_size > MOST_BYTES:
        raise ValueError(f"{file.name} has {file.stat().st_size:,} bytes, more than {MOST_BYTES:,}")


if __name__ == "__main__":
    main()
