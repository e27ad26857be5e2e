/** The page of an incident: a map of every place told. */

import { byId, make } from "./elements";
import type { ToldPlace } from "./told";

/** Bring the page's islands to life; null where it has none. */
export async function incident(): Promise<(() => void) | null> {
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
