// One value with its limits as a dot and a line, against the place and the country.
import type { Need } from "./contract";
import { svg } from "./dom";

const width = 300;
const middle = 14;
const edge = 8;

/** Draws an indicator of an area; null where there is nothing to draw. */
export function whisker(line: Need): SVGSVGElement | null {
  const { scale, value } = line;
  if (!scale || value === null) {
    return null;
  }

  const all = [scale.min, scale.max, value, line.lower, line.upper, line.place?.value, line.england?.value].filter(
    (number) => typeof number === "number",
  );
  const low = Math.min(...all);
  const span = Math.max(...all) - low || 1;
  const x = (number: number): number => Math.round((edge + ((number - low) / span) * (width - 2 * edge)) * 10) / 10;
  return svg(
    "svg",
    { class: "whisker", viewBox: `0 0 ${width} 28`, role: "img", "aria-label": describe(line), preserveAspectRatio: "xMidYMid meet" },
    svg("line", { class: "whisker__axis", x1: edge, x2: width - edge, y1: middle, y2: middle }),
    line.england &&
      svg("line", { class: "whisker__country", x1: x(line.england.value), x2: x(line.england.value), y1: middle - 11, y2: middle + 11 }),
    line.place &&
      svg("line", { class: "whisker__place", x1: x(line.place.value), x2: x(line.place.value), y1: middle - 10, y2: middle + 10 }),
    line.lower !== null &&
      line.upper !== null &&
      svg("line", { class: "whisker__limits", x1: x(line.lower), x2: x(line.upper), y1: middle, y2: middle }),
    svg("circle", { class: "whisker__value", cx: x(value), cy: middle, r: 6 }),
  );
}

function describe(line: Need): string {
  return [
    `${line.name}: ${line.valueWords}`,
    line.limitsWords,
    line.place && `${line.place.name} ${line.place.words}`,
    line.england && `${line.england.name} ${line.england.words}`,
  ]
    .filter(Boolean)
    .join(", ");
}
