// What the colours mean, in words.
import type { Composition, Legend } from "./contract";
import { count, el, need, svg } from "./dom";

const narrow = matchMedia("(max-width: 760px)");

/** The legend over the map; on a narrow screen it opens from a chip. */
export class LegendBox {
  private readonly box = need("legend");
  private readonly toggle = need<HTMLButtonElement>("legend-toggle");
  private readonly body = need("legend-body");
  private composition: Composition | null = null;
  private held = false;
  private taken: { readonly nodes: readonly Node[]; readonly alone: boolean } | null = null;

  constructor() {
    this.toggle.addEventListener("click", () => this.open(this.toggle.getAttribute("aria-expanded") !== "true"));
    narrow.addEventListener("change", () => this.open(!narrow.matches));
    this.open(!narrow.matches);
  }

  show(composition: Composition): void {
    this.composition = composition;
    this.draw();
  }

  /** Shows what a way of looking has to say of its colours, alone or above the map's own legend; null gives that back. */
  take(nodes: readonly Node[] | null, alone = true): void {
    this.taken = nodes && { nodes, alone };
    this.draw();
  }

  /** Shows nothing while it is not known yet what the colours mean. */
  hold(held: boolean): void {
    this.held = held;
    this.draw();
  }

  private draw(): void {
    const { taken, composition } = this;
    if (composition) {
      const focused = this.body.contains(document.activeElement) ? (document.activeElement as HTMLElement) : null;
      this.body.replaceChildren(...(taken?.nodes ?? []), ...(taken?.alone ? [] : own(composition)));
      this.box.hidden = this.held;
      // What had the keyboard keeps it, also where it was made anew.
      const cell = focused?.dataset["cell"];
      const again = focused?.isConnected || !cell ? focused : this.body.querySelector<HTMLElement>(`[data-cell="${CSS.escape(cell)}"]`);
      again?.focus({ preventScroll: true });
    }
  }

  private open(open: boolean): void {
    this.toggle.setAttribute("aria-expanded", String(open));
    this.body.hidden = !open;
  }
}

function own(composition: Composition): Node[] {
  const opacity = composition.layers.find((layer) => layer.kind === "choropleth")?.opacity ?? 1;
  return composition.legend ? shading(composition, composition.legend, opacity) : unshaded(composition);
}

function shading(composition: Composition, legend: Legend, opacity: number): Node[] {
  // A unit that the name already says is not said twice.
  const unit = legend.unit && !legend.title.toLowerCase().includes(legend.unit.toLowerCase()) ? legend.unit : null;
  const rows = legend.classes.map((row) => line(swatch(row.colour, opacity), row.words, row.count));
  if (legend.noData.count > 0) {
    rows.push(line(pattern("hatch"), legend.noData.words, legend.noData.count));
  }

  if (legend.suppressed.count > 0) {
    rows.push(line(pattern("dots"), legend.suppressed.words, legend.suppressed.count));
  }

  rows.push(...unmapped(composition));
  return [
    el("h2", { class: "legend__title" }, legend.title),
    el("p", { class: "legend__facts" }, [unit, legend.period].filter(Boolean).join(", ")),
    el("p", { class: "legend__polarity" }, legend.polarity),
    el("ul", { class: "legend__classes" }, ...rows),
    el("p", { class: "legend__facts" }, legend.method, legend.source ? `. Source: ${legend.source}` : ""),
  ];
}

function unshaded(composition: Composition): Node[] {
  return composition.address.level
    ? [
        el("h2", { class: "legend__title" }, "Areas"),
        el("ul", { class: "legend__classes" }, ...unmapped(composition)),
        el("p", { class: "legend__facts" }, "No indicator has been brought in for these areas."),
      ]
    : [el("p", { class: "legend__facts" }, "No areas have been brought in yet.")];
}

/** Areas that nobody has told the atlas about: dotted on the map, and never a class. */
function unmapped({ notYetMapped }: Composition): HTMLLIElement[] {
  return notYetMapped ? [line(outline(), notYetMapped.words, notYetMapped.count)] : [];
}

function line(key: SVGSVGElement, words: string, areas: number | null): HTMLLIElement {
  return el(
    "li",
    {},
    key,
    el("span", { class: "legend__words" }, words),
    areas === null
      ? null
      : el(
          "span",
          { class: "legend__count" },
          count(areas),
          el("span", { class: "govuk-visually-hidden" }, areas === 1 ? " area" : " areas"),
        ),
  );
}

const key = (...children: SVGElement[]): SVGSVGElement =>
  svg("svg", { class: "legend__key", width: 28, height: 20, viewBox: "0 0 28 20", "aria-hidden": "true", focusable: "false" }, ...children);

const ground = (): SVGElement => svg("rect", { width: 28, height: 20, fill: "#f6f5f1" });
const edge = (): SVGElement => svg("rect", { x: 0.5, y: 0.5, width: 27, height: 19, fill: "none", stroke: "#8a93a3" });

function swatch(colour: string, opacity: number): SVGSVGElement {
  return key(ground(), svg("rect", { width: 28, height: 20, fill: colour, "fill-opacity": opacity }), edge());
}

function pattern(name: "hatch" | "dots"): SVGSVGElement {
  const marks =
    name === "hatch"
      ? [-16, -8, 0, 8, 16, 24].map((x) => svg("path", { d: `M${x} 20l20-20`, stroke: "#9aa3b2", "stroke-width": 1.6 }))
      : [4, 12, 20]
          .flatMap((x) =>
            [4, 12].flatMap(
              (y) =>
                [
                  [x, y],
                  [x + 4, y + 4],
                ] as const,
            ),
          )
          .map(([x, y]) => svg("circle", { cx: x, cy: y, r: 1.3, fill: "#9aa3b2" }));
  return key(ground(), ...marks, edge());
}

function outline(): SVGSVGElement {
  return key(
    svg("rect", {
      x: 1.5,
      y: 1.5,
      width: 25,
      height: 17,
      fill: "none",
      stroke: "#1d2433",
      "stroke-width": 2,
      "stroke-dasharray": "0 4",
      "stroke-linecap": "round",
    }),
  );
}
