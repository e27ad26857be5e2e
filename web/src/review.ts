/** Review: the words that are asked about come into view, and the keys are told. */

import { make } from "./elements";
import { ofPage } from "./keys";

/** Bring the queue to life; null on other pages. */
export function review(): (() => void) | null {
  const asked = document.querySelector<HTMLElement>(".case");
  if (!asked) return null;
  const keys = [...ofPage(), ["?", "all keys"]];
  const told = keys.flatMap(([key, words], i) => [...(i ? [" · "] : []), make("kbd", {}, key!), ` ${words}`]);
  asked.querySelector(".sides")?.before(make("p", { class: "keys" }, ...told));
  for (const text of asked.querySelectorAll<HTMLElement>(".text")) {
    const mark = text.querySelector("mark");
    if (mark) text.scrollTop = mark.getBoundingClientRect().top - text.getBoundingClientRect().top - text.clientHeight / 3;
  }
  return null;
}
