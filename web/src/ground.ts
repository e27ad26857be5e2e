/** The ground of every map: countries of Natural Earth, in the colours of the page. The chunk that loads MapLibre. */

import "maplibre-gl/dist/maplibre-gl.css";
import workerAddress from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import countriesAddress from "world-atlas/countries-50m.json?url";
import type { Position } from "geojson";
import { type LayerSpecification, Map, NavigationControl, ScaleControl, setWorkerUrl, type StyleSpecification } from "maplibre-gl";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { isStill, make } from "./elements";
import { underlay } from "./underlay";

setWorkerUrl(workerAddress);

/** The colours a map is drawn in. Blue against orange, which every colour vision tells apart. */
export interface Colours {
  water: string;
  land: string;
  border: string;
  ink: string;
  halo: string;
  mark: string;
  area: string;
  on: string;
}

const LIGHT: Colours = {
  water: "#dfe7ec", land: "#f7f6f1", border: "#b4b9b6", ink: "#1b1d1f", halo: "#ffffff", mark: "#0b5a8a", area: "#0b5a8a", on: "#ffffff",
};
const DARK: Colours = {
  water: "#0f1316", land: "#262c31", border: "#4b545b", ink: "#e8e8e4", halo: "#16191c", mark: "#7cc0ee", area: "#7cc0ee", on: "#10161a",
};
const dark = matchMedia("(prefers-color-scheme: dark)");

/** A map without anything on it yet. `layers` makes what lies on the ground, anew for each colour scheme. */
export async function ground(
  home: HTMLElement,
  sources: StyleSpecification["sources"],
  layers: (colours: Colours) => LayerSpecification[],
): Promise<Map> {
  const countries = await fetch(countriesAddress).then((answer) => answer.json() as Promise<Topology>);
  const shapes = feature(countries, countries.objects["countries"] as GeometryCollection);
  for (const { geometry } of shapes.features) {
    if (geometry.type === "Polygon") geometry.coordinates = geometry.coordinates.map(unbroken);
    if (geometry.type === "MultiPolygon") geometry.coordinates = geometry.coordinates.map((rings) => rings.map(unbroken));
  }
  const under = await underlay(home.dataset["tiles"]);
  if (under.fault) home.after(make("p", { class: "dim", role: "status" }, under.fault));
  const style = (): StyleSpecification => {
    const colours = dark.matches ? DARK : LIGHT;
    return {
      version: 8,
      sources: {
        countries: { type: "geojson", data: shapes, attribution: "Natural Earth", tolerance: 0.3 },
        ...under.sources,
        ...sources,
      },
      layers: [
        { id: "water", type: "background", paint: { "background-color": colours.water } },
        { id: "land", type: "fill", source: "countries", paint: { "fill-color": colours.land } },
        { id: "border", type: "line", source: "countries", paint: { "line-color": colours.border, "line-width": 0.8 } },
        ...under.layers(colours),
        ...layers(colours),
      ],
    };
  };
  const map = new Map({
    container: home,
    style: style(),
    center: [30, 35],
    zoom: 1,
    maxZoom: 12,
    attributionControl: { compact: false },
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    cooperativeGestures: false,
    fadeDuration: isStill() ? 0 : 150,
    locale: { "Map.Title": home.getAttribute("aria-label") ?? "Map" },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new ScaleControl({ unit: "metric" }), "bottom-left");
  const repaint = () => repainted(map, style());
  dark.addEventListener("change", repaint);
  map.once("remove", () => dark.removeEventListener("change", repaint));
  await new Promise<void>((ready) => map.once("load", () => ready()));
  return map;
}

/** A ring over the date line goes on past 180 degrees; as it comes, its edge would run back round the world. */
function unbroken(ring: Position[]): Position[] {
  let turn = 0;
  let before = ring[0]?.[0] ?? 0;
  const gone = ring.map(([lon = 0, lat = 0]) => {
    if (lon - before > 180) turn -= 360;
    if (before - lon > 180) turn += 360;
    before = lon;
    return [lon + turn, lat];
  });
  return turn === 0 ? gone : ring; // one round the pole has no other way
}

function repainted(map: Map, style: StyleSpecification): void {
  for (const layer of style.layers)
    for (const [name, value] of Object.entries("paint" in layer ? (layer.paint ?? {}) : {}))
      map.setPaintProperty(layer.id, name as Parameters<Map["setPaintProperty"]>[1], value);
}
