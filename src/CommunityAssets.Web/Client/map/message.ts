// What lies over the map when there is something to say instead: loading, failed, offline, empty. Each with the next step in words.
import { el, need } from "./dom";

interface Step {
  readonly words: string;
  readonly act: () => void;
}

const patience = 500;

export class Message {
  private readonly box = need("map-message");
  private timer = 0;

  /** Says so only when it takes long enough to wonder. */
  loading(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.say("quiet", "Drawing the map…", null), patience);
  }

  failed(words: string, step: Step | null): void {
    this.say("failed", words, step);
  }

  offline(): void {
    this.say("offline", "You are offline. What is on the screen stays; the rest comes when you are back online.", null);
  }

  empty(words: string, step: Step | null): void {
    this.say("empty", words, step);
  }

  clear(): void {
    window.clearTimeout(this.timer);
    if (navigator.onLine) {
      this.box.hidden = true;
      this.box.replaceChildren();
    }
  }

  private say(kind: string, words: string, step: Step | null): void {
    window.clearTimeout(this.timer);
    const button = step && el("button", { type: "button", class: "govuk-button map-message__step" }, step.words);
    button?.addEventListener("click", () => step?.act());
    this.box.dataset["kind"] = kind;
    this.box.replaceChildren(...[el("p", { class: "govuk-body" }, words), button].filter((node) => node !== null));
    this.box.hidden = false;
  }
}
