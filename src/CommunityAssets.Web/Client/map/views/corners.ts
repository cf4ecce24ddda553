// The corners of an area that somebody draws, as handles over the map: dragged by mouse or finger, moved by arrow keys, taken away by
// Delete.
import type { Map as LibreMap } from "maplibre-gl";
import { el } from "../dom";

export type Corner = readonly [number, number];

export interface CornersListener {
  /** A corner is being moved. */
  moving(corners: readonly Corner[]): void;
  /** The corners are others now. */
  changed(corners: readonly Corner[]): void;
  /** The first corner was pressed while the area is open. */
  closing(): void;
}

/** More corners than this are not moved one by one. */
export const mostHandles = 100;

const step = 6;

export class Corners {
  private readonly box = el("div", { class: "corners" });
  private corners: readonly Corner[] = [];
  private open = true;
  private readonly place = (): void => this.moveAll();

  constructor(
    private readonly map: LibreMap,
    private readonly listener: CornersListener,
  ) {
    map.getContainer().append(this.box);
    map.on("move", this.place);
    map.on("resize", this.place);
  }

  show(corners: readonly Corner[], open: boolean): void {
    this.corners = corners;
    this.open = open;
    const focused = [...this.box.children].indexOf(document.activeElement as Element);
    this.box.replaceChildren(...(corners.length > mostHandles ? [] : corners.map((_, at) => this.handle(at))));
    this.moveAll();
    if (focused >= 0) {
      (this.box.children[Math.min(focused, this.box.children.length - 1)] as HTMLElement | undefined)?.focus({ preventScroll: true });
    }
  }

  end(): void {
    this.map.off("move", this.place);
    this.map.off("resize", this.place);
    this.box.remove();
  }

  private moveAll(): void {
    for (const [at, handle] of [...this.box.children].entries()) {
      const corner = this.corners[at];
      if (corner && handle instanceof HTMLElement) {
        const { x, y } = this.map.project([corner[0], corner[1]]);
        handle.style.transform = `translate(${x}px, ${y}px)`;
      }
    }
  }

  private handle(at: number): HTMLButtonElement {
    const closes = this.open && at === 0 && this.corners.length > 2;
    const handle = el("button", {
      type: "button",
      class: closes ? "corners__handle corners__handle--first" : "corners__handle",
      "aria-label": closes
        ? "First corner: press to close the area"
        : `Corner ${at + 1} of ${this.corners.length}. Arrow keys move it, Delete takes it away`,
    });
    // What is done to a corner is not done to the map under it.
    for (const kind of ["click", "mousedown", "touchstart", "dblclick"]) {
      handle.addEventListener(kind, (event) => event.stopPropagation());
    }

    handle.addEventListener("pointerdown", (event) => this.drag(event, at, handle, closes));
    handle.addEventListener("keydown", (event) => this.key(event, at, closes));
    return handle;
  }

  private drag(down: PointerEvent, at: number, handle: HTMLElement, closes: boolean): void {
    down.stopPropagation();
    if (down.button !== 0) {
      return;
    }

    handle.setPointerCapture(down.pointerId);
    const frame = this.map.getContainer().getBoundingClientRect();
    let moved = false;
    const move = (event: PointerEvent): void => {
      moved ||= Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) > 4;
      if (moved) {
        const { lng, lat } = this.map.unproject([event.clientX - frame.left, event.clientY - frame.top]);
        this.corners = this.corners.with(at, [lng, lat]);
        this.moveAll();
        this.listener.moving(this.corners);
      }
    };
    const up = (): void => {
      handle.removeEventListener("pointermove", move);
      handle.removeEventListener("pointerup", up);
      handle.removeEventListener("pointercancel", up);
      if (moved) {
        this.listener.changed(this.corners);
      } else if (closes) {
        this.listener.closing();
      }
    };
    handle.addEventListener("pointermove", move);
    handle.addEventListener("pointerup", up);
    handle.addEventListener("pointercancel", up);
  }

  private key(event: KeyboardEvent, at: number, closes: boolean): void {
    const by = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    const corner = this.corners[at];
    if (by && corner) {
      event.preventDefault();
      event.stopPropagation();
      const { x, y } = this.map.project([corner[0], corner[1]]);
      const { lng, lat } = this.map.unproject([x + (by[0] ?? 0), y + (by[1] ?? 0)]);
      this.corners = this.corners.with(at, [lng, lat]);
      this.listener.changed(this.corners);
    } else if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      event.stopPropagation();
      this.listener.changed(this.corners.filter((_, other) => other !== at));
    } else if ((event.key === "Enter" || event.key === " ") && closes) {
      event.preventDefault();
      event.stopPropagation();
      this.listener.closing();
    }
  }
}
