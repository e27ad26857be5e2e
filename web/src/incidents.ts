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

/** As the API gives them: one list for each fact; what many share is told once, and meant by its number. */
export interface Columns {
  id: string[];
  date: number[];
  place: number[];
  object: number[];
  disputed: number[];
  reports: number[];
  independent_reports: number[];
  dates: { date: string; first: string | null; last: string | null }[];
  places: { name: string; lat: number | null; lon: number | null; radius_km: number | null; outline: string }[];
  objects: string[];
  disputes: string[][];
}

/** The incidents at this address of the API. */
export async function incidentsAt(address: string): Promise<Incident[]> {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`the desk answered ${answer.status}`);
  return incidentsOf((await answer.json()) as Columns);
}

/** The incidents in these columns. */
export function incidentsOf(told: Columns): Incident[] {
  const dates = told.dates.map(({ date, first, last }) => ({
    date,
    // A date that is open on one side reaches as far as anything can.
    first: first ? dayOf(first) : last ? dayOf(last) : null,
    last: last ? dayOf(last) : first ? dayOf(first) : null,
  }));
  return told.id.map((id, at) => {
    const when = dates[told.date[at]!]!;
    const where = told.places[told.place[at]!]!;
    return {
      id,
      date: when.date,
      first: when.first,
      last: when.last,
      place: where.name,
      lon: where.lat === null ? null : where.lon,
      lat: where.lon === null ? null : where.lat,
      km: where.radius_km ?? 0,
      outline: where.outline,
      object: told.objects[told.object[at]!]!,
      reports: told.reports[at]!,
      independent: told.independent_reports[at]!,
      disputed: told.disputes[told.disputed[at]!]!,
    };
  });
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
