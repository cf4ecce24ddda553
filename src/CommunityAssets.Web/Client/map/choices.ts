// What somebody may choose in the panel: kinds, topics, and the indicator behind them. The page comes with everything filled in.
import type { Composition, IndicatorChoice } from "./contract";
import { el, need } from "./dom";
import type { View } from "./view";

type Change = Partial<View>;

export class ChoicesForm {
  private readonly form = need<HTMLFormElement>("choices");
  private readonly indicator = document.querySelector<HTMLSelectElement>("#indicator");
  private readonly level = document.querySelector<HTMLSelectElement>("#level");
  private readonly period = document.querySelector<HTMLSelectElement>("#period");
  private readonly classes = document.querySelector<HTMLSelectElement>("#classes");
  private readonly tells = document.querySelector<HTMLElement>("#indicator-tells");

  constructor(private readonly changed: (change: Change) => void) {
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("change", (event) => this.read(event.target));
    document.querySelector("#all-topics")?.addEventListener("click", () => {
      this.changed({ topics: [] });
    });
  }

  /** Puts what is shown into the form. */
  show(composition: Composition, view: View): void {
    const { address, choices } = composition;
    for (const box of this.boxes("kind")) {
      box.checked = view.marks && address.kinds.includes(box.value);
    }

    for (const box of this.boxes("topic")) {
      box.checked = address.topics.includes(box.value);
    }

    const all = document.querySelector<HTMLElement>("#all-topics");
    if (all) {
      all.hidden = address.topics.length === 0;
    }

    const indicator = choices.indicators.find((choice) => choice.id === address.indicator);
    if (this.indicator && indicator) {
      this.indicator.value = indicator.id;
      this.fill(indicator, composition);
    }

    if (this.classes) {
      this.classes.value = address.classes;
    }
  }

  private fill(indicator: IndicatorChoice, { address, choices }: Composition): void {
    const layers = indicator.layers.filter((layer) =>
      choices.levels.some((level) => level.id === layer.level && level.vintage === layer.vintage),
    );
    const levels = choices.levels.filter((level) => layers.some((layer) => layer.level === level.id && layer.vintage === level.vintage));
    const twice = (id: string): boolean => levels.filter((level) => level.id === id).length > 1;
    replace(
      this.level,
      levels.map((level) => ({
        value: `${level.id}:${level.vintage}`,
        words: twice(level.id) ? `${level.label}, ${level.vintage} boundaries` : level.label,
      })),
      `${address.level}:${address.vintage}`,
    );
    const periods = new Set(
      layers.filter((layer) => layer.level === address.level && layer.vintage === address.vintage).map((layer) => layer.period),
    );
    replace(
      this.period,
      [...periods].map((period) => ({ value: period, words: period })),
      address.period ?? "",
    );
    if (this.tells) {
      this.tells.textContent = [indicator.tells, `${indicator.polarityWords}.`].filter(Boolean).join(" ");
    }
  }

  private read(target: EventTarget | null): void {
    if (target instanceof HTMLInputElement && target.name === "kind") {
      const boxes = this.boxes("kind");
      const ticked = boxes.filter((box) => box.checked).map((box) => box.value);
      this.changed({ kinds: ticked.length === boxes.length ? [] : ticked, marks: ticked.length > 0 });
    } else if (target instanceof HTMLInputElement && target.name === "topic") {
      this.changed({
        topics: this.boxes("topic")
          .filter((box) => box.checked)
          .map((box) => box.value),
      });
    } else if (target === this.indicator && this.indicator) {
      // Level and period stay where the new indicator has them; the service finds the nearest otherwise.
      this.changed({ indicator: this.indicator.value });
    } else if (target === this.level && this.level) {
      const [level = "", vintage = ""] = this.level.value.split(":");
      this.changed({ level, vintage: vintage ? Number(vintage) : null });
    } else if (target === this.period && this.period) {
      this.changed({ period: this.period.value });
    } else if (target === this.classes && this.classes) {
      this.changed({ classes: this.classes.value });
    }
  }

  private boxes(name: string): HTMLInputElement[] {
    return [...this.form.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)];
  }
}

function replace(select: HTMLSelectElement | null, options: readonly { value: string; words: string }[], chosen: string): void {
  select?.replaceChildren(...options.map(({ value, words }) => el("option", { value, selected: value === chosen }, words)));
  if (select) {
    select.value = chosen;
  }
}
