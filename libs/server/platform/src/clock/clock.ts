/** Where all times come from: the server never asks the system or the database directly. */
export interface Clock {
  now(): Date;
}

/** The machine's own time. */
export class SystemClock implements Clock {
  now(): Date {
    return new Date();
  }
}
