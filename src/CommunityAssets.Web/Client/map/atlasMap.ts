// The map itself: MapLibre, told what to draw by a composition, telling back what somebody chooses on it.
import {
  AttributionControl,
  Map as LibreMap,
  type MapGeoJSONFeature,
  Marker,
  NavigationControl,
  type PaddingOptions,
  type PointLike,
  ScaleControl,
  setWorkerUrl,
  type StyleSpecification,
} from "maplibre-gl";
import type { Composition, Layer, Legend } from "./contract";
import { count, el } from "./dom";
import { draw } from "./images";
import { ask } from "./service";
import { areaHit, beside, type Chosen, chosenAsset, escape, imageWords, is, styleOf } from "./style";
import type { Sight } from "./view";
import { fillStates } from "./viewLayers";
import type { Drawing, Shading, ViewMap } from "./views/contract";

export interface MapListener {
  /** An area was chosen on the map. */
  area(code: string, byKey: boolean): void;
  /** A place was chosen where areas are too small to tell which they are. */
  areaAt(point: [number, number], byKey: boolean): void;
  /** An asset was chosen on the map. */
  asset(id: string, byKey: boolean): void;
  /** A place was tapped; true when a way of looking takes it and nothing is chosen. */
  tapped(point: readonly [number, number], byKey: boolean): boolean;
  /** What a way of looking tells about an area; null for what the map tells itself. */
  hint(code: string): string | null;
  /** The map begins to move. */
  moving(): void;
  /** The map has come to rest somewhere else. */
  moved(at: Sight, byPerson: boolean): void;
  /** Everything that is asked for is drawn. */
  drawn(): void;
  /** What lies in the middle of the map, for somebody who moves it by keyboard. */
  middle(words: string): void;
}

export type Box = readonly [number, number, number, number];

const reach = 14;

export class AtlasMap implements ViewMap {
  readonly map: LibreMap;
  private composition: Composition;
  private base: StyleSpecification | null = null;
  private chosen: Chosen;
  private marks: boolean;
  private readonly colours: { ink: string; ground: string; hatch: string };
  private readonly pin: Marker;
  private readonly tip: HTMLElement;
  private byKeys = false;
  private byFinger = false;
  private shading: Shading | null = null;
  private drawing: Drawing | null = null;
  private marksWanted = true;

  constructor(
    private readonly frame: HTMLElement,
    composition: Composition,
    at: Sight | null,
    chosen: Chosen,
    marks: boolean,
    private readonly listener: MapListener,
  ) {
    this.composition = composition;
    this.chosen = chosen;
    this.marks = marks;
    const style = getComputedStyle(document.documentElement);
    const colour = (name: string): string => style.getPropertyValue(name).trim();
    this.colours = { ink: colour("--ink"), ground: colour("--ground"), hatch: colour("--hatch") };
    setWorkerUrl(new URL(frame.dataset["worker"] ?? "/dist/map-worker.js", location.href).href);
    const [west, south, east, north] = composition.view.bounds;
    this.map = new LibreMap({
      container: frame,
      style: this.style(),
      ...(at
        ? { center: [at.longitude, at.latitude] as [number, number], zoom: at.zoom }
        : { bounds: [west, south, east, north] as [number, number, number, number], fitBoundsOptions: { padding: this.margin() } }),
      minZoom: composition.view.minZoom,
      maxZoom: composition.view.maxZoom,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      fadeDuration: 0,
      refreshExpiredTiles: false,
      locale: {
        "Map.Title": "Map. Arrow keys move it, plus and minus zoom, Enter tells about what is in the middle",
        "NavigationControl.ZoomIn": "Zoom in",
        "NavigationControl.ZoomOut": "Zoom out",
      },
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.map.setMissingStyleImageResolver((name) => {
      draw(this.map, name, imageWords(this.composition, this.colours));
    });
    this.map.addControl(new NavigationControl({ showCompass: false }), "top-right");
    this.map.addControl(new ScaleControl({ maxWidth: 120 }), "bottom-left");
    if (composition.sources.some((source) => source.kind !== "vector")) {
      // A raster source brings its own words; a style's are told here.
      const said = composition.sources.filter((source) => source.kind === "style").map((source) => escape(source.attribution ?? ""));
      this.map.addControl(new AttributionControl({ compact: false, customAttribution: said }), "bottom-right");
    }

    this.pin = new Marker({ element: el("div", { class: "pin", "aria-hidden": "true" }), anchor: "bottom" });
    this.tip = el("div", { class: "tip", "aria-hidden": "true", hidden: true });
    frame.append(this.tip, el("div", { class: "crosshair", "aria-hidden": "true" }));
    this.listen();
    // For whoever looks at the page from outside: tests, and the curious.
    Object.assign(frame, { atlasMap: this.map });
    void this.loadBase();
  }

  /** Draws a composition, keeping the view. */
  show(composition: Composition, marks: boolean): void {
    this.composition = composition;
    this.marks = marks;
    this.restyle();
    // Where nothing has changed nothing would be drawn, and nobody would hear that the map is at rest.
    this.map.triggerRepaint();
  }

  shade(shading: Shading | null): void {
    if (shading !== this.shading) {
      this.shading = shading;
      this.restyle();
    }
  }

  over(drawing: Drawing | null): void {
    if (drawing !== this.drawing) {
      this.drawing = drawing;
      this.restyle();
    }
  }

  showMarks(shown: boolean): void {
    if (shown !== this.marksWanted) {
      this.marksWanted = shown;
      this.restyle();
    }
  }

  /** A way of looking may do without marks; a strength that is chosen shows nevertheless, among its neighbours. */
  private shown(): boolean {
    return this.marks && (this.marksWanted || this.chosen.asset !== null);
  }

  private restyle(): void {
    this.map.setStyle(this.style(), { diff: true });
    fillStates(this.map, this.composition, this.shading);
  }

  /** Marks what is chosen. */
  choose(chosen: Chosen): void {
    const shown = this.shown();
    this.chosen = chosen;
    if (this.shown() !== shown) {
      this.restyle();
    }

    for (const layer of this.composition.layers) {
      if (layer.kind === "highlight" && this.map.getLayer(layer.id)) {
        this.map.setFilter(layer.id, is(layer.key, chosen.area));
        this.map.setFilter(`${layer.id}-halo`, is(layer.key, chosen.area));
      }
    }

    if (this.map.getLayer(chosenAsset)) {
      this.map.setFilter(chosenAsset, is("id", chosen.asset));
    }
  }

  /** Goes to a box, to a point, or to the whole place. */
  goTo(where: { box?: Box | null; point?: readonly [number, number] | null } = {}): void {
    if (where.box && (where.box[2] - where.box[0] > 1e-9 || where.box[3] - where.box[1] > 1e-9)) {
      const [west, south, east, north] = where.box;
      this.map.fitBounds([west, south, east, north], { padding: 48, maxZoom: 15, duration: 180 });
    } else if (where.point) {
      this.map.easeTo({ center: [where.point[0], where.point[1]], zoom: Math.max(this.map.getZoom(), 14), duration: 180 });
    } else {
      const [west, south, east, north] = this.composition.view.bounds;
      this.map.fitBounds([west, south, east, north], { padding: this.margin(), duration: 180 });
    }
  }

  /** Brings a box into sight without a change of scale, where it is not in sight already. */
  reveal(box: Box): void {
    const middle: [number, number] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    const { x, y } = this.map.project(middle);
    const { bottom = 0 } = this.map.getPadding();
    if (x < 40 || x > this.frame.clientWidth - 40 || y < 60 || y > this.frame.clientHeight - bottom - 40) {
      this.map.easeTo({ center: middle, duration: 180 });
    }
  }

  /** Goes where an address says, at once. */
  jump(at: Sight | null): void {
    if (at) {
      this.map.jumpTo({ center: [at.longitude, at.latitude], zoom: at.zoom });
    } else {
      const [west, south, east, north] = this.composition.view.bounds;
      this.map.fitBounds([west, south, east, north], { padding: this.margin(), duration: 0 });
    }
  }

  /** Puts a pin at a point, or takes it away. */
  pinAt(point: readonly [number, number] | null): void {
    if (point) {
      this.pin.setLngLat([point[0], point[1]]).addTo(this.map);
    } else {
      this.pin.remove();
    }
  }

  /** Puts what the map shows on another canvas, whole: a map's own is empty between frames, and on paper too. */
  copyTo(paper: HTMLCanvasElement): void {
    this.map.redraw();
    const drawn = this.map.getCanvas();
    [paper.width, paper.height] = [drawn.width, drawn.height];
    paper.getContext("2d")?.drawImage(drawn, 0, 0);
  }

  /** Leaves room at an edge, where something lies over the map. */
  leaveRoom(padding: Required<PaddingOptions>): void {
    // Setting it ends a movement that is under way: only where something has changed.
    if (this.map.getPadding().bottom !== padding.bottom) {
      this.map.setPadding(padding);
    }
  }

  /** Room around the whole place; on a wide screen the legend gets its own. */
  private margin(): PaddingOptions {
    return { top: 28, bottom: 28, left: 28, right: this.frame.clientWidth > 900 ? 300 : 28 };
  }

  resize(): void {
    this.map.resize();
  }

  /** West, south, east, north of what is seen. */
  box(): Box {
    const bounds = this.map.getBounds();
    return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  }

  /** Codes of the areas that are seen; far out, those of areas too small to be told apart are not known. */
  areasSeen(): Set<string> {
    const seen = this.map.getLayer(areaHit) ? this.map.queryRenderedFeatures({ layers: [areaHit] }) : [];
    return new Set(seen.map((feature) => String(feature.properties["code"] ?? "")).filter(Boolean));
  }

  private style(): StyleSpecification {
    return styleOf(this.composition, this.chosen, this.shown(), this.colours.ground, this.base, {
      shading: this.shading,
      drawing: this.drawing,
    });
  }

  private async loadBase(): Promise<void> {
    const address = this.composition.sources.find((source) => source.kind === "style")?.tiles[0];
    if (address) {
      try {
        this.base = await ask<StyleSpecification>(address);
        this.restyle();
      } catch (error) {
        // The map is whole without what lies under it.
        console.warn("The base map could not be loaded.", error);
      }
    }
  }

  private listen(): void {
    const { map } = this;
    map.on("click", (event) => this.take(event.point, false));
    map.on("mousemove", (event) => this.hover(this.byFinger ? null : event.point));
    map.on("mouseout", () => this.hover(null));
    map.on("movestart", () => {
      this.hover(null);
      this.listener.moving();
    });
    map.on("moveend", (event) => {
      const { lng, lat } = map.getCenter();
      const byPerson = Boolean((event as { originalEvent?: Event }).originalEvent);
      this.listener.moved({ longitude: lng, latitude: lat, zoom: map.getZoom() }, byPerson || this.byKeys);
      if (this.byKeys) {
        this.listener.middle(this.tell(this.at(this.middle())) ?? "Outside the mapped areas");
      }
    });
    map.on("idle", () => this.listener.drawn());
    const canvas = map.getCanvas();
    canvas.addEventListener("keydown", (event) => {
      this.byKeys = true;
      if (event.key === "Enter") {
        event.preventDefault();
        this.take(this.middle(), true);
      }
    });
    canvas.addEventListener("pointerdown", () => {
      this.byKeys = false;
    });
    // A finger covers what would be told beside it, and leaves it standing there.
    for (const kind of ["pointerdown", "pointermove"] as const) {
      canvas.addEventListener(kind, (event) => {
        this.byFinger = event.pointerType === "touch";
      });
    }

    canvas.addEventListener("blur", () => {
      this.byKeys = false;
    });
  }

  /** The middle of the part of the map that nothing lies over. */
  private middle(): { x: number; y: number } {
    const { x, y } = this.map.project(this.map.getCenter());
    return { x, y };
  }

  private at(point: { x: number; y: number }): MapGeoJSONFeature | undefined {
    const { map } = this;
    const box: [PointLike, PointLike] = [
      [point.x - reach, point.y - reach],
      [point.x + reach, point.y + reach],
    ];
    const near = ["asset-marks", "asset-clusters"].filter((id) => map.getLayer(id));
    const there = [areaHit, "asset-shapes"].filter((id) => map.getLayer(id));
    // A mark within a finger's reach comes before the ground it stands on; the ground of an asset before its area.
    return (
      nearest(map, point, near.length > 0 ? map.queryRenderedFeatures(box, { layers: near }) : []) ??
      (there.length > 0 ? map.queryRenderedFeatures([point.x, point.y], { layers: there })[0] : undefined)
    );
  }

  private take(point: { x: number; y: number }, byKey: boolean): void {
    const { lng, lat } = this.map.unproject([point.x, point.y]);
    if (this.listener.tapped([lng, lat], byKey)) {
      return;
    }

    const found = this.at(point);
    const tap = this.composition.taps.find(
      (candidate) => candidate.layer === found?.layer.id || (candidate.does === "area" && found?.layer.id === areaHit),
    );
    if (!found || !tap) {
      return;
    }

    const key = tap.key === null ? null : String(found.properties[tap.key] ?? "");
    if (tap.does === "zoom" && found.geometry.type === "Point") {
      const [longitude = 0, latitude = 0] = found.geometry.coordinates;
      this.map.easeTo({
        center: [longitude, latitude],
        zoom: Math.min(this.map.getZoom() + 2, this.composition.view.maxZoom),
        duration: 180,
      });
    } else if (tap.does === "asset" && key) {
      this.listener.asset(key, byKey);
    } else if (tap.does === "area" && key) {
      this.listener.area(key, byKey);
    } else if (tap.does === "area") {
      this.listener.areaAt([lng, lat], byKey);
    }
  }

  private hover(point: { x: number; y: number } | null): void {
    const found = point ? this.at(point) : undefined;
    const words = this.tell(found);
    this.map.getCanvas().style.cursor = words ? "pointer" : "";
    this.tip.hidden = !words;
    if (point && words) {
      this.tip.textContent = words;
      const right = point.x > this.frame.clientWidth - 260;
      const aside = right ? "calc(-100% - 14px)" : "14px";
      this.tip.style.transform = `translate(${Math.round(point.x)}px, ${Math.round(point.y)}px) translate(${aside}, 14px)`;
    }
  }

  private tell(found: MapGeoJSONFeature | undefined): string | null {
    if (!found) {
      return null;
    }

    const facts = found.properties;
    switch (found.layer.id) {
      case "asset-clusters":
        return `${this.parts(facts)}: choose to look nearer`;
      case areaHit: {
        const shade = this.composition.layers.find((layer) => layer.kind === "choropleth");
        const value =
          this.listener.hint(String(facts["code"] ?? "")) ?? (shade ? shadeWords(this.composition.legend, shade, facts) : null);
        return [facts["name"], value].filter(Boolean).join(": ");
      }
      default: {
        const kind = this.composition.choices.kinds.find((candidate) => candidate.id === facts["kind"]);
        return kind ? `${facts["name"]} (${kind.one})` : String(facts["name"] ?? "");
      }
    }
  }

  private parts(facts: Readonly<Record<string, unknown>>): string {
    return this.composition.choices.kinds
      .map((kind) => ({ kind, number: Number(facts[kind.id] ?? 0) }))
      .filter(({ number }) => number > 0)
      .map(({ kind, number }) => `${count(number)} ${number === 1 ? kind.one : kind.many}`)
      .join(", ");
  }
}

function nearest(map: LibreMap, point: { x: number; y: number }, found: MapGeoJSONFeature[]): MapGeoJSONFeature | undefined {
  const away = (feature: MapGeoJSONFeature): number => {
    if (feature.geometry.type !== "Point") {
      return Infinity;
    }

    const { x, y } = map.project(feature.geometry.coordinates as [number, number]);
    const [right, down] = beside(Number(feature.properties["stack"] ?? 0));
    return Math.hypot(x + right - point.x, y + down - point.y);
  };
  return found.toSorted((a, b) => away(a) - away(b))[0];
}

function shadeWords(
  legend: Legend | null,
  shade: Extract<Layer, { kind: "choropleth" }>,
  facts: Readonly<Record<string, unknown>>,
): string | null {
  if (!legend) {
    return null;
  }

  const value = facts[shade.attribute];
  if (typeof value !== "number") {
    return facts["suppressed"] === true ? legend.suppressed.words : legend.noData.words;
  }

  const group = shade.limits.filter((limit) => value >= limit).length;
  return legend.classes[group]?.words ?? null;
}
