// The pictures that the map draws with, made on a canvas when they are first needed:
//   mark|group            the mark of a kind with its halo          mark|group|chosen   the same, larger, with a ring around it
//   ring|m|4,2,0,0,1,0    a cluster: its parts by kind, in twelfths  hatch, dots         areas without data, areas held back
import type { Map as LibreMap } from "maplibre-gl";

export interface ImageWords {
  readonly symbols: Readonly<Record<string, { readonly shape: string; readonly colour: string }>>;
  readonly parts: readonly string[];
  readonly halo: string;
  readonly ink: string;
  readonly ground: string;
  readonly hatch: string;
}

const ratio = 2;
const radii: Readonly<Record<string, number>> = { s: 15, m: 19, l: 24, x: 26 };

/** Draws a picture by its name and gives it to the map. */
export function draw(map: LibreMap, name: string, words: ImageWords): void {
  const image = make(name, words);
  if (image && !map.hasImage(name)) {
    map.addImage(name, image, { pixelRatio: ratio });
  }
}

function make(name: string, words: ImageWords): ImageData | null {
  const [what, first = "", second = ""] = name.split("|");
  switch (what) {
    case "mark":
      return mark(words.symbols[first], second === "chosen", words);
    case "ring":
      return ring(radii[first] ?? 15, second.split(",").map(Number), words);
    case "hatch":
      return hatch(words);
    case "dots":
      return dots(words);
    default:
      return null;
  }
}

function sheet(size: number): CanvasRenderingContext2D {
  const canvas = document.createElement("canvas");
  canvas.width = size * ratio;
  canvas.height = size * ratio;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  if (!pen) {
    throw new Error("This browser has no canvas to draw on.");
  }

  pen.scale(ratio, ratio);
  return pen;
}

const finish = (pen: CanvasRenderingContext2D): ImageData => pen.getImageData(0, 0, pen.canvas.width, pen.canvas.height);

/** The path of a shape in a box of 24, as the page itself draws it. */
function shape(name: string): Path2D {
  return new Path2D(document.querySelector(`#shape-${CSS.escape(name)} path`)?.getAttribute("d") ?? "M6 6h12v12h-12z");
}

function mark(symbol: { shape: string; colour: string } | undefined, chosen: boolean, words: ImageWords): ImageData {
  const size = chosen ? 46 : 26;
  const pen = sheet(size);
  pen.lineJoin = "round";
  if (chosen) {
    disc(pen, size / 2, 21, words.halo);
    pen.strokeStyle = words.ink;
    pen.lineWidth = 3;
    pen.stroke();
  }

  const scale = chosen ? 1.05 : 0.8;
  pen.translate((size - 24 * scale) / 2, (size - 24 * scale) / 2);
  pen.scale(scale, scale);
  const path = shape(symbol?.shape ?? "circle");
  pen.strokeStyle = words.halo;
  pen.lineWidth = 4.5;
  pen.stroke(path);
  pen.fillStyle = symbol?.colour ?? words.ink;
  pen.fill(path);
  return finish(pen);
}

function disc(pen: CanvasRenderingContext2D, middle: number, radius: number, fill: string): void {
  pen.beginPath();
  pen.arc(middle, middle, radius, 0, 2 * Math.PI);
  pen.fillStyle = fill;
  pen.fill();
}

function ring(radius: number, parts: readonly number[], words: ImageWords): ImageData {
  const size = 2 * radius + 4;
  const middle = size / 2;
  const pen = sheet(size);
  disc(pen, middle, radius + 1.5, words.halo);
  const whole = parts.reduce((sum, part) => sum + part, 0) || 1;
  const present = parts.filter((part) => part > 0).length;
  const gap = present > 1 ? 0.07 : 0;
  let from = -Math.PI / 2;
  parts.forEach((part, i) => {
    if (part > 0) {
      const to = from + (2 * Math.PI * part) / whole;
      pen.beginPath();
      pen.arc(middle, middle, radius - 2.5, from + gap, to - gap);
      pen.lineWidth = 5;
      pen.strokeStyle = words.symbols[words.parts[i] ?? ""]?.colour ?? words.ink;
      pen.stroke();
      from = to;
    }
  });
  return finish(pen);
}

/** Lines at 45°, without a seam from tile to tile. */
function hatch(words: ImageWords): ImageData {
  const size = 8;
  const pen = sheet(size);
  pen.fillStyle = words.ground;
  pen.fillRect(0, 0, size, size);
  pen.strokeStyle = words.hatch;
  pen.lineWidth = 1.4;
  pen.beginPath();
  for (const shift of [-size, 0, size]) {
    pen.moveTo(shift - 1, size + 1);
    pen.lineTo(shift + size + 1, -1);
  }

  pen.stroke();
  return finish(pen);
}

function dots(words: ImageWords): ImageData {
  const pen = sheet(8);
  pen.fillStyle = words.ground;
  pen.fillRect(0, 0, 8, 8);
  pen.fillStyle = words.hatch;
  for (const [x, y] of [
    [2, 2],
    [6, 6],
  ] as const) {
    pen.beginPath();
    pen.arc(x, y, 1.2, 0, 2 * Math.PI);
    pen.fill();
  }

  return finish(pen);
}
