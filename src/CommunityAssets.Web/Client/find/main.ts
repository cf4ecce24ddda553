// The finder, the card of an asset and the shortlist. Each page works without this; here is what a browser can add.
import { ExitThisPage } from "govuk-frontend/dist/govuk/components/exit-this-page/exit-this-page.mjs";
import { startForm } from "./form";
import { startShare } from "./share";
import { startShortlist } from "./shortlist";
import { startResults } from "./results";

document.body.classList.add("govuk-frontend-supported");
document.documentElement.classList.add("scripted");
for (const root of document.querySelectorAll('[data-module="govuk-exit-this-page"]')) {
  new ExitThisPage(root);
}

startForm();
startResults();
startShare();
startShortlist();
