// A way of looking that tells areas apart by an analysis: its part of the panel, when it asks, and what is said where nothing can be shown.
import type { Composition } from "../contract";
import { el } from "../dom";
import type { View } from "../view";
import { Analyst, lookAt, moment, Places, refill, tooMany } from "./analysis";
import type { MapView, ViewHost } from "./contract";

/** What the parts of the panel are called. */
interface Names {
  readonly heading: string;
  readonly lead?: string;
  readonly form: string;
  readonly list: string;
}

export abstract class AreasView implements MapView {
  protected readonly analyst = new Analyst();
  protected readonly places = new Places();
  protected readonly told = el("div", { class: "view__told", role: "status" });
  protected readonly how = el("div");
  protected readonly list: HTMLElement;
  protected stopped = false;
  private readonly form: HTMLElement;
  private key = "";

  constructor(
    protected readonly host: ViewHost,
    private readonly names: Names,
  ) {
    this.form = el("form", { class: "view__form", "aria-label": names.form });
    this.list = el("section", { class: "view__list", "aria-label": names.list });
  }

  start(): void {
    this.form.addEventListener("submit", (event) => event.preventDefault());
    // It comes with the first answer, so that nothing is pushed down by what is told above it.
    this.form.hidden = true;
    this.told.replaceChildren(moment());
    this.host.panel.append(
      el("h2", { class: "govuk-heading-m", id: "view-name", tabindex: -1 }, this.names.heading),
      ...(this.names.lead ? [el("p", { class: "quiet" }, this.names.lead)] : []),
      this.list,
      this.told,
      this.form,
      this.how,
    );
  }

  async show(composition: Composition, view: View): Promise<void> {
    this.host.panel.setAttribute("aria-busy", "true");
    try {
      await this.fillForm(composition, view);
      const many = composition.address.indicator ? tooMany(composition, view.own["within"], this.places) : "No indicator has been brought in yet.";
      if (many) {
        this.clear(many);
      } else {
        await this.tell(composition, view);
      }
    } finally {
      this.form.hidden = false;
      this.told.querySelector(".view__moment")?.remove();
      this.host.panel.removeAttribute("aria-busy");
    }
  }

  stop(): void {
    this.stopped = true;
    this.analyst.stop();
  }

  /** What can be chosen, in the form. */
  protected abstract choices(view: View): readonly (HTMLElement | null)[];

  /** Asks, and shows what came. */
  protected abstract tell(composition: Composition, view: View): Promise<void>;

  /** Says why nothing is shown, with the next step. */
  protected clear(told: string): void {
    this.told.replaceChildren(el("p", { class: "govuk-body not-yet-mapped" }, told));
    this.list.hidden = true;
    this.how.replaceChildren();
    this.host.legend(null);
    this.host.table(null);
    this.host.map?.shade(null);
  }

  /** A link that chooses an area in place. */
  protected link(code: string, name: string): HTMLElement {
    return el("a", { class: "govuk-link", href: this.host.href({ area: code, asset: null }), "data-area": code }, name);
  }

  /** The button that takes the choice of one class back. */
  protected showAll(words: string): HTMLElement {
    const all = el("button", { type: "button", class: "link-button" }, words);
    all.addEventListener("click", () => this.host.set({ class: null }));
    return all;
  }

  private async fillForm(composition: Composition, view: View): Promise<void> {
    const key = JSON.stringify([composition.address, view.topics, view.kinds, view.own]);
    if (key === this.key) {
      return;
    }

    const within = view.own["within"];
    if (this.key === "" && within && !view.at) {
      // A link that names a place and nowhere to look: of a country it would show specks.
      void lookAt(within, this.host);
    }

    this.key = key;
    await this.places.read(composition);
    refill(this.form, ...this.choices(view));
  }
}
