/** Why a page could not be had. */
export class WebProblem extends Error {
  /** @param isPassing it may be had another time: the site was busy, broken or out of reach */
  constructor(
    message: string,
    readonly isPassing: boolean,
  ) {
    super(message);
  }
}
