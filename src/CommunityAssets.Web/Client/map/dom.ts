// Small words for making elements. Text goes in as text, never as markup.

type Child = Node | string | null | undefined | false;

/** Makes an element; an attribute that is false or null is left out, true is written without a value. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | number | boolean | null>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  append(element, children);
  return element;
}

/** Makes an SVG element. */
export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | number | boolean | null>> = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  setAttributes(element, attributes);
  append(element, children);
  return element;
}

function setAttributes(element: Element, attributes: Readonly<Record<string, string | number | boolean | null>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
}

function append(element: Element, children: readonly Child[]): void {
  element.append(
    ...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false && child !== ""),
  );
}

/** The element of that id, which the page always has. */
export function need<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) {
    throw new Error(`The page has no element "${id}".`);
  }

  return found as T;
}

/** The mark of a kind beside its word; of no meaning by itself. */
export function mark(shape: string, colour: string): SVGSVGElement {
  return svg(
    "svg",
    { class: "mark", width: 20, height: 20, viewBox: "0 0 24 24", fill: colour, "aria-hidden": "true", focusable: "false" },
    svg("use", { href: `#shape-${shape}` }),
  );
}

/** 1,204 */
export function count(number: number): string {
  return number.toLocaleString("en-GB");
}

const region = (): HTMLElement => need("announcer");
let pending = 0;

/** Tells something to people who listen to the page. */
export function announce(text: string): void {
  // A change within the same moment is not spoken twice, and the same text again is spoken again.
  window.clearTimeout(pending);
  region().textContent = "";
  pending = window.setTimeout(() => {
    region().textContent = text;
  }, 80);
}
