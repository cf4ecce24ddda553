// Areas shaded by classes that a way of looking gives them: told to the map as states of the areas' own tiles, so that nothing is fetched
// again.
import type { ExpressionSpecification, FilterSpecification, LayerSpecification, Map as LibreMap } from "maplibre-gl";
import type { Composition } from "./contract";
import type { Shading } from "./views/contract";

type From = { source: string; "source-layer": string; minzoom?: number };

const own: ExpressionSpecification = ["coalesce", ["feature-state", "class"], ""];
const lit = 0.85;
const dim = 0.18;

/**
 * What a shading's layers have to themselves. Layers that agree in source, filter and layout share what a tile holds for them, and MapLibre
 * stumbles over a tile that comes when one of them has gone while another has stayed: these come and go together.
 */
const apart: FilterSpecification = ["has", "code"];

/** The layers that show a shading. */
export function shadingLayers(shading: Shading, from: From): LayerSpecification[] {
  const classes = Object.entries(shading.looks);
  const filled = classes.filter(([, look]) => look.startsWith("#"));
  const as = (look: string): string[] => classes.filter(([, one]) => one === look).map(([name]) => name);
  const strength = (names: readonly string[], full: number): ExpressionSpecification | number =>
    names.length === 0
      ? 0
      : ([
          "match",
          own,
          ...names.flatMap((name) => [name, shading.lit === null || shading.lit.has(name) ? full : full * dim]),
          0,
        ] as unknown as ExpressionSpecification);
  return [
    {
      id: "view-fill",
      type: "fill",
      ...from,
      filter: apart,
      paint: {
        "fill-color":
          filled.length === 0
            ? "rgba(0,0,0,0)"
            : (["match", own, ...filled.flat(), "rgba(0,0,0,0)"] as unknown as ExpressionSpecification),
        "fill-opacity": strength(filled.map(([name]) => name), lit),
      },
    },
    { id: "view-hatch", type: "fill", ...from, filter: apart, paint: { "fill-pattern": "hatch", "fill-opacity": strength(as("hatch"), 0.8) } },
    {
      // What stands out is outlined too: the palest class would else look like what is dimmed.
      id: "view-lit",
      type: "line",
      ...from,
      filter: apart,
      layout: { "line-join": "round" },
      paint: {
        "line-color": "#1d2433",
        "line-width": ["interpolate", ["linear"], ["zoom"], 8, 0.8, 12, 1.8, 16, 3],
        "line-opacity":
          shading.lit === null || shading.lit.size === 0
            ? 0
            : (["match", own, [...shading.lit].filter((name) => shading.looks[name] !== "dotted"), 1, 0] as unknown as ExpressionSpecification),
      },
    },
    {
      id: "view-dotted",
      type: "line",
      ...from,
      filter: apart,
      layout: { "line-cap": "round", "line-join": "round" },
      paint: {
        "line-color": "#1d2433",
        "line-width": ["interpolate", ["linear"], ["zoom"], 8, 0.8, 12, 2.2, 16, 4],
        "line-dasharray": [0, 2.5],
        "line-opacity": strength(as("dotted"), 1),
      },
    },
  ];
}

/** Tells the map which class each area is in. */
export function fillStates(map: LibreMap, composition: Composition, shading: Shading | null): void {
  const layer = composition.layers.find((one) => one.kind === "choropleth");
  if (!layer || !map.getSource(layer.source)) {
    return;
  }

  const target = { source: layer.source, sourceLayer: layer.sourceLayer ?? "" };
  map.removeFeatureState(target);
  for (const [id, name] of shading?.of ?? []) {
    map.setFeatureState({ ...target, id }, { class: name });
  }
}
