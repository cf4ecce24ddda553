// An area of one's own: drawn on the map by mouse, finger or keys, or sent as a file; then what is there, and estimates of the needs behind
// it.
import type { GeoJSONSource } from "maplibre-gl";
import type { Need, Story } from "../contract";
import { count, el } from "../dom";
import { type Download, downloadLink } from "../download";
import { Asker, isOvertaken, send, words } from "../service";
import { needs, strengthList } from "../story";
import type { MapView, ViewHost, ViewTable } from "./contract";
import { type Corner, Corners, mostHandles } from "./corners";

/** What the service answers for an area. */
interface Estimate {
  readonly id: string;
  readonly geometry: Area;
  readonly properties: {
    readonly name: string | null;
    readonly bounds: readonly [number, number, number, number];
    readonly people: number | null;
    readonly strengths: Story["strengths"];
    readonly known: Story["known"];
    readonly indicators: readonly { readonly line: Need; readonly areas: number; readonly from: number }[];
    readonly findings: readonly string[];
    readonly method: string;
  };
}

type Area =
  | { readonly type: "Polygon"; readonly coordinates: readonly (readonly Corner[])[] }
  | { readonly type: "MultiPolygon"; readonly coordinates: readonly (readonly (readonly Corner[])[])[] };

const path = "/api/v1/estimate";
const geoJson = "application/geo+json";
const geoPackage = "application/geopackage+sqlite3";
const source = "view-own";
/** Where the drawn area waits for the page that saves it, and for a reload: in this tab alone, never in an address. */
const kept = "own-area";
const largestFile = 4 * 1024 * 1024;

class Own implements MapView {
  private readonly asker = new Asker();
  private readonly status = el("p", { class: "govuk-body", role: "status" });
  private readonly tools = el("div", { class: "own__tools" });
  private readonly choice = el("div", { class: "panel__row" });
  private readonly told = el("div", { class: "view__told" });
  private readonly guide = el("p", { class: "govuk-body" });
  private readonly file = el("input", {
    type: "file",
    class: "govuk-file-upload",
    id: "own-file",
    accept: ".geojson,.json,.gpkg",
    "aria-describedby": "own-file-hint",
  });
  private handles: Corners | null = null;
  private corners: readonly Corner[] = [];
  private closed = false;
  /** An area that was sent and is more than a ring of a few corners. */
  private sent: Area | null = null;
  private estimates: readonly Estimate[] = [];
  private readonly keys = (event: KeyboardEvent): void => this.key(event);

  constructor(private readonly host: ViewHost) {}

  start(): void {
    const { map } = this.host;
    this.file.addEventListener("change", () => void this.upload());
    this.guide.textContent = map
      ? "Tap the map to set corners; tap the first one again to close the area. By keyboard: arrow keys move the map, " +
        "Enter sets a corner in its middle, Backspace takes the last one away."
      : "This browser can’t draw the map. An area can be sent as a file.";
    this.host.panel.append(
      el("h2", { class: "govuk-heading-m", id: "view-name", tabindex: -1 }, "My own area"),
      this.status,
      this.tools,
      this.guide,
      el(
        "details",
        { class: "govuk-details", open: !map },
        el("summary", { class: "govuk-details__summary" }, el("span", { class: "govuk-details__summary-text" }, "Send a file instead")),
        el("label", { class: "govuk-label", for: "own-file" }, "A file with the area"),
        el("p", { class: "govuk-hint", id: "own-file-hint" }, "GeoJSON or GeoPackage, up to 4 MB. It is read, answered and forgotten."),
        this.file,
      ),
      this.choice,
      this.told,
    );
    if (map) {
      this.handles = new Corners(map.map, {
        moving: (corners) => this.draw(corners, true),
        changed: (corners) => this.take(corners, this.closed && corners.length > 2),
        closing: () => this.take(this.corners, true),
      });
      map.map.getCanvas().addEventListener("keydown", this.keys);
      map.map.doubleClickZoom.disable();
    }

    const before = remembered();
    if (before) {
      void this.adopt(before);
    } else {
      this.take([], false);
    }
  }

  show(): void {
    // What is drawn does not hang on what the map shows behind it.
  }

  stop(): void {
    this.asker.overtake();
    this.handles?.end();
    const { map } = this.host;
    map?.map.getCanvas().removeEventListener("keydown", this.keys);
    map?.map.doubleClickZoom.enable();
  }

  tap(point: readonly [number, number], _byKey: boolean): boolean {
    if (this.closed || this.sent) {
      return false;
    }

    const map = this.host.map?.map;
    const first = this.corners[0];
    if (map && first && this.corners.length > 2) {
      const [from, to] = [map.project([first[0], first[1]]), map.project([point[0], point[1]])];
      if (Math.hypot(from.x - to.x, from.y - to.y) < 16) {
        this.take(this.corners, true);
        return true;
      }
    }

    this.take([...this.corners, point], false);
    this.host.announce(`Corner ${this.corners.length} set.`);
    return true;
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "Backspace" && !this.closed && this.corners.length > 0) {
      event.preventDefault();
      this.undo();
    }
  }

  private undo(): void {
    this.take(this.corners.slice(0, -1), false);
    const left = this.corners.length;
    this.host.announce(left === 0 ? "No corners." : left === 1 ? "1 corner left." : `${left} corners left.`);
  }

  /** Takes corners as the area, open or closed; a closed one is asked about. */
  private take(corners: readonly Corner[], closed: boolean): void {
    if (closed && !this.closed) {
      this.host.raise();
    }

    this.corners = corners;
    this.closed = closed;
    this.sent = null;
    this.handles?.show(corners, !closed);
    this.draw(corners);
    this.offer();
    this.choice.replaceChildren();
    if (closed) {
      void this.ask({ type: "Polygon", coordinates: [ring(corners)] });
    } else {
      this.forget();
    }
  }

  private offer(): void {
    const { length } = this.corners;
    const whole = this.sent !== null;
    this.guide.hidden = this.closed;
    this.status.textContent = whole
      ? "The area that was sent."
      : this.closed
        ? `An area of ${length} corners. Drag a corner, or move it with the arrow keys, to change it.`
        : length === 0
          ? "No corners yet."
          : `${length === 1 ? "1 corner" : `${length} corners`}${length < 3 ? `; ${3 - length} more to make an area` : ""}.`;
    const close = length > 2 && !this.closed && !whole && this.button("Close the area", () => this.take(this.corners, true));
    const back = length > 0 && !this.closed && !whole && this.button("Take the last corner away", () => this.undo(), true);
    const again = (length > 0 || whole) && this.button("Start again", () => this.take([], false), true);
    const focused = this.tools.contains(document.activeElement);
    this.tools.replaceChildren(...[close, back, again].filter((one) => one !== false));
    if (focused) {
      (this.tools.querySelector("button") ?? document.getElementById("view-name"))?.focus({ preventScroll: true });
    }
  }

  private button(label: string, act: () => void, quiet = false): HTMLButtonElement {
    const button = el("button", { type: "button", class: quiet ? "link-button" : "govuk-button govuk-button--secondary" }, label);
    button.addEventListener("click", act);
    return button;
  }

  /** Draws the area; while a corner moves the drawing alone changes. */
  private draw(corners: readonly Corner[], moving = false): void {
    const { map } = this.host;
    const shape = this.sent ?? outline(corners, this.closed);
    const features = shape ? [{ type: "Feature" as const, properties: {}, geometry: shape }] : [];
    const data = { type: "FeatureCollection" as const, features };
    const there = map?.map.getSource<GeoJSONSource>(source);
    // The library's types want coordinates that may be written to.
    const given = data as unknown as Parameters<GeoJSONSource["setData"]>[0];
    if (moving && there) {
      void there.setData(given);
      return;
    }

    map?.over({
      sources: { [source]: { type: "geojson", data: given } },
      layers: [
        {
          id: "view-own-fill",
          type: "fill",
          source,
          paint: { "fill-color": "#14532d", "fill-opacity": 0.12 },
          filter: ["match", ["geometry-type"], ["Polygon", "MultiPolygon"], true, false],
        },
        { id: "view-own-halo", type: "line", source, paint: { "line-color": "#ffffff", "line-width": 6 } },
        { id: "view-own-line", type: "line", source, paint: { "line-color": "#1d2433", "line-width": 3 } },
      ],
    });
  }

  private async upload(): Promise<void> {
    const file = this.file.files?.[0];
    if (!file) {
      return;
    }

    if (file.size > largestFile) {
      this.fail(`${file.name} is larger than 4 MB. Send a part of it, or simplify it first.`);
      return;
    }

    await this.load(/\.gpkg$/iu.test(file.name) ? geoPackage : geoJson, file, (estimates) => {
      if (estimates.length > 1) {
        const select = el(
          "select",
          { class: "govuk-select", id: "own-which" },
          ...estimates.map((one, at) => el("option", { value: at }, one.properties.name ?? one.id)),
        );
        select.addEventListener("change", () => this.choose(estimates[Number(select.value)] ?? null));
        this.choice.replaceChildren(el("label", { class: "govuk-label", for: "own-which" }, "Which area of the file"), select);
      } else {
        this.choice.replaceChildren();
      }

      this.choose(estimates[0] ?? null);
    });
    this.file.value = "";
  }

  /** Shows an area that came from a file. */
  private choose(estimate: Estimate | null): void {
    if (estimate) {
      this.set(estimate.geometry);
      this.tell(estimate);
      this.host.map?.goTo({ box: estimate.properties.bounds });
    }
  }

  /** Takes a shape as the area: as corners where it is one ring of a few. */
  private set(shape: Area): void {
    const only = shape.type === "Polygon" && shape.coordinates.length === 1 ? shape.coordinates[0] : undefined;
    const simple = only && only.length <= mostHandles + 1;
    this.corners = simple ? only.slice(0, -1) : [];
    this.sent = simple ? null : shape;
    this.closed = true;
    this.handles?.show(this.corners, false);
    this.draw(this.corners);
    this.offer();
  }

  private async adopt(shape: Area): Promise<void> {
    this.set(shape);
    await this.ask(shape);
  }

  private async ask(shape: Area): Promise<void> {
    remember(shape);
    await this.load(geoJson, JSON.stringify(shape), (estimates) => {
      const first = estimates[0];
      if (first) {
        this.tell(first);
      }
    });
  }

  private async load(type: string, body: string | Blob, act: (estimates: readonly Estimate[]) => void): Promise<void> {
    this.host.panel.setAttribute("aria-busy", "true");
    document.documentElement.dataset["viewState"] = "loading";
    try {
      const answer = await send(path, type, body, this.asker.overtake());
      this.estimates = ((await answer.json()) as { features: readonly Estimate[] }).features;
      act(this.estimates);
      document.documentElement.dataset["viewState"] = "ready";
    } catch (error) {
      if (isOvertaken(error)) {
        return;
      }

      document.documentElement.dataset["viewState"] = "failed";
      this.fail(words(error));
    }

    this.host.panel.removeAttribute("aria-busy");
  }

  private fail(told: string): void {
    this.forget();
    this.told.replaceChildren(el("p", { class: "govuk-body not-yet-mapped", role: "alert" }, told));
  }

  private forget(): void {
    this.asker.overtake();
    this.host.panel.removeAttribute("aria-busy");
    this.told.replaceChildren();
    this.host.table(null);
    remember(null);
  }

  private tell(estimate: Estimate): void {
    remember(estimate.geometry);
    const { strengths, known, indicators, findings, method } = estimate.properties;
    const name = estimate.properties.name ?? "this area";
    const save = this.host.panel.dataset["save"];
    this.told.replaceChildren(
      el("h3", { class: "govuk-heading-s" }, "What’s here"),
      el("p", { class: known.notYetMapped ? "govuk-body not-yet-mapped" : "govuk-body" }, strengths.sentence),
      ...strengthList({ strengths }, this.host.composition.choices.kinds, (id) => this.host.href({ asset: id })),
      el("h3", { class: "govuk-heading-s" }, "Who lives here"),
      ...findings.slice(1).map((sentence) => el("p", { class: "govuk-body" }, sentence)),
      ...(save
        ? [el("p", { class: "govuk-body" }, el("a", { class: "govuk-button govuk-button--secondary", href: save }, "Save as a patch"))]
        : []),
      ...needs(
        // How each was put together is in the table; here, what is missing. Where nothing can be estimated, that has been said.
        indicators
          .filter(() => indicators.some(({ line }) => line.value !== null))
          .map(({ line, areas, from }) => ({ ...line, note: from < areas ? line.note : null })),
        name,
      ),
      el("div", { class: "view__method" }, el("p", { class: "quiet" }, "How: ", method), el("p", {}, downloadLink(file(estimate), "Download as CSV"))),
    );
    this.host.table(this.table(estimate));
    this.host.announce(findings.slice(0, 2).join(" "));
  }

  private table(estimate: Estimate): ViewTable {
    return {
      name: "My own area",
      caption: "Estimates for the area that was drawn",
      headings: ["Indicator", "Estimate", "95% limits", "Compared", "Which way is worse", "Areas", "How"],
      rows: estimate.properties.indicators.map(({ line, areas, from }) => ({
        key: line.id,
        cells: [line.name, line.value, line.lower, line.comparison, line.polarityWords, areas, line.note],
        words: [
          line.name,
          line.valueWords,
          line.limitsWords ?? "",
          line.comparison ?? "",
          line.polarityWords,
          from === areas ? count(areas) : `${count(from)} of ${count(areas)}`,
          line.note ?? "",
        ],
      })),
      told: `${count(estimate.properties.indicators.length)} indicators`,
      csv: file(estimate),
    };
  }
}

/** The estimates of an area as a file. */
const file = ({ geometry }: Estimate): Download => ({
  path: `${path}?format=csv`,
  sent: { type: geoJson, body: JSON.stringify(geometry), name: "my-own-area.csv" },
});

/** Corners as a closed ring. */
function ring(corners: readonly Corner[]): readonly Corner[] {
  return corners[0] ? [...corners, corners[0]] : [];
}

function outline(
  corners: readonly Corner[],
  closed: boolean,
): Area | { readonly type: "LineString"; readonly coordinates: readonly Corner[] } | null {
  return corners.length < 2
    ? null
    : closed || corners.length > 2
      ? { type: "Polygon", coordinates: [ring(corners)] }
      : { type: "LineString", coordinates: corners };
}

function remember(shape: Area | null): void {
  try {
    if (shape) {
      sessionStorage.setItem(kept, JSON.stringify(shape));
    } else {
      sessionStorage.removeItem(kept);
    }
  } catch {
    // Without storage a reload begins afresh.
  }
}

function remembered(): Area | null {
  try {
    const shape = JSON.parse(sessionStorage.getItem(kept) ?? "null") as Area | null;
    return shape?.type === "Polygon" || shape?.type === "MultiPolygon" ? shape : null;
  } catch {
    return null;
  }
}

export function make(host: ViewHost): MapView {
  return new Own(host);
}
