// Clusters: where areas with alike values lie together more than by chance, outlined over the calm ramp.
import type { GeoJSONSourceSpecification, LayerSpecification } from "maplibre-gl";
import type { Composition } from "../contract";
import { count, el, svg } from "../dom";
import { ask } from "../service";
import type { View } from "../view";
import {
  addressOf,
  type Answer,
  choice,
  figure,
  indicators,
  levels,
  marks,
  method,
  number,
  sentences,
  strengths,
  text,
} from "./analysis";
import { AreasView } from "./areasView";
import type { Drawing, MapView, ViewHost, ViewTable } from "./contract";

interface Outline {
  readonly id: string;
  readonly colour: string;
  readonly dashed: boolean;
  readonly alike: string;
  readonly spots: string;
  readonly strengths: string;
}

interface ClusterLegend {
  readonly kinds: readonly Outline[];
  readonly notSignificant: string;
  readonly notKnown: string;
}

type Look = "alike" | "spots" | "strengths";
type Groups = GeoJSON.FeatureCollection & Pick<Answer, "method">;

const chances = ["0.05", "0.01", "0.001"] as const;
const source = "view-clusters";

class Clusters extends AreasView {
  private words: ClusterLegend | null = null;
  private answer: Answer | null = null;
  private groups: Groups | null = null;
  private groupsOf = "";
  private byCode: ReadonlyMap<string, Answer["rows"][number]> = new Map();

  constructor(host: ViewHost) {
    super(host, {
      heading: "Clusters",
      lead: "Areas that stand out together with their neighbours, more than chance alone often brings about.",
      form: "Which clusters",
      list: "Clusters of the chosen sort",
    });
  }

  protected override async tell(composition: Composition, view: View): Promise<void> {
    const address = this.address(composition, view, {});
    // Outlines lie on the very borders that the map draws, where those are few enough to be sent whole.
    const whole = (composition.choices.levels.find((level) => level.id === composition.address.level)?.count ?? 0) <= 1000;
    const shapes = this.address(composition, view, { rows: "clusters", ...(whole ? { geometry: "full" } : {}) }, "geojson");
    const [words, answer, groups] = await Promise.all([
      this.words ?? ask<ClusterLegend>("/api/v1/maps/legends/clusters"),
      this.analyst.ask(address),
      this.groupsOf === shapes && this.groups ? this.groups : ask<Groups>(shapes),
    ]);
    if (this.stopped || address !== this.address(this.host.composition, this.host.view, {})) {
      return;
    }

    [this.words, this.groups, this.groupsOf] = [words, groups, shapes];
    if (answer !== this.answer) {
      this.answer = answer;
      this.byCode = new Map(answer.rows.map((row) => [text(row["code"]), row]));
      const sorts = new Set(answer.rows.map((row) => text(row["class"])).filter((sort) => sort !== "not-significant")).size;
      const first = Math.max(1, sorts - (this.unknown(answer).length > 0 ? 1 : 0));
      this.told.replaceChildren(...sentences(answer.findings.slice(0, first)));
      this.how.replaceChildren(
        ...sentences(answer.findings.slice(first)),
        method(answer, this.address(composition, view, {}, "csv"), this.address(composition, view, { rows: "clusters" }, "geojson")),
      );
    }

    this.draw(view);
  }

  hint(code: string): string | null {
    const row = this.byCode.get(code);
    return row ? `${figure(number(row["value"]), "no value")}, ${text(row["cluster"])}` : null;
  }

  why(code: string): readonly Node[] {
    const row = this.byCode.get(code);
    if (!row) {
      return [];
    }

    const p = number(row["pseudo_p"]);
    const alone = this.host.view.own["judge"] === "alone";
    const judged = alone ? p : number(row["adjusted_p"]);
    const neighbours = number(row["neighbours"]) ?? 0;
    const around = neighbours === 1 ? "1 neighbour" : `${neighbours} neighbours`;
    return [
      el(
        "div",
        { class: "view__why" },
        el("h3", { class: "govuk-heading-s" }, "Clusters"),
        el("p", { class: "govuk-body" }, el("strong", {}, capital(text(row["cluster"]))), "."),
        el(
          "p",
          { class: "govuk-body" },
          p === null || judged === null
            ? `Nothing can be said: ${neighbours === 0 ? "it has no neighbours by this rule" : "it has no value"}.`
            : `Its value is ${figure(number(row["value"]), "not known")}. With ${around}, chance alone brings about as much in ` +
                `${share(p)} of draws; ${alone ? "told" : `among all areas that counts as ${figure(judged, "")}, and is told`} ` +
                `up to ${this.chance()}.`,
        ),
      ),
    ];
  }

  private look(): Look {
    const { statistic, against } = this.host.view.own;
    return against === "strengths" ? "strengths" : statistic === "gi-star" ? "spots" : "alike";
  }

  private chance(): (typeof chances)[number] {
    return chances.find((one) => one === this.host.view.own["falseDiscovery"]) ?? "0.05";
  }

  private address({ address }: Composition, view: View, more: Readonly<Record<string, string>>, format?: "csv" | "geojson"): string {
    const look = this.look();
    const chance = this.chance();
    return addressOf(
      "clusters",
      {
        indicator: address.indicator,
        period: address.period,
        level: address.level,
        vintage: address.vintage,
        within: view.own["within"] ?? null,
        statistic: look === "spots" ? "gi-star" : null,
        against: look === "strengths" ? "strengths" : null,
        topic: look === "strengths" ? (view.topics[0] ?? null) : null,
        kind: look === "strengths" ? (view.kinds[0] ?? null) : null,
        falseDiscovery: chance === "0.05" ? null : chance,
        judge: view.own["judge"] === "alone" ? "alone" : null,
        // So little a chance can only be told from many draws.
        permutations: chance === "0.05" ? null : 9999,
        ...more,
      },
      format,
    );
  }

  protected override choices(view: View): readonly (HTMLElement | null)[] {
    const alone = view.own["judge"] === "alone";
    const together = el("input", { type: "checkbox", id: "clusters-judge", checked: !alone });
    together.addEventListener("change", () => this.host.set({ judge: together.checked ? null : "alone", class: null }));
    return [
      choice(
        "clusters-look",
        "Look for",
        [
          { value: "", words: "Alike and unlike neighbours" },
          { value: "spots", words: "Hot and cold spots" },
          { value: "strengths", words: "Need here, strengths around" },
        ],
        this.look() === "alike" ? "" : this.look(),
        (look) =>
          this.host.set({
            statistic: look === "spots" ? "gi-star" : null,
            against: look === "strengths" ? "strengths" : null,
            class: null,
          }),
      ),
      indicators("clusters-need", "Need", this.host),
      ...(this.look() === "strengths" ? strengths("clusters", this.host) : []),
      levels("clusters-level", this.host),
      this.places.choice("clusters-within", this.host),
      choice(
        "clusters-p",
        "By chance",
        chances.map((one) => ({ value: one, words: `${share(Number(one))} at most (p ≤ ${one})` })),
        this.chance(),
        (p) => this.host.set({ falseDiscovery: p === "0.05" ? null : p, class: null }),
      ),
      el("label", { class: "tick" }, together, el("span", {}, "Keep false alarms among all areas in bounds")),
      marks("clusters-marks", this.host),
    ];
  }

  protected override clear(told: string): void {
    [this.answer, this.groups, this.groupsOf, this.byCode] = [null, null, "", new Map()];
    this.host.map?.over(null);
    super.clear(told);
  }

  private draw(view: View): void {
    const { words, groups, answer } = this;
    if (!words || !groups || !answer) {
      return;
    }

    const chosen = view.own["class"] ?? null;
    const unknown = this.unknown(answer);
    this.host.map?.over(drawing(words, groups, chosen));
    this.host.map?.shade({ of: new Map(unknown.map((code) => [code, "unknown"])), looks: { unknown: "hatch" }, lit: null, overRamp: true });
    this.host.legend(this.legend(words, answer, chosen), "with");
    this.drawList(groups, chosen);
    this.host.table(this.table(answer));
  }

  private unknown({ rows }: Answer): string[] {
    return rows.filter((row) => row["class"] === "not-known").map((row) => text(row["code"]));
  }

  private name(kind: Outline): string {
    return kind[this.look()];
  }

  private legend({ kinds, notSignificant, notKnown }: ClusterLegend, { rows }: Answer, chosen: string | null): Node[] {
    const tally = (id: string): number => rows.filter((row) => row["class"] === id).length;
    const areas = (id: string): HTMLElement =>
      el("span", { class: "legend__count" }, tally(id) === 1 ? "1 area" : `${count(tally(id))} areas`);
    const told = this.look() === "spots" ? kinds.filter((kind) => !kind.dashed) : kinds;
    return [
      el("h2", { class: "legend__title" }, "Clusters: unlikely by chance"),
      el(
        "ul",
        { class: "legend__classes" },
        ...told.map((kind) => {
          const button = el(
            "button",
            { type: "button", class: "cluster-key", "data-cell": kind.id },
            outline(kind),
            el("span", { class: "legend__words" }, this.name(kind)),
            areas(kind.id),
          );
          button.setAttribute("aria-pressed", String(chosen === kind.id));
          button.addEventListener("click", () => {
            this.host.set({ class: chosen === kind.id ? null : kind.id });
            if (chosen !== kind.id) {
              this.host.raise();
            }
          });
          return el("li", {}, button);
        }),
        el("li", { class: "quiet" }, el("span", { class: "legend__words" }, notSignificant), areas("not-significant")),
        tally("not-known") > 0
          ? el("li", { class: "quiet" }, el("span", { class: "legend__words" }, `Hatched: ${notKnown.toLowerCase()}`), areas("not-known"))
          : null,
      ),
    ];
  }

  private drawList({ features }: Groups, chosen: string | null): void {
    const inside = features.filter((feature) => feature.properties?.["class"] === chosen);
    const kind = this.words?.kinds.find((one) => one.id === chosen);
    this.list.hidden = !kind;
    if (!kind) {
      return;
    }

    this.list.replaceChildren(
      el(
        "h3",
        { class: "govuk-heading-s" },
        `${this.name(kind)}: ${inside.length === 1 ? "1 cluster" : `${count(inside.length)} clusters`}`,
      ),
      el(
        "ul",
        { class: "view__areas" },
        ...inside.slice(0, 12).map(({ properties }) => {
          const codes = text(properties?.["codes"] as string).split(" ").filter(Boolean);
          const people = number(properties?.["people"] as number);
          return el(
            "li",
            {},
            el(
              "p",
              { class: "quiet view__starts" },
              codes.length === 1 ? "1 area" : `${count(codes.length)} areas`,
              people === null ? "" : `, ${count(people)} people`,
            ),
            ...codes.flatMap((code, at) => {
              const link = this.link(code, text(this.byCode.get(code)?.["name"]) || code);
              return at === 0 ? [link] : ["; ", link];
            }),
          );
        }),
      ),
      this.showAll("Show every sort"),
    );
  }

  private table({ rows }: Answer): ViewTable {
    return {
      name: "Clusters",
      caption: "Areas by the cluster they are in",
      headings: ["Area", "Value", "Cluster", "Statistic", "z", "p", "p among all areas", "Neighbours"],
      rows: rows.map((row) => {
        const [code, name] = [text(row["code"]), text(row["name"])];
        const numbers = ["statistic", "z", "pseudo_p", "adjusted_p", "neighbours"].map((column) => number(row[column]));
        return {
          key: code,
          cells: [name, number(row["value"]), text(row["cluster"]), ...numbers],
          words: [
            this.link(code, name),
            figure(number(row["value"]), "No data"),
            text(row["cluster"]),
            ...numbers.map((value) => figure(value, "–")),
          ],
        };
      }),
      told: `${count(rows.length)} areas`,
      csv: { path: this.address(this.host.composition, this.host.view, {}, "csv") },
    };
  }
}

/** Outlines with a white rim, those that are not chosen faint. */
function drawing({ kinds }: ClusterLegend, data: GeoJSON.FeatureCollection, chosen: string | null): Drawing {
  const from = (id: string): Pick<Extract<LayerSpecification, { type: "line" }>, "type" | "source" | "filter" | "layout"> => ({
    type: "line",
    source,
    filter: ["==", ["get", "class"], id],
    layout: { "line-join": "round" },
  });
  const faint = (id: string): number => (chosen === null || chosen === id ? 1 : 0.15);
  return {
    sources: { [source]: { type: "geojson", data, tolerance: 0.2 } satisfies GeoJSONSourceSpecification },
    layers: kinds.flatMap((kind) => [
      {
        id: `view-rim-${kind.id}`,
        ...from(kind.id),
        paint: { "line-color": "#ffffff", "line-width": 6.5, "line-opacity": faint(kind.id) },
      },
      {
        id: `view-line-${kind.id}`,
        ...from(kind.id),
        paint: {
          "line-color": kind.colour,
          "line-width": 3.5,
          "line-opacity": faint(kind.id),
          ...(kind.dashed ? { "line-dasharray": [2.2, 1.2] } : {}),
        },
      },
    ]),
  };
}

function outline(kind: Outline): SVGSVGElement {
  return svg(
    "svg",
    { class: "legend__key", width: 28, height: 20, viewBox: "0 0 28 20", "aria-hidden": "true", focusable: "false" },
    svg("rect", {
      x: 2,
      y: 2,
      width: 24,
      height: 16,
      fill: "none",
      stroke: kind.colour,
      "stroke-width": 3.5,
      "stroke-dasharray": kind.dashed ? "6 3.5" : null,
    }),
  );
}

/** "1 in 20", "1 in 1,000". */
function share(p: number): string {
  return p >= 0.5 ? `${Math.round(p * 100)} in 100` : `1 in ${count(Math.round(1 / p))}`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function make(host: ViewHost): MapView {
  return new Clusters(host);
}
