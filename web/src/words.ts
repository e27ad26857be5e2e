/** A claim's words in their place: what stands around them in the report, when its link is pointed at or focused. */

import { make } from "./elements";

const AROUND = 240; // characters on either side
const WAIT = 250; // milliseconds: the pointer that only passes asks nothing

interface Span {
  start: number;
  end: number;
}

interface Reading {
  report: { text: string };
  claims: { id: string; content: Span[] }[];
}

const readings: Record<string, Promise<Reading | null>> = {};

/** Bring the page's claims to life. */
export function words(): (() => void) | null {
  const home = document.getElementById("main");
  if (!home?.querySelector("blockquote a[href*=\"#c-\"]")) return null;
  const told = make("div", { class: "in-place", role: "tooltip", id: "in-place", hidden: true });
  home.append(told);
  let at: HTMLAnchorElement | null = null;
  let timer = 0;

  const hide = () => {
    clearTimeout(timer);
    at?.removeAttribute("aria-describedby");
    at = null;
    told.hidden = true;
  };
  const show = (link: HTMLAnchorElement) => {
    if (link === at) return clearTimeout(timer);
    hide();
    at = link;
    timer = window.setTimeout(async () => {
      const pieces = await around(link);
      if (!pieces || at !== link) return;
      told.replaceChildren(...pieces);
      link.setAttribute("aria-describedby", told.id);
      told.hidden = false;
      place(told, link);
    }, WAIT);
  };
  const leave = () => {
    clearTimeout(timer);
    timer = window.setTimeout(hide, WAIT);
  };
  const linkOf = (target: EventTarget | null) =>
    target instanceof Element ? target.closest<HTMLAnchorElement>("blockquote a[href*=\"#c-\"]") : null;
  const over = (event: Event) => {
    const link = linkOf(event.target);
    if (link) show(link);
    else if (event.target instanceof Node && told.contains(event.target)) clearTimeout(timer);
  };
  home.addEventListener("mouseover", over);
  home.addEventListener("focusin", over);
  home.addEventListener("mouseout", leave);
  home.addEventListener("focusout", leave);
  const focused = linkOf(document.activeElement); // before this script was here
  if (focused) show(focused);
  const key = (event: KeyboardEvent) => event.key === "Escape" && hide();
  document.addEventListener("keydown", key);
  return () => document.removeEventListener("keydown", key);
}

/** The text around a claim with its words marked; null where the desk does not tell. */
async function around(link: HTMLAnchorElement): Promise<(Node | string)[] | null> {
  const [id, claimId] = [decodeURIComponent(link.pathname.replace("/reports/", "")), link.hash.slice(1)];
  readings[id] ??= fetch(`/api/v1/reports/${encodeURIComponent(id)}${link.search}`)
    .then(async (answer) => (answer.ok ? ((await answer.json()) as Reading) : null))
    .catch(() => null);
  const reading = await readings[id];
  const spans = reading?.claims.find((claim) => claim.id === claimId)?.content;
  const [first, last] = [spans?.[0], spans?.at(-1)];
  if (!reading || !spans || !first || !last) return null;
  // Offsets count characters, of which JavaScript counts some twice.
  const from = Math.max(0, first.start - AROUND);
  const signs = Array.from(reading.report.text.slice(0, 2 * (last.end + AROUND))).slice(from, last.end + AROUND);
  // Not to begin or end within a word.
  const head = from ? Math.max(0, signs.findIndex((sign) => /\s/.test(sign))) : 0;
  const tail = signs.length < last.end + AROUND - from ? signs.length : signs.findLastIndex((sign) => /\s/.test(sign));
  const cut = (start: number, end: number) => make("span", {}, signs.slice(Math.max(start - from, 0), end - from).join(""));
  const pieces: Node[] = [make("span", {}, from ? "… " : ""), cut(Math.min(from + head, first.start), first.start)];
  spans.forEach((span, i) => {
    pieces.push(make("mark", {}, ...cut(span.start, span.end).childNodes));
    const next = spans[i + 1];
    pieces.push(cut(span.end, next ? next.start : Math.max(from + tail, last.end)));
  });
  if (tail < signs.length) pieces.push(make("span", {}, " …"));
  return pieces;
}

function place(told: HTMLElement, link: HTMLElement): void {
  const box = link.getBoundingClientRect();
  const width = Math.min(480, innerWidth - 24);
  told.style.width = `${width}px`;
  told.style.left = `${Math.max(12, Math.min(box.left, innerWidth - width - 12))}px`;
  const below = box.bottom + 8;
  const fits = below + told.offsetHeight < innerHeight;
  told.style.top = `${fits ? below : Math.max(8, box.top - told.offsetHeight - 8)}px`;
}
