// The map's twin: the same areas and assets as rows, in step with the map, sortable, chosen from by keyboard.
import type { AreaPage, AreaValue, AssetFeature, AssetPage, Composition, NumberForm } from "./contract";
import type { Box } from "./atlasMap";
import { announce, count, el, need } from "./dom";
import { follow } from "./download";
import { Asker, ask, isOvertaken, words } from "./service";
import { narrowed, type View } from "./view";
import type { ViewTable } from "./views/contract";

export type Showing = "areas" | "assets" | "view";

export interface TableListener {
  opened(showing: Showing | null): void;
  area(code: string): void;
  asset(id: string): void;
  /** What the map sees just now. */
  seen(): { box: Box; areas: Set<string> } | null;
  href(change: Partial<View>): string;
}

interface Row {
  readonly key: string;
  readonly cells: readonly (string | number | null)[];
  readonly words: readonly (Node | string)[];
}

interface Sort {
  readonly column: number;
  readonly down: boolean;
}

const step = 100;
const mostAreas = 40_000;

export class TableDrawer {
  private readonly toggle = need<HTMLButtonElement>("table-toggle");
  private readonly body = need("table-body");
  private readonly tools = need("table-tools");
  private readonly seenOnly = need<HTMLInputElement>("table-seen");
  private readonly summary = need("table-summary");
  private readonly asker = new Asker();
  private showing: Showing | null = null;
  private composition: Composition | null = null;
  private view: View | null = null;
  private areas: { key: string; values: readonly AreaValue[] } | null = null;
  private rows: readonly Row[] = [];
  private readonly own = need("table-own");
  private readonly csv = need<HTMLAnchorElement>("table-csv");
  private taken: ViewTable | null = null;
  private sort: Record<Showing, Sort> = {
    areas: { column: 0, down: false },
    assets: { column: 0, down: false },
    view: { column: 0, down: false },
  };
  private limit = step;
  private more: string | null = null;
  private matched = 0;
  private timer = 0;

  constructor(private readonly listener: TableListener) {
    this.csv.addEventListener("click", (event) => follow(event, this.taken?.csv ?? null));
    this.toggle.addEventListener("click", () => this.open(this.showing ? null : (this.tab() ?? "areas")));
    for (const choice of this.tabs()) {
      choice.addEventListener("change", () => {
        if (this.showing) {
          this.open(choice.value as Showing);
        }
      });
    }

    this.seenOnly.addEventListener("change", () => void this.fill());
    this.body.addEventListener("click", (event) => this.click(event));
  }

  /** Opens on areas or assets, or closes. */
  open(showing: Showing | null, tell = true): void {
    const changed = showing !== this.showing;
    this.showing = showing;
    need("table").toggleAttribute("data-open", showing !== null);
    this.toggle.setAttribute("aria-expanded", String(showing !== null));
    this.tools.hidden = showing === null;
    this.body.hidden = showing === null;
    for (const choice of this.tabs()) {
      choice.checked = choice.value === (showing ?? this.tab());
    }

    if (changed && tell) {
      this.listener.opened(showing);
    }

    this.limit = step;
    void this.fill();
  }

  /** Takes the rows of a way of looking, beside areas and strengths; null takes them away. */
  take(table: ViewTable | null): void {
    const before = this.taken;
    this.taken = table;
    this.own.hidden = !table;
    need("table-own-name").textContent = table?.name ?? "";
    if (!this.showing && !table !== !before) {
      // Whoever opens the drawer next is shown the rows of what they are looking at.
      for (const choice of this.tabs()) {
        choice.checked = choice.value === (table ? "view" : "areas");
      }
    }

    if (table && before?.name !== table.name) {
      this.sort.view = { column: 0, down: false };
    }

    if (this.showing === "view") {
      // The table of a way of looking is closed with it.
      if (table) {
        void this.fill();
      } else if (before) {
        this.open(null);
      }
    }
  }

  /** What the map shows has changed. */
  show(composition: Composition, view: View): void {
    this.composition = composition;
    this.view = view;
    void this.fill();
  }

  /** What is chosen has changed. */
  choose(view: View): void {
    this.view = view;
    this.mark(true);
  }

  /** The map has moved. */
  moved(): void {
    window.clearTimeout(this.timer);
    if (this.showing && this.showing !== "view" && this.seenOnly.checked) {
      this.timer = window.setTimeout(() => void this.fill(), 250);
    }
  }

  private tabs(): HTMLInputElement[] {
    return [...this.tools.querySelectorAll<HTMLInputElement>("input[name=table-of]")];
  }

  private tab(): Showing | null {
    return (this.tabs().find((choice) => choice.checked)?.value as Showing | undefined) ?? null;
  }

  private async fill(): Promise<void> {
    if (!this.showing || !this.composition || !this.view) {
      return;
    }

    this.csv.hidden = this.showing !== "view" || !this.taken?.csv;
    this.csv.href = this.taken?.csv?.path ?? "";
    this.seenOnly.closest("label")?.toggleAttribute("hidden", this.showing === "view");
    if (this.showing === "view") {
      this.fillOwn();
      return;
    }

    try {
      await (this.showing === "areas" ? this.fillAreas(this.composition) : this.fillAssets(this.composition, this.view));
    } catch (error) {
      if (!isOvertaken(error)) {
        this.summary.textContent = words(error);
      }
    }
  }

  private fillOwn(): void {
    this.asker.overtake();
    this.rows = this.taken?.rows ?? [];
    this.matched = this.rows.length;
    this.more = null;
    this.draw(this.taken?.headings ?? [], this.taken?.told ?? "", this.taken?.caption ?? "");
  }

  private async fillAreas({ address, choices }: Composition): Promise<void> {
    const indicator = choices.indicators.find((choice) => choice.id === address.indicator);
    const level = choices.levels.find((choice) => choice.id === address.level && choice.vintage === address.vintage);
    if (!level) {
      this.rows = [];
      this.draw(["Area"], "No areas have been brought in yet.", "Areas");
      return;
    }

    const key = [address.indicator, address.level, address.vintage, address.period].join("|");
    if (this.areas?.key !== key) {
      const signal = this.asker.overtake();
      const named = await names(address.level ?? "", address.vintage ?? 0, signal);
      const asked = new URLSearchParams({ level: address.level ?? "", vintage: String(address.vintage), period: address.period ?? "" });
      const values = indicator
        ? (await ask<{ values: readonly AreaValue[] }>(`/api/v1/indicators/${encodeURIComponent(indicator.id)}/values?${asked}`, signal))
            .values
        : [];
      this.areas = { key, values: join(named, values) };
    }

    const seen = this.seenOnly.checked ? (this.listener.seen()?.areas ?? null) : null;
    // What is chosen keeps its row, wherever the map looks.
    const held = this.areas.values.filter((value) => !seen || seen.size === 0 || seen.has(value.area) || value.area === this.view?.area);
    this.rows = held.map((value) => ({
      key: value.area,
      cells: [value.name ?? value.area, value.value, value.lower, value.rank],
      words: [
        this.link("area", value.area, value.name ?? value.area),
        value.value === null ? (value.suppressed ? "Held back by the publisher" : "No data") : figure(value.value, indicator?.number),
        value.lower === null || value.upper === null
          ? ""
          : `${figure(value.lower, indicator?.number)} to ${figure(value.upper, indicator?.number)}`,
        value.rank === null ? "" : count(value.rank),
      ],
    }));
    this.matched = held.length;
    this.more = null;
    const told = indicator?.number.unit;
    const said = !told || told === "%" || indicator.name.toLowerCase().includes(told.toLowerCase());
    const unit = said ? "" : ` (${told})`;
    this.draw(
      indicator ? ["Area", `${indicator.name}${unit}`, "95% limits", "Rank, highest first"] : ["Area"],
      `${count(held.length)} of ${count(this.areas.values.length)} areas`,
      [level.label, indicator?.name, address.period, indicator?.polarityWords.toLowerCase()].filter(Boolean).join(", "),
    );
  }

  private async fillAssets({ choices }: Composition, view: View): Promise<void> {
    const asked = narrowed(view);
    const seen = this.seenOnly.checked ? this.listener.seen() : null;
    if (seen) {
      asked.set(
        "bbox",
        clamp(seen.box)
          .map((edge) => edge.toFixed(6))
          .join(","),
      );
    }

    asked.set("sort", "name");
    asked.set("limit", String(step));
    if (!view.marks) {
      this.rows = [];
      this.matched = 0;
      this.more = null;
      this.draw(["Name"], "No kinds are chosen.", "Strengths");
      return;
    }

    const page = await this.asker.ask<AssetPage>(`/api/v1/assets?${asked}`);
    this.rows = page.features.map((asset) => this.row(asset, choices));
    this.matched = page.numberMatched;
    this.more = page.links.find((link) => link.rel === "next")?.href ?? null;
    this.drawAssets();
  }

  private drawAssets(): void {
    this.draw(
      ["Name", "Kind", "About", "Where", "When"],
      `${count(Math.min(this.rows.length, this.matched))} of ${count(this.matched)} strengths`,
      "Strengths on the map",
    );
  }

  private row(asset: AssetFeature, choices: Composition["choices"]): Row {
    const facts = asset.properties;
    const kind = choices.kinds.find((candidate) => candidate.id === facts.kind);
    const about = facts.topics.map((id) => choices.topics.find((topic) => topic.id === id)?.label ?? id).join(", ");
    const when = facts.sessions.map((session) => session.words).join("; ");
    const where = facts.postcode?.replace(" ", "\u00a0") ?? (facts.online ? "Online" : "");
    return {
      key: asset.id,
      cells: [facts.name, kind?.one ?? facts.kind, about, where, when],
      words: [this.link("asset", asset.id, facts.name), kind?.one ?? facts.kind, about, where, when],
    };
  }

  private link(what: "area" | "asset", key: string, name: string): HTMLAnchorElement {
    const href = this.listener.href(what === "area" ? { area: key, asset: null } : { asset: key });
    return el("a", { class: "govuk-link", href, [`data-${what}`]: key }, name);
  }

  private draw(headings: readonly string[], told: string, caption: string): void {
    const showing = this.showing ?? "areas";
    const { column, down } = this.sort[showing];
    const sorted = this.rows.toSorted((a, b) => compare(a.cells[column], b.cells[column], down) || compare(a.cells[0], b.cells[0], false));
    const chosen = this.chosen();
    const place = sorted.findIndex((row) => row.key === chosen);
    const shown = sorted.slice(0, Math.max(this.limit, place + 1));
    const focused = (document.activeElement as HTMLElement | null)?.closest<HTMLElement>(
      "#table-body [data-sort], #table-body [data-area], #table-body [data-asset]",
    );
    const again = focused ? selector(focused) : null;
    this.body.replaceChildren(
      el(
        "table",
        { class: "govuk-table rows" },
        el("caption", { class: "govuk-table__caption govuk-visually-hidden" }, caption),
        el(
          "thead",
          { class: "govuk-table__head" },
          el(
            "tr",
            { class: "govuk-table__row" },
            ...headings.map((heading, i) =>
              el(
                "th",
                { scope: "col", class: "govuk-table__header", "aria-sort": i === column ? (down ? "descending" : "ascending") : null },
                el("button", { type: "button", class: "sort", "data-sort": i }, heading),
              ),
            ),
          ),
        ),
        el(
          "tbody",
          { class: "govuk-table__body" },
          ...shown.map((row) =>
            el(
              "tr",
              { class: "govuk-table__row", "data-key": row.key },
              ...row.words
                .slice(0, headings.length)
                .map((word, i) =>
                  i === 0 ? el("th", { scope: "row", class: "govuk-table__header" }, word) : el("td", { class: "govuk-table__cell" }, word),
                ),
            ),
          ),
        ),
      ),
      ...(shown.length < sorted.length || this.more
        ? [el("button", { type: "button", class: "govuk-button govuk-button--secondary rows__more", "data-more": true }, "Show more rows")]
        : []),
      ...(this.rows.length === 0
        ? [
            el(
              "p",
              { class: "govuk-body rows__none" },
              "Nothing recorded here yet with these choices. Not recorded is not absent: it is not yet mapped.",
            ),
          ]
        : []),
    );
    this.summary.textContent = told;
    this.mark(false);
    if (again) {
      this.body.querySelector<HTMLElement>(again)?.focus({ preventScroll: true });
    }
  }

  private chosen(): string | null {
    return (this.showing === "assets" ? this.view?.asset : this.view?.area) ?? null;
  }

  private mark(scroll: boolean): void {
    const chosen = this.chosen();
    for (const row of this.body.querySelectorAll<HTMLElement>("tr[data-key]")) {
      const is = row.dataset["key"] === chosen;
      row.toggleAttribute("data-chosen", is);
      row.querySelector("a")?.setAttribute("aria-current", String(is));
      if (is && scroll) {
        row.scrollIntoView({ block: "nearest" });
      }
    }
  }

  private click(event: MouseEvent): void {
    const target = event.target as Element;
    const sort = target.closest<HTMLElement>("[data-sort]")?.dataset["sort"];
    const link = target.closest<HTMLAnchorElement>("a[data-area], a[data-asset]");
    if (sort !== undefined && this.showing) {
      const before = this.sort[this.showing];
      this.sort[this.showing] = { column: Number(sort), down: before.column === Number(sort) ? !before.down : false };
      this.redraw();
      announce(`Sorted by ${target.textContent ?? ""}, ${this.sort[this.showing].down ? "last first" : "first first"}.`);
    } else if (target.closest("[data-more]")) {
      this.limit += step;
      void this.next();
    } else if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      if (link.dataset["area"]) {
        this.listener.area(link.dataset["area"]);
      } else if (link.dataset["asset"]) {
        this.listener.asset(link.dataset["asset"]);
      }
    }
  }

  private redraw(): void {
    if (this.showing === "assets") {
      this.drawAssets();
    } else {
      void this.fill();
    }
  }

  private async next(): Promise<void> {
    if (this.showing === "assets" && this.more && this.composition) {
      const { choices } = this.composition;
      const page = await this.asker.ask<AssetPage>(this.more);
      this.rows = [...this.rows, ...page.features.map((asset) => this.row(asset, choices))];
      this.more = page.links.find((link) => link.rel === "next")?.href ?? null;
    }

    this.redraw();
  }
}

async function names(level: string, vintage: number, signal: AbortSignal): Promise<Map<string, string>> {
  const named = new Map<string, string>();
  let next: string | null = `/api/v1/areas?level=${encodeURIComponent(level)}&vintage=${vintage}&geometry=none&limit=1000`;
  while (next && named.size < mostAreas) {
    const page: AreaPage = await ask<AreaPage>(next, signal);
    for (const { properties } of page.features) {
      named.set(properties.code, properties.name);
    }

    next = page.links.find((link) => link.rel === "next")?.href ?? null;
  }

  return named;
}

/** Every area has a row, with its value where there is one. */
function join(named: ReadonlyMap<string, string>, values: readonly AreaValue[]): AreaValue[] {
  const byArea = new Map(values.map((value) => [value.area, value]));
  return [...named].map(([area, name]) => ({
    lower: null,
    upper: null,
    rank: null,
    suppressed: false,
    value: null,
    ...byArea.get(area),
    area,
    name,
  }));
}

function compare(a: string | number | null | undefined, b: string | number | null | undefined, down: boolean): number {
  // Rows without a value come last either way.
  if (a === null || a === undefined || a === "") {
    return b === null || b === undefined || b === "" ? 0 : 1;
  }

  if (b === null || b === undefined || b === "") {
    return -1;
  }

  const order = typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en-GB", { numeric: true });
  return down ? -order : order;
}

/** A number as pages and legends write it: three figures that count, and none after the point of a whole number. */
function figure(value: number, form: NumberForm | undefined): string {
  const shown = form && form.times !== 1 ? Number((value * form.times).toFixed(10)) : value;
  const size = Math.abs(shown);
  const digits = Number.isInteger(shown) || size >= 100 ? 0 : size >= 1 ? 1 : size >= 0.1 ? 2 : size >= 0.01 ? 3 : 4;
  const number = size.toLocaleString("en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${shown < 0 && /[1-9]/.test(number) ? "\u2212" : ""}${form?.before ?? ""}${number}${form?.after ?? ""}`;
}

function clamp([west, south, east, north]: Box): Box {
  return [Math.max(west, -180), Math.max(south, -85), Math.min(east, 180), Math.min(north, 85)];
}

function selector(element: HTMLElement): string | null {
  for (const name of ["sort", "area", "asset"]) {
    const value = element.dataset[name];
    if (value !== undefined) {
      return `[data-${name}="${CSS.escape(value)}"]`;
    }
  }

  return null;
}
