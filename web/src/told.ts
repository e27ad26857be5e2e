/** A map of the places that reports tell of one incident. */

import { LngLatBounds, type Map } from "maplibre-gl";
import { area } from "./areas";
import { ground } from "./ground";
import { POINT_KM, toldLayers } from "./layers";
import { visible } from "./visible";

/** A place as reports give it; the chosen one is what the incident is listed under. */
export interface ToldPlace {
  name: string;
  lon: number;
  lat: number;
  km: number;
  outline: string;
  chosen: boolean;
  by: string[];
}

/** The map, moved to where all of them are. */
export async function toldMap(home: HTMLElement, places: readonly ToldPlace[]): Promise<Map> {
  const properties = places.map((place) => ({
    km: place.km,
    chosen: place.chosen,
    words: visible(place.chosen || places.length === 1 ? place.name : `${place.name} (${place.by.length})`),
  }));
  const areas = places.map((place, i) => (place.km > POINT_KM || place.outline ? area(place, properties[i]!) : null));
  const drawn = (await Promise.all(areas)).filter((each) => each !== null);
  const middles = places.map((place, i) => ({
    type: "Feature" as const,
    properties: properties[i]!,
    geometry: { type: "Point" as const, coordinates: [place.lon, place.lat] },
  }));
  const sources = {
    told: { type: "geojson" as const, data: { type: "FeatureCollection" as const, features: drawn } },
    middles: { type: "geojson" as const, data: { type: "FeatureCollection" as const, features: middles } },
  };
  const map = await ground(home, sources, toldLayers);
  const bounds = new LngLatBounds();
  for (const { lon, lat, km } of places) {
    const high = Math.max(km, 40) / 111.2;
    const wide = high / Math.max(Math.cos((lat * Math.PI) / 180), 0.1);
    bounds.extend([lon - wide, Math.max(lat - high, -85)]).extend([lon + wide, Math.min(lat + high, 85)]);
  }
  map.fitBounds(bounds, { padding: 30, maxZoom: 7, animate: false });
  return map;
}
