/** A request that the host itself turns away, before any procedure sees it. */
export class HttpRefusal extends Error {
  readonly status: number;

  /** @param message said to the sender; tells nothing of the machine or the workbook */
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
