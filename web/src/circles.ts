/** Circles on the globe, and whether they touch a rectangle of the map. */

const EARTH_KM = 6371.0088; // mean radius (IUGG); against the ellipsoid distances are off by 0.5 % at most
const CORNERS = 72;
const radians = (degrees: number) => (degrees * Math.PI) / 180;
const degrees = (angle: number) => (angle * 180) / Math.PI;

/** The ring of points at this distance from a point, as [lon, lat]; longitudes go on past 180 rather than jump. */
export function circle(lon: number, lat: number, km: number): [number, number][] {
  const arc = Math.min(km / EARTH_KM, Math.PI * 0.999);
  const [sin, cos] = [Math.sin(radians(lat)), Math.cos(radians(lat))];
  const ring: [number, number][] = [];
  for (let corner = 0; corner <= CORNERS; corner++) {
    const bearing = (2 * Math.PI * (corner % CORNERS)) / CORNERS;
    const there = Math.asin(sin * Math.cos(arc) + cos * Math.sin(arc) * Math.cos(bearing));
    const east = Math.atan2(Math.sin(bearing) * Math.sin(arc) * cos, Math.cos(arc) - sin * Math.sin(there));
    ring.push([lon + degrees(east), degrees(there)]);
  }
  return ring;
}

/** West, south, east, north; west may lie east of east where the rectangle crosses the date line. */
export type Box = [west: number, south: number, east: number, north: number];

/** "51.2,46.0,53.1,47.5" of a rectangle, for an address. */
export function boxed(box: Box): string {
  return box.map((edge) => edge.toFixed(3)).join(",");
}

/** The rectangle of such words; null for anything else. */
export function boxOf(words: string): Box | null {
  const edges = words.split(",").map(Number);
  return edges.length === 4 && edges.every(Number.isFinite) ? (edges as Box) : null;
}

/** Whether any of a circle may lie in the rectangle. The desk asks the same of its ledger (`desk/choosing.py`). */
export function touches(lon: number, lat: number, km: number, [west, south, east, north]: Box): boolean {
  const high = degrees(km / EARTH_KM);
  if (lat + high < south || lat - high > north) return false;
  const wide = high / Math.max(Math.cos(radians(lat)), 0.01);
  const width = (((east - west) % 360) + 360) % 360;
  const apart = (((lon - wide - west) % 360) + 360) % 360;
  return wide >= 180 || east - west >= 360 || apart <= width || apart + 2 * wide >= 360;
}
