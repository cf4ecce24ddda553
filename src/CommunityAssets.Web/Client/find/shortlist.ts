// Putting things on the shortlist, and the page that shows it.
import { el } from "../map/dom";
import { read, type Saved, write } from "./saved";

export function startShortlist(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-shortlist]")) {
    startButton(button);
  }

  const page = document.getElementById("shortlist");
  if (page) {
    show(page);
    window.addEventListener("storage", () => show(page));
  }
}

function startButton(button: HTMLButtonElement): void {
  const id = button.dataset["shortlist"] ?? "";
  const tell = (): void => {
    const kept = read().some((saved) => saved.id === id);
    button.setAttribute("aria-pressed", String(kept));
    button.textContent = kept ? "On your shortlist ✓" : "Add to your shortlist";
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    const list = read();
    const rest = list.filter((saved) => saved.id !== id);
    const lines = [...document.querySelectorAll("[data-shortlist-line]")].map((line) => oneLine(line.textContent)).filter(Boolean);
    const name = button.dataset["name"] ?? "";
    if (!write(rest.length < list.length ? rest : [...list, { id, name, lines }])) {
      button.after(el("p", { class: "govuk-body", role: "status" }, "This browser keeps nothing for this page, so there is no shortlist."));
    }

    tell();
  });
  tell();
}

const oneLine = (text: string | null): string => (text ?? "").replaceAll(/\s+/gu, " ").trim();

function show(page: HTMLElement): void {
  const list = read();
  const empty = document.getElementById("shortlist-empty");
  if (empty) {
    empty.hidden = list.length > 0;
  }

  const tools = document.getElementById("shortlist-tools");
  if (tools) {
    tools.hidden = list.length === 0;
    startTools(tools);
  }

  page.replaceChildren(...list.map((saved) => item(saved, page)));
}

function item(saved: Saved, page: HTMLElement): HTMLElement {
  const take = el("button", { type: "button", class: "govuk-button govuk-button--secondary no-print" }, "Take off");
  take.append(el("span", { class: "govuk-visually-hidden" }, ` ${saved.name}`));
  take.addEventListener("click", () => {
    write(read().filter((other) => other.id !== saved.id));
    show(page);
    document.getElementById("shortlist-name")?.focus();
  });
  return el(
    "li",
    { class: "found" },
    el("h2", { class: "found__name" }, el("a", { class: "govuk-link", href: `/assets/${saved.id}` }, saved.name)),
    ...saved.lines.map((line) => el("p", {}, line)),
    el("p", { class: "paper-only" }, address(saved)),
    take,
  );
}

const address = (saved: Saved): string => new URL(`/assets/${saved.id}`, location.href).href;

/** The shortlist as a text to send. */
function asText(): string {
  return read()
    .map((saved) => [saved.name, ...saved.lines, address(saved)].join("\n"))
    .join("\n\n");
}

function startTools(tools: HTMLElement): void {
  const send = tools.querySelector<HTMLAnchorElement>("#shortlist-send");
  if (send) {
    send.href = `mailto:?subject=${encodeURIComponent(document.title)}&body=${encodeURIComponent(asText())}`;
  }

  const share = tools.querySelector<HTMLButtonElement>("#shortlist-share");
  if (share && "share" in navigator) {
    share.hidden = false;
    share.onclick = () => void navigator.share({ title: document.title, text: asText() }).catch(() => undefined);
  }

  const print = tools.querySelector<HTMLButtonElement>("#shortlist-print");
  if (print) {
    print.onclick = () => window.print();
  }

  const clear = tools.querySelector<HTMLButtonElement>("#shortlist-clear");
  if (clear) {
    clear.onclick = () => {
      write([]);
      const page = document.getElementById("shortlist");
      if (page) {
        show(page);
      }

      document.getElementById("shortlist-name")?.focus();
    };
  }
}
