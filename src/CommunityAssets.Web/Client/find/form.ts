// The finder's form: "near me", and addresses without what was left empty.

/** Degrees are told to three places, which is some hundred metres: near enough to walk from, not a front door. */
const places = 3;

export function startForm(): void {
  const form = document.getElementById("finder-form");
  const button = document.getElementById("near-me");
  if (!(form instanceof HTMLFormElement) || !(button instanceof HTMLButtonElement)) {
    return;
  }

  form.addEventListener("submit", () => {
    for (const field of emptyOf(form)) {
      field.disabled = true;
    }
  });
  // Coming back by "back" brings the page as it was left.
  window.addEventListener("pageshow", () => {
    for (const field of emptyOf(form)) {
      field.disabled = false;
    }
  });
  const where = document.getElementById("where") as HTMLInputElement;
  where.addEventListener("input", () => {
    // Whoever writes where they are no longer means where they stand.
    document.getElementById("near")?.remove();
    say("");
  });
  if ("geolocation" in navigator) {
    button.hidden = false;
    button.addEventListener("click", () => locate(form, button, where));
  }
}

/** Fields to write in that hold nothing: they have no place in the address. */
function emptyOf(form: HTMLFormElement): HTMLInputElement[] {
  return [...form.elements].filter(
    (field): field is HTMLInputElement => field instanceof HTMLInputElement && field.type !== "checkbox" && field.value.trim() === "",
  );
}

function locate(form: HTMLFormElement, button: HTMLButtonElement, where: HTMLInputElement): void {
  button.disabled = true;
  say("Finding where you are…");
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      button.disabled = false;
      where.value = "";
      const near = (document.getElementById("near") ?? document.createElement("input")) as HTMLInputElement;
      near.type = "hidden";
      near.id = "near";
      near.name = "near";
      near.value = `${coords.longitude.toFixed(places)},${coords.latitude.toFixed(places)}`;
      form.append(near);
      say("Looking near where you are, to some hundred metres. Choose “Find” when you are ready.");
    },
    (error) => {
      button.disabled = false;
      say(
        error.code === error.PERMISSION_DENIED
          ? "Your browser was not allowed to tell where you are. Write a postcode or a place instead."
          : "Where you are could not be found. Write a postcode or a place instead.",
      );
    },
    { enableHighAccuracy: false, timeout: 10_000, maximumAge: 300_000 },
  );
}

function say(text: string): void {
  const said = document.getElementById("near-said");
  if (said) {
    said.textContent = text;
  }
}
