// The whole view of the map page, and its form as the query of an address: a link reproduces what a person sees.

export interface Sight {
  readonly longitude: number;
  readonly latitude: number;
  readonly zoom: number;
}

/** What somebody has chosen. Null or empty leaves the choice to the service. */
export interface View {
  readonly indicator: string | null;
  readonly level: string | null;
  readonly vintage: number | null;
  readonly period: string | null;
  readonly classes: string | null;
  readonly kinds: readonly string[];
  readonly topics: readonly string[];
  /** False when every kind has been unticked. */
  readonly marks: boolean;
  readonly area: string | null;
  readonly asset: string | null;
  readonly at: Sight | null;
  readonly table: "areas" | "assets" | "view" | null;
  /** The way of looking; null for the plain map. */
  readonly view: string | null;
  /** That way's own part of the address: whatever the page itself has no name for. */
  readonly own: Readonly<Record<string, string>>;
}

const known = ["q", "indicator", "level", "vintage", "period", "classes", "kind", "topic", "area", "asset", "at", "table", "view"];

export function read(query: string): View {
  const from = new URLSearchParams(query);
  const vintage = Number(from.get("vintage"));
  const table = from.get("table");
  const way = from.get("view") || null;
  return {
    indicator: from.get("indicator") || null,
    level: from.get("level") || null,
    vintage: Number.isInteger(vintage) && vintage > 0 ? vintage : null,
    period: from.get("period") || null,
    classes: from.get("classes") || null,
    kinds: from.getAll("kind").filter((kind) => kind !== "none" && kind !== ""),
    topics: from.getAll("topic").filter((topic) => topic !== ""),
    marks: from.get("kind") !== "none",
    area: from.get("area") || null,
    asset: from.get("asset") || null,
    at: sight(from.get("at")),
    table: table === "areas" || table === "assets" || (table === "view" && way !== null) ? table : null,
    view: way,
    own: way === null ? {} : Object.fromEntries([...from].filter(([name, value]) => !known.includes(name) && value !== "")),
  };
}

function sight(text: string | null): Sight | null {
  const parts = (text ?? "").split(",").map(Number);
  const [longitude, latitude, zoom] = parts;
  return parts.length === 3 &&
    longitude !== undefined &&
    latitude !== undefined &&
    zoom !== undefined &&
    parts.every(Number.isFinite) &&
    Math.abs(longitude) <= 180 &&
    Math.abs(latitude) <= 85 &&
    zoom >= 0 &&
    zoom <= 22
    ? { longitude, latitude, zoom }
    : null;
}

/** The query of an address, without a question mark; "" for the view that nobody has changed. */
export function write(view: View): string {
  const to = new URLSearchParams(composed(view));
  if (!view.marks) {
    to.append("kind", "none");
  }

  put(to, "area", view.area);
  put(to, "asset", view.asset);
  put(to, "at", view.at && [view.at.longitude.toFixed(5), view.at.latitude.toFixed(5), view.at.zoom.toFixed(2)].map(Number).join(","));
  put(to, "table", view.table);
  put(to, "view", view.view);
  for (const [name, value] of Object.entries(view.view === null ? {} : view.own).sort(([one], [other]) => (one < other ? -1 : 1))) {
    put(to, name, value);
  }

  return to.toString().replaceAll("%2C", ",");
}

/** The part of the query that decides what is drawn, as the service takes it. */
export function composed(view: View): string {
  const to = new URLSearchParams();
  put(to, "indicator", view.indicator);
  put(to, "level", view.level);
  put(to, "vintage", view.vintage?.toString() ?? null);
  put(to, "period", view.period);
  put(to, "classes", view.classes === "quantile" ? null : view.classes);
  for (const kind of [...view.kinds].sort()) {
    to.append("kind", kind);
  }

  for (const topic of [...view.topics].sort()) {
    to.append("topic", topic);
  }

  return to.toString();
}

/** The query of what is recorded and shown: kinds and topics. */
export function narrowed(view: View): URLSearchParams {
  return new URLSearchParams(composed({ ...view, indicator: null, level: null, vintage: null, period: null, classes: null }));
}

function put(to: URLSearchParams, name: string, value: string | null): void {
  if (value) {
    to.set(name, value);
  }
}
