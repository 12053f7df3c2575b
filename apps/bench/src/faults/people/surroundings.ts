import type { Line } from '../lines/line';
import type { Random } from '../random';
import type { Recorder } from '../record/recorder';
import type { LineFault } from '../plan/line-plan';

/** What a person needs to take part. */
export interface PersonParts {
  name: string;
  random: Random;
  recorder: Recorder;
  line: Line;
  /** Aims the line at another node; connections that are there stay. */
  changeNode(): void;
  /** Address the gateways see behind the proxy; limits by address then count each person for themselves. */
  address: string;
  nextLineFault(): LineFault;
  /** Messages a second that this person writes. */
  rate: number;
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
