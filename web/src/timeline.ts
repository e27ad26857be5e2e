/** A timeline of counts with a period to choose on it, by pointer or by two sliders. */

import { type Bin, binned, extent, stepFor } from "./bins";
import { told } from "./days";
import { draw, make, set } from "./elements";
import { counted, type Incident } from "./incidents";

export type Period = [first: number, last: number] | null;

const HEIGHT = 120;
const FOOT = 22; // for the years and months below the bars
const TOP = 6;
const LEAST_HIGH = 3; // incidents that fill the height: one alone is no tower

/** Draws incidents by time. `onPeriod` is told what was chosen, `isDone` once the hand rests. */
export class Timeline {
  private items: readonly Incident[] = [];
  private shown: [number, number] = [0, 0];
  private whole: [number, number] | null = null;
  private bins: Bin[] = [];
  private binnedFor: readonly Incident[] | null = null; // what the bars were counted from, to count only once
  private binnedFrom: [number, number] | null = null;
  private width = 600;
  private dragFrom: number | null = null;
  private readonly picture = draw("svg", { role: "img", "aria-labelledby": "timeline-told", focusable: "false" });
  private readonly sliders: [HTMLElement, HTMLElement];
  private readonly toldNow = make("p", { id: "timeline-told", class: "told-now" });
  private readonly nearer = make("button", { type: "button", class: "quiet" }, "Show this period larger");
  private readonly all = make("button", { type: "button", class: "quiet" }, "Whole time");
  private readonly clear = make("button", { type: "button", class: "quiet" }, "Any time");

  constructor(
    private readonly home: HTMLElement,
    private period: Period,
    private readonly onPeriod: (period: Period, isDone: boolean) => void,
  ) {
    this.sliders = [this.slider("From", 0), this.slider("To", 1)];
    const stage = make("div", { class: "stage" }, this.picture, ...this.sliders);
    const tools = make("div", { class: "tools" }, this.toldNow, this.nearer, this.all, this.clear);
    this.home.replaceChildren(tools, stage, legend());
    this.nearer.addEventListener("click", () => this.period && this.look(this.period));
    this.all.addEventListener("click", () => this.whole && this.look(this.whole));
    this.clear.addEventListener("click", () => this.choose(null, true));
    this.listen(stage);
    new ResizeObserver(() => this.resized(stage)).observe(stage);
  }

  /** Show these incidents; the axis stays as it is unless it was never drawn. */
  show(items: readonly Incident[], all: readonly Incident[]): void {
    this.items = items;
    if (!this.whole) {
      this.whole = extent(all);
      if (this.whole) this.shown = this.whole;
    }
    this.redraw();
  }

  /** Set the period from elsewhere. */
  setPeriod(period: Period): void {
    this.period = period;
    this.redraw();
  }

  private look(range: [number, number]): void {
    this.shown = [range[0], Math.max(range[1], range[0] + 6)];
    this.redraw();
  }

  private resized(stage: HTMLElement): void {
    if (Math.abs(stage.clientWidth - this.width) < 2) return;
    this.width = Math.max(200, stage.clientWidth);
    this.redraw();
  }

  private choose(period: Period, isDone: boolean): void {
    this.period = period && (period[0] <= period[1] ? period : [period[1], period[0]]);
    this.redraw();
    this.onPeriod(this.period, isDone);
  }

  private x(day: number): number {
    const [first, last] = this.shown;
    return ((day - first) / (last - first + 1)) * this.width;
  }

  private dayAt(x: number): number {
    const [first, last] = this.shown;
    const day = first + Math.floor((x / this.width) * (last - first + 1));
    return Math.min(Math.max(day, first), last);
  }

  private redraw(): void {
    const [first, last] = this.shown;
    this.width = Math.max(200, this.picture.parentElement?.clientWidth || this.width);
    this.home.classList.toggle("bare", !this.whole);
    set(this.picture, { viewBox: `0 0 ${this.width} ${HEIGHT}`, width: this.width, height: HEIGHT });
    if (!this.whole) {
      this.picture.replaceChildren();
      this.toldNow.textContent = "No incident here has a date.";
      for (const button of [this.nearer, this.all, this.clear]) button.hidden = true;
      for (const slider of this.sliders) slider.hidden = true;
      return;
    }
    if (this.binnedFor !== this.items || this.binnedFrom !== this.shown) {
      this.bins = binned(this.items, first, last, stepFor(first, last));
      [this.binnedFor, this.binnedFrom] = [this.items, this.shown];
    }
    this.picture.replaceChildren(...this.bars(), ...this.axis(), ...this.brush());
    this.nearer.hidden = !this.period || (this.period[0] <= first && this.period[1] >= last);
    this.all.hidden = first === this.whole[0] && last === this.whole[1];
    this.clear.hidden = !this.period;
    this.toldNow.textContent = this.words();
    this.place(0);
    this.place(1);
  }

  private words(): string {
    const [from, to] = this.period ?? this.shown;
    const dated = this.items.filter((item) => item.first !== null);
    const inside = dated.filter((item) => item.last! >= from && item.first! <= to).length;
    const undated = this.items.length - dated.length;
    const apart = undated ? `; ${counted(undated, "incident")} without a date` : "";
    return `${counted(inside, "incident")} ${from === to ? `on ${told(from)}` : `from ${told(from)} to ${told(to)}`}${apart}`;
  }

  private bars(): SVGElement[] {
    const most = Math.max(LEAST_HIGH, ...this.bins.map((bin) => bin.sure + bin.maybe));
    const high = HEIGHT - FOOT - TOP;
    const parts: SVGElement[] = [];
    for (const bin of this.bins) {
      const left = Math.max(0, this.x(bin.start));
      const right = Math.min(this.width, this.x(bin.end + 1));
      const width = Math.max(1, Math.min(right - left - (right - left > 4 ? 1 : 0), 48));
      const sure = (bin.sure / most) * high;
      const maybe = (bin.maybe / most) * high;
      const bottom = HEIGHT - FOOT;
      const isOut = this.period && (bin.end < this.period[0] || bin.start > this.period[1]);
      const name = bin.start === bin.end ? told(bin.start) : `${told(bin.start)} to ${told(bin.end)}`;
      const words = `${name}: ${bin.sure}${bin.maybe ? `, and ${bin.maybe} dated less exactly that may lie here` : ""}`;
      const group = draw("g", { class: isOut ? "bin out" : "bin" }, draw("title", {}, words));
      if (bin.maybe)
        group.append(draw("rect", { class: "maybe", x: left, y: bottom - sure - maybe, width, height: maybe }));
      if (bin.sure) group.append(draw("rect", { class: "sure", x: left, y: bottom - sure, width, height: sure }));
      if (bin.sure || bin.maybe) parts.push(group);
    }
    return parts;
  }

  private axis(): SVGElement[] {
    const bottom = HEIGHT - FOOT;
    const parts: SVGElement[] = [draw("line", { class: "axis", x1: 0, x2: this.width, y1: bottom, y2: bottom })];
    let free = -Infinity;
    for (const [day, words] of ticks(this.shown, Math.floor(this.width / 80))) {
      const x = this.x(day);
      parts.push(draw("line", { class: "axis", x1: x, x2: x, y1: bottom, y2: bottom + 4 }));
      if (x < free || x > this.width - 8 * words.length) continue;
      parts.push(draw("text", { class: "tick", x: x + 3, y: bottom + 15 }, words));
      free = x + 8 * words.length + 6;
    }
    return parts;
  }

  private brush(): SVGElement[] {
    if (!this.period) return [];
    const left = Math.min(Math.max(0, this.x(this.period[0])), this.width);
    const right = Math.max(Math.min(this.width, this.x(this.period[1] + 1)), left);
    return [draw("rect", { class: "brush", x: left, y: 1, width: Math.max(2, right - left), height: HEIGHT - FOOT })];
  }

  private slider(name: string, side: 0 | 1): HTMLElement {
    const slider = make("span", { role: "slider", tabindex: 0, class: "handle", "aria-label": `${name}, on the timeline` });
    slider.addEventListener("keydown", (event) => {
      const step = this.bins[0] ? this.bins[0].end - this.bins[0].start + 1 : 1;
      const by: Record<string, number> = {
        ArrowLeft: -step, ArrowDown: -step, ArrowRight: step, ArrowUp: step, PageDown: -step * 10, PageUp: step * 10,
        Home: -Infinity, End: Infinity,
      };
      const move = by[event.key];
      if (move === undefined) return;
      event.preventDefault();
      const [first, last] = this.shown;
      const next: [number, number] = [...(this.period ?? this.shown)];
      next[side] = Math.min(Math.max(next[side] + move, first), last);
      next[side] = side === 0 ? Math.min(next[0], next[1]) : Math.max(next[0], next[1]);
      this.choose(next, true);
    });
    return slider;
  }

  private place(side: 0 | 1): void {
    const slider = this.sliders[side];
    const [first, last] = this.shown;
    const day = (this.period ?? this.shown)[side];
    const x = Math.min(Math.max(0, this.x(side ? day + 1 : day)), this.width);
    slider.hidden = false;
    slider.style.left = `${x}px`;
    set(slider, { "aria-valuemin": first, "aria-valuemax": last, "aria-valuenow": day, "aria-valuetext": told(day) });
  }

  private listen(stage: HTMLElement): void {
    const x = (event: PointerEvent) => event.clientX - stage.getBoundingClientRect().left;
    let from = 0;
    stage.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || !this.whole) return;
      from = x(event);
      const side = this.sliders.indexOf(event.target as HTMLElement);
      const period = this.period ?? this.shown;
      this.dragFrom = side >= 0 ? period[1 - side]! : this.dayAt(from);
      stage.setPointerCapture(event.pointerId);
      if (side < 0) event.preventDefault();
    });
    stage.addEventListener("pointermove", (event) => {
      if (this.dragFrom === null || Math.abs(x(event) - from) < 3) return;
      this.choose([this.dragFrom, this.dayAt(x(event))], false);
    });
    stage.addEventListener("pointerup", (event) => {
      if (this.dragFrom === null) return;
      this.dragFrom = null;
      if (Math.abs(x(event) - from) >= 3) return this.choose(this.period, true);
      const bin = this.bins.find((each) => this.dayAt(x(event)) >= each.start && this.dayAt(x(event)) <= each.end);
      if (bin && (event.target as Element).closest(".handle") === null) this.choose([bin.start, bin.end], true);
    });
    stage.addEventListener("pointercancel", () => (this.dragFrom = null));
  }
}

function* ticks([first, last]: [number, number], most: number): Generator<[number, string]> {
  const days = last - first + 1;
  const months = days / 30.4;
  const date = new Date(first * 86_400_000);
  if (days <= most * 31) {
    const every = Math.max(1, Math.ceil(days / most));
    for (let day = first; day <= last; day += every) yield [day, told(day).slice(5)];
    return;
  }
  const every = Math.max(1, Math.ceil(months / most));
  const step = every <= 1 ? 1 : every <= 3 ? 3 : every <= 6 ? 6 : 12 * Math.ceil(every / 12);
  for (let month = -date.getUTCMonth(); ; month += step) {
    const at = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + month, 1) / 86_400_000;
    if (at > last) return;
    if (at >= first) yield [at, step >= 12 ? told(at).slice(0, 4) : told(at).slice(0, 7)];
  }
}

function legend(): HTMLElement {
  return make(
    "p",
    { class: "dim key" },
    make("span", { class: "swatch sure" }), "dated within the bar ",
    make("span", { class: "swatch maybe" }), "dated less exactly, may lie in it. Draw across the bars to choose a period.",
  );
}
