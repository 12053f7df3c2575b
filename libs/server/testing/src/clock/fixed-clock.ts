import { AdjustableClock } from '@yingda/platform';

/** A clock that stands still until told otherwise; Monday 2 March 2026, 10:00 in Shanghai, when not said. */
export class FixedClock extends AdjustableClock {
  constructor(start: Date | string = '2026-03-02T02:00:00.000Z') {
    super(start);
  }
}
