/** A slider over the moments at which the ledger may be seen: of an incident those at which it changed, else even steps. */

import { byId, make } from "./elements";

const FOCUS = "sayso-focus";
const MOST = 200; // positions
const MINUTE = 60_000;

/** Bring the page's form for another moment to life. */
export function moments(): null {
  const form = document.querySelector<HTMLFormElement>("form.as-of");
  const told = byId("steps");
  const first = form?.dataset["first"];
  if (form && told) addSlider(form, JSON.parse(told.textContent ?? "[]") as string[]);
  else if (form && first) addSlider(form, evenly(Date.parse(first), Date.now()));
  return null;
}

/** Minutes, hours or days from just after the first entry up to now, not more than one can tell apart. */
function evenly(first: number, now: number): string[] {
  const step = [MINUTE, 10 * MINUTE, 60 * MINUTE, 24 * 60 * MINUTE].find((each) => (now - first) / each <= MOST);
  const every = step ?? 24 * 60 * MINUTE * Math.ceil((now - first) / (24 * 60 * MINUTE * MOST));
  const steps: string[] = [];
  for (let at = (Math.floor(first / every) + 1) * every; at < now || !steps.length; at += every) steps.push(`${new Date(at).toISOString().slice(0, 16)}Z`);
  return steps;
}

/** The last position is now; the others are just after each change. */
function addSlider(form: HTMLFormElement, steps: readonly string[]): void {
  if (!steps.length) return;
  const asked = new URLSearchParams(location.search).get("as_of");
  const at = asked ? steps.findLastIndex((step) => step <= moment(asked)) : steps.length;
  const words = (position: number) => steps[position]?.slice(0, 16).replace("T", " ").concat(" UTC") ?? "now";
  const told = make("output", { for: "as-of-step" }, words(at));
  const slider = make("input", { type: "range", id: "as-of-step", min: 0, max: steps.length, step: 1, "aria-label": "As the ledger was, from its beginning to now" });
  slider.value = String(Math.max(at, 0));
  const tell = () => {
    told.textContent = words(Number(slider.value));
    slider.setAttribute("aria-valuetext", told.textContent);
  };
  tell();
  slider.addEventListener("input", tell);
  slider.addEventListener("change", () => {
    const address = new URL(location.href);
    const step = steps[Number(slider.value)];
    for (const name of ["part", "skip"]) address.searchParams.delete(name);
    if (step) address.searchParams.set("as_of", step);
    else address.searchParams.delete("as_of");
    sessionStorage.setItem(FOCUS, slider.id);
    location.assign(address);
  });
  form.append(slider, told);
  if (sessionStorage.getItem(FOCUS) === slider.id) {
    form.closest("details")?.setAttribute("open", "");
    slider.focus({ preventScroll: true });
  }
  sessionStorage.removeItem(FOCUS);
}

/** A day means its end. */
function moment(asked: string): string {
  return asked.length <= 10 ? `${asked}T23:59Z` : asked;
}
