// What small maps lie on: the ground of the atlas's own map without its assets.
import type { StyleSpecification } from "maplibre-gl";
import type { Composition } from "./contract";
import { ask } from "./service";

/** The same with the edges and names of wards, where the atlas has them: people know those, and not small areas by their numbers. */
export async function ofWards(composition: Composition): Promise<Composition> {
  return composition.choices.levels.some((level) => level.id === "ward") ? ask<Composition>("/api/v1/maps/place?level=ward") : composition;
}

/** The ground alone: a base map where there is one, the edges and names of areas. */
export function groundOf(composition: Composition): Composition {
  const layers = composition.layers.filter(
    (layer) => layer.kind === "raster" || (layer.source === "areas" && (layer.id === "area-line" || layer.kind === "label")),
  );
  return { ...composition, layers, taps: [], legend: null, sources: composition.sources.filter((source) => source.id !== "assets") };
}

export async function baseOf(composition: Composition): Promise<StyleSpecification | null> {
  const address = composition.sources.find((source) => source.kind === "style")?.tiles[0];
  try {
    return address ? await ask<StyleSpecification>(address) : null;
  } catch (error) {
    // The map is whole without what lies under it.
    console.warn("The base map could not be loaded.", error);
    return null;
  }
}
