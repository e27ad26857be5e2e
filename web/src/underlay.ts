/** What somebody asked for to lie under incidents: pictures by address, or an archive of tiles (PMTiles). */

import { addProtocol, type ExpressionSpecification, type LayerSpecification, type StyleSpecification } from "maplibre-gl";
import type { Colours } from "./ground";

/** Sources and layers that lie between the countries and the incidents; `fault` is why there are none. */
export interface Underlay {
  sources: StyleSpecification["sources"];
  layers: (colours: Colours) => LayerSpecification[];
  fault?: string;
}

const NOTHING: Underlay = { sources: {}, layers: () => [] };
const NAME: ExpressionSpecification = ["coalesce", ["get", "name:en"], ["get", "name"]];

/** The underlay at an address; an archive says itself whether it holds pictures or shapes. */
export async function underlay(address: string | undefined): Promise<Underlay> {
  if (!address) return NOTHING;
  const whole = new URL(address, location.href);
  if (!whole.pathname.endsWith(".pmtiles")) return pictures({ tiles: [address] });
  try {
    return await archive(whole.href);
  } catch (error) {
    return { ...NOTHING, fault: `The map at ${address} cannot be read (${error instanceof Error ? error.message : error}).` };
  }
}

async function archive(address: string): Promise<Underlay> {
  const { PMTiles, Protocol, TileType } = await import("pmtiles");
  const opened = new PMTiles(address);
  const { tileType } = await opened.getHeader();
  const protocol = new Protocol();
  protocol.add(opened); // its header is fetched once, and for every map of the page
  addProtocol("pmtiles", protocol.tile);
  const source = { url: `pmtiles://${address}`, attribution: plain(await opened.getMetadata()) };
  if (tileType !== TileType.Mvt) return pictures(source);
  return { sources: { underlay: { type: "vector", ...source } }, layers: streets };
}

function pictures(source: { tiles: string[] } | { url: string; attribution: string }): Underlay {
  return {
    sources: { underlay: { type: "raster", tileSize: 256, ...source } },
    layers: () => [{ id: "underlay", type: "raster", source: "underlay" }],
  };
}

/** Whom the archive names as its makers, as plain words; it gives them as HTML. */
function plain(metadata: unknown): string {
  const told = (metadata as { attribution?: unknown } | null)?.attribution;
  if (typeof told !== "string") return "";
  const words = new DOMParser().parseFromString(told, "text/html").body.textContent ?? "";
  const line = document.createElement("p");
  line.textContent = words;
  return line.innerHTML;
}

/** The layers of Protomaps' basemap, plain: ground for incidents, which are what the map is about. */
function streets(colours: Colours): LayerSpecification[] {
  const of = (layer: string) => ({ source: "underlay", "source-layer": layer });
  const kind = (...kinds: string[]): ExpressionSpecification => ["in", ["get", "kind"], ["literal", kinds]];
  const wider = (from: number, at: number, width: number): ExpressionSpecification =>
    ["interpolate", ["exponential", 1.6], ["zoom"], from, 0.4, at, width];
  const label = (id: string, filter: ExpressionSpecification, size: number, minzoom: number): LayerSpecification => ({
    id: `place-${id}`, type: "symbol", ...of("places"), filter, minzoom,
    layout: { "text-field": NAME, "text-font": ["sans-serif"], "text-size": size, "text-max-width": 8 },
    paint: { "text-color": colours.ink, "text-halo-color": colours.halo, "text-halo-width": 1.2, "text-opacity": 0.75 },
  });
  return [
    { id: "earth", type: "fill", ...of("earth"), filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": colours.land } },
    {
      id: "landuse", type: "fill", ...of("landuse"),
      filter: kind("national_park", "park", "forest", "wood", "nature_reserve", "protected_area", "military", "airfield", "aerodrome"),
      paint: { "fill-color": colours.border, "fill-opacity": 0.18 },
    },
    { id: "water-areas", type: "fill", ...of("water"), filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": colours.water } },
    {
      id: "rivers", type: "line", ...of("water"), filter: ["==", ["geometry-type"], "LineString"],
      paint: { "line-color": colours.water, "line-width": wider(6, 12, 2.5) },
    },
    {
      id: "railways", type: "line", ...of("roads"), filter: kind("rail"), minzoom: 8,
      paint: { "line-color": colours.border, "line-width": 1, "line-dasharray": [4, 2] },
    },
    {
      id: "roads", type: "line", ...of("roads"), filter: kind("major_road", "medium_road", "minor_road"), minzoom: 8,
      paint: { "line-color": colours.border, "line-width": wider(8, 12, 1.6), "line-opacity": 0.7 },
    },
    {
      id: "highways", type: "line", ...of("roads"), filter: kind("highway"), minzoom: 5,
      paint: { "line-color": colours.border, "line-width": wider(5, 12, 3) },
    },
    {
      id: "regions-within", type: "line", ...of("boundaries"), filter: kind("region"), minzoom: 4,
      paint: { "line-color": colours.border, "line-width": 0.8, "line-dasharray": [3, 2] },
    },
    { id: "countries-within", type: "line", ...of("boundaries"), filter: kind("country"), paint: { "line-color": colours.border, "line-width": 1.2 } },
    label("localities", kind("locality"), 11, 5),
    label("regions", kind("region"), 11, 5),
    label("countries", kind("country"), 12, 2),
  ];
}
