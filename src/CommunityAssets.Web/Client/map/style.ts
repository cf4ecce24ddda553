// Puts a composition, which knows nothing of any map library, into MapLibre's own words.
import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
} from "maplibre-gl";
import type { Composition, Layer, Source } from "./contract";
import type { ImageWords } from "./images";
import { shadingLayers } from "./viewLayers";
import type { Drawing, Shading } from "./views/contract";

export interface Chosen {
  readonly area: string | null;
  readonly asset: string | null;
}

/** Glyphs are drawn in the browser from these system fonts: nothing is fetched for names. "Semibold" tells the weight alone. */
const plain = ["system-ui", "Segoe UI", "Roboto", "Noto Sans", "Liberation Sans"];
const heavy = ["Semibold", ...plain];

/** The layer that takes taps on areas: it covers every area, whether or not it is shaded. */
export const areaHit = "area-hit";
/** Layers that show the chosen thing. */
export const chosenAsset = "asset-chosen";

/** The style of a composition. A base style of another service, where one is configured, lies under everything. */
export function styleOf(
  composition: Composition,
  chosen: Chosen,
  marks: boolean,
  ground: string,
  base: StyleSpecification | null,
  way: { readonly shading: Shading | null; readonly drawing: Drawing | null } = { shading: null, drawing: null },
): StyleSpecification {
  const sources: Record<string, SourceSpecification> = {};
  for (const source of composition.sources) {
    if (source.kind !== "style") {
      sources[source.id] = sourceOf(source);
    }
  }

  const fonts = base?.glyphs ? { plain: fontOf(base), heavy: fontOf(base) } : { plain, heavy };
  const layers = namesUnderMarks(composition.layers)
    .filter((layer) => marks || layer.source !== "assets")
    .filter(
      (layer) => layer.kind !== "raster" || composition.sources.some((source) => source.id === layer.source && source.kind === "raster"),
    )
    .flatMap((layer) => [
      // What a way of looking draws lies on the areas, under what is chosen and under every mark and name.
      ...(layer.kind === "highlight" ? (way.drawing?.layers ?? []) : []),
      ...layersOf(layer, composition, chosen, fonts, base ? null : ground, way.shading),
    ]);
  return {
    version: 8,
    ...(base?.glyphs ? { glyphs: base.glyphs } : {}),
    ...(base?.sprite ? { sprite: base.sprite } : {}),
    sources: { ...base?.sources, ...sources, ...way.drawing?.sources },
    layers: [
      ...(base?.layers ?? [{ id: "ground", type: "background", paint: { "background-color": ground } } satisfies LayerSpecification]),
      ...layers,
    ],
  };
}

/**
 * MapLibre finds places for symbols from the top layer down, so what should give way lies lower: names under marks, names of areas under
 * names of assets. Nothing is hidden by that, since names keep clear of marks.
 */
function namesUnderMarks(layers: readonly Layer[]): Layer[] {
  const names = layers.filter((layer) => layer.kind === "label");
  const others = layers.filter((layer) => layer.kind !== "label");
  const marks = others.findIndex((layer) => layer.kind === "cluster" || layer.kind === "symbol");
  return marks < 0 ? [...others, ...names] : [...others.slice(0, marks), ...names, ...others.slice(marks)];
}

/** What pictures need to be drawn for a composition. */
export function imageWords(composition: Composition, colours: { ink: string; ground: string; hatch: string }): ImageWords {
  const symbols = composition.layers.find((layer) => layer.kind === "symbol");
  const clusters = composition.layers.find((layer) => layer.kind === "cluster");
  return { symbols: symbols?.symbols ?? {}, parts: clusters?.parts ?? [], halo: symbols?.halo ?? "#ffffff", ...colours };
}

function fontOf(base: StyleSpecification): string[] {
  for (const layer of base.layers) {
    const font: unknown = layer.type === "symbol" ? layer.layout?.["text-font"] : undefined;
    if (Array.isArray(font) && font.every((name) => typeof name === "string")) {
      return font;
    }
  }

  return plain;
}

function sourceOf(source: Source): SourceSpecification {
  const shared = {
    tiles: source.tiles.map((address) => new URL(address, location.origin).href.replaceAll("%7B", "{").replaceAll("%7D", "}")),
    minzoom: source.minZoom,
    maxzoom: source.maxZoom,
    ...(source.attribution ? { attribution: escape(source.attribution) } : {}),
  };
  return source.kind === "raster"
    ? { type: "raster", tileSize: 256, ...shared }
    : { type: "vector", ...shared, ...(source.promoteId ? { promoteId: source.promoteId } : {}) };
}

/** Text as markup that says the same. */
export function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function layersOf(
  layer: Layer,
  composition: Composition,
  chosen: Chosen,
  fonts: { plain: string[]; heavy: string[] },
  ground: string | null,
  shading: Shading | null,
): LayerSpecification[] {
  if (layer.kind === "raster") {
    return [{ id: layer.id, type: "raster", source: layer.source }];
  }

  const from = {
    source: layer.source,
    "source-layer": layer.sourceLayer ?? "",
    ...(layer.minZoom ? { minzoom: layer.minZoom } : {}),
  };
  switch (layer.kind) {
    case "choropleth":
      return [
        ...hit(layer, composition),
        ...(shading && !shading.overRamp ? [] : choropleth(layer, from, ground)),
        ...(shading ? shadingLayers(shading, from) : []),
      ];
    case "outline":
      // Which areas are not yet mapped is a way of looking's own to say where it shades.
      return shading && !shading.overRamp && layer.dotted ? [] : [
        ...hit(layer, composition),
        {
          id: layer.id,
          type: "line",
          ...from,
          ...(layer.key && layer.only ? { filter: ["in", ["get", layer.key], ["literal", layer.only]] as unknown as FilterSpecification } : {}),
          layout: layer.dotted ? { "line-cap": "round", "line-join": "round" } : { "line-join": "round" },
          paint: {
            "line-color": layer.colour,
            "line-width": ["interpolate", ["linear"], ["zoom"], 8, layer.width * 0.6, 12, layer.width * 1.6, 16, layer.width * 3],
            ...(layer.dotted ? { "line-dasharray": [0, 2.5] } : {}),
          },
        },
      ];
    case "highlight":
      return [
        line(`${layer.id}-halo`, "#ffffff", layer.width + 3, is(layer.key, chosen.area), from),
        line(layer.id, layer.colour, layer.width, is(layer.key, chosen.area), from),
      ];
    case "shape":
      return [
        {
          id: layer.id,
          type: "fill",
          ...from,
          filter: ["==", ["geometry-type"], "Polygon"],
          paint: { "fill-color": byValue(layer.attribute, layer.colours), "fill-opacity": 0.28 },
        },
        {
          id: `${layer.id}-line`,
          type: "line",
          ...from,
          layout: { "line-join": "round", "line-cap": "round" },
          paint: { "line-color": byValue(layer.attribute, layer.colours), "line-width": 2 },
        },
      ];
    case "cluster":
      return [cluster(layer, from, fonts.heavy)];
    case "symbol":
      return [
        {
          id: layer.id,
          type: "symbol",
          ...from,
          layout: {
            "icon-image": ["concat", "mark|", ["get", layer.attribute]],
            "icon-offset": sideBySide(layer.stack),
            "icon-allow-overlap": true,
            // Smaller where many stand close, whole where there is room.
            "icon-size": ["interpolate", ["linear"], ["zoom"], 12, 0.75, 16, 1],
          },
        },
        {
          id: chosenAsset,
          type: "symbol",
          ...from,
          filter: is("id", chosen.asset),
          layout: {
            "icon-image": ["concat", "mark|", ["get", layer.attribute], "|chosen"],
            "icon-offset": sideBySide(layer.stack),
            "icon-allow-overlap": true,
            "icon-ignore-placement": true,
          },
        },
      ];
    case "label":
      return [label(layer, from, layer.source === "areas" ? fonts.heavy : fonts.plain)];
  }
}

type From = { source: string; "source-layer": string; minzoom?: number };

/** Areas take taps everywhere, also where nothing shades them. */
function hit(layer: Layer, composition: Composition): LayerSpecification[] {
  return composition.taps.some((tap) => tap.does === "area" && tap.layer === layer.id)
    ? [{ id: areaHit, type: "fill", source: layer.source, "source-layer": layer.sourceLayer ?? "", paint: { "fill-opacity": 0 } }]
    : [];
}

/** From this zoom on areas no longer lie upon each other: further out the smallest are painted above their neighbours. */
const apartFrom = 8;

function choropleth(layer: Extract<Layer, { kind: "choropleth" }>, from: From, ground: string | null): LayerSpecification[] {
  const has: ExpressionSpecification = ["has", layer.attribute];
  const held: ExpressionSpecification = ["==", ["get", "suppressed"], true];
  const shade = byClass(layer, layer.colours);
  // Opaque, in the very colours that shading lets the ground make of them, so that what is painted above shows its own class alone.
  const paint =
    ground === null
      ? { "fill-color": shade, "fill-opacity": layer.opacity }
      : {
          "fill-color": [
            "step",
            ["zoom"],
            byClass(layer, layer.colours.map((colour) => over(colour, ground, layer.opacity))),
            apartFrom,
            shade,
          ] as unknown as ExpressionSpecification,
          "fill-opacity": ["step", ["zoom"], 1, apartFrom, layer.opacity] as unknown as ExpressionSpecification,
        };
  return [
    {
      id: `${layer.id}-no-data`,
      type: "fill",
      ...from,
      filter: ["all", ["!", has], ["!", held]],
      paint: { "fill-pattern": "hatch", "fill-opacity": 0.8 },
    },
    { id: `${layer.id}-held-back`, type: "fill", ...from, filter: held, paint: { "fill-pattern": "dots", "fill-opacity": 0.8 } },
    {
      id: layer.id,
      type: "fill",
      ...from,
      filter: ["all", has, ["!", held]],
      paint: {
        ...paint,
        "fill-antialias": ["step", ["zoom"], false, layer.smoothFrom, true],
      },
    },
  ];
}

function byClass(layer: Extract<Layer, { kind: "choropleth" }>, colours: readonly string[]): string | ExpressionSpecification {
  const [first = "#ffffff", ...others] = colours;
  return layer.limits.length === 0
    ? first
    : ([
        "step",
        ["get", layer.attribute],
        first,
        ...layer.limits.flatMap((limit, i) => [limit, others[i] ?? first]),
      ] as unknown as ExpressionSpecification);
}

/** What a colour that lets some of the ground through looks like; both as #rrggbb. */
export function over(colour: string, ground: string, opacity: number): string {
  const parts = [1, 3, 5].map((at) => {
    const [own, below] = [parseInt(colour.slice(at, at + 2), 16), parseInt(ground.slice(at, at + 2), 16)];
    return Math.round(own * opacity + below * (1 - opacity)).toString(16).padStart(2, "0");
  });
  return `#${parts.join("")}`;
}

function cluster(layer: Extract<Layer, { kind: "cluster" }>, from: From, font: string[]): LayerSpecification {
  const whole: ExpressionSpecification = ["max", 1, ["coalesce", ["get", layer.count], 1]];
  const parts = layer.parts.flatMap((part, i) => [
    ...(i > 0 ? [","] : []),
    ["to-string", ["ceil", ["/", ["*", 12, ["coalesce", ["get", part], 0]], whole]]],
  ]);
  return {
    id: layer.id,
    type: "symbol",
    ...from,
    layout: {
      "icon-image": [
        "concat",
        "ring|",
        ["step", whole, "s", 10, "m", 50, "l", 500, "x"],
        "|",
        ...parts,
      ] as unknown as ExpressionSpecification,
      "icon-allow-overlap": true,
      "text-field": [
        "case",
        [">=", whole, 10_000],
        ["concat", ["to-string", ["round", ["/", whole, 1000]]], "k"],
        ["to-string", ["get", layer.count]],
      ],
      "text-font": font,
      "text-size": ["step", whole, 13, 50, 15, 1000, 14],
      "text-allow-overlap": true,
      "text-ignore-placement": true,
    },
    paint: { "text-color": "#1d2433" },
  };
}

function label(layer: Extract<Layer, { kind: "label" }>, from: From, font: string[]): LayerSpecification {
  const ofAreas = layer.source === "areas";
  return {
    id: layer.id,
    type: "symbol",
    ...from,
    // A name belongs to the mark at the point itself; those beside it are told when they are pointed at.
    ...(ofAreas ? {} : { filter: ["!", ["to-boolean", ["get", "stack"]]] as FilterSpecification }),
    layout: {
      "text-field": ["get", layer.attribute],
      "text-font": font,
      "text-size": ofAreas ? 13 : 13.5,
      "text-max-width": 9,
      "text-padding": 4,
      ...(ofAreas
        ? {
            "text-variable-anchor": ["center", "top", "bottom", "left", "right"],
            "text-radial-offset": 0.6,
            "text-justify": "auto" as const,
          }
        : {
            "text-variable-anchor": ["top", "left", "right", "bottom"],
            // Clear of the mark, which grows with the zoom.
            "text-radial-offset": ["interpolate", ["linear"], ["zoom"], 14, 1.1, 16, 1.5],
            "text-justify": "auto" as const,
          }),
    },
    paint: { "text-color": layer.colour, "text-halo-color": layer.halo, "text-halo-width": 1.6, "text-halo-blur": 0.4 },
  };
}

/** How far, in pixels, a mark stands from a point that others had before it: of groups that meet in one hall, each shows. */
export function beside(stack: number): [number, number] {
  const turn = stack * 2.4;
  const away = stack === 0 ? 0 : 14 + 8 * Math.sqrt(stack);
  return [Math.round(away * Math.sin(turn)), Math.round(-away * Math.cos(turn))];
}

function sideBySide(attribute: string): ExpressionSpecification {
  const others = Array.from({ length: 40 }, (_, i) => [i + 1, ["literal", beside(i + 1)]]).flat();
  return ["match", ["get", attribute], ...others, ["literal", [0, 0]]] as unknown as ExpressionSpecification;
}

function line(id: string, colour: string, width: number, filter: FilterSpecification, from: From): LayerSpecification {
  return {
    id,
    type: "line",
    ...from,
    filter,
    layout: { "line-join": "round", "line-cap": "round" },
    paint: { "line-color": colour, "line-width": width },
  };
}

/** A filter for the one feature that is chosen; none is when the key is null. */
export function is(attribute: string, key: string | null): FilterSpecification {
  return ["==", ["get", attribute], key ?? ""];
}

function byValue(attribute: string, colours: Readonly<Record<string, string>>): ExpressionSpecification {
  return ["match", ["get", attribute], ...Object.entries(colours).flat(), "#5a6475"] as unknown as ExpressionSpecification;
}
