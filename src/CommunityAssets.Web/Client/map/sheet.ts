// On a narrow screen the panel is a sheet from below with three heights. A button steps through them, arrow keys too; it can be dragged.
import { need } from "./dom";

export const narrow = matchMedia("(max-width: 760px)");
const heights = ["low", "half", "full"] as const;
type Height = (typeof heights)[number];

const next: Readonly<Record<Height, string>> = { low: "Show more of the panel", half: "Show all of the panel", full: "Show the map" };

export class Sheet {
  private readonly panel = need("panel");
  private readonly handle = need<HTMLButtonElement>("panel-handle");
  private height: Height = "low";
  private start: { y: number; height: number; moved: boolean } | null = null;

  constructor(private readonly changed: () => void) {
    this.handle.addEventListener("click", () => {
      if (!this.start?.moved) {
        this.set(this.height === "low" ? "half" : this.height === "half" ? "full" : "low");
      }

      this.start = null;
    });
    this.handle.addEventListener("keydown", (event) => {
      const step = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
      if (step !== 0) {
        event.preventDefault();
        this.set(heights[Math.min(Math.max(heights.indexOf(this.height) + step, 0), 2)] ?? "low");
      }
    });
    this.handle.addEventListener("pointerdown", (event) => {
      this.start = { y: event.clientY, height: this.panel.offsetHeight, moved: false };
      this.handle.setPointerCapture(event.pointerId);
    });
    this.handle.addEventListener("pointermove", (event) => this.drag(event));
    this.handle.addEventListener("pointerup", () => this.drop());
    this.handle.addEventListener("pointercancel", () => this.drop());
    narrow.addEventListener("change", () => this.set(this.height));
    this.set(this.panel.dataset["height"] === "half" ? "half" : "low");
  }

  /** Opens far enough to read what has been chosen. */
  raise(): void {
    if (this.height === "low") {
      this.set("half");
    }
  }

  /** How much of the map the sheet covers, in pixels. */
  cover(): number {
    const share = { low: 0, half: 0.5, full: 0.5 }[this.height];
    return narrow.matches ? Math.max(Math.round(window.innerHeight * share), 128) : 0;
  }

  private set(height: Height): void {
    this.height = height;
    this.panel.style.removeProperty("height");
    this.panel.dataset["height"] = height;
    this.handle.setAttribute("aria-label", next[height]);
    this.changed();
  }

  private drag(event: PointerEvent): void {
    if (!this.start) {
      return;
    }

    const by = this.start.y - event.clientY;
    this.start.moved ||= Math.abs(by) > 6;
    if (this.start.moved) {
      this.panel.style.height = `${Math.max(this.start.height + by, 96)}px`;
    }
  }

  private drop(): void {
    if (this.start?.moved) {
      const share = this.panel.offsetHeight / window.innerHeight;
      this.set(share < 0.32 ? "low" : share < 0.68 ? "half" : "full");
    }
  }
}
