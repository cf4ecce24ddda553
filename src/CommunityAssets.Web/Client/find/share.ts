// Sharing the link of a card, and printing it.

export function startShare(): void {
  const button = document.getElementById("share");
  if (button instanceof HTMLButtonElement) {
    button.hidden = false;
    button.addEventListener("click", () => void share(button));
  }

  const print = document.getElementById("print");
  if (print instanceof HTMLButtonElement) {
    print.hidden = false;
    print.addEventListener("click", () => window.print());
  }
}

async function share(button: HTMLButtonElement): Promise<void> {
  // The link without where somebody sets out, which is nobody else's business.
  const url = new URL(location.pathname, location.origin).href;
  const said = document.getElementById("share-said");
  const say = (text: string): void => {
    if (said) {
      said.textContent = text;
    }
  };
  if ("share" in navigator) {
    try {
      await navigator.share({ title: button.dataset["name"] ?? document.title, url });
      return;
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") {
        return;
      }
    }
  }

  try {
    await navigator.clipboard.writeText(url);
    say("The link is copied.");
  } catch {
    say(`Copy this link: ${url}`);
  }
}
