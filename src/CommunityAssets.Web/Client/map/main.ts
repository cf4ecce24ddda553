// The map page: it holds the view, asks the service what the view shows, and keeps map, panel, legend, table and address in step.
import { AtlasMap } from "./atlasMap";
import { fill } from "./card";
import { ChoicesForm } from "./choices";
import type { AssetFeature, AreaPage, Composition, Finding, Story } from "./contract";
import { announce, el, need } from "./dom";
import { LegendBox } from "./legend";
import { Message } from "./message";
import { SearchBox } from "./search";
import { Asker, ask, isOvertaken, Refused, words } from "./service";
import { narrow, Sheet } from "./sheet";
import { pointOf } from "./point";
import { tell } from "./story";
import { TableDrawer } from "./table";
import { composed, narrowed, read, type View, write } from "./view";
import { Views } from "./views";

const root = document.documentElement;

/** How something that is chosen is shown. */
interface Way {
  /** Whether the map goes to it and takes its scale. */
  readonly go: boolean;
  /** Whether the map moves just as far as is needed to see it. */
  readonly reveal: boolean;
  /** Whether the keyboard goes to its heading. */
  readonly focus: boolean;
}

class Page {
  private view: View = read(location.search);
  private composition: Composition | null = null;
  private map: AtlasMap | null = null;
  private readonly maps = new Asker();
  private readonly stories = new Asker();
  private readonly legend = new LegendBox();
  private readonly message = new Message();
  private readonly storyPart = need("story");
  private readonly storyBody = need("story-body");
  private readonly title = document.title;
  /** Whether the address holds a view: one that was opened with it, or that somebody has changed. */
  private touched = location.search.length > 1;
  /** Whether the view that the page was opened with is on the screen. */
  private settled = false;
  /** Whether a composition has come that has not been drawn yet. */
  private fresh = false;

  private readonly choices = new ChoicesForm((change) => void this.change(change, true));
  private readonly sheet = new Sheet(() => this.leaveRoom());
  private readonly table = new TableDrawer({
    opened: (table) => {
      this.set({ table }, false);
      this.map?.resize();
    },
    area: (code) => void this.chooseArea(code, { go: true, reveal: true, focus: true }),
    asset: (id) => void this.chooseAsset(id, { go: true, reveal: true, focus: true }),
    seen: () => (this.map ? { box: this.map.box(), areas: this.map.areasSeen() } : null),
    href: (change) => this.href(change),
  });
  private readonly views = new Views(this.legend, this.table, {
    map: () => this.map,
    view: () => this.view,
    composition: () => this.composition,
    set: (change, push) => {
      this.set(change, push);
      if ("view" in change) {
        this.close();
      }
    },
    change: (change) => void this.change(change, true),
    href: (change) => this.href(change),
    area: (code) => void this.chooseArea(code, { go: false, reveal: true, focus: true }),
    asset: (id) => void this.chooseAsset(id, { go: false, reveal: true, focus: true }),
    raise: () => {
      this.sheet.raise();
      need("panel-scroll").scrollTop = 0;
    },
  });

  async start(): Promise<void> {
    root.dataset["mapState"] = "loading";
    new SearchBox((finding) => void this.find(finding));
    need("story-back").addEventListener("click", () => this.back());
    need("whole-place").addEventListener("click", () => this.map?.goTo());
    this.storyBody.addEventListener("click", (event) => this.follow(event));
    window.addEventListener("popstate", () => void this.restore());
    window.addEventListener("beforeprint", () => this.map?.copyTo(need<HTMLCanvasElement>("map-paper")));
    window.addEventListener("beforeprint", () => need("paper-address").replaceChildren(location.href));
    window.addEventListener("offline", () => this.message.offline());
    window.addEventListener("online", () => {
      this.message.clear();
      void this.load();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !this.storyPart.hidden && !(event.target instanceof HTMLInputElement)) {
        this.back();
      }
    });
    this.table.open(this.view.table, false);
    await this.load();
    await this.openChosen({ go: this.view.at === null, reveal: false, focus: false });
    this.settled = true;
  }

  /** Asks what the view shows, and shows it. */
  private async load(): Promise<void> {
    root.dataset["mapState"] = "loading";
    this.message.loading();
    const query = composed(this.view);
    try {
      const composition = await this.maps.ask<Composition>(`/api/v1/maps/place${query ? `?${query}` : ""}`);
      this.composition = composition;
      this.show(composition);
    } catch (error) {
      if (!isOvertaken(error)) {
        root.dataset["mapState"] = "failed";
        this.message.failed(
          words(error),
          error instanceof Refused && error.status === 400
            ? { words: "Show the map as it is at first", act: () => void this.change({ ...read(""), table: this.view.table }, true) }
            : { words: "Try again", act: () => void this.load() },
        );
      }
    }
  }

  private show(composition: Composition): void {
    const { view } = this;
    root.dataset["mapState"] = "drawing";
    this.fresh = true;
    this.legend.show(composition);
    this.choices.show(composition, view);
    this.table.show(composition, view);
    if (this.touched) {
      this.writeAddress(false);
    }

    if (this.map) {
      this.map.show(composition, view.marks);
    } else {
      this.draw(composition);
    }

    void this.views.show();
  }

  private draw(composition: Composition): void {
    try {
      this.map = new AtlasMap(need("map"), composition, this.view.at, { area: this.view.area, asset: this.view.asset }, this.view.marks, {
        area: (code, byKey) => void this.chooseArea(code, { go: false, reveal: true, focus: byKey }),
        areaAt: (point, byKey) => void this.chooseAreaAt(point, { go: false, reveal: true, focus: byKey }),
        asset: (id, byKey) => void this.chooseAsset(id, { go: false, reveal: true, focus: byKey }),
        tapped: (point, byKey) => this.views.tap(point, byKey),
        hint: (code) => this.views.hint(code),
        moved: (at, byPerson) => {
          this.table.moved();
          if (byPerson || (this.touched && this.settled)) {
            this.set({ at }, false);
          }
        },
        moving: () => {
          if (root.dataset["mapState"] === "ready") {
            root.dataset["mapState"] = "drawing";
          }
        },
        drawn: () => this.drawn(),
        middle: announce,
      });
      this.leaveRoom();
    } catch (error) {
      // Without WebGL there is no map; everything on it is in the table.
      console.warn(error);
      root.dataset["mapState"] = "failed";
      this.message.failed("This browser can’t draw the map. The table below has everything that is on it.", null);
      this.table.open(this.view.table ?? "areas");
    }
  }

  /** The map is at rest. Before the answer to a new question has come that says nothing. */
  private drawn(): void {
    if (root.dataset["mapState"] === "drawing") {
      root.dataset["mapState"] = "ready";
      if (this.fresh) {
        this.fresh = false;
        this.message.clear();
        void this.tellEmpty();
      }

      this.table.moved();
    }
  }

  /** Says so where nothing is there to be drawn, with the next step. */
  private async tellEmpty(): Promise<void> {
    const { composition, view } = this;
    if (!composition) {
      return;
    }

    const recorded = composition.choices.kinds.reduce((sum, kind) => sum + kind.count, 0);
    if (recorded === 0 && composition.choices.levels.length === 0) {
      this.message.empty(
        "Nothing has been brought in yet. The command “communityassets import” brings in areas, indicators and strengths.",
        null,
      );
    } else if (view.marks && view.topics.length > 0) {
      const asked = narrowed(view);
      asked.set("limit", "1");
      const page = await ask<{ numberMatched: number }>(`/api/v1/assets?${asked}`).catch(() => null);
      if (page?.numberMatched === 0 && this.view === view) {
        this.message.empty("Nothing recorded fits these kinds and topics yet. Not recorded is not absent.", {
          words: "Show every kind and topic",
          act: () => void this.change({ kinds: [], topics: [], marks: true }, true),
        });
      }
    }
  }

  private async change(change: Partial<View>, push: boolean): Promise<void> {
    this.set(change, push);
    await this.load();
    const legend = this.composition?.legend;
    if (legend && ("indicator" in change || "level" in change || "period" in change || "classes" in change)) {
      announce(`The map now shows ${legend.title}, ${legend.period}. ${legend.polarity}.`);
    }
  }

  private set(change: Partial<View>, push: boolean): void {
    this.view = { ...this.view, ...change };
    this.touched = true;
    this.writeAddress(push);
  }

  /** Writes the view into the address, with every choice that the service made for it. */
  private writeAddress(push: boolean): void {
    const address = this.address(this.view);
    if (address !== location.pathname + location.search) {
      history[push ? "pushState" : "replaceState"](null, "", address);
    }
  }

  private address(view: View): string {
    const made = this.composition?.address;
    const asked = this.view.indicator ?? made?.indicator;
    // A choice that is being made has the service's other choices beside it only when they belong together.
    const whole: View =
      made && asked === made.indicator
        ? {
            ...view,
            indicator: view.indicator ?? made.indicator,
            level: view.level ?? made.level,
            vintage: view.vintage ?? made.vintage,
            period: view.period ?? made.period,
          }
        : view;
    const query = write(whole);
    return query ? `/?${query}` : "/";
  }

  private href(change: Partial<View>): string {
    return this.address({ ...this.view, ...change });
  }

  private async restore(): Promise<void> {
    const before = composed(this.view) + String(this.view.marks);
    this.view = read(location.search);
    this.table.open(this.view.table, false);
    if (composed(this.view) + String(this.view.marks) !== before) {
      await this.load();
    } else {
      void this.views.show();
    }

    this.map?.jump(this.view.at);
    await this.openChosen({ go: false, reveal: false, focus: false });
  }

  private async openChosen(how: Way): Promise<void> {
    if (this.view.asset) {
      await this.chooseAsset(this.view.asset, how, false);
    } else if (this.view.area) {
      await this.chooseArea(this.view.area, how, false);
    } else {
      this.close();
    }
  }

  private async chooseArea(code: string, how: Way, record = true): Promise<void> {
    if (record) {
      this.set({ area: code, asset: null }, true);
    }

    this.mark();
    await this.tellStory(how.focus, async (signal) => {
      const made = this.composition?.address;
      const story = await overview(code, this.view.vintage ?? made?.vintage ?? null, signal);
      await this.toLevelOf(story);
      if (how.go) {
        this.map?.goTo({ box: story.area.bounds });
      } else if (how.reveal && story.area.bounds) {
        this.map?.reveal(story.area.bounds);
      }

      const told = tell(story, this.composition?.choices.kinds ?? [], (id) => this.href({ asset: id }));
      // Name and level come first, then why the area looks as it does.
      const why = el("div", { id: "story-why" }, ...this.views.why(code));
      return { name: story.area.name, nodes: [...told.slice(0, 2), why, ...told.slice(2)] };
    });
  }

  /** An area of another level is shown on its own level, where the indicator has values there. */
  private async toLevelOf(story: Story): Promise<void> {
    const made = this.composition;
    const { level, vintage } = story.area;
    if (
      made &&
      (made.address.level !== level || made.address.vintage !== vintage) &&
      (
        made.choices.indicators.find((choice) => choice.id === made.address.indicator)?.layers ??
        made.choices.levels.map((choice) => ({ level: choice.id, vintage: choice.vintage }))
      ).some((layer) => layer.level === level && layer.vintage === vintage)
    ) {
      await this.change({ level, vintage }, false);
      this.mark();
    }
  }

  private async chooseAsset(id: string, how: Way, record = true): Promise<void> {
    if (record) {
      this.set({ asset: id }, true);
    }

    this.mark();
    await this.tellStory(how.focus, async (signal) => {
      const asset = await ask<AssetFeature>(`/api/v1/assets/${encodeURIComponent(id)}`, signal);
      const point = pointOf(asset.geometry);
      if (how.go && point) {
        this.map?.goTo({ point });
      } else if (how.reveal && point) {
        this.map?.reveal([...point, ...point]);
      }

      const choices = this.composition?.choices ?? { indicators: [], levels: [], kinds: [], topics: [], classes: [] };
      return { name: asset.properties.name, nodes: fill(asset, choices, (change) => this.href(change)) };
    });
  }

  private async tellStory(focus: boolean, story: (signal: AbortSignal) => Promise<{ name: string; nodes: Node[] }>): Promise<void> {
    this.views.reveal(false);
    this.storyPart.hidden = false;
    need("story-back").textContent = this.view.asset && this.view.area ? "Back to the area" : "Back to the whole place";
    this.storyPart.setAttribute("aria-busy", "true");
    this.sheet.raise();
    try {
      const { name, nodes } = await story(this.stories.overtake());
      this.storyBody.replaceChildren(...nodes);
      document.title = `${name} – ${this.title}`;
      announce(`${name}, told in the panel.`);
    } catch (error) {
      if (isOvertaken(error)) {
        return;
      }

      this.storyBody.replaceChildren(
        el("h2", { class: "govuk-heading-m story__name", id: "story-name", tabindex: -1 }, "This can’t be told just now"),
        el("p", { class: "govuk-body" }, words(error)),
      );
    }

    this.storyPart.removeAttribute("aria-busy");
    need("panel-scroll").scrollTop = 0;
    if (focus) {
      document.getElementById("story-name")?.focus({ preventScroll: narrow.matches });
    }
  }

  private mark(): void {
    this.map?.choose({ area: this.view.area, asset: this.view.asset });
    this.table.choose(this.view);
  }

  private back(): void {
    if (this.view.asset && this.view.area) {
      this.set({ asset: null }, true);
      void this.chooseArea(this.view.area, { go: false, reveal: true, focus: true }, false);
    } else {
      this.set({ area: null, asset: null }, true);
      this.close();
      this.views.heading.focus({ preventScroll: true });
    }
  }

  private close(): void {
    this.stories.overtake();
    this.map?.pinAt(null);
    this.storyPart.hidden = true;
    this.views.reveal(true);
    document.title = this.title;
    this.mark();
  }

  /** Links to assets within a story open their card in place. */
  private follow(event: MouseEvent): void {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-asset], a[data-walk]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }

    event.preventDefault();
    if (link.dataset["walk"]) {
      void this.views.open("reach", { from: link.dataset["walk"] });
    } else if (link.dataset["asset"]) {
      void this.chooseAsset(link.dataset["asset"], { go: true, reveal: true, focus: true });
    }
  }

  /** Chooses the area of the map's level at a point, or else the smallest there. */
  private async chooseAreaAt(point: readonly [number, number], how: Way): Promise<boolean> {
    const around = await ask<AreaPage>(`/api/v1/areas/at?near=${point.join(",")}&geometry=none`).catch(() => null);
    const here = around?.features.find(({ properties }) => properties.level === this.composition?.address.level) ?? around?.features[0];
    if (here) {
      await this.chooseArea(here.properties.code, how);
    }

    return here !== undefined;
  }

  private async find(finding: Finding): Promise<void> {
    if (this.views.found(finding)) {
      this.sheet.raise();
      return;
    }

    this.map?.pinAt(finding.type === "postcode" ? finding.point : null);
    if (finding.type === "area") {
      await this.chooseArea(finding.id, { go: true, reveal: true, focus: true });
    } else if (finding.type === "asset") {
      await this.chooseAsset(finding.id, { go: true, reveal: true, focus: true });
    } else if (finding.point) {
      this.sheet.raise();
      this.map?.goTo({ point: finding.point });
      if (!(await this.chooseAreaAt(finding.point, { go: false, reveal: false, focus: true }))) {
        announce(`${finding.label} is in the middle of the map. No area there has been brought in.`);
      }
    }
  }

  private leaveRoom(): void {
    this.map?.leaveRoom({ top: 0, right: 0, left: 0, bottom: this.sheet.cover() });
  }
}

async function overview(code: string, vintage: number | null, signal: AbortSignal): Promise<Story> {
  const path = `/api/v1/overview?area=${encodeURIComponent(code)}`;
  if (vintage === null) {
    return ask<Story>(path, signal);
  }

  try {
    return await ask<Story>(`${path}&vintage=${vintage}`, signal);
  } catch (error) {
    // An area of another level may have boundaries of another year.
    if (error instanceof Refused && (error.status === 404 || error.status === 400)) {
      return ask<Story>(path, signal);
    }

    throw error;
  }
}

root.classList.add("scripted");
void new Page().start();
