/** Copies a link to the clipboard where the browser lets a page do so; the buttons are hidden elsewhere. */
export function startCopying(): void {
    for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
        const link = document.getElementById(button.dataset["copy"] ?? "");
        const told = button.parentElement?.querySelector("[data-copied]");
        if (link instanceof HTMLAnchorElement && navigator.clipboard !== undefined) {
            button.hidden = false;
            button.addEventListener("click", () => {
                void navigator.clipboard.writeText(link.href).then(
                    () => told?.replaceChildren("Copied"),
                    () => told?.replaceChildren("Please select the link and copy it by hand"),
                );
            });
        }
    }
}
