// Asking the service for an analysis, and what every way of looking shows of one: what was found, how, and where to get it as a file.
import type { AreaPage, Composition } from "../contract";
import { el } from "../dom";
import { downloadLink } from "../download";
import { ask, Asker } from "../service";
import type { ViewHost } from "./contract";

export type Cell = string | number | null;

/** What an analysis answers. */
export interface Answer {
  readonly method: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly findings: readonly string[];
  readonly columns: readonly { readonly name: string; readonly tells: string }[];
  readonly rows: readonly Readonly<Record<string, Cell>>[];
}

/** The address of an analysis. Empty parts are left out. */
export function addressOf(name: string, asked: Readonly<Record<string, string | number | null>>, format?: "csv" | "geojson"): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries<string | number | null>({ ...asked, format: format ?? null })) {
    if (value !== null && value !== "") {
      query.set(key, String(value));
    }
  }

  return `/api/v1/${name}?${query}`;
}

/** Asks for analyses, one question at a time; the same question again is not asked twice. */
export class Analyst {
  private readonly asker = new Asker();
  private last: { readonly address: string; readonly answer: Answer } | null = null;

  async ask(address: string): Promise<Answer> {
    if (this.last?.address !== address) {
      this.last = { address, answer: await this.asker.ask<Answer>(address) };
    }

    return this.last.answer;
  }

  /** Nothing that was asked is waited for any more. */
  stop(): void {
    this.asker.overtake();
  }
}

/** A choice from a list, with its label before it. */
export function choice(
  id: string,
  label: string,
  options: readonly { readonly value: string; readonly words: string; readonly group?: string | null }[],
  chosen: string,
  changed: (value: string) => void,
): HTMLElement {
  const select = el("select", { class: "govuk-select", id });
  const groups = new Map<string, HTMLOptGroupElement>();
  for (const { value, words, group } of options) {
    const option = el("option", { value, selected: value === chosen }, words);
    if (!group) {
      select.append(option);
    } else {
      if (!groups.has(group)) {
        groups.set(group, el("optgroup", { label: group }));
        select.append(groups.get(group) as HTMLOptGroupElement);
      }

      groups.get(group)?.append(option);
    }
  }

  select.value = chosen;
  select.addEventListener("change", () => changed(select.value));
  return el("div", { class: "panel__row" }, el("label", { class: "govuk-label", for: id }, label), select);
}

/** How it was worked out, and the whole of it as a file. */
export function method(answer: Answer, csv: string, geojson: string): HTMLElement {
  return el(
    "div",
    { class: "view__method" },
    el("p", { class: "quiet" }, "How: ", answer.method),
    el(
      "p",
      {},
      downloadLink({ path: csv }, "Download as CSV"),
      " · ",
      downloadLink({ path: geojson }, "as GeoJSON"),
    ),
  );
}

/** What stands where an answer will be told. */
export function moment(): HTMLElement {
  return el("p", { class: "govuk-body quiet view__moment" }, "One moment…");
}

/** A cell as a number; null where nothing can be said. */
export function number(cell: Cell | undefined): number | null {
  return typeof cell === "number" ? cell : null;
}

/** A cell as text. */
export function text(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? "" : String(cell);
}

/** Findings, a paragraph each. */
export function sentences(findings: readonly string[]): HTMLElement[] {
  return findings.map((sentence) => el("p", { class: "govuk-body" }, sentence));
}

/** A number as tables write it: three figures that count. */
export function figure(value: number | null, none: string): string {
  return value === null ? none : value.toLocaleString("en-GB", { maximumSignificantDigits: 3 });
}

/** The choice of the indicator, those of one domain together. */
export function indicators(id: string, label: string, host: ViewHost): HTMLElement {
  const { address, choices } = host.composition;
  return choice(
    id,
    label,
    choices.indicators.map((one) => ({ value: one.id, words: one.name, group: one.domain ?? "Other" })),
    address.indicator ?? "",
    (indicator) => host.change({ indicator }),
  );
}

/** The choice of topic and kind of the strengths. */
export function strengths(id: string, host: ViewHost): readonly HTMLElement[] {
  const { choices } = host.composition;
  return [
    choice(
      `${id}-topic`,
      "Strengths",
      [{ value: "", words: "About anything" }, ...choices.topics.map((one) => ({ value: one.id, words: one.label }))],
      host.view.topics[0] ?? "",
      (topic) => host.change({ topics: topic ? [topic] : [] }),
    ),
    choice(
      `${id}-kind`,
      "Kind",
      [{ value: "", words: "Every kind" }, ...choices.kinds.map((one) => ({ value: one.id, words: one.label }))],
      host.view.kinds[0] ?? "",
      (kind) => host.change({ kinds: kind ? [kind] : [], marks: true }),
    ),
  ];
}

/** The choice of the level of areas, among those that the indicator has. */
export function levels(id: string, host: ViewHost): HTMLElement {
  const { address, choices } = host.composition;
  const layers = choices.indicators.find((one) => one.id === address.indicator)?.layers ?? [];
  const there = choices.levels.filter((level) => layers.some((layer) => layer.level === level.id && layer.vintage === level.vintage));
  return choice(
    id,
    "Areas",
    there.map((level) => ({
      value: `${level.id}:${level.vintage}`,
      words: there.filter((one) => one.id === level.id).length > 1 ? `${level.label}, ${level.vintage} boundaries` : level.label,
    })),
    `${address.level}:${address.vintage}`,
    (value) => {
      const [level = "", vintage = ""] = value.split(":");
      host.change({ level, vintage: Number(vintage) });
    },
  );
}

/** More areas than this are not worked out for the map at once: the largest districts have fewer small areas. */
export const mostAreas = 4000;
/** No more places than this are offered to choose one from. */
const mostPlaces = 400;

/** Places that areas may be narrowed to: those of the largest level that has several, among the levels above. */
export class Places {
  private key = "";
  private found: readonly { readonly value: string; readonly words: string }[] = [];

  /** Reads them, once for each level. */
  async read({ address, choices }: Composition): Promise<void> {
    const own = choices.levels.find((level) => level.id === address.level && level.vintage === address.vintage);
    const above = choices.levels
      .filter((level) => own && level.count > 1 && level.count <= mostPlaces && level.count * 2 <= own.count)
      .toSorted((one, other) => one.count - other.count);
    const level = above.find((one) => one.id === "lad") ?? above[0];
    const key = level ? `${level.id}:${level.vintage}` : "";
    if (key !== this.key) {
      this.key = key;
      const page = level
        ? await ask<AreaPage>(`/api/v1/areas?level=${level.id}&vintage=${level.vintage}&geometry=none&limit=1000`).catch(() => null)
        : null;
      this.found = (page?.features ?? [])
        .map(({ properties }) => ({ value: properties.code, words: properties.name }))
        .toSorted((one, other) => one.words.localeCompare(other.words, "en-GB"));
    }
  }

  /** Whether there is anything to choose from. */
  get any(): boolean {
    return this.found.length > 0;
  }

  /** The choice; null where there is nothing to choose from. */
  choice(id: string, host: ViewHost): HTMLElement | null {
    return this.found.length === 0
      ? null
      : choice(id, "Within", [{ value: "", words: "The whole place" }, ...this.found], host.view.own["within"] ?? "", (within) => {
          host.set({ within, class: null });
          void lookAt(within, host);
        });
  }
}

/** Moves the map to a place, or back to the whole of it. */
export async function lookAt(code: string, host: ViewHost): Promise<void> {
  const place = code
    ? await ask<GeoJSON.Feature<GeoJSON.Polygon | GeoJSON.MultiPolygon>>(`/api/v1/areas/${encodeURIComponent(code)}`).catch(() => null)
    : null;
  const numbers = (place?.geometry.coordinates.flat(3) ?? []) as number[];
  const [longitudes, latitudes] = [0, 1].map((odd) => numbers.filter((_, at) => at % 2 === odd));
  if (!code || !longitudes?.length || !latitudes?.length) {
    host.map?.goTo({});
  } else {
    const ends = (some: readonly number[], pick: (one: number, other: number) => number): number =>
      some.reduce((one, other) => pick(one, other));
    host.map?.goTo({ box: [ends(longitudes, Math.min), ends(latitudes, Math.min), ends(longitudes, Math.max), ends(latitudes, Math.max)] });
  }
}

/** Whether the marks of strengths are shown too: they are the view's own choice, off at first, since the areas are what is looked at. */
export function marks(id: string, host: ViewHost): HTMLElement {
  const shown = host.view.own["marks"] === "shown";
  const box = el("input", { type: "checkbox", id, checked: shown });
  box.addEventListener("change", () => host.set({ marks: box.checked ? "shown" : null }));
  host.map?.showMarks(shown);
  return el("label", { class: "tick" }, box, el("span", {}, "Show the strengths too"));
}

/** Whether there are too many areas to show at once, in words with the steps that there are; null where there are not. */
export function tooMany({ address, choices }: Composition, within: string | undefined, places: Places): string | null {
  const areas = choices.levels.find((level) => level.id === address.level && level.vintage === address.vintage)?.count ?? 0;
  if (within || areas <= mostAreas) {
    return null;
  }

  const layers = choices.indicators.find((one) => one.id === address.indicator)?.layers ?? [];
  const larger = choices.levels.some(
    (level) => level.count <= mostAreas && layers.some((layer) => layer.level === level.id && layer.vintage === level.vintage),
  );
  const steps = [...(places.any ? ["one place under “Within”"] : []), ...(larger ? ["larger areas under “Areas”"] : [])];
  return (
    `${areas.toLocaleString("en-GB")} areas are too many to compare on one map. ` +
    (steps.length > 0
      ? `Choose ${steps.join(", or ")}.`
      : "Once larger areas are brought in, such as local authorities, one of them can be chosen.")
  );
}

/** Puts choices into a form, keeping the keyboard where it is. */
export function refill(form: HTMLElement, ...parts: readonly (HTMLElement | null)[]): void {
  const focused = form.contains(document.activeElement) ? document.activeElement?.id : null;
  form.replaceChildren(...parts.filter((part) => part !== null));
  if (focused) {
    document.getElementById(focused)?.focus({ preventScroll: true });
  }
}
