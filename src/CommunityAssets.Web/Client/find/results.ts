// The list of what was found, in step with a small map of it.
import type { ResultsMap } from "./resultsMap";

const root = document.documentElement;

export function startResults(): void {
  const frame = document.getElementById("found-map");
  const items = [...document.querySelectorAll<HTMLElement>(".found[data-point]")];
  if (!frame || items.length === 0) {
    return;
  }

  const box = frame.closest<HTMLElement>(".found-map");
  if (box) {
    box.hidden = false;
  }

  root.dataset["mapState"] = "loading";
  let map: ResultsMap | null = null;
  const light = (item: HTMLElement | null, show: boolean): void => {
    for (const other of items) {
      other.classList.toggle("found--lit", other === item);
    }

    map?.light(item?.dataset["number"] ?? null, show);
  };
  for (const item of items) {
    item.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && light(item, false));
    item.addEventListener("focusin", () => light(item, true));
    item.addEventListener("click", () => light(item, true));
  }

  const toggle = document.getElementById("map-toggle");
  toggle?.addEventListener("click", () => {
    const hidden = frame.toggleAttribute("hidden");
    toggle.textContent = hidden ? "Show the map" : "Hide the map";
    toggle.setAttribute("aria-expanded", String(!hidden));
    map?.resize();
  });

  // The map comes when the page is already there to be read.
  void import("./resultsMap")
    .then(({ ResultsMap }) => {
      map = new ResultsMap(frame, items, (number) => {
        const item = items.find((candidate) => candidate.dataset["number"] === number) ?? null;
        light(item, false);
        item?.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
      });
      return map.start();
    })
    .catch((error: unknown) => {
      console.warn("The map could not be drawn.", error);
      root.dataset["mapState"] = "failed";
      if (box) {
        box.hidden = true;
      }
    });
}
