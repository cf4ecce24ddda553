// The pages of one's own area and of a patch: what was drawn on the map waits in this tab, and comes into the form.
const field = document.querySelector<HTMLTextAreaElement>("[data-own-area]");
if (field && field.value.trim() === "" && document.getElementById("here") === null) {
  const drawn = remembered();
  if (drawn && field.dataset["ownArea"] === "offered") {
    offer(field, drawn);
  } else if (drawn) {
    take(field, drawn);
    // Whoever comes to save it is asked for its name next, and for nothing before.
    if (location.hash === "#save" && field.form) {
      field.form.action += "#save";
      field.form.requestSubmit();
    }
  }
}

function remembered(): string | null {
  try {
    return sessionStorage.getItem("own-area");
  } catch {
    // Without storage there is nothing to bring.
    return null;
  }
}

function take(into: HTMLTextAreaElement, drawn: string): void {
  into.value = drawn;
  into.closest("details")?.setAttribute("open", "");
}

/** A patch that is to be renamed is not redrawn by the way. */
function offer(into: HTMLTextAreaElement, drawn: string): void {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "govuk-button govuk-button--secondary";
  button.textContent = "Take the area that I drew on the map";
  button.addEventListener("click", () => {
    take(into, drawn);
    into.focus();
  });
  into.closest("details")?.before(button);
}
