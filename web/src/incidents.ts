/** The incidents a page shows, as the desk's API gives them for a map and a timeline. */

import { type Box, touches } from "./circles";
import { dayOf } from "./days";

/** An incident. `lon` and `lat` are the middle of where it may be; null where that is not on the map. */
export interface Incident {
  id: string;
  date: string;
  first: number | null;
  last: number | null;
  place: string;
  lon: number | null;
  lat: number | null;
  km: number;
  outline: string; // id of the outline of the region it lies somewhere in, "" where the circle says it
  object: string;
  reports: number;
  independent: number;
  disputed: string[];
}

interface Feature {
  id: string;
  geometry: { coordinates: [number, number] } | null;
  properties: {
    date: string;
    first: string | null;
    last: string | null;
    place: string;
    radius_km: number | null;
    outline: string;
    object: string;
    reports: number;
    independent_reports: number;
    disputed: string[];
  };
}

/** The incidents at this address of the API. */
export async function incidentsAt(address: string): Promise<Incident[]> {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`the desk answered ${answer.status}`);
  const { features } = (await answer.json()) as { features: Feature[] };
  return features.map(({ id, geometry, properties: p }) => ({
    id,
    date: p.date,
    // A date that is open on one side reaches as far as anything can.
    first: p.first ? dayOf(p.first) : p.last ? dayOf(p.last) : null,
    last: p.last ? dayOf(p.last) : p.first ? dayOf(p.first) : null,
    place: p.place,
    lon: geometry?.coordinates[0] ?? null,
    lat: geometry?.coordinates[1] ?? null,
    km: p.radius_km ?? 0,
    outline: p.outline,
    object: p.object,
    reports: p.reports,
    independent: p.independent_reports,
    disputed: p.disputed,
  }));
}

/** Whether it may have happened in a rectangle of the map. */
export function mayLieWithin(incident: Incident, box: Box): boolean {
  return incident.lon !== null && incident.lat !== null && touches(incident.lon, incident.lat, incident.km, box);
}

/** "2025-06-22, Uralsk" */
export function named(incident: Incident): string {
  return `${incident.date || "no date"}, ${incident.place || "place unknown"}`;
}

/** "1 incident", "2 incidents" */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
