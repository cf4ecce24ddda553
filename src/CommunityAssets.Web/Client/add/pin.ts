// A pin for the form's latitude and longitude. The fields stay what counts; the map only writes into them.
import type { PinMap } from "./pinMap";

export function startPin(): void {
    const picker = document.querySelector<HTMLElement>("[data-pin]");
    const frame = picker?.querySelector<HTMLElement>("[data-pin-map]");
    const longitude = document.getElementById("f-longitude");
    const latitude = document.getElementById("f-latitude");
    if (!picker || !frame || !(longitude instanceof HTMLInputElement) || !(latitude instanceof HTMLInputElement)) {
        return;
    }

    picker.hidden = false;
    const words = picker.querySelector<HTMLElement>("[data-pin-words]");
    const middle = picker.querySelector<HTMLButtonElement>("[data-pin-middle]");
    const off = picker.querySelector<HTMLButtonElement>("[data-pin-off]");
    let map: PinMap | null = null;
    const read = (): readonly [number, number] | null => {
        const at = [Number(longitude.value), Number(latitude.value)] as const;
        return longitude.value.trim() !== "" && latitude.value.trim() !== "" && at.every(Number.isFinite) ? at : null;
    };
    const show = (told: boolean): void => {
        const at = read();
        map?.put(at);
        off?.toggleAttribute("hidden", at === null);
        if (words && told) {
            words.textContent = at ? `The pin is at ${at[1].toFixed(5)}, ${at[0].toFixed(5)}.` : "The pin is off.";
        }
    };
    const write = (at: readonly [number, number] | null): void => {
        longitude.value = at ? at[0].toFixed(6) : "";
        latitude.value = at ? at[1].toFixed(6) : "";
        longitude.dispatchEvent(new Event("input", { bubbles: true }));
        show(true);
    };

    for (const field of [longitude, latitude]) {
        field.addEventListener("change", () => show(true));
    }

    off?.addEventListener("click", () => write(null));
    middle?.addEventListener("click", () => map && write(map.middle()));
    // The map is long in coming: it waits until somebody gets near it.
    const watch = new IntersectionObserver(
        (seen) => {
            if (seen.some((entry) => entry.isIntersecting)) {
                watch.disconnect();
                void import("./pinMap")
                    .then(async ({ PinMap }) => {
                        map = new PinMap(frame, write);
                        await map.start(read());
                        show(false);
                    })
                    .catch((error: unknown) => {
                        console.warn("The map could not be drawn.", error);
                        picker.hidden = true;
                    });
            }
        },
        { rootMargin: "600px" },
    );
    watch.observe(picker);
}
