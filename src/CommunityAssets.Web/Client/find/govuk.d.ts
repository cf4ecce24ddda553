// The part of govuk-frontend that these pages use; it comes without types.
declare module "govuk-frontend/dist/govuk/components/exit-this-page/exit-this-page.mjs" {
  export class ExitThisPage {
    constructor(root: Element);
  }
}
