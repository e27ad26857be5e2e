"""The desk's first page in a browser: python benchmarks/desk_browser.py [--reports 100000] [--ledger FILE] [--loose].

What arrives until the page is painted, without the map's library and what that asks for; when it was painted, and when
the map stood; how long the main thread was held at a time; frames while the map is dragged. Made as desk.py makes its
ledger; needs playwright, a chromium and the desk's built scripts. Pixels are drawn by software, so that frames say less
of a machine with a graphics card than of how a large ledger compares with a small one.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import median
from typing import Any

import uvicorn
from playwright.sync_api import Page, Response, sync_playwright

from sayso.desk import Settings, create_app

PORT = 8749
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
ARGUMENTS = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-gpu-sandbox"]
WATCH = """
window.held = [];
new PerformanceObserver((list) => held.push(...list.getEntries().map((e) => e.duration))).observe({type: "longtask"});
"""
FRAMES = """
() => { window.frames_ = []; let last = performance.now();
  const tick = (now) => { frames_.push(now - last); last = now; requestAnimationFrame(tick); };
  requestAnimationFrame(tick); }
"""


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--reports", type=int, default=100_000)
    ask.add_argument("--ledger", type=Path, help="where the ledger is, or is to be made and kept")
    ask.add_argument("--loose", action="store_true", help="without ties: each mention is an incident of its own")
    args = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = args.ledger or Path(folder) / "kept.db"
        if not path.exists():
            command = [sys.executable, str(Path(__file__).with_name("desk.py")), "--fill", str(path)]
            told = ["--reports", str(args.reports), *(["--loose"] if args.loose else [])]
            subprocess.run([*command, *told], check=True)
        own = Path(shutil.copy(path, Path(folder) / "own.db"))
        app = create_app(own, Settings(own.with_name("people"), "ann", port=PORT))
        server = uvicorn.Server(uvicorn.Config(app, port=PORT, log_level="error"))
        threading.Thread(target=server.run, daemon=True).start()
        app.state.desk.states.prepare().join()
        seen = app.state.desk.states.seen()
        print(f"{len(seen.derived.heads)} reports, {len(seen.derived.incidents)} incidents")
        watch(f"http://127.0.0.1:{PORT}/")
        server.should_exit = True


def watch(address: str) -> None:
    """Open the first page twice, as the first answer is the one that packs the data of the map; tell of the second."""
    executable = next(filter(None, map(shutil.which, BROWSERS)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        for is_told in (False, True):
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            page = context.new_page()
            page.set_default_timeout(120_000)
            page.add_init_script(WATCH)
            answers: list[Response] = []
            page.on("response", lambda answer, answers=answers: answers.append(answer))
            start = time.monotonic()
            page.goto(address)
            page.wait_for_selector("#map[data-ready]")
            ready = time.monotonic() - start
            if is_told:
                tell(page, answers, ready)
            context.close()
        browser.close()


def tell(page: Page, answers: list[Response], ready: float) -> None:
    """Print what was seen."""
    first = [a for a in answers if a.url.endswith(("/", "/static/desk.css", "/islands.css", "/desk.js"))]
    data = [a for a in answers if "/api/" in a.url]
    for name, of in (("first view", first), ("data of map and timeline", data)):
        print(
            f"{name:<28} {sum(sent(a) for a in of) / 1000:8.0f} kB sent, {sum(full(a) for a in of) / 1000:.0f} unpacked"
        )
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    print(f"{'painted':<28} {paint:8.0f} ms")
    print(f"{'map ready':<28} {ready * 1000:8.0f} ms")
    held = page.evaluate("window.held")
    print(f"{'main thread held at most':<28} {max(held, default=0):8.0f} ms, {sum(held):.0f} in all")
    frames = dragged(page)
    worst = sorted(frames)[int(len(frames) * 0.95) - 1]
    print(
        f"{'frames while dragging':<28} {median(frames):8.0f} ms median, {worst:.0f} at 95 %, {max(frames):.0f} longest"
    )


def dragged(page: Page) -> list[float]:
    """Milliseconds of each frame while the map is dragged to and fro."""
    box = page.locator("#map canvas").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.evaluate(FRAMES)
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(60):
        page.mouse.move(x + 150 * (1 if step // 15 % 2 else -1) * (step % 15) / 15, y + step % 7)
        page.wait_for_timeout(16)
    page.mouse.up()
    frames: list[float] = page.evaluate("window.frames_.slice(2)")
    return frames


def sent(answer: Response) -> int:
    """Bytes of the body as they were sent."""
    return int(answer.request.sizes()["responseBodySize"])


def full(answer: Any) -> int:
    """Bytes of the body."""
    return len(answer.body())


if __name__ == "__main__":
    main()
