/** The entry: what is on the page is brought to life, and what a page has not is not fetched. */

import "htmx.org";
import { goOn, watchForms } from "./answered";
import { byId } from "./elements";
import { incident } from "./incident";
import { keys } from "./keys";
import { moments } from "./moments";
import { overview } from "./overview";
import { report } from "./report";
import { review } from "./review";
import { words } from "./words";

type Close = () => void;
let closing: Promise<(Close | null)[]> = Promise.resolve([]);

function open(): void {
  const before = closing;
  closing = before.then((opened) => {
    for (const close of opened) close?.();
    return Promise.all([overview(), incident(), report(), review(), words()]);
  });
}

// A form was answered: htmx put the new content where the old was.
document.addEventListener("htmx:after:process", (event) => {
  const main = byId("main");
  if (!main || event.target !== main) return;
  goOn(main);
  open();
});

watchForms();
keys();
moments();
open();
