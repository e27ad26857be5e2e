/** The page of a report: words and the entries that rest on them light up together. */

/** Bring the page's marks to life; null where it has none. */
export function report(): (() => void) | null {
  const home = document.querySelector<HTMLElement>(".beside:has(.reading)");
  if (!home) return null;
  const marks = [...home.querySelectorAll<HTMLElement>("a.mark[data-entries]")];
  const marksOf: Record<string, HTMLElement[]> = {};
  for (const mark of marks) for (const id of entriesOf(mark)) (marksOf[id] ??= []).push(mark);

  const light = (target: EventTarget | null) => {
    for (const lit of home.querySelectorAll(".lit")) lit.classList.remove("lit");
    if (!(target instanceof Element)) return;
    const mark = target.closest<HTMLElement>("a.mark[data-entries]");
    const entry = target.closest<HTMLElement>(".entries li[id]");
    const ids = mark ? entriesOf(mark) : entry ? [entry.id] : [];
    for (const id of ids) {
      document.getElementById(id)?.classList.add("lit");
      for (const each of marksOf[id] ?? []) each.classList.add("lit");
    }
    // Only the entries scroll, and only where they stand beside the text.
    const first = mark && ids[0] ? document.getElementById(ids[0]) : null;
    const column = first?.closest<HTMLElement>(".entries");
    if (first && column && column.scrollHeight > column.clientHeight) column.scrollTop = first.offsetTop - column.offsetTop - 60;
  };
  const over = (event: Event) => light(event.target);
  const out = () => light(null);
  home.addEventListener("mouseover", over);
  home.addEventListener("focusin", over);
  home.addEventListener("mouseleave", out);
  home.addEventListener("focusout", out);
  return () => light(null);
}

function entriesOf(mark: HTMLElement): string[] {
  return (mark.dataset["entries"] ?? "").split(" ").filter(Boolean);
}
