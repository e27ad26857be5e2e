/** What follows when a form was answered in place: the focus stays where it was, and what became of it is told. */

import { announce, byId } from "./elements";

const MOST_TOLD = 160; // characters
let places: string[] = []; // ids round the form that was sent, the nearest first

/** Remember where forms are sent from. */
export function watchForms(): void {
  document.addEventListener("submit", (event) => (places = around(event.target as Element)), { capture: true });
}

function around(form: Element): string[] {
  const ids: string[] = [];
  for (let at: Element | null = form; at && at.id !== "main"; at = at.parentElement) if (at.id) ids.push(at.id);
  return ids;
}

/** Put the focus where the form was: on the same entry, else on what is asked next, else at the start of the page. */
export function goOn(main: HTMLElement): void {
  const place = places.map(byId).find((found) => found !== null && main.contains(found)) ?? null;
  const next = place?.closest("li") ? place : (byId("asked") ?? place ?? main);
  if (!next.hasAttribute("tabindex") && !next.matches("a, button, input, select, summary")) next.tabIndex = -1;
  next.focus({ preventScroll: next !== byId("asked") });
  const told = (next === main ? main.querySelector("h1") : next)?.textContent ?? "";
  announce(`Done. ${told.replace(/\s+/g, " ").trim().slice(0, MOST_TOLD)}`);
  places = [];
}
