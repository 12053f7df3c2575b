import { type ReportOptions } from '@yingda/contracts';
import type {
  FigureKey,
  ReportBots,
  ReportClock,
  ReportCredit,
  ReportOptionName,
  ReportPeriod,
  ReportReopened,
  ReportStart,
  ReportUnanswered,
} from '@yingda/contracts/names';

/** All switches, set. */
export interface Switches {
  start: ReportStart;
  bots: ReportBots;
  clock: ReportClock;
  credit: ReportCredit;
  reopened: ReportReopened;
  unanswered: ReportUnanswered;
  period: ReportPeriod;
  /** Null: by the target of each tier. */
  withinSeconds: number | null;
}

/** Names of the switches that matter to a figure. */
export type SwitchName = ReportOptionName | 'withinSeconds';

const USUAL: Switches = {
  start: 'question',
  bots: 'out',
  clock: 'wall',
  credit: 'last',
  reopened: 'one',
  unanswered: 'apart',
  period: 'closing',
  withinSeconds: null,
};

/** What a figure knows of its switches. */
export interface Switchable {
  key: FigureKey;
  options: readonly SwitchName[];
  defaults: Partial<Switches>;
}

/** As asked where it matters to the figure, else as the figure says of itself, else as usual. */
export function switchesOf(figure: Switchable, asked: ReportOptions): Switches {
  const wanted = figure.options.flatMap((name) => (asked[name] == null ? [] : [[name, asked[name]]]));
  return { ...USUAL, ...figure.defaults, ...(Object.fromEntries(wanted) as Partial<Switches>) };
}

/** Those that matter to the figure, as the wire shows them. */
export function shownSwitches(figure: Switchable, switches: Switches): ReportOptions {
  const shown = figure.options.flatMap((name) => (switches[name] === null ? [] : [[name, switches[name]]]));
  return Object.fromEntries(shown) as ReportOptions;
}
