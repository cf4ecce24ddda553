// The small map on which a pin is put: by a tap, or with the keyboard by bringing the spot under the cross in the middle.
import { LngLatBounds, Map as LibreMap, Marker, NavigationControl, setWorkerUrl } from "maplibre-gl";
import type { Composition } from "../map/contract";
import { el } from "../map/dom";
import { baseOf, groundOf, ofWards } from "../map/ground";
import { draw } from "../map/images";
import { ask } from "../map/service";
import { imageWords, styleOf } from "../map/style";

type Position = readonly [number, number];

export class PinMap {
    private map: LibreMap | null = null;
    private marker: Marker | null = null;

    constructor(
        private readonly frame: HTMLElement,
        private readonly chosen: (at: Position) => void,
    ) {}

    async start(at: Position | null): Promise<void> {
        const composition = groundOf(await ofWards(await ask<Composition>("/api/v1/maps/place")));
        const base = await baseOf(composition);
        setWorkerUrl(new URL("/dist/map-worker.js", location.href).href);
        const styles = getComputedStyle(document.documentElement);
        const colour = (name: string): string => styles.getPropertyValue(name).trim();
        const colours = { ink: colour("--ink"), ground: colour("--ground"), hatch: colour("--hatch") };
        const [west, south, east, north] = composition.view.bounds;
        const map = new LibreMap({
            container: this.frame,
            style: styleOf(composition, { area: null, asset: null }, false, colours.ground, base),
            bounds: new LngLatBounds([west, south], [east, north]),
            fitBoundsOptions: { padding: 20 },
            maxZoom: 18,
            attributionControl: false,
            cooperativeGestures: matchMedia("(pointer: coarse)").matches,
            dragRotate: false,
            pitchWithRotate: false,
            touchPitch: false,
            fadeDuration: 0,
        });
        this.map = map;
        map.touchZoomRotate.disableRotation();
        map.keyboard.disableRotation();
        map.setMissingStyleImageResolver((name) => draw(map, name, imageWords(composition, colours)));
        map.addControl(new NavigationControl({ showCompass: false }), "top-right");
        this.frame.append(el("div", { class: "pin-cross", "aria-hidden": "true" }));
        map.on("click", ({ lngLat }) => this.chosen([lngLat.lng, lngLat.lat]));
        map.getCanvas().addEventListener("keydown", (event) => {
            if (event.key === "Enter") {
                event.preventDefault();
                this.chosen(this.middle());
            }
        });
        if (at) {
            map.jumpTo({ center: [at[0], at[1]], zoom: 15 });
        }

        map.once("idle", () => {
            this.frame.dataset["state"] = "ready";
        });
    }

    put(at: Position | null): void {
        this.marker?.remove();
        this.marker = null;
        if (at && this.map) {
            const element = el("div", { class: "pin", "aria-hidden": "true" });
            this.marker = new Marker({ element, anchor: "bottom" }).setLngLat([at[0], at[1]]).addTo(this.map);
            element.removeAttribute("role");
            element.removeAttribute("aria-label");
            element.removeAttribute("tabindex");
        }
    }

    middle(): Position {
        const { lng, lat } = this.map?.getCenter() ?? { lng: 0, lat: 0 };
        return [lng, lat];
    }
}
