/** Counts of incidents by day, week, month or year. */

import { following, startOf, type Step } from "./days";

/** Days between which something happened; both null where no report says. */
export interface Dated {
  first: number | null;
  last: number | null;
}

/** One bar: `sure` incidents lie in it, `maybe` ones are dated less exactly and may lie in it. */
export interface Bin {
  start: number;
  end: number; // its last day
  sure: number;
  maybe: number;
}

const MOST_BARS = 130;

/** First and last day of all that is dated, null where nothing is. */
export function extent(items: readonly Dated[]): [number, number] | null {
  let first = Infinity;
  let last = -Infinity;
  for (const item of items) {
    if (item.first === null || item.last === null) continue;
    first = Math.min(first, item.first);
    last = Math.max(last, item.last);
  }
  return first <= last ? [first, last] : null;
}

/** The shortest step that divides these days into bars one can still see. */
export function stepFor(first: number, last: number): Step {
  const days = last - first + 1;
  if (days <= MOST_BARS) return "day";
  if (days <= MOST_BARS * 7) return "week";
  return days <= MOST_BARS * 30 ? "month" : "year";
}

/** The bars between two days. */
export function binned(items: readonly Dated[], first: number, last: number, step: Step): Bin[] {
  const bins: Bin[] = [];
  for (let start = startOf(first, step); start <= last; ) {
    const next = following(start, step);
    bins.push({ start, end: next - 1, sure: 0, maybe: 0 });
    start = next;
  }
  const at = (day: number) => {
    let low = 0;
    let high = bins.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (bins[middle]!.start <= day) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  for (const item of items) {
    if (item.first === null || item.last === null || item.last < first || item.first > last || !bins.length) continue;
    const from = at(item.first);
    const to = at(item.last);
    if (from === to) bins[from]!.sure++;
    else for (let i = from; i <= to; i++) bins[i]!.maybe++;
  }
  return bins;
}

/** Whether it may have happened between two days. */
export function mayLieIn(item: Dated, first: number, last: number): boolean {
  return item.first !== null && item.last !== null && item.last >= first && item.first <= last;
}
