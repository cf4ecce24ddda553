// The page of one's own area: what was drawn on the map waits in this tab and comes into the form by itself.
const field = document.querySelector<HTMLTextAreaElement>("[data-own-area]");
if (field && field.value.trim() === "" && document.getElementById("here") === null) {
  try {
    const drawn = sessionStorage.getItem("own-area");
    if (drawn) {
      field.value = drawn;
      field.closest("details")?.setAttribute("open", "");
    }
  } catch {
    // Without storage there is nothing to bring.
  }
}
