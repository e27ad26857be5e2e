/** The page of an incident: a map of every place told, and a slider over the moments at which the ledger changed. */

import { byId, make } from "./elements";
import type { ToldPlace } from "./told";

/** Bring the page's islands to life; null where it has none. */
export async function incident(): Promise<(() => void) | null> {
  const [form, steps] = [document.querySelector<HTMLFormElement>("form.as-of"), byId("steps")];
  if (form && steps) addSlider(form, JSON.parse(steps.textContent ?? "[]") as string[]);
  const [home, data] = [byId("map"), byId("places")];
  if (!home || !data) return null;
  const places = JSON.parse(data.textContent ?? "[]") as ToldPlace[];
  const live = make("div", { class: "live-map small", role: "region", "aria-label": "Map of the places told; the list of facts has them all" });
  if (home.dataset["tiles"]) live.dataset["tiles"] = home.dataset["tiles"];
  const drawn = home.querySelector("svg"); // what is said below the picture holds for the map too
  if (!drawn || !places.length) return null;
  drawn.before(live);
  drawn.setAttribute("hidden", "");
  const { toldMap } = await import("./told");
  const map = await toldMap(live, places);
  drawn.remove();
  home.dataset["ready"] = "true";
  return () => map.remove();
}

/** The last position is now; the others are just after each change. */
function addSlider(form: HTMLFormElement, steps: readonly string[]): void {
  if (!steps.length) return;
  const asked = new URLSearchParams(location.search).get("as_of");
  const at = asked ? steps.findLastIndex((step) => step <= moment(asked)) : steps.length;
  const words = (position: number) => steps[position]?.slice(0, 16).replace("T", " ").concat(" UTC") ?? "now";
  const told = make("output", { for: "as-of-step" }, words(at));
  const slider = make("input", { type: "range", id: "as-of-step", min: 0, max: steps.length, step: 1, "aria-label": "As the ledger was after each change" });
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
    if (step) address.searchParams.set("as_of", step);
    else address.searchParams.delete("as_of");
    sessionStorage.setItem("sayso-focus", slider.id);
    location.assign(address);
  });
  form.append(slider, told);
  if (sessionStorage.getItem("sayso-focus") === slider.id) slider.focus({ preventScroll: true });
  sessionStorage.removeItem("sayso-focus");
}

/** A day means its end. */
function moment(asked: string): string {
  return asked.length <= 10 ? `${asked}T23:59Z` : asked;
}
