/** The overview: map, timeline and table tell of the same incidents; what is chosen on one, the others follow. */

import htmx from "htmx.org";
import { mayLieIn } from "./bins";
import { type Box, boxed, boxOf } from "./circles";
import { period as periodOf, told } from "./days";
import { announce, byId, linkTo, make, settled } from "./elements";
import { counted, type Incident, incidentsAt, mayLieWithin, named } from "./incidents";
import type { IncidentMap } from "./map";
import { type Period, Timeline } from "./timeline";

const MOST_LISTED = 200;
const MOST_AT_ONCE = 5000; // with more incidents the map waits until the hand rests

/** Bring the overview's islands to life; null where the page has none. */
export async function overview(): Promise<(() => void) | null> {
  const [mapHome, timeHome] = [byId("map"), byId("timeline")];
  if (!mapHome || !timeHome || !byId("list")) return null;
  const page = new Overview(mapHome, timeHome);
  await page.open();
  return () => page.close();
}

class Overview {
  private all: Incident[] = [];
  private period: Period;
  private box: Box | null;
  private map: IncidentMap | null = null;
  private readonly timeline: Timeline;
  private readonly beside = make("div", { class: "beside-map" });
  private readonly only = make("input", { type: "checkbox", id: "only-view" });

  constructor(
    private readonly mapHome: HTMLElement,
    private readonly timeHome: HTMLElement,
  ) {
    const asked = new URLSearchParams(location.search);
    this.period = periodAsked(asked.get("since") ?? "", asked.get("until") ?? "");
    this.box = boxOf(asked.get("within") ?? "");
    this.timeline = new Timeline(timeHome, this.period, (period, isDone) => this.choosePeriod(period, isDone));
  }

  async open(): Promise<void> {
    try {
      this.all = await incidentsAt(source());
    } catch {
      return; // the table is all there, and says the same
    }
    if (!this.all.length) return;
    this.timeHome.hidden = false;
    const tool = make("p", { class: "tools" }, this.only, make("label", { for: "only-view" }, "only what the map shows"));
    this.beside.append(tool, ...unplaced(this.all));
    this.only.checked = this.box !== null;
    this.only.addEventListener("change", () => this.chooseBox(this.only.checked ? (this.map?.view() ?? null) : null));
    this.follow();
    const { IncidentMap } = await import("./map");
    const live = make("div", { class: "live-map", role: "region", "aria-label": "Map of the incidents; the table below has them all" });
    if (this.mapHome.dataset["tiles"]) live.dataset["tiles"] = this.mapHome.dataset["tiles"];
    const drawn = [...this.mapHome.childNodes]; // the map that came with the page, of the part of the list below it
    const stage = make("div", { class: this.beside.querySelector("ul") ? "on-map has-beside" : "on-map" }, live, this.beside);
    this.mapHome.append(stage);
    this.map = await IncidentMap.in(live);
    for (const node of drawn) node.remove();
    const shown = this.period ? this.all.filter((each) => mayLieIn(each, ...this.period!)) : this.all;
    this.map.fit(shown.some((each) => each.lon !== null) ? shown : this.all, this.box);
    this.map.onMove(settled(400, () => this.only.checked && this.map && this.chooseBox(this.map.view())));
    this.follow();
    await this.map.drawn();
    this.mapHome.dataset["ready"] = "true";
  }

  close(): void {
    this.map?.remove();
  }

  private choosePeriod(period: Period, isDone: boolean): void {
    this.period = period;
    if (isDone || this.all.length <= MOST_AT_ONCE) this.showMap();
    if (isDone) this.ask();
  }

  private chooseBox(box: Box | null): void {
    this.box = box;
    this.follow();
    this.ask();
  }

  /** Map and timeline show what the other chose. */
  private follow(): void {
    const { box } = this;
    this.timeline.show(box ? this.all.filter((each) => mayLieWithin(each, box)) : this.all, this.all);
    this.showMap();
  }

  private showMap(): void {
    const { period } = this;
    this.map?.show(period ? this.all.filter((each) => mayLieIn(each, ...period)) : this.all);
  }

  /** The address says what is chosen, and the table and the form follow. */
  private readonly ask = settled(250, () => {
    const address = new URL(location.href);
    const [since, until] = this.period ? this.period.map(told) : ["", ""];
    for (const [name, value] of [["since", since], ["until", until], ["within", this.box ? boxed(this.box) : ""]] as const) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
      const field = document.querySelector<HTMLInputElement>(`.filters [name="${name}"]`);
      if (field) field.value = value ?? "";
    }
    address.searchParams.delete("part");
    history.replaceState(history.state, "", address);
    void htmx
      .ajax("GET", address.pathname + address.search, { target: "#list", select: "#list", swap: "outerHTML" })
      .then(() => announce(byId("list")?.querySelector(".parts p")?.textContent ?? ""));
  });
}

/** All that fits the filters but for what is chosen here, so that one sees what else there is. */
function source(): string {
  const asked = new URLSearchParams(location.search);
  for (const name of ["since", "until", "within", "part"]) asked.delete(name);
  return `/api/v1/incidents.columns?${asked}`;
}

function periodAsked(since: string, until: string): Period {
  const [from, to] = [periodOf(since), periodOf(until)];
  if (!from && !to) return null;
  return [from?.[0] ?? -1_000_000, to?.[1] ?? 1_000_000];
}

/** What no map can show. */
function unplaced(all: readonly Incident[]): Node[] {
  const without = all.filter((incident) => incident.lon === null);
  if (!without.length) return [];
  const items = without
    .slice(0, MOST_LISTED)
    .map((each) => make("li", {}, make("a", { href: linkTo(`/incidents/${encodeURIComponent(each.id)}`) }, named(each))));
  const rest = without.length > MOST_LISTED ? [make("li", {}, `and ${without.length - MOST_LISTED} more, in the table`)] : [];
  return [
    make("h2", {}, `Not on the map: ${without.length}`),
    make("p", { class: "dim" }, `${counted(without.length, "incident")} whose place no report tells, or that is not known.`),
    make("ul", { class: "unplaced" }, ...items, ...rest),
  ];
}
