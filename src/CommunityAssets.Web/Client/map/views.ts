// The ways of looking at the place: the switch in the panel, and whichever of them is on. Their scripts come when they are chosen.
import type { AtlasMap } from "./atlasMap";
import type { Composition, Finding } from "./contract";
import { announce, el, need } from "./dom";
import type { LegendBox } from "./legend";
import { isOvertaken, words } from "./service";
import type { TableDrawer } from "./table";
import type { View } from "./view";
import type { MapView, ViewHost, ViewModule } from "./views/contract";

export interface ViewsListener {
  map(): AtlasMap | null;
  view(): View;
  composition(): Composition | null;
  /** Writes the address. */
  set(change: Partial<View>, push: boolean): void;
  /** Changes what the page shows. */
  change(change: Partial<View>): void;
  href(change: Partial<View>): string;
  area(code: string): void;
  asset(id: string): void;
  raise(): void;
}

const root = document.documentElement;

export class Views {
  private readonly part = need("view-part");
  private readonly choices = need("choices");
  private readonly links = [...document.querySelectorAll<HTMLAnchorElement>("a[data-view]")];
  private current: { readonly id: string; readonly view: MapView } | null = null;
  /** Which view is wanted: one that comes late is not started any more. */
  private wanted: string | null = null;

  constructor(
    private readonly legend: LegendBox,
    private readonly table: TableDrawer,
    private readonly page: ViewsListener,
  ) {
    this.part.addEventListener("click", (event) => this.follow(event));
    for (const link of this.links) {
      link.addEventListener("click", (event) => {
        if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
          event.preventDefault();
          void this.choose(link.dataset["view"] || null);
        }
      });
    }
  }

  /** Whether a view other than the plain map is on. */
  get on(): boolean {
    return this.page.view().view !== null;
  }

  /** The heading of what the panel shows when nothing is chosen. */
  get heading(): HTMLElement {
    return (this.on && document.getElementById("view-name")) || need("choices-name");
  }

  /** Shows or hides the part of the panel under the story. */
  reveal(shown: boolean): void {
    this.choices.hidden = !shown || this.on;
    this.part.hidden = !shown || !this.on;
  }

  /** Keeps the view that the address names in step with what the page shows. */
  async show(): Promise<void> {
    const { view: id } = this.page.view();
    const composition = this.page.composition();
    if (id !== null && !this.links.some((link) => link.dataset["view"] === id)) {
      // A way that there is not, or not any more: the plain map, as the service shows it.
      this.page.set({ view: null, own: {} }, false);
      await this.show();
      return;
    }

    this.mark(id);
    if (id !== this.wanted) {
      this.stop();
      this.wanted = id;
    }

    if (id === null || !composition) {
      return;
    }

    root.dataset["viewState"] = "loading";
    // The map's own legend would be taken away again at once.
    this.legend.hold(!this.current);
    this.part.querySelector(".view__failed")?.remove();
    try {
      if (!this.current) {
        await this.start(id);
      }

      if (this.current?.id === id) {
        await (this.current as { view: MapView }).view.show(this.page.composition() ?? composition, this.page.view());
        root.dataset["viewState"] = "ready";
        // Whoever was told of an area before this answer came is told now why it looks as it does.
        const { area, asset } = this.page.view();
        document.getElementById("story-why")?.replaceChildren(...(area && !asset ? this.why(area) : []));
      }
      this.legend.hold(false);
    } catch (error) {
      if (this.wanted === id) {
        this.legend.hold(false);
      }

      if (!isOvertaken(error) && this.wanted === id) {
        console.warn(error);
        root.dataset["viewState"] = "failed";
        this.fail(words(error));
      }
    }
  }

  /** Why an area is shown as it is. */
  why(code: string): readonly Node[] {
    return this.current?.view.why?.(code) ?? [];
  }

  hint(code: string): string | null {
    return this.current?.view.hint?.(code) ?? null;
  }

  tap(point: readonly [number, number], byKey: boolean): boolean {
    return this.current?.view.tap?.(point, byKey) ?? false;
  }

  /** Links to areas and strengths within the view's part choose them in place. */
  private follow(event: MouseEvent): void {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-area], a[data-asset]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      if (link.dataset["area"]) {
        this.page.area(link.dataset["area"]);
      } else if (link.dataset["asset"]) {
        this.page.asset(link.dataset["asset"]);
      }
    }
  }

  found(finding: Finding): boolean {
    const taken = this.current?.view.found?.(finding) ?? false;
    if (taken) {
      this.page.set({ view: this.page.view().view, area: null, asset: null }, false);
    }

    return taken;
  }

  /** Goes to a view with its own part of the address, as its link would. */
  async open(id: string, own: Readonly<Record<string, string>>): Promise<void> {
    this.page.set({ view: id, own, area: null, asset: null, table: null }, true);
    await this.show();
    // What led here is gone from the page.
    this.heading.focus({ preventScroll: true });
  }

  private async choose(id: string | null): Promise<void> {
    const { view, table } = this.page.view();
    if (id !== view) {
      this.page.set({ view: id, own: {}, area: null, asset: null, table: table === "view" ? null : table }, true);
      await this.show();
      const name = this.links.find((link) => link.dataset["view"] === id)?.textContent.trim() ?? "";
      announce(id === null ? "The map shows what’s here." : `The map shows: ${name}.`);
    }
  }

  private async start(id: string): Promise<void> {
    const script = this.links.find((link) => link.dataset["view"] === id)?.dataset["script"];
    if (!script) {
      throw new Error(`There is no way of looking called "${id}".`);
    }

    this.part.replaceChildren(el("p", { class: "govuk-body quiet" }, "One moment…"));
    const module = (await import(new URL(script, location.href).href)) as ViewModule;
    if (this.wanted === id && !this.current) {
      this.part.replaceChildren();
      this.current = { id, view: module.make(this.host()) };
      this.current.view.start();
    }
  }

  private stop(): void {
    this.current?.view.stop();
    this.current = null;
    this.part.replaceChildren();
    this.legend.hold(false);
    this.legend.take(null);
    this.table.take(null);
    const map = this.page.map();
    map?.shade(null);
    map?.over(null);
    map?.showMarks(true);
    delete root.dataset["viewState"];
  }

  private mark(id: string | null): void {
    for (const link of this.links) {
      const is = (link.dataset["view"] || null) === id;
      if (is) {
        link.setAttribute("aria-current", "true");
        // On a phone the switch is one row that is longer than the screen.
        const row = link.closest("nav");
        row?.scrollTo({ left: Math.max(0, link.offsetLeft - 20) });
      } else {
        link.removeAttribute("aria-current");
      }

      link.href = this.page.href({ view: link.dataset["view"] || null, own: {} });
    }
  }

  private fail(told: string): void {
    this.part.querySelector(".view__failed")?.remove();
    this.part.append(el("p", { class: "govuk-body not-yet-mapped view__failed", role: "alert" }, told));
  }

  private host(): ViewHost {
    const { page, legend, table, part } = this;
    const show = (): void => void this.show();
    return {
      panel: part,
      get map() {
        return page.map();
      },
      get composition() {
        return page.composition() as Composition;
      },
      get view() {
        return page.view();
      },
      set(own, push = true) {
        const whole: Record<string, string | null> = { ...page.view().own, ...own };
        const kept = Object.entries(whole).filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== "");
        page.set({ own: Object.fromEntries(kept) }, push);
        show();
      },
      change: (change) => page.change(change),
      href: (change) => page.href(change),
      chooseArea: (code) => page.area(code),
      chooseAsset: (id) => page.asset(id),
      legend: (nodes, place = "instead") => legend.take(nodes, place === "instead"),
      table: (rows) => table.take(rows),
      raise: () => page.raise(),
      announce,
    };
  }
}
