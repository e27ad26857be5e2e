/** Where something may be, as a shape: the outline of its region, else a circle of its radius. */

import type { Feature, MultiPolygon, Polygon } from "geojson";
import { circle } from "./circles";

const outlines: Record<string, Promise<MultiPolygon | null>> = {};

/** The outline of a region, null where the desk has none. */
export function outline(id: string): Promise<MultiPolygon | null> {
  outlines[id] ??= fetch(`/api/v1/outlines/${encodeURIComponent(id)}`)
    .then(async (answer) => (answer.ok ? ((await answer.json()) as { geometry: MultiPolygon }).geometry : null))
    .catch(() => null);
  return outlines[id];
}

/** What is drawn for a place known to lie within some kilometres of a point, or somewhere in a region. */
export async function area(
  place: { lon: number; lat: number; km: number; outline: string },
  properties: Record<string, string | number | boolean>,
): Promise<Feature<Polygon | MultiPolygon>> {
  const shape = place.outline ? await outline(place.outline) : null;
  const round: Polygon = { type: "Polygon", coordinates: [circle(place.lon, place.lat, place.km)] };
  return { type: "Feature", properties, geometry: shape ?? round };
}
