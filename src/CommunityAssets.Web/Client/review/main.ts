// One-key review: the page says which keys there are, and lets people turn them off, since whoever speaks to their computer presses keys
// without meaning to (WCAG 2.1.4). Keys are left alone while somebody writes, and with Ctrl, Alt or Meta held.
const page = document.querySelector<HTMLElement>("[data-review]");
const told = document.querySelector<HTMLElement>("[data-keys]");
const turn = document.createElement("button");
const choice = "single-keys";
let on = remembered();
const queue = [...document.querySelectorAll<HTMLAnchorElement>("[data-queue-item]")];

function remembered(): boolean {
    try {
        return localStorage.getItem(choice) !== "off";
    } catch {
        return true;
    }
}

function show(): void {
    turn.textContent = on ? "Turn keys off" : "Turn keys on";
}

turn.type = "button";
turn.className = "link-button";
turn.addEventListener("click", () => {
    on = !on;
    show();
    try {
        localStorage.setItem(choice, on ? "on" : "off");
    } catch {
        // Kept for this page alone.
    }
});
show();
told?.append(" ", turn);

function step(by: number): void {
    const at = queue.findIndex((item) => item === document.activeElement);
    queue[Math.max(0, Math.min(queue.length - 1, at < 0 ? 0 : at + by))]?.focus();
}

function press(key: string): boolean {
    const target = document.querySelector<HTMLElement>(`[data-key="${key}"]`);
    if (target instanceof HTMLDetailsElement) {
        target.open = true;
        target.querySelector<HTMLInputElement>("input[type=radio]")?.focus();
    } else if (target !== null) {
        target.click();
    }

    return target !== null;
}

document.addEventListener("keydown", (event) => {
    const target = event.target;
    const writing =
        target instanceof HTMLTextAreaElement ||
        target instanceof HTMLSelectElement ||
        (target instanceof HTMLInputElement && target.type !== "radio" && target.type !== "checkbox");
    if (!on || writing || event.ctrlKey || event.altKey || event.metaKey || event.repeat) {
        return;
    }

    const key = event.key.toLowerCase();
    if (queue.length > 0 && (key === "j" || key === "k")) {
        step(key === "j" ? 1 : -1);
        event.preventDefault();
    } else if (page !== null && key === "k") {
        location.assign(page.dataset["review"] || "/review");
    } else if (["a", "e", "d", "j", "l", "m"].includes(key) && press(key)) {
        event.preventDefault();
    }
});
