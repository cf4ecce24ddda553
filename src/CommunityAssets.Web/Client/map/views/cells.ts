// The 3×3 legend: one can click its cells, and walk among them with the arrow keys. Under it, apart, what is no class.
import { count, el, svg } from "../dom";

/** One class as the service tells it: how it looks and what it means. */
interface MeetingCell {
  readonly id: string;
  readonly need: string;
  readonly strengths: string;
  readonly name: string | null;
  readonly words: string;
  readonly colour: string;
  /** The same as it looks on the map. */
  readonly onPaper: string;
  readonly ink: string;
}

export interface MeetingLegend {
  readonly cells: readonly MeetingCell[];
  readonly unmapped: readonly { readonly id: string; readonly need: string; readonly words: string }[];
  readonly notYetMapped: string;
  readonly noValue: string;
}

export class Cells {
  readonly nodes: readonly Node[];
  private readonly buttons = new Map<string, HTMLButtonElement>();
  private readonly words = el("p", { class: "cells__words" });
  private readonly grid: HTMLElement;

  constructor(
    private readonly legend: MeetingLegend,
    facts: readonly string[],
    private readonly counts: ReadonlyMap<string, number>,
    private readonly chose: (cell: string | null) => void,
  ) {
    this.grid = el(
      "div",
      { class: "cells__grid", role: "group", "aria-label": "Nine classes of need and recorded strengths; arrow keys move among them" },
      ...legend.cells.map((cell) => this.button(cell.id, cell.words, cell.onPaper, cell.ink)),
      ...legend.unmapped.map((one) => this.button(one.id, one.words, null, "#1d2433")),
    );
    this.grid.addEventListener("keydown", (event) => this.walk(event));
    this.grid.addEventListener("focusin", (event) => this.tell(event.target));
    this.grid.addEventListener("pointerover", (event) => this.tell(event.target));
    const none = counts.get("none") ?? 0;
    this.nodes = [
      el("h2", { class: "legend__title" }, "Strengths and needs"),
      el(
        "div",
        { class: "cells" },
        el("p", { class: "cells__up" }, "Recorded strengths →"),
        this.grid,
        el("p", { class: "cells__right" }, "Need →"),
      ),
      this.words,
      el("p", { class: "legend__facts" }, facts.join(" ")),
      ...(none > 0
        ? [el("p", { class: "legend__facts cells__none" }, hatch(), `${legend.noValue} `, el("span", { class: "legend__count" }, count(none)))]
        : []),
    ];
    this.tell(null);
  }

  /** Marks the class that is chosen; null for none. */
  mark(chosen: string | null): void {
    for (const [id, button] of this.buttons) {
      button.setAttribute("aria-pressed", String(id === chosen));
    }

    // One of the cells takes the tab key.
    const stop = (chosen !== null && this.buttons.get(chosen)) || this.buttons.get("high-low");
    for (const button of this.buttons.values()) {
      button.tabIndex = button === stop ? 0 : -1;
    }
  }

  private button(id: string, words: string, colour: string | null, ink: string): HTMLButtonElement {
    const areas = this.counts.get(id) ?? 0;
    const button = el(
      "button",
      {
        type: "button",
        class: colour ? "cells__cell" : "cells__cell cells__cell--dotted",
        "data-cell": id,
        "aria-label": `${words} – ${areas === 1 ? "1 area" : `${count(areas)} areas`}`,
      },
      count(areas),
    );
    if (colour) {
      button.style.backgroundColor = colour;
    }

    button.style.color = ink;
    button.addEventListener("click", () => this.chose(button.getAttribute("aria-pressed") === "true" ? null : id));
    this.buttons.set(id, button);
    return button;
  }

  private walk(event: KeyboardEvent): void {
    const all = [...this.buttons.values()];
    const at = all.indexOf(event.target as HTMLButtonElement);
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -3, ArrowDown: 3 }[event.key];
    const column = at % 3;
    if (at < 0 || step === undefined || (step === -1 && column === 0) || (step === 1 && column === 2)) {
      return;
    }

    const to = all[at + step];
    if (to) {
      event.preventDefault();
      for (const button of all) {
        button.tabIndex = button === to ? 0 : -1;
      }

      to.focus();
    }
  }

  private tell(target: EventTarget | null): void {
    const cell = target instanceof Element ? target.closest<HTMLElement>("[data-cell]") : null;
    this.words.textContent = cell?.getAttribute("aria-label") ?? this.legend.notYetMapped;
  }
}

function hatch(): SVGSVGElement {
  return svg(
    "svg",
    { class: "legend__key", width: 28, height: 20, viewBox: "0 0 28 20", "aria-hidden": "true", focusable: "false" },
    svg("rect", { width: 28, height: 20, fill: "#f6f5f1" }),
    ...[-16, -8, 0, 8, 16, 24].map((x) => svg("path", { d: `M${x} 20l20-20`, stroke: "#9aa3b2", "stroke-width": 1.6 })),
    svg("rect", { x: 0.5, y: 0.5, width: 27, height: 19, fill: "none", stroke: "#8a93a3" }),
  );
}
