/** The entry: what is on the page is brought to life, and what a page has not is not fetched. */

import htmx from "htmx.org";
import { announce, byId } from "./elements";
import { overview } from "./overview";

type Close = () => void;
let closing: Close[] = [];

async function open(): Promise<void> {
  for (const close of closing.splice(0)) close();
  const opened = await Promise.all([overview()]);
  closing = opened.filter((close): close is Close => close !== null);
}

document.addEventListener("htmx:after:swap", (event) => {
  if (!(event.target instanceof Element) && event.target !== document) return;
  if (document.querySelector("main")?.dataset["opened"]) return;
  const main = byId("main");
  if (!main) return;
  main.dataset["opened"] = "true";
  main.focus({ preventScroll: true });
  announce(document.querySelector(".wrong, h1")?.textContent ?? "");
  void open();
});

htmx.config.includeIndicatorCSS = false;
byId("main")?.setAttribute("data-opened", "true");
void open();
