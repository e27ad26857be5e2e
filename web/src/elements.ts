/** Elements made and found. Words only ever become text nodes, never markup, and hide nothing. */

import { visible } from "./visible";

type Attributes = Record<string, string | number | boolean>;
const SVG = "http://www.w3.org/2000/svg";

/** An HTML element with attributes (true: present, false: absent) and children. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  set(element, attributes);
  element.append(...children.map(printed));
  return element;
}

/** An SVG element. */
export function draw<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(SVG, name) as SVGElementTagNameMap[Name];
  set(element, attributes);
  element.append(...children.map(printed));
  return element;
}

function printed(child: Node | string): Node | string {
  return typeof child === "string" ? visible(child) : child;
}

/** Set attributes of an element. */
export function set(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
}

/** The element with this id, null where the page has none. */
export function byId(id: string): HTMLElement | null {
  return document.getElementById(id);
}

/** The address of a page, with the moment the ledger is seen at. */
export function linkTo(path: string): string {
  const asOf = new URLSearchParams(location.search).get("as_of");
  if (!asOf) return path;
  const [before, anchor] = path.split("#", 2);
  return `${before}${before?.includes("?") ? "&" : "?"}as_of=${encodeURIComponent(asOf)}${anchor ? `#${anchor}` : ""}`;
}

/** Tell screen readers, once what they read now is read. */
export function announce(words: string): void {
  const live = byId("live");
  if (live) live.textContent = words;
}

/** Whether the reader asked for nothing to move. */
export function isStill(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Calls back once nobody called for some milliseconds. */
export function settled<Arguments extends unknown[]>(wait: number, then: (...given: Arguments) => void) {
  let timer = 0;
  return (...given: Arguments) => {
    clearTimeout(timer);
    timer = window.setTimeout(() => then(...given), wait);
  };
}
