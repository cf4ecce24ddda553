// The search box: a combobox after the ARIA practices. Arrows move through what is found, Enter goes there, Escape closes.
import type { Finding } from "./contract";
import { announce, el, need } from "./dom";
import { Asker, isOvertaken, words } from "./service";

const kinds: Readonly<Record<Finding["type"], string>> = { postcode: "Postcode", area: "Area", asset: "Strength" };
const patience = 140;

export class SearchBox {
  private readonly input = need<HTMLInputElement>("search");
  private readonly list = need("search-list");
  private readonly note = need("search-note");
  private readonly asker = new Asker();
  private found: readonly Finding[] = [];
  private active = -1;
  private timer = 0;
  private asked = "";

  constructor(private readonly go: (finding: Finding) => void) {
    this.input.form?.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.enter();
    });
    this.input.addEventListener("input", () => {
      window.clearTimeout(this.timer);
      this.timer = window.setTimeout(() => void this.find(), patience);
    });
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("focus", () => {
      if (this.found.length > 0 && this.input.value.trim() === this.asked) {
        this.open(true);
      }
    });
    this.input.addEventListener("blur", () => this.open(false));
    // Pressing on an option must not take the focus away before the click arrives.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = (event.target as Element).closest<HTMLElement>("[role=option]");
      this.take(this.found[Number(option?.dataset["index"] ?? -1)]);
    });
  }

  private key(event: KeyboardEvent): void {
    const last = this.found.length - 1;
    switch (event.key) {
      case "ArrowDown":
        event.preventDefault();
        this.open(true);
        this.activate(this.active >= last ? 0 : this.active + 1);
        break;
      case "ArrowUp":
        event.preventDefault();
        this.open(true);
        this.activate(this.active <= 0 ? last : this.active - 1);
        break;
      case "Escape":
        if (this.list.hidden) {
          this.input.value = "";
          this.found = [];
          this.say("");
        }

        this.open(false);
        event.preventDefault();
        break;
      default:
    }
  }

  private async enter(): Promise<void> {
    window.clearTimeout(this.timer);
    if (this.input.value.trim() !== this.asked) {
      await this.find();
    }

    this.take(this.found[Math.max(this.active, 0)]);
  }

  private async find(): Promise<void> {
    const text = this.input.value.trim();
    this.active = -1;
    if (text.length < 2) {
      this.asker.overtake();
      this.found = [];
      this.asked = "";
      this.say("");
      this.open(false);
      return;
    }

    try {
      const { results } = await this.asker.ask<{ results: readonly Finding[] }>(
        `/api/v1/search?q=${encodeURIComponent(text.slice(0, 200))}`,
      );
      this.asked = text;
      this.found = results;
      this.show(text);
    } catch (error) {
      if (!isOvertaken(error)) {
        this.found = [];
        this.open(false);
        this.say(words(error));
      }
    }
  }

  private show(text: string): void {
    this.list.replaceChildren(
      ...this.found.map((finding, i) =>
        el(
          "li",
          { role: "option", id: `found-${i}`, "aria-selected": "false", class: "search__option", "data-index": i },
          el("span", { class: "search__label" }, finding.label),
          el("span", { class: "search__detail" }, detail(finding)),
        ),
      ),
    );
    this.open(this.found.length > 0 && document.activeElement === this.input);
    if (this.found.length > 0) {
      this.say("");
      announce(`${this.found.length} found. Arrow keys move through them, Enter goes there.`);
    } else {
      this.say(`Nothing recorded fits “${text}”. Try fewer letters, or a whole postcode.`);
    }
  }

  private say(text: string): void {
    this.note.textContent = text;
    this.note.hidden = text === "";
  }

  private open(open: boolean): void {
    const shown = open && this.found.length > 0;
    this.list.hidden = !shown;
    this.input.setAttribute("aria-expanded", String(shown));
    if (!shown) {
      this.activate(-1);
      if (document.activeElement !== this.input) {
        this.say("");
      }
    }
  }

  private activate(index: number): void {
    this.active = this.found.length === 0 ? -1 : index;
    for (const option of this.list.children) {
      const chosen = Number((option as HTMLElement).dataset["index"]) === this.active;
      option.setAttribute("aria-selected", String(chosen));
      if (chosen) {
        option.scrollIntoView({ block: "nearest" });
      }
    }

    if (this.active >= 0) {
      this.input.setAttribute("aria-activedescendant", `found-${this.active}`);
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  private take(finding: Finding | undefined): void {
    if (finding) {
      this.input.value = finding.label;
      this.asked = finding.label;
      this.found = [];
      this.open(false);
      this.go(finding);
    }
  }
}

/** What was found, and what is said of it: "Area · Ward"; a word that the second begins with is not said twice. */
function detail(finding: Finding): string {
  const kind = kinds[finding.type];
  return finding.detail?.startsWith(kind) ? finding.detail : [kind, finding.detail].filter(Boolean).join(" · ");
}
