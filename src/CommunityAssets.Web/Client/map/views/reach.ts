// Reach on foot: what is within some minutes' walk of a place, who lives there, and what is recorded there.
import type { Composition, Finding } from "../contract";
import { count, el, svg } from "../dom";
import { type Download, downloadLink } from "../download";
import { Asker, ask } from "../service";
import type { View } from "../view";
import { choice, moment } from "./analysis";
import type { Drawing, MapView, Shading, ViewHost, ViewTable } from "./contract";

interface Time {
  readonly id: number;
  readonly type: "Feature";
  readonly geometry: GeoJSON.Geometry;
  readonly properties: { readonly minutes: number; readonly people: number | null; readonly areas: number; readonly recorded: number };
}

interface Strength {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly metres: number;
  readonly minutes: number;
  readonly onNetwork: boolean;
}

/** What the service answers. */
interface Reach {
  readonly type: "FeatureCollection";
  readonly place: readonly [number, number];
  readonly name: string | null;
  readonly onNetwork: boolean;
  readonly method: string;
  readonly findings: readonly string[];
  readonly bounds: readonly [number, number, number, number];
  readonly features: readonly Time[];
  readonly strengths: readonly Strength[];
}

const usual = "5,10,15";
const offered = [usual, "10,20,30", "15,30,45"];
const mostListed = 15;

/** The nearest is the strongest; the shortest walk has the thickest edge, so that colour is never needed to tell them apart. */
const looks = [
  { colour: "#14532d", opacity: 0.5, width: 3.5 },
  { colour: "#2f8558", opacity: 0.34, width: 2.2 },
  { colour: "#7cc29b", opacity: 0.32, width: 1.2 },
];

/** Needs stand back: the ground is calm while a walk is shown. */
const calm: Shading = { of: new Map(), looks: {}, lit: null };

class ReachOnFoot implements MapView {
  private readonly asker = new Asker();
  private readonly lead = el("p", { class: "govuk-body" });
  private readonly told = el("div", { class: "view__told", role: "status" });
  private readonly form = el("form", { class: "view__form", "aria-label": "How long a walk, and from where" });
  private readonly times = el("div");
  private readonly list = el("section", { class: "view__list", "aria-label": "What is recorded there, nearest first" });
  private readonly how = el("div");
  private key: string | null = null;
  /** Whether the map goes to what is found: where somebody has just pointed at it, only when it would be too small to read. */
  private goes = true;

  constructor(private readonly host: ViewHost) {}

  start(): void {
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.host.panel.append(
      el("h2", { class: "govuk-heading-m", id: "view-name", tabindex: -1 }, "Reach on foot"),
      this.lead,
      this.told,
      this.form,
      this.times,
      this.list,
      this.how,
    );
    this.host.map?.shade(calm);
    this.fillForm(usual);
  }

  async show(composition: Composition, { own }: View): Promise<void> {
    const asked = question(own);
    const key = asked?.toString() ?? "";
    if (key === this.key) {
      return;
    }

    this.key = key;
    this.fillForm(own["minutes"] ?? usual);
    if (!asked) {
      this.clear();
      return;
    }

    this.host.panel.setAttribute("aria-busy", "true");
    if (!this.told.hasChildNodes()) {
      // The choices come with the first answer, so that nothing is pushed down by what is told above them.
      this.form.hidden = true;
      this.lead.hidden = true;
      this.told.replaceChildren(moment());
    }

    try {
      // In the body: an address may be read over somebody's shoulder, and this may be where somebody lives.
      const reach = await ask<Reach>("/api/v1/reach", this.asker.overtake(), asked);
      this.tell(reach, composition, asked);
    } catch (error) {
      this.key = null;
      this.clear();
      throw error;
    } finally {
      this.form.hidden = false;
      this.host.panel.removeAttribute("aria-busy");
    }
  }

  stop(): void {
    this.asker.overtake();
  }

  tap(point: readonly [number, number], byKey: boolean): boolean {
    this.goes = false;
    this.host.raise();
    this.walkFrom({ near: point.map((degrees) => degrees.toFixed(5)).join(","), from: null });
    if (byKey) {
      this.host.announce("Looking what is within a walk of the middle of the map.");
    }

    return true;
  }

  found(finding: Finding): boolean {
    if (finding.type === "asset") {
      this.walkFrom({ near: null, from: finding.id });
    } else if (finding.type === "postcode" && finding.point) {
      this.walkFrom({ near: finding.point.join(","), from: null });
    } else {
      return false;
    }

    return true;
  }

  private walkFrom(own: Readonly<Record<string, string | null>>): void {
    this.host.set(own);
  }

  private fillForm(minutes: string): void {
    const focused = document.activeElement?.id;
    const middle = el(
      "button",
      { type: "button", class: "govuk-button govuk-button--secondary view__button", id: "reach-middle" },
      "From the middle of the map",
    );
    middle.addEventListener("click", () => {
      const { map } = this.host;
      if (map) {
        const { lng, lat } = map.map.getCenter();
        this.tap([lng, lat], true);
      }
    });
    this.form.replaceChildren(
      choice(
        "reach-minutes",
        "Minutes",
        [...new Set([...offered, minutes])].map((value) => ({ value, words: words(value) })),
        minutes,
        (value) => {
          this.goes = true;
          this.host.set({ minutes: value === usual ? null : value });
        },
      ),
      ...(this.host.map ? [middle] : []),
    );
    if (focused) {
      document.getElementById(focused)?.focus({ preventScroll: true });
    }
  }

  private clear(): void {
    this.lead.hidden = false;
    this.lead.textContent = this.host.map
      ? "Tap the map, or search for a postcode or a group, to see what is within a walk of it. By keyboard: move the map, then press Enter."
      : "Search for a postcode or a group to see what is within a walk of it.";
    for (const part of [this.told, this.times, this.list, this.how]) {
      part.replaceChildren();
    }

    this.host.legend([
      el("h2", { class: "legend__title" }, "Reach on foot"),
      el("p", { class: "legend__facts" }, "Choose a place to walk from."),
    ]);
    this.host.table(null);
    this.host.map?.over(null);
  }

  private tell(reach: Reach, composition: Composition, asked: URLSearchParams): void {
    this.lead.textContent = reach.name === null ? "" : `From ${reach.name}:`;
    this.lead.hidden = reach.name === null;
    this.told.replaceChildren(...reach.findings.map((sentence) => el("p", { class: "govuk-body" }, sentence)));
    this.times.replaceChildren(this.timesTable(reach));
    this.fillList(reach, composition);
    this.how.replaceChildren(this.method(reach, asked));
    this.host.legend(legend(reach));
    this.host.table(this.table(reach, composition, asked));
    this.host.map?.over(drawing(reach));
    if (this.goes || this.isSmall(reach.bounds)) {
      this.host.map?.goTo({ box: reach.bounds });
    }

    this.goes = true;
    this.host.announce(reach.findings.slice(0, 2).join(" "));
  }

  /** Whether something takes less than a third of what the map shows, both ways. */
  private isSmall([west, south, east, north]: Reach["bounds"]): boolean {
    const seen = this.host.map?.map.getBounds();
    return (
      seen !== undefined && 3 * (east - west) < seen.getEast() - seen.getWest() && 3 * (north - south) < seen.getNorth() - seen.getSouth()
    );
  }

  private timesTable(reach: Reach): HTMLElement {
    const head = (name: string, numeric: boolean): HTMLElement =>
      el("th", { scope: "col", class: numeric ? "govuk-table__header govuk-table__header--numeric" : "govuk-table__header" }, name);
    return el(
      "table",
      { class: "govuk-table view__times" },
      el("caption", { class: "govuk-visually-hidden" }, "People and recorded strengths within each time"),
      el("thead", {}, el("tr", {}, head("Within", false), head("People", true), head("Strengths", true))),
      el(
        "tbody",
        {},
        ...reach.features.map(({ properties: time }) =>
          el(
            "tr",
            {},
            el("th", { scope: "row", class: "govuk-table__header" }, time.minutes === 1 ? "1 minute" : `${time.minutes} minutes`),
            el("td", { class: "govuk-table__cell govuk-table__cell--numeric" }, people(time)),
            el(
              "td",
              { class: "govuk-table__cell govuk-table__cell--numeric" },
              time.recorded === 0 ? "not yet mapped" : count(time.recorded),
            ),
          ),
        ),
      ),
    );
  }

  private fillList(reach: Reach, { choices }: Composition): void {
    const shown = reach.strengths.slice(0, mostListed);
    this.list.hidden = shown.length === 0;
    this.list.replaceChildren(
      el("h3", { class: "govuk-heading-s" }, "Recorded there, nearest first"),
      el(
        "ul",
        { class: "view__areas" },
        ...shown.map((strength) =>
          el(
            "li",
            {},
            this.link(strength),
            el("p", { class: "quiet view__starts" }, `${kindOf(strength, choices)} · ${way(strength)}`),
          ),
        ),
      ),
      reach.strengths.length > shown.length
        ? el("p", { class: "quiet" }, `And ${count(reach.strengths.length - shown.length)} more, all in the table.`)
        : "",
    );
  }

  private link({ id, name }: Strength): HTMLAnchorElement {
    return el("a", { class: "govuk-link", href: this.host.href({ asset: id }), "data-asset": id }, name);
  }

  private method(reach: Reach, asked: URLSearchParams): HTMLElement {
    return el(
      "div",
      { class: "view__method" },
      el("p", { class: "quiet" }, "How: ", reach.method),
      el(
        "p",
        {},
        "Download ",
        downloadLink(file(asked, "strengths-within-a-walk.csv"), "the strengths as CSV"),
        ", ",
        downloadLink(file(asked, "who-lives-within-a-walk.csv", { rows: "times" }), "who lives there as CSV"),
        " or ",
        downloadLink(file(asked, "within-a-walk.geojson"), "the ground as GeoJSON"),
      ),
    );
  }

  private table(reach: Reach, { choices }: Composition, asked: URLSearchParams): ViewTable {
    return {
      name: "Within a walk",
      caption: `What is recorded within ${times(reach).at(-1)} minutes’ walk`,
      headings: ["Strength", "Kind", "Minutes on foot", "Metres", "Measured"],
      rows: reach.strengths.map((one) => {
        const kind = kindOf(one, choices);
        const measured = one.onNetwork ? "along streets and paths" : "straight line × 1.3";
        return {
          key: one.id,
          cells: [one.name, kind, one.minutes, one.metres, measured],
          words: [
            this.link(one),
            kind,
            count(one.minutes),
            count(Math.round(one.metres)),
            measured,
          ],
        };
      }),
      told: reach.strengths.length === 1 ? "1 strength" : `${count(reach.strengths.length)} strengths`,
      csv: file(asked, "strengths-within-a-walk.csv"),
    };
  }
}

/** What the address asks; null while no place is chosen. */
function question(own: View["own"]): URLSearchParams | null {
  const asked = new URLSearchParams();
  if (own["from"]) {
    asked.set("asset", own["from"]);
  } else if (own["near"]) {
    asked.set("near", own["near"]);
  } else {
    return null;
  }

  asked.set("minutes", own["minutes"] ?? usual);
  return asked;
}

/** The answer as a file, in the format of its ending. The place may be somebody's home, and goes in the body. */
function file(asked: URLSearchParams, name: string, more: Readonly<Record<string, string>> = {}): Download {
  const body = new URLSearchParams([...asked, ["format", name.slice(name.lastIndexOf(".") + 1)], ...Object.entries(more)]);
  return { path: "/api/v1/reach", sent: { type: "application/x-www-form-urlencoded", body: body.toString(), name } };
}

const times = (reach: Reach): number[] => reach.features.map(({ properties }) => properties.minutes);

/** 5, 10 and 15 minutes */
function words(minutes: string): string {
  const parts = minutes.split(",");
  const last = parts.pop() ?? "";
  return `${parts.length > 0 ? `${parts.join(", ")} and ` : ""}${last} ${last === "1" && parts.length === 0 ? "minute" : "minutes"}`;
}

function people(time: Time["properties"]): string {
  return time.people !== null ? count(Math.round(time.people)) : time.areas === 0 ? "too near to say" : "not known";
}

function kindOf({ kind }: Strength, choices: Composition["choices"]): string {
  const one = choices.kinds.find((candidate) => candidate.id === kind)?.one ?? kind;
  return one.charAt(0).toUpperCase() + one.slice(1);
}

/** 4 minutes’ walk (320 m) */
function way({ minutes, metres, onNetwork }: Strength): string {
  const far = metres < 1000 ? `${count(Math.round(metres))} m` : `${(metres / 1000).toFixed(1)} km`;
  const walk = minutes === 0 ? "here" : minutes === 1 ? "1 minute’s walk" : `${minutes} minutes’ walk`;
  return `${walk} (${far}${onNetwork ? "" : ", by the straight line"})`;
}

const lookOf = (at: number): (typeof looks)[number] => looks[Math.min(at, looks.length - 1)] as (typeof looks)[number];

function legend(reach: Reach): Node[] {
  return [
    el("h2", { class: "legend__title" }, "Reach on foot"),
    el(
      "ul",
      { class: "legend__classes" },
      ...times(reach).map((minutes, at) => {
        const { colour, opacity, width } = lookOf(at);
        const key = svg(
          "svg",
          { class: "legend__key", width: 28, height: 20, viewBox: "0 0 28 20", "aria-hidden": "true", focusable: "false" },
          svg("rect", { width: 28, height: 20, fill: "#f6f5f1" }),
          svg("rect", { x: 2, y: 2, width: 24, height: 16, fill: colour, "fill-opacity": opacity, stroke: "#14532d", "stroke-width": width }),
        );
        return el("li", {}, key, el("span", { class: "legend__words" }, minutes === 1 ? "Within 1 minute" : `Within ${minutes} minutes`));
      }),
    ),
    el(
      "p",
      { class: "legend__facts" },
      reach.onNetwork ? "Along streets and paths, 80 m a minute." : "By the straight line × 1.3: circles, not ways.",
    ),
  ];
}

/** The longest walk lies lowest; each shorter one is laid over it. */
function drawing(reach: Reach): Drawing {
  const order = reach.features.map((time, at) => ({ time, at })).reverse();
  return {
    sources: {
      "view-reach": { type: "geojson", data: { type: "FeatureCollection", features: [...reach.features] as GeoJSON.Feature[] } },
      "view-reach-place": { type: "geojson", data: { type: "Point", coordinates: [...reach.place] } },
    },
    layers: [
      ...order.flatMap(({ time, at }) => {
        const { colour, opacity, width } = lookOf(at);
        const from = { source: "view-reach", filter: ["==", ["get", "minutes"], time.properties.minutes] as ["==", ["get", string], number] };
        return [
          { id: `view-reach-${at}`, type: "fill" as const, ...from, paint: { "fill-color": colour, "fill-opacity": opacity } },
          { id: `view-reach-${at}-edge`, type: "line" as const, ...from, paint: { "line-color": "#14532d", "line-width": width } },
        ];
      }),
      {
        id: "view-reach-place",
        type: "circle",
        source: "view-reach-place",
        paint: { "circle-radius": 8, "circle-color": "#1d2433", "circle-stroke-color": "#ffffff", "circle-stroke-width": 3 },
      },
    ],
  };
}

export function make(host: ViewHost): MapView {
  return new ReachOnFoot(host);
}
