import type { FigureKey } from '@yingda/contracts/names';
import { AGENTS, at } from './golden-histories';

/** When the golden agents were there. */
export const PRESENCE: { agentId: string; state: string; from: Date; to: Date }[] = [
  there('ann', 'online', ['12 09:30:00', '12 11:30:00']),
  there('ann', 'away', ['12 11:30:00', '12 12:30:00']),
  there('ann', 'busy', ['12 12:30:00', '12 14:30:00']),
  there('bob', 'online', ['12 12:30:00', '12 13:30:00']),
  there('ann', 'online', ['13 09:00:00', '13 18:00:00']),
  there('bob', 'online', ['13 11:00:00', '13 16:00:00']),
  there('eve', 'online', ['13 11:00:00', '13 12:00:00']),
  there('ann', 'online', ['14 10:00:00', '14 16:00:00']),
  there('bob', 'online', ['14 14:00:00', '14 16:00:00']),
  there('eve', 'online', ['14 11:00:00', '14 12:30:00']),
];

function there(agent: keyof typeof AGENTS, state: string, [from, to]: [string, string]) {
  return { agentId: AGENTS[agent], state, from: new Date(at(from)), to: new Date(at(to)) };
}

/** Online or busy, in seconds: ann 4 h + 9 h + 6 h, bob 1 h + 5 h + 2 h, eve 1 h + 1.5 h. Away is not there. */
const THERE = { ann: 68_400, bob: 28_800, eve: 9_000 };
const ALL_THERE = 106_200;

/** Figures of people's time in October: above and below the line, in all and of each agent. */
export const TIME_TABLE: {
  figure: FigureKey;
  worked: string;
  all: [number, number];
  agents?: Record<keyof typeof AGENTS, [number, number]>;
}[] = [
  {
    figure: 'occupancy',
    worked:
      'ann, there with something to do: 12th g01–g09 290 each = 2,610 (g10 and g11 fell into her break); 13th g16 120, g17 87, g20 120, g21 130, g22 90, g23 60, g24 30, g27 170, g29 640, g35 650, g36 50, g37 170, g40 230, g41 170 = 2,717; 14th g43 360, g45 55, g46 115, g51 170, g52 170, g55 170, g57 110 = 1,150. bob: 12th g12 480; 13th from 11:00 g20 150, g22 10, g23 75, g24 60, g25 80, g26 70, g28 90 = 535; 14th all of 7,200, because g44 stayed with him. eve: g21 100, g47 110, g48 110, g49 160, g50 160',
    all: [15_332, ALL_THERE],
    agents: { ann: [6_477, THERE.ann], bob: [8_215, THERE.bob], eve: [640, THERE.eve] },
  },
  {
    figure: 'concurrency',
    worked:
      'all they had, whether there or not. ann: g01–g11 3,190, 13th 2,717, 14th 1,150, g30 120, g31 90, g33 120, g34 54,835, g59 3,580 up to midnight, g62 120 from midnight, g64 85, never two at once. bob: g12 480, g18 120, 13th 535, g38 160, g42 350, g32 70, g44 86,400, and within that g53 110, g54 1,190, g56 140, g58 530, g63 90; g61 7,190 up to midnight',
    all: [164_012, 161_952],
    agents: { ann: [66_007, 66_007], bob: [97_365, 95_305], eve: [640, 640] },
  },
  {
    figure: 'handled-per-hour',
    worked: '56 closed − g19, which no agent had, in 106,200 s = 29.5 h',
    all: [55, 29.5],
  },
  { figure: 'hourly-load', worked: '61 begun in 29.5 h', all: [61, 29.5] },
];
