/** Review by single keys: y the same, n not, s skip, b back, u undo, ? what the keys are. */

import { announce, byId, make } from "./elements";

const READ = "Decided by reading the two texts side by side.";
const HELP: [key: string, words: string][] = [
  ["y", "yes"],
  ["n", "no"],
  ["s", "skip"],
  ["b", "back"],
  ["u", "undo the last decision"],
  ["?", "show or hide this"],
];

/** Bring the queue to life; null on other pages. */
export function review(): (() => void) | null {
  const pair = byId("pair");
  const latest = byId("latest");
  if (!pair && !latest) return null;
  const help = make(
    "p",
    { class: "keys", id: "keys" },
    "Keys: ",
    ...HELP.flatMap(([key, words], i) => [...(i ? [" · "] : []), make("kbd", {}, key), ` ${words}`]),
  );
  (pair ?? latest!).before(help);
  const onKey = (event: KeyboardEvent) => {
    const target = event.target as Element;
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest("input, select, textarea")) return;
    if (event.key === "?") {
      help.hidden = !help.hidden;
      return announce(help.hidden ? "" : (help.textContent ?? ""));
    }
    const chosen =
      event.key === "u"
        ? document.querySelector<HTMLElement>("section[aria-labelledby=latest] .judgements button")
        : pair?.querySelector<HTMLElement>(`[data-key="${event.key}"]`);
    if (!chosen || !/^[ynsbu]$/.test(event.key)) return;
    event.preventDefault();
    const why = pair?.querySelector<HTMLInputElement>("input[name=why]");
    if (why && !why.value && chosen.closest("form")?.contains(why)) why.value = READ;
    chosen.click();
  };
  document.addEventListener("keydown", onKey);
  return () => document.removeEventListener("keydown", onKey);
}
