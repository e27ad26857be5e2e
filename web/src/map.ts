/** The map of the overview. */

import type { Feature, FeatureCollection, Geometry, Point } from "geojson";
import { type GeoJSONSource, LngLatBounds, type Map, type MapLayerMouseEvent, Popup } from "maplibre-gl";
import { area } from "./areas";
import type { Box } from "./circles";
import { isStill, linkTo, make, settled } from "./elements";
import { ground } from "./ground";
import { counted, type Incident, named } from "./incidents";
import { overviewLayers, WIDE_KM } from "./layers";
import { visible } from "./visible";

const NONE: FeatureCollection = { type: "FeatureCollection", features: [] };
const MOST_SHAPES = 250; // circles drawn at a time, those in view
const MOST_NAMED = 30; // incidents named in one popup
const CLICKABLE = ["clusters", "abouts", "points", "region-counts", "circles", "regions"];

interface Region {
  lon: number;
  lat: number;
  km: number;
  outline: string;
  place: string;
  incidents: Incident[];
}

/** Incidents on a map, counted from afar. */
export class IncidentMap {
  private known: Record<string, Incident> = {};
  private regions: Record<string, Region> = {};
  private turn = 0;

  private constructor(private readonly map: Map) {
    const sharpen = settled(120, () => void this.drawCircles());
    map.on("moveend", sharpen);
    map.on("sourcedata", (event) => event.sourceId === "incidents" && event.isSourceLoaded && sharpen());
    map.on("click", (event) => void this.clicked(event));
    map.on("mousemove", (event) => {
      const isOver = map.queryRenderedFeatures(event.point, { layers: CLICKABLE }).length > 0;
      map.getCanvas().style.cursor = isOver ? "pointer" : "";
    });
  }

  /** A map in this element. */
  static async in(home: HTMLElement): Promise<IncidentMap> {
    const empty = { type: "geojson" as const, data: NONE };
    const sources = {
      regions: empty, circles: empty, middles: empty,
      incidents: { ...empty, cluster: true, clusterRadius: 42, clusterMaxZoom: 12, generateId: true },
    };
    return new IncidentMap(await ground(home, sources, overviewLayers));
  }

  /** Show these; those without a place on the map are not its business. */
  show(incidents: readonly Incident[]): void {
    this.known = Object.fromEntries(incidents.map((incident) => [incident.id, incident]));
    const near: Feature<Point>[] = [];
    this.regions = {};
    for (const incident of incidents) {
      const { lon, lat, km, outline, place } = incident;
      if (lon === null || lat === null) continue;
      if (km > WIDE_KM) {
        const key = outline || `${lon},${lat},${km}`;
        (this.regions[key] ??= { lon, lat, km, outline, place, incidents: [] }).incidents.push(incident);
      } else near.push(point(lon, lat, { id: incident.id, km, reach: km / Math.cos((lat * Math.PI) / 180) }));
    }
    this.source("incidents").setData({ type: "FeatureCollection", features: near });
    void this.drawRegions();
  }

  /** Move to where they all are. */
  fit(incidents: readonly Incident[], box: Box | null): void {
    const bounds = new LngLatBounds();
    if (box) bounds.extend([box[0], box[1]]).extend([box[2] < box[0] ? box[2] + 360 : box[2], box[3]]);
    else for (const { lon, lat } of incidents) if (lon !== null && lat !== null) bounds.extend([lon, lat]);
    if (!bounds.isEmpty()) this.map.fitBounds(bounds, { padding: box ? 0 : 60, maxZoom: 6, animate: false });
  }

  /** What can be seen of the world. */
  view(): Box {
    const bounds = this.map.getBounds();
    const wrapped = (lon: number) => ((((lon + 180) % 360) + 360) % 360) - 180;
    const isAll = bounds.getEast() - bounds.getWest() >= 360;
    const [west, east] = isAll ? [-180, 180] : [wrapped(bounds.getWest()), wrapped(bounds.getEast())];
    return [west, bounds.getSouth(), east, bounds.getNorth()];
  }

  /** Calls back when the reader has moved it. */
  onMove(then: () => void): void {
    this.map.on("moveend", (event) => "originalEvent" in event && then());
  }

  /** Until all that was to be shown is drawn and can be clicked. */
  async drawn(): Promise<void> {
    const idle = this.map.once("idle");
    this.map.triggerRepaint();
    await idle;
  }

  /** Forget it. */
  remove(): void {
    this.map.remove();
  }

  private source(name: string): GeoJSONSource {
    return this.map.getSource(name) as GeoJSONSource;
  }

  private async drawRegions(): Promise<void> {
    const turn = ++this.turn;
    const regions = Object.entries(this.regions);
    const middles = regions.map(([key, { lon, lat, place, incidents }]) =>
      point(lon, lat, { region: key, words: visible(incidents.length > 1 ? `${incidents.length} × ${place}` : place) }),
    );
    this.source("middles").setData({ type: "FeatureCollection", features: middles });
    const drawn = await Promise.all(regions.slice(0, MOST_SHAPES).map(([key, region]) => area(region, { region: key })));
    if (turn === this.turn) this.source("regions").setData({ type: "FeatureCollection", features: drawn });
  }

  /** Circles for those that are drawn one by one now; from afar they would be specks under the counts. */
  private async drawCircles(): Promise<void> {
    const single = this.map.queryRenderedFeatures({ layers: ["abouts"] }).map((each) => String(each.properties["id"]));
    const shown = [...new Set(single)].slice(0, MOST_SHAPES).flatMap((id) => this.known[id] ?? []);
    const drawn = await Promise.all(
      shown.map(({ id, lon, lat, km, outline }) => area({ lon: lon!, lat: lat!, km, outline }, { id })),
    );
    this.source("circles").setData({ type: "FeatureCollection", features: drawn as Feature<Geometry>[] });
  }

  private async clicked(event: MapLayerMouseEvent): Promise<void> {
    const hits = this.map.queryRenderedFeatures(event.point, { layers: CLICKABLE });
    const top = hits[0];
    if (!top) return;
    const cluster = top.properties["cluster_id"] as number | undefined;
    if (cluster !== undefined) return this.open(cluster, (top.geometry as Point).coordinates as [number, number]);
    const regions = [...new Set(hits.flatMap((hit) => (hit.properties["region"] as string | undefined) ?? []))];
    const ids = [...new Set(hits.flatMap((hit) => (hit.properties["id"] as string | undefined) ?? []))];
    // The smallest that was hit: a region lies under all that is in it.
    const found = ids.length ? ids.flatMap((id) => this.known[id] ?? []) : (this.regions[regions[0]!]?.incidents ?? []);
    this.tell(found, [event.lngLat.lng, event.lngLat.lat]);
  }

  private async open(cluster: number, at: [number, number]): Promise<void> {
    const zoom = await this.source("incidents").getClusterExpansionZoom(cluster);
    if (zoom <= this.map.getMaxZoom() && zoom < 12) {
      const there = { center: at, zoom: Math.min(zoom + 0.3, 12) };
      return void (isStill() ? this.map.jumpTo(there) : this.map.easeTo(there));
    }
    const leaves = await this.source("incidents").getClusterLeaves(cluster, MOST_NAMED + 1, 0);
    this.tell(leaves.flatMap((leaf) => this.known[String(leaf.properties?.["id"])] ?? []), at);
  }

  private tell(incidents: readonly Incident[], at: [number, number]): void {
    const first = incidents[0];
    if (!first) return;
    const list = make("ul", {}, ...incidents.slice(0, MOST_NAMED).map(line));
    const more = incidents.length > MOST_NAMED ? [make("p", {}, "and more: the table has all")] : [];
    const words = make("div", { class: "popup", tabindex: -1, role: "dialog", "aria-label": counted(incidents.length, "incident") }, list, ...more);
    new Popup({ maxWidth: "20rem", focusAfterOpen: true }).setLngLat(at).setDOMContent(words).addTo(this.map);
  }
}

function line(incident: Incident): HTMLElement {
  const where = incident.km <= 0 ? "" : `, within ${Math.round(incident.km)} km`;
  const told = `${incident.object || "unknown"}, ${counted(incident.reports, "page")}${where}`;
  const link = make("a", { href: linkTo(`/incidents/${encodeURIComponent(incident.id)}`) }, named(incident));
  return make("li", {}, link, make("br"), make("span", { class: "dim" }, told));
}

function point(lon: number, lat: number, properties: Record<string, string | number>): Feature<Point> {
  return { type: "Feature", properties, geometry: { type: "Point", coordinates: [lon, lat] } };
}
