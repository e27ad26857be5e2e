/** Single keys: those of the page are named beside what they press (`data-key`), those of every page stand here.
 *
 * They can be turned off, as who speaks to the machine presses keys without meaning to (WCAG 2.1.4).
 */

import { make } from "./elements";

const OFF = "sayso-keys-off";
const LISTED = "tbody th a, .said > li > blockquote a, .hits h2 a, .entries li[id] > p > a:first-child, .positions li > blockquote a, .accounts time + a, .history li > a:last-of-type";
const EVERYWHERE: [keys: string[], words: string][] = [
  [["j", "k"], "next and previous entry of a list; Enter opens it"],
  [["/"], "search"],
  [["?"], "this help"],
];

/** Listen, and put the button that opens the help at the foot of the page. */
export function keys(): void {
  document.addEventListener("keydown", onKey);
  const button = make("button", { type: "button", class: "quiet small" }, "Keys");
  button.addEventListener("click", help);
  document.querySelector("footer")?.append(button);
}

/** The keys of this page: what each presses, in words. */
export function ofPage(): [key: string, words: string][] {
  const named = [...document.querySelectorAll<HTMLElement>("#main [data-key]")].map(
    (pressed): [string, string] => [pressed.dataset["key"]!, (pressed.dataset["does"] ?? pressed.textContent ?? "").trim().toLowerCase()],
  );
  return undo() ? [...named, ["u", "undo your last decision"]] : named;
}

function undo(): HTMLElement | null {
  return document.querySelector("section[aria-labelledby=latest] .judgements button");
}

function onKey(event: KeyboardEvent): void {
  const target = event.target as Element;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (target.closest("input, select, textarea, dialog, [role=slider]") || localStorage.getItem(OFF)) return;
  const act = actOf(event.key);
  if (!act) return;
  event.preventDefault();
  act();
}

function actOf(key: string): (() => void) | null {
  if (key === "?") return help;
  if (key === "/") return () => document.getElementById("find")?.focus();
  if (key === "j" || key === "k") return () => step(key === "j" ? 1 : -1);
  if (!/^[a-z]$/.test(key)) return null;
  const pressed = key === "u" ? undo() : document.querySelector<HTMLElement>(`#main [data-key="${key}"]`);
  return pressed && (() => press(pressed));
}

/** Press it; a decision by key without a reason written gives the reason the page offers. */
function press(pressed: HTMLElement): void {
  const reason = pressed.closest<HTMLElement>("[data-why]")?.dataset["why"];
  const why = pressed.closest("form")?.querySelector<HTMLInputElement>("input[name=why]");
  if (pressed instanceof HTMLButtonElement && why && !why.value && reason) why.value = reason;
  pressed.click();
}

/** Go to the next entry of the page's lists, from where the focus or, without one, the window is. */
function step(by: 1 | -1): void {
  const entries = [...document.querySelectorAll<HTMLElement>(`#main :is(${LISTED})`)].filter((entry) => entry.checkVisibility());
  const at = entries.findIndex((entry) => entry === document.activeElement);
  const seen = entries.findIndex((entry) => entry.getBoundingClientRect().top >= 0);
  const next = at >= 0 ? at + by : Math.max(seen, 0);
  const entry = entries[Math.min(Math.max(next, 0), entries.length - 1)];
  entry?.focus({ preventScroll: true });
  entry?.scrollIntoView({ block: "nearest" });
}

function help(): void {
  const row = ([keys, words]: [string[], string]) =>
    make("tr", {}, make("th", { scope: "row" }, ...keys.flatMap((key) => [make("kbd", {}, key), " "])), make("td", {}, words));
  const off = make("input", { type: "checkbox", id: "keys-off", checked: localStorage.getItem(OFF) !== null });
  off.addEventListener("change", () => (off.checked ? localStorage.setItem(OFF, "1") : localStorage.removeItem(OFF)));
  const here = ofPage().map(([key, words]): [string[], string] => [[key], words]);
  const dialog = make(
    "dialog",
    { id: "keys", "aria-labelledby": "keys-name" },
    make("h2", { id: "keys-name" }, "Keys"),
    make("table", {}, make("tbody", {}, ...[...here, ...EVERYWHERE].map(row))),
    make("p", {}, off, make("label", { for: "keys-off" }, "turn single keys off")),
    make("form", { method: "dialog" }, make("button", { autofocus: true }, "Close")),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
