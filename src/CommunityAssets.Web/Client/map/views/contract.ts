// What a way of looking at the map is, and what the page gives it. Each is a module of its own, fetched when somebody chooses it.
import type { GeoJSONSourceSpecification, LayerSpecification, Map as LibreMap } from "maplibre-gl";
import type { Box } from "../atlasMap";
import type { Composition, Finding } from "../contract";
import type { Download } from "../download";
import type { View } from "../view";

/** One way of looking at the place: where strengths and needs meet, clusters, reach on foot, one's own area. */
export interface MapView {
  /** Begins: fills its part of the panel. `show` follows at once. */
  start(): void;
  /**
   * What the page shows has come, or has changed: level, indicator, topics, or the view's own part of the address. Called often: what is
   * the same as before is left alone. What throws is told in the panel.
   */
  show(composition: Composition, view: View): Promise<void> | void;
  /** Ends. Panel part, legend, table, shading and drawing are taken away by the page; what else was begun ends here. */
  stop(): void;
  /** Why the area that is told about is shown as it is; goes under its name. */
  why?(code: string): readonly Node[];
  /** What pointing at an area tells after its name. */
  hint?(code: string): string | null;
  /** A place on the map was tapped, or Enter pressed over it. True when the view takes it; the page then chooses nothing there. */
  tap?(point: readonly [number, number], byKey: boolean): boolean;
  /** Something was found by the search box. True when the view takes it; the page then does nothing with it. */
  found?(finding: Finding): boolean;
}

/** The module of a view. */
export interface ViewModule {
  make(host: ViewHost): MapView;
}

/** What the page gives a view. */
export interface ViewHost {
  /** The view's part of the panel: empty when it starts. Links in it with data-area or data-asset choose in place. */
  readonly panel: HTMLElement;
  /** What everybody's map can do; null where the browser can't draw one (everything must then be read in panel and table). */
  readonly map: ViewMap | null;
  /** What the page shows. */
  readonly composition: Composition;
  readonly view: View;
  /** Writes the view's own part of the address (null takes a part away); `show` follows. */
  set(own: Readonly<Record<string, string | null>>, push?: boolean): void;
  /** Changes what the whole page shows: indicator, level, period, topics, kinds; `show` follows when the new composition is there. */
  change(change: Partial<View>): void;
  /** The address of a view with a change, for links. */
  href(change: Partial<View>): string;
  /** Chooses something, as tapping it would; the map goes there. */
  chooseArea(code: string): void;
  chooseAsset(id: string): void;
  /** What the colours mean, in the place of the map's own legend, or above it (`with`); null gives that back. */
  legend(nodes: readonly Node[] | null, place?: "instead" | "with"): void;
  /** The view's own rows, as a third table in the drawer; null takes it away. */
  table(table: ViewTable | null): void;
  /** Opens the panel far enough to be read, where it is a sheet on a phone, and shows its beginning. */
  raise(): void;
  /** Tells something to people who listen to the page. */
  announce(words: string): void;
}

/** What a view may do to the map. It stays through changes of indicator, level and base map. */
export interface ViewMap {
  /** Shades areas by classes instead of by value; null gives the calm ramp back. */
  shade(shading: Shading | null): void;
  /** Draws something of the view's own, above the areas and under the marks; null takes it away. */
  over(drawing: Drawing | null): void;
  /** Whether the marks of strengths are drawn (as far as the page's own choices let them). */
  showMarks(shown: boolean): void;
  pinAt(point: readonly [number, number] | null): void;
  goTo(where: { box?: Box | null; point?: readonly [number, number] | null }): void;
  reveal(box: Box): void;
  /** MapLibre itself, for what the rest can't say: drawing by hand. Taps come by `tap`. */
  readonly map: LibreMap;
}

/** Areas of the level that is shown, by class. */
export interface Shading {
  /** The class of each area, by its code. Areas left out are not filled. */
  readonly of: ReadonlyMap<string, string>;
  /** How each class looks: a colour, the hatch of "no data", or the dotted outline of "not yet mapped". */
  readonly looks: Readonly<Record<string, string | "hatch" | "dotted">>;
  /** Classes that stand out while the rest is dimmed; null for all alike. */
  readonly lit: ReadonlySet<string> | null;
  /** Whether the calm ramp stays under it. */
  readonly overRamp?: boolean;
}

/** Sources and layers of a view's own. Their ids begin with "view-". */
export interface Drawing {
  readonly sources: Readonly<Record<string, GeoJSONSourceSpecification>>;
  readonly layers: readonly LayerSpecification[];
}

/** Rows of a view. */
export interface ViewTable {
  /** The word on its switch, beside "Areas" and "Strengths". */
  readonly name: string;
  readonly caption: string;
  readonly headings: readonly string[];
  readonly rows: readonly ViewRow[];
  /** How many of how many, in words. */
  readonly told: string;
  /** The whole of it as a file; null where there is none. */
  readonly csv: Download | null;
}

export interface ViewRow {
  /** The area's code or the asset's id: the chosen one is marked. */
  readonly key: string;
  /** What rows are sorted by. */
  readonly cells: readonly (string | number | null)[];
  /** What is shown; links with data-area or data-asset choose in place. */
  readonly words: readonly (Node | string)[];
}
