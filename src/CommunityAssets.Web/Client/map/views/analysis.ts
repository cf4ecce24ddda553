// Asking the service for an analysis, and what every way of looking shows of one: what was found, how, and where to get it as a file.
import { el } from "../dom";
import { Asker } from "../service";

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
      el("a", { class: "govuk-link", href: csv, download: true }, "Download as CSV"),
      " · ",
      el("a", { class: "govuk-link", href: geojson, download: true }, "as GeoJSON"),
    ),
  );
}

/** A cell as a number; null where nothing can be said. */
export function number(cell: Cell | undefined): number | null {
  return typeof cell === "number" ? cell : null;
}

/** A cell as text. */
export function text(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? "" : String(cell);
}
