// Where strengths and needs meet: areas in nine classes of need and of recorded strengths in reach, each with where to start from.
import type { Composition } from "../contract";
import { count, el } from "../dom";
import { ask } from "../service";
import type { View } from "../view";
import {
  addressOf,
  type Answer,
  type Cell,
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
import { Cells, type MeetingLegend } from "./cells";
import type { MapView, Shading, ViewHost, ViewTable } from "./contract";

/** An area as the analysis tells it. */
export interface Meeting {
  readonly code: string;
  readonly name: string;
  readonly cell: string;
  readonly row: Answer["rows"][number];
}

const mostListed = 12;
const noValue = "none";

class Meet extends AreasView {
  private cells: Cells | null = null;
  private words: MeetingLegend | null = null;
  private answer: Answer | null = null;
  private areas: readonly Meeting[] = [];

  constructor(host: ViewHost) {
    super(host, { heading: "Where strengths and needs meet", form: "What meets", list: "Areas of the chosen class" });
  }

  protected override async tell(composition: Composition, view: View): Promise<void> {
    const [words, answer] = await Promise.all([
      this.words ?? ask<MeetingLegend>("/api/v1/maps/legends/meet"),
      this.analyst.ask(this.address(composition, view)),
    ]);
    if (this.stopped) {
      return;
    }

    this.words = words;
    if (answer !== this.answer) {
      this.answer = answer;
      this.areas = answer.rows.map((row) => ({ code: text(row["code"]), name: text(row["name"]), cell: cellOf(row), row }));
      const corners = new Set(answer.rows.map((row) => text(row["meeting"])).filter(Boolean)).size;
      this.told.replaceChildren(...sentences(answer.findings.slice(0, corners)));
      this.how.replaceChildren(
        ...sentences(answer.findings.slice(corners)),
        method(answer, this.address(composition, view, "csv"), this.address(composition, view, "geojson")),
      );
      this.cells = null;
    }

    this.draw(view);
  }

  hint(code: string): string | null {
    const area = this.areas.find((one) => one.code === code);
    return area ? this.wordsOf(area.cell) : null;
  }

  why(code: string): readonly Node[] {
    const area = this.areas.find((one) => one.code === code);
    return area
      ? [
          el(
            "div",
            { class: "view__why" },
            el("h3", { class: "govuk-heading-s" }, "Where strengths and needs meet"),
            el("p", { class: "govuk-body" }, el("strong", {}, this.wordsOf(area.cell)), "."),
            el("p", { class: "govuk-body" }, this.because(area)),
            this.starts(area),
          ),
        ]
      : [];
  }

  /** Value, third and limits of both, and how far the record can be relied on. */
  private because({ row }: Meeting): string {
    const limits = this.answer?.parameters ?? {};
    const [value, recorded] = [number(row["need"]), number(row["strengths"]) ?? 0];
    const need =
      value === null ? "" : `Need: ${figure(value, "")}, in the ${third(row["need_third"])} third (${String(limits["needLimits"])}). `;
    const places = row["per_1000"] === null ? "" : `${figure(number(row["per_1000"]), "–")} places for 1,000 people, `;
    const reach =
      recorded === 0
        ? ""
        : `Strengths: ${recorded === 1 ? "1 is recorded" : `${count(recorded)} are recorded`} within 15 minutes’ walk, ${places}` +
          `in the ${third(row["strengths_third"])} third (${String(limits["per1000Limits"])}). `;
    return need + reach + text(row["record"]);
  }

  protected override clear(told: string): void {
    [this.answer, this.areas] = [null, []];
    super.clear(told);
  }

  private address({ address }: Composition, view: View, format?: "csv" | "geojson"): string {
    return addressOf(
      "overlay",
      {
        indicator: address.indicator,
        period: address.period,
        level: address.level,
        vintage: address.vintage,
        topic: view.topics[0] ?? null,
        kind: view.kinds[0] ?? null,
        thirds: view.own["thirds"] ?? null,
        within: view.own["within"] ?? null,
      },
      format,
    );
  }

  protected override choices(view: View): readonly (HTMLElement | null)[] {
    const wider = view.own["within"]
      ? choice(
          "meet-thirds",
          "Thirds of need",
          [
            { value: "", words: "Of this place" },
            { value: "all", words: "Of all areas in the atlas" },
          ],
          view.own["thirds"] ?? "",
          (thirds) => this.host.set({ thirds, class: null }),
        )
      : null;
    return [
      indicators("meet-need", "Need", this.host),
      ...strengths("meet", this.host),
      levels("meet-level", this.host),
      this.places.choice("meet-within", this.host),
      wider,
      marks("meet-marks", this.host),
    ];
  }

  private draw(view: View): void {
    const { words } = this;
    if (!words) {
      return;
    }

    const chosen = view.own["class"] ?? null;
    this.cells ??= new Cells(words, this.facts(view), tally(this.areas), (cell) => this.choose(cell));
    this.cells.mark(chosen);
    this.host.legend(this.cells.nodes);
    this.host.map?.shade(this.shading(chosen));
    this.drawList(chosen);
    this.host.table(this.table());
  }

  /** What is compared: the need with its unit and period, and which strengths. */
  private facts({ topics, kinds }: View): readonly string[] {
    const { choices, legend } = this.host.composition;
    const kind = choices.kinds.find((one) => one.id === kinds[0])?.label.toLowerCase() ?? "recorded strengths";
    const topic = choices.topics.find((one) => one.id === topics[0])?.label.toLowerCase();
    const unit = legend?.unit && !legend.title.toLowerCase().includes(legend.unit.toLowerCase()) ? ` (${legend.unit})` : "";
    return [
      ...(legend ? [`Need: ${legend.title}, ${legend.period}${unit}.`] : []),
      ...(topic || kinds[0] ? [`Strengths: ${kind}${topic ? ` for ${topic}` : ""}.`] : []),
    ];
  }

  private choose(cell: string | null): void {
    this.host.set({ class: cell });
    if (cell !== null) {
      this.host.raise();
      this.host.announce(`${this.wordsOf(cell)}. Its areas are listed in the panel.`);
    }
  }

  private shading(chosen: string | null): Shading {
    return {
      of: new Map(this.areas.map((area) => [area.code, area.cell])),
      looks: Object.fromEntries([
        ...(this.words?.cells ?? []).map((cell) => [cell.id, cell.colour] as const),
        ...(this.words?.unmapped ?? []).map((one) => [one.id, "dotted"] as const),
        [noValue, "hatch"],
      ]),
      lit: chosen === null ? null : new Set([chosen]),
    };
  }

  private wordsOf(cell: string): string {
    const { words } = this;
    return [...(words?.cells ?? []), ...(words?.unmapped ?? [])].find((one) => one.id === cell)?.words ?? words?.noValue ?? "";
  }

  private drawList(chosen: string | null): void {
    const areas = chosen === null ? [] : this.areas.filter((area) => area.cell === chosen);
    this.list.hidden = chosen === null;
    this.list.replaceChildren(
      el(
        "h3",
        { class: "govuk-heading-s" },
        `${chosen === null ? "" : this.wordsOf(chosen)}: ${areas.length === 1 ? "1 area" : `${count(areas.length)} areas`}`,
      ),
      el("ul", { class: "view__areas" }, ...areas.slice(0, mostListed).map((area) => this.line(area))),
      areas.length > mostListed ? el("p", { class: "quiet" }, `And ${count(areas.length - mostListed)} more, all in the table.`) : "",
      this.showAll("Show every class"),
    );
  }

  private line(area: Meeting): HTMLLIElement {
    return el("li", {}, this.link(area.code, area.name), this.starts(area));
  }

  /** The groups and other strengths that somebody could start from. */
  private starts(area: Meeting): HTMLElement | null {
    const names = text(area.row["start_with"]).split("; ").filter(Boolean);
    const ids = text(area.row["start_with_ids"]).split(" ").filter(Boolean);
    return names.length === 0
      ? null
      : el(
          "p",
          { class: "quiet view__starts" },
          "Start from: ",
          ...names.flatMap((name, at) => {
            const id = ids[at] ?? "";
            const link = el("a", { class: "govuk-link", href: this.host.href({ asset: id }), "data-asset": id }, name);
            return at === 0 ? [link] : ["; ", link];
          }),
        );
  }

  private table(): ViewTable {
    const unit = this.host.composition.legend?.unit;
    return {
      name: "Where they meet",
      caption: "Areas by need and recorded strengths in reach",
      headings: [
        "Area",
        unit ? `Need (${unit})` : "Need",
        "Third of need",
        "Strengths in reach",
        "Places for 1,000 people",
        "What it means",
        "Start from",
      ],
      rows: this.areas.map(({ code, name, cell, row }) => ({
        key: code,
        cells: [
          name,
          number(row["need"]),
          text(row["need_third"]),
          number(row["strengths"]),
          number(row["per_1000"]),
          this.wordsOf(cell),
          text(row["start_with"]),
        ],
        words: [
          this.link(code, name),
          figure(number(row["need"]), "No data"),
          text(row["need_third"]),
          number(row["strengths"]) === 0 ? "not yet mapped" : count(number(row["strengths"]) ?? 0),
          figure(number(row["per_1000"]), ""),
          this.wordsOf(cell),
          text(row["start_with"]),
        ],
      })),
      told: this.areas.length === 1 ? "1 area" : `${count(this.areas.length)} areas`,
      csv: this.answer ? { path: this.address(this.host.composition, this.host.view, "csv") } : null,
    };
  }
}

function third(cell: Cell | undefined): string {
  return { low: "lowest", middle: "middle", high: "highest" }[text(cell)] ?? "unknown";
}

/** The class that a row is drawn in: not yet mapped and without a value are no classes. */
function cellOf(row: Answer["rows"][number]): string {
  const known = text(row["class"]);
  return known === "" ? noValue : number(row["strengths"]) === 0 ? `${text(row["need_third"])}-unmapped` : known;
}

function tally(areas: readonly Meeting[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { cell } of areas) {
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }

  return counts;
}

export function make(host: ViewHost): MapView {
  return new Meet(host);
}
