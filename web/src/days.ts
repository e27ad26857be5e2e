/** Days as numbers counted from 1970-01-01, so that they can be compared, added and drawn. */

const DAY = 86_400_000;

/** The number of a day told as "2025-06-22". */
export function dayOf(told: string): number {
  return Math.round(Date.parse(`${told}T00:00:00Z`) / DAY);
}

/** "2025-06-22" of its number. */
export function told(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** First and last day of what people write into a filter: a day, a month or a year; null for anything else. */
export function period(words: string): [first: number, last: number] | null {
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(words.trim());
  if (!parts) return null;
  const [, year, month, day] = parts;
  if (day) return [dayOf(words.trim()), dayOf(words.trim())];
  const first = Date.UTC(Number(year), month ? Number(month) - 1 : 0, 1);
  const next = month ? Date.UTC(Number(year), Number(month), 1) : Date.UTC(Number(year) + 1, 0, 1);
  return [first / DAY, next / DAY - 1];
}

export type Step = "day" | "week" | "month" | "year";

/** The first day of the step that a day lies in. */
export function startOf(day: number, step: Step): number {
  if (step === "day") return day;
  if (step === "week") return day - ((((day + 3) % 7) + 7) % 7); // 1970-01-01 was a Thursday
  const date = new Date(day * DAY);
  return Date.UTC(date.getUTCFullYear(), step === "year" ? 0 : date.getUTCMonth(), 1) / DAY;
}

/** The first day of the step after the one that begins on this day. */
export function following(start: number, step: Step): number {
  if (step === "day") return start + 1;
  if (step === "week") return start + 7;
  const date = new Date(start * DAY);
  const year = date.getUTCFullYear();
  return (step === "year" ? Date.UTC(year + 1, 0, 1) : Date.UTC(year, date.getUTCMonth() + 1, 1)) / DAY;
}
