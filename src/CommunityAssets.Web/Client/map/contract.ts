// What the service answers: the shapes of its JSON, as far as the map page reads them.

export interface Composition {
  readonly version: string;
  readonly title: string;
  readonly view: { readonly bounds: readonly [number, number, number, number]; readonly minZoom: number; readonly maxZoom: number };
  readonly address: Address;
  readonly choices: Choices;
  readonly sources: readonly Source[];
  readonly layers: readonly Layer[];
  readonly taps: readonly Tap[];
  readonly legend: Legend | null;
  readonly notYetMapped?: { readonly words: string; readonly count: number } | null;
  readonly attribution: readonly string[];
}

/** What is shown, every choice made. */
export interface Address {
  readonly indicator: string | null;
  readonly level: string | null;
  readonly vintage: number | null;
  readonly period: string | null;
  readonly classes: string;
  readonly kinds: readonly string[];
  readonly topics: readonly string[];
}

export interface Choices {
  readonly indicators: readonly IndicatorChoice[];
  readonly levels: readonly LevelChoice[];
  readonly kinds: readonly KindChoice[];
  readonly topics: readonly { readonly id: string; readonly label: string; readonly count: number }[];
  readonly classes: readonly { readonly id: string; readonly label: string }[];
}

/** How an indicator's numbers are written: "12.3%", "£1,250"; a share held from 0 to 1 is told in per cent. */
export interface NumberForm {
  readonly times: number;
  readonly before: string;
  readonly after: string;
  readonly unit: string | null;
}

export interface IndicatorChoice {
  readonly id: string;
  readonly name: string;
  readonly domain?: string | null;
  readonly number: NumberForm;
  readonly polarityWords: string;
  readonly tells: string | null;
  readonly layers: readonly { readonly level: string; readonly vintage: number; readonly period: string; readonly values: number }[];
}

export interface LevelChoice {
  readonly id: string;
  readonly label: string;
  readonly vintage: number;
  readonly count: number;
}

export interface KindChoice {
  readonly id: string;
  readonly label: string;
  readonly one: string;
  readonly many: string;
  readonly count: number;
  readonly colour: string;
  readonly shape: string;
}

export interface Source {
  readonly id: string;
  readonly kind: "vector" | "raster" | "style";
  readonly tiles: readonly string[];
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly promoteId?: string | null;
  readonly attribution?: string | null;
}

interface LayerBase {
  readonly id: string;
  readonly source: string;
  readonly sourceLayer?: string | null;
  readonly minZoom?: number | null;
}

export type Layer =
  | (LayerBase & { readonly kind: "raster" })
  | (LayerBase & {
      readonly kind: "choropleth";
      readonly attribute: string;
      readonly limits: readonly number[];
      readonly colours: readonly string[];
      readonly opacity: number;
      readonly smoothFrom: number;
    })
  | (LayerBase & {
      readonly kind: "outline";
      readonly colour: string;
      readonly width: number;
      readonly dotted: boolean;
      /** Which areas are meant, by an attribute; all of them where it is left out. */
      readonly key?: string | null;
      readonly only?: readonly string[] | null;
    })
  | (LayerBase & { readonly kind: "highlight"; readonly key: string; readonly colour: string; readonly width: number })
  | (LayerBase & { readonly kind: "shape"; readonly attribute: string; readonly colours: Readonly<Record<string, string>> })
  | (LayerBase & {
      readonly kind: "cluster";
      readonly count: string;
      readonly parts: readonly string[];
      readonly colours: Readonly<Record<string, string>>;
    })
  | (LayerBase & {
      readonly kind: "symbol";
      readonly attribute: string;
      readonly symbols: Readonly<Record<string, { readonly shape: string; readonly colour: string }>>;
      readonly halo: string;
      readonly stack: string;
    })
  | (LayerBase & { readonly kind: "label"; readonly attribute: string; readonly colour: string; readonly halo: string });

/** What choosing something on the map tells. */
export interface Tap {
  readonly layer: string;
  readonly does: "area" | "asset" | "zoom";
  readonly key: string | null;
}

export interface Legend {
  readonly title: string;
  readonly unit: string | null;
  readonly period: string;
  readonly source: string | null;
  readonly polarity: string;
  readonly method: string;
  readonly classes: readonly {
    readonly from: number;
    readonly to: number;
    readonly words: string;
    readonly colour: string;
    readonly count: number;
  }[];
  readonly noData: { readonly words: string; readonly count: number };
  readonly suppressed: { readonly words: string; readonly count: number };
}

/** The story of one area: strengths first. */
export interface Story {
  readonly area: {
    readonly code: string;
    readonly name: string;
    readonly level: string;
    readonly levelLabel: string;
    readonly vintage: number;
    readonly population: number | null;
    readonly bounds: readonly [number, number, number, number] | null;
  };
  readonly strengths: {
    readonly total: number;
    readonly sentence: string;
    readonly byKind: readonly {
      readonly id: string;
      readonly label: string;
      readonly one: string;
      readonly many: string;
      readonly count: number;
    }[];
    readonly byTopic: readonly { readonly id: string; readonly label: string; readonly count: number }[];
    readonly examples: readonly { readonly id: string; readonly name: string; readonly kind: string; readonly topics: readonly string[] }[];
  };
  readonly links: { readonly count: number | null; readonly sentence: string | null };
  readonly known: { readonly sentence: string; readonly notYetMapped: boolean };
  readonly indicators: readonly Need[];
}

export interface Need {
  readonly id: string;
  readonly name: string;
  readonly domain: string | null;
  readonly polarity: string;
  readonly polarityWords: string;
  readonly period: string;
  readonly value: number | null;
  readonly valueWords: string;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly limitsWords: string | null;
  readonly rankWords: string | null;
  readonly place: Benchmark | null;
  readonly england: Benchmark | null;
  readonly comparison: string | null;
  readonly suppressed: boolean;
  readonly note: string | null;
  readonly scale: { readonly min: number; readonly max: number } | null;
}

export interface Benchmark {
  readonly name: string;
  readonly value: number;
  readonly words: string;
}

export interface AssetFeature {
  readonly id: string;
  readonly geometry: GeoJSON.Geometry | null;
  readonly properties: AssetFacts;
}

export interface AssetFacts {
  readonly kind: string;
  readonly name: string;
  readonly summary: string | null;
  readonly topics: readonly string[];
  readonly address: string | null;
  readonly postcode: string | null;
  readonly online: boolean;
  readonly sessions: readonly { readonly words: string }[];
  readonly access: Readonly<Record<string, "yes" | "no" | null>>;
  readonly cost: { readonly words: string } | null;
  readonly audience: { readonly ageFrom: number | null; readonly ageTo: number | null; readonly words: string | null } | null;
  readonly contact: { readonly phone: string | null; readonly email: string | null; readonly web: string | null } | null;
  readonly source: { readonly name: string; readonly licence: string | null };
  readonly verified: { readonly on: string | null } | null;
  readonly links?: readonly { readonly words: string; readonly id: string; readonly name: string; readonly otherKind: string }[];
}

export interface AssetPage {
  readonly features: readonly AssetFeature[];
  readonly numberMatched: number;
  readonly links: readonly { readonly rel: string; readonly href: string }[];
}

export interface Values {
  readonly areas: number;
  readonly of: number;
  readonly values: readonly AreaValue[];
}

export interface AreaValue {
  readonly area: string;
  readonly name: string | null;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly suppressed: boolean;
  readonly rank: number | null;
}

export interface AreaPage {
  readonly features: readonly {
    readonly id?: string;
    readonly properties: { readonly code: string; readonly name: string; readonly level: string };
  }[];
  readonly links: readonly { readonly rel: string; readonly href: string }[];
}

export interface Finding {
  readonly type: "postcode" | "area" | "asset";
  readonly id: string;
  readonly label: string;
  readonly detail: string | null;
  readonly point: readonly [number, number] | null;
  readonly bounds: readonly [number, number, number, number] | null;
}
