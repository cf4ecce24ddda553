// A small map of what was found: the ground of the atlas's own map, numbered marks, and where somebody sets out.
import {
  AttributionControl,
  LngLatBounds,
  Map as LibreMap,
  Marker,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
} from "maplibre-gl";
import type { Composition } from "../map/contract";
import { el } from "../map/dom";
import { draw } from "../map/images";
import { baseOf, groundOf, ofWards } from "../map/ground";
import { ask } from "../map/service";
import { escape, imageWords, styleOf } from "../map/style";

const root = document.documentElement;

type Position = readonly [number, number];

export class ResultsMap {
  private map: LibreMap | null = null;
  private readonly marks = new Map<string, { at: Position; element: HTMLElement }>();

  constructor(
    private readonly frame: HTMLElement,
    private readonly items: readonly HTMLElement[],
    private readonly chosen: (number: string) => void,
  ) {}

  async start(): Promise<void> {
    const composition = groundOf(await ofWards(await ask<Composition>("/api/v1/maps/place")));
    const base = await baseOf(composition);
    setWorkerUrl(new URL(this.frame.dataset["worker"] ?? "/dist/map-worker.js", location.href).href);
    const styles = getComputedStyle(root);
    const colour = (name: string): string => styles.getPropertyValue(name).trim();
    const colours = { ink: colour("--ink"), ground: colour("--ground"), hatch: colour("--hatch") };
    const map = new LibreMap({
      container: this.frame,
      style: styleOf(composition, { area: null, asset: null }, false, colours.ground, base),
      bounds: this.bounds(composition),
      fitBoundsOptions: { padding: 40, maxZoom: 16 },
      minZoom: composition.view.minZoom,
      maxZoom: composition.view.maxZoom,
      attributionControl: false,
      cooperativeGestures: matchMedia("(pointer: coarse)").matches,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      fadeDuration: 0,
      locale: {
        "Map.Title": "Map of what was found. The list beside it says the same. Arrow keys move it, plus and minus zoom",
        "NavigationControl.ZoomIn": "Zoom in",
        "NavigationControl.ZoomOut": "Zoom out",
        "CooperativeGesturesHandler.MobileHelpText": "Use two fingers to move the map",
      },
    });
    this.map = map;
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.setMissingStyleImageResolver((name) => draw(map, name, imageWords(composition, colours)));
    map.addControl(new NavigationControl({ showCompass: false }), "top-right");
    map.addControl(new ScaleControl({ maxWidth: 100 }), "bottom-left");
    if (composition.sources.some((source) => source.kind !== "vector")) {
      const said = composition.sources.filter((source) => source.kind === "style").map((source) => escape(source.attribution ?? ""));
      map.addControl(new AttributionControl({ compact: true, customAttribution: said }), "bottom-right");
    }

    const from = pointOf(this.frame.dataset["from"]);
    if (from) {
      put(map, el("div", { class: "pin", "aria-hidden": "true" }), from, "bottom");
    }

    // The last first, so that the best lies on top.
    for (const item of this.items.toReversed()) {
      const at = pointOf(item.dataset["point"]);
      const number = item.dataset["number"] ?? "";
      if (at) {
        const element = el("div", { class: "found-mark", "aria-hidden": "true", "data-number": number }, number);
        element.addEventListener("click", () => this.chosen(number));
        put(map, element, at, "center");
        this.marks.set(number, { at, element });
      }
    }

    map.once("idle", () => {
      root.dataset["mapState"] = "ready";
    });
    // For whoever looks at the page from outside: tests, and the curious.
    Object.assign(this.frame, { resultsMap: map });
  }

  /** Lights one mark; brings it into sight where that is asked. */
  light(number: string | null, show: boolean): void {
    for (const [other, { element }] of this.marks) {
      element.classList.toggle("found-mark--lit", other === number);
    }

    const mark = number === null ? undefined : this.marks.get(number);
    if (mark && show && this.map && !this.map.getBounds().contains([mark.at[0], mark.at[1]])) {
      this.map.easeTo({ center: [mark.at[0], mark.at[1]], duration: 180 });
    }
  }

  resize(): void {
    this.map?.resize();
  }

  private bounds(composition: Composition): LngLatBounds {
    const from = pointOf(this.frame.dataset["from"]);
    // What fits is in sight; what is further away is a movement of the map away.
    const near = this.items.filter((item) => item.dataset["group"] === "Fits");
    const points = [...(near.length > 0 ? near : this.items).map((item) => pointOf(item.dataset["point"])), from].filter((point) => point !== null);
    const bounds = new LngLatBounds();
    for (const [longitude, latitude] of points) {
      bounds.extend([longitude, latitude]);
    }

    const [west, south, east, north] = composition.view.bounds;
    return points.length > 0 ? bounds : new LngLatBounds([west, south], [east, north]);
  }
}

function put(map: LibreMap, element: HTMLElement, at: Position, anchor: "bottom" | "center"): void {
  new Marker({ element, anchor }).setLngLat([at[0], at[1]]).addTo(map);
  // The list tells all of it: a mark is no further stop for the keyboard, and nothing to be read out.
  element.removeAttribute("role");
  element.removeAttribute("aria-label");
  element.removeAttribute("tabindex");
}

function pointOf(text: string | undefined): Position | null {
  const [longitude, latitude] = (text ?? "").split(",").map(Number);
  return text && longitude !== undefined && latitude !== undefined && Number.isFinite(longitude) && Number.isFinite(latitude)
    ? [longitude, latitude]
    : null;
}
