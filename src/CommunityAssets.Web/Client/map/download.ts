// Files to take away: at an address, or the answer to what is sent where an address would say too much of somebody.
import { el } from "./dom";
import { send, words } from "./service";

/** A file of the service. */
export interface Download {
  readonly path: string;
  /** What is sent to the path, and what the file is called; without it, the path alone says what is wanted. */
  readonly sent?: { readonly type: string; readonly body: string; readonly name: string };
}

/** A link to a file. */
export function downloadLink(file: Download, said: string): HTMLAnchorElement {
  const link = el("a", { class: "govuk-link", href: file.path, download: true }, said);
  link.addEventListener("click", (event) => follow(event, file));
  return link;
}

/** Takes the file when its link is followed, where it has to be asked for with something sent. What goes wrong is told beside the link. */
export function follow(event: MouseEvent, file: Download | null): void {
  const link = event.currentTarget;
  if (file?.sent && link instanceof HTMLAnchorElement) {
    event.preventDefault();
    void take(file.path, file.sent, link);
  }
}

async function take(path: string, { type, body, name }: NonNullable<Download["sent"]>, link: HTMLAnchorElement): Promise<void> {
  link.parentElement?.querySelector(".download-told")?.remove();
  try {
    const address = URL.createObjectURL(await (await send(path, type, body)).blob());
    el("a", { href: address, download: name }).click();
    // The browser has begun to write it by then; before, some would find nothing there.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  } catch (error) {
    link.after(el("span", { class: "download-told", role: "alert" }, ` ${words(error)}`));
  }
}
