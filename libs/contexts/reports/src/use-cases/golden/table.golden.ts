import { type ReportOptions } from '@yingda/contracts';
import type { FigureKey } from '@yingda/contracts/names';

/** One line of the table: a figure of October 2026 with its switches, and what it comes to. */
export interface TableLine {
  figure: FigureKey;
  options?: ReportOptions;
  /** How it was added up; the conversations are those of `conversations.golden.ts`. */
  worked: string;
  /** Above and below the line; of times the sum of seconds and how many. */
  above: number;
  below: number;
  median?: number;
  p90?: number;
  unanswered?: number;
}

/**
 * Worked out from what was found in each conversation by hand. Quantiles lie between the two nearest values: of n values
 * in order, the p90 is at rank 0.9 · (n − 1), counted from 0.
 */
export const TABLE: TableLine[] = [
  {
    figure: 'conversations',
    worked: '66 conversations − g62, g65, g66 (begun in September) − g38, g39 (merged)',
    above: 61,
    below: 61,
  },
  {
    figure: 'conversations',
    options: { reopened: 'apart' },
    worked: '61 + one more stretch each of g27, g28, g29',
    above: 64,
    below: 64,
  },
  {
    figure: 'conversations',
    options: { period: 'closing' },
    worked: '66 − g59, g60 (open) − g61 (November) − g65, g66 (September) − g38, g39 (merged)',
    above: 59,
    below: 59,
  },
  {
    figure: 'closed',
    worked: '59 closed in October − g13, g14, g15 (abandoned)',
    above: 56,
    below: 56,
  },
  {
    figure: 'closed',
    options: { reopened: 'apart' },
    worked: '56 + the first stretches of g27 and g29; that of g28 was abandoned',
    above: 58,
    below: 58,
  },
  { figure: 'abandoned', worked: 'g13, g14, g15', above: 3, below: 3 },
  {
    figure: 'abandoned',
    options: { reopened: 'apart' },
    worked: 'g13, g14, g15 and the first stretch of g28',
    above: 4,
    below: 4,
  },
  { figure: 'messages-left', worked: 'g16', above: 1, below: 1 },
  {
    figure: 'first-response',
    worked:
      'g01–g10: 10 + 20 + … + 100 = 550; g16 650, g17 60, g18 90, g20 60, g21 40, g22 80, g23 120, g24 90, g25 60, g26 60, g27 20, g28 50, g29 90 = 1,470; over closing times g30 54,180 + g31 601,260 + g32 120 + g33 225,045 + g34 30 = 880,635; g35 30, g37 40, g40 30, g41 40, g42 20 = 160; g45 20, g46 45, g47 60, g48 61, g49 90, g50 91, g51 120, g52 121 = 608; g53 30, g54 30, g55 60, g56 60, g57 25, g58 180, g62 90, g63 60, g64 35 = 570. 550 + 1,470 + 880,635 + 160 + 608 + 570 = 883,993, of 10 + 13 + 5 + 5 + 8 + 9 = 50. The 25th and 26th are 60; p90 at rank 44.1: 121 + 0.1 · (180 − 121) = 126.9. Never: g11, g12, g13, g14, g15',
    above: 883_993,
    below: 50,
    median: 60,
    p90: 126.9,
    unanswered: 5,
  },
  {
    figure: 'first-response',
    options: { start: 'assignment' },
    worked:
      'each less the time until its agent had it: g01–g10 5 + 15 + … + 95 = 500; 60, 27, 30, 30, 30, 40, 15, 30, 20, 10, 10, 20, 30 = 352; 60, 30, 40, 45, 25 = 200; 20, 30, 20, 30, 10 = 110; 15, 40, 50, 51, 70, 71, 110, 111 = 518; 20, 20, 50, 20, 25, 170, 60, 30, 30 = 425. Together 2,105 of 50',
    above: 2_105,
    below: 50,
    median: 30,
    p90: 76,
    unanswered: 5,
  },
  {
    figure: 'first-response',
    options: { clock: 'business' },
    worked:
      'the desk’s in opening hours: g30 180, g31 60, g32 60, g33 45, g34 30 = 375 instead of 880,635: 883,993 − 880,635 + 375 = 3,733',
    above: 3_733,
    below: 50,
    median: 60,
    p90: 120,
    unanswered: 5,
  },
  {
    figure: 'first-response',
    options: { bots: 'in' },
    worked: 'g17 2 instead of 60, g18 1 instead of 90, and g19 4: 883,993 − 58 − 89 + 4 = 883,850 of 51',
    above: 883_850,
    below: 51,
    median: 60,
    p90: 121,
    unanswered: 5,
  },
  {
    figure: 'first-response',
    options: { reopened: 'apart' },
    worked:
      'the second stretch of g27 answers first after 50: 883,993 + 50 = 884,043 of 51; never also in the first stretches of g28 and g29',
    above: 884_043,
    below: 51,
    median: 60,
    p90: 121,
    unanswered: 7,
  },
  {
    figure: 'first-response',
    options: { unanswered: 'within' },
    worked:
      '883,993 + 295 + 600 + 175 + 60 + 30 = 885,153 of 55; p90 at rank 48.6: 180 + 0.6 · (295 − 180) = 249',
    above: 885_153,
    below: 55,
    median: 60,
    p90: 249,
    unanswered: 5,
  },
  {
    figure: 'first-response',
    options: { period: 'opening' },
    worked: 'g59 50 and g61 60 instead of g62 90: 883,993 + 20 = 884,013 of 51',
    above: 884_013,
    below: 51,
    median: 60,
    p90: 121,
    unanswered: 5,
  },
  {
    figure: 'average-response',
    worked:
      '883,993 of first ones + the later ones: g01–g10 30 each = 300; g18 10, g20 90, g21 120, g27 50, g34 54,300, g35 20, g37 90, g40 120, g41 30, g56 30, g58 181 = 55,041; of one begun by an agent g43 30; of a merged one g38 50. 883,993 + 300 + 55,041 + 30 + 50 = 939,414 of 50 + 10 + 11 + 2 = 73. Never: g11, g12, g13, g14, g15, the first stretches of g28 and g29, and the thanks of g64',
    above: 939_414,
    below: 73,
    median: 50,
    p90: 120.8,
    unanswered: 8,
  },
  {
    figure: 'average-response',
    options: { clock: 'business' },
    worked:
      '3,733 of first ones + 300 + 30 + 50 + the later ones with 300 of g34 instead of 54,300: 55,041 − 54,000 = 1,041. Together 5,154',
    above: 5_154,
    below: 73,
    median: 50,
    p90: 120,
    unanswered: 8,
  },
  {
    figure: 'average-response',
    options: { bots: 'in' },
    worked:
      'g17 2 + 3 instead of 60, g18 1 more, g19 4: 939,414 − 60 + 5 + 1 + 4 = 939,364 of 73 + 1 + 1 + 1 = 76',
    above: 939_364,
    below: 76,
    median: 50,
    p90: 120.5,
    unanswered: 8,
  },
  {
    figure: 'average-response',
    options: { unanswered: 'within' },
    worked: '939,414 + 295 + 600 + 175 + 60 + 30 + 60 + 600 + 30 = 941,264 of 81',
    above: 941_264,
    below: 81,
    median: 60,
    p90: 181,
    unanswered: 8,
  },
  {
    figure: 'within-target',
    worked:
      'of 50 answered + 3 abandoned. Too late: g16 650, g30, g31, g33, g52 121, g58 180 (over 120); g46 45 (VIP over 30), g48 61 (gold over 60), g50 91 (silver over 90): 9. 50 − 9 = 41 of 53',
    above: 41,
    below: 53,
    unanswered: 5,
  },
  {
    figure: 'within-target',
    options: { unanswered: 'within' },
    worked: 'g11 and g12 below the line, too: 41 of 55',
    above: 41,
    below: 55,
    unanswered: 5,
  },
  {
    figure: 'within-target',
    options: { clock: 'business' },
    worked: 'g31 60 and g33 45 are in time by opening hours, g30 180 is not: 43 of 53',
    above: 43,
    below: 53,
    unanswered: 5,
  },
  {
    figure: 'within-target',
    options: { withinSeconds: 60 },
    worked: '29 of the 50 took at most 60 s',
    above: 29,
    below: 53,
    unanswered: 5,
  },
  {
    figure: 'answered-within',
    worked:
      'at most 30 s: g01, g02, g03, g27 20, g34 30, g35 30, g40 30, g42 20, g45 20, g53 30, g54 30, g57 25: 12 of 50',
    above: 12,
    below: 50,
    unanswered: 5,
  },
  {
    figure: 'answered-within',
    options: { unanswered: 'within' },
    worked: '12 of 50 + 5',
    above: 12,
    below: 55,
    unanswered: 5,
  },
  {
    figure: 'three-minute-rate',
    worked:
      'of 73 answered questions too late: g16 650, g30, g31, g33, g34’s second, g58’s second 181: 6; never 8. 67 of 81',
    above: 67,
    below: 81,
    unanswered: 8,
  },
  {
    figure: 'three-minute-rate',
    options: { unanswered: 'apart' },
    worked: '67 of 73',
    above: 67,
    below: 73,
    unanswered: 8,
  },
  {
    figure: 'waiting-time',
    worked:
      'g01–g10 100; g11 10, g12 120, g16 600, g17 30, g18 40, g20 30, g21 10 + 60, g22 20, g23 15 + 30, g24 30, g25 40, g26 50, g27 10, g28 30, g29 20 + 60 = 1,205; g30 54,120, g31 601,230, g32 80, g33 225,000, g34 5 = 880,435; g35, g36, g37 30, g38 20, g40, g41, g42 30 = 80; g45 5, g46 5, g47 10, g48 10, g49 20, g50 20, g51 10, g52 10 = 90; g53, g54, g55 30, g56 40, g57, g58 20, g62 30, g63 30, g64 5 = 155. Together 882,065 of 57',
    above: 882_065,
    below: 57,
    median: 10,
    p90: 68,
  },
  {
    figure: 'waiting-time',
    options: { clock: 'business' },
    worked: 'the desk’s: 120 + 30 + 20 + 0 + 5 = 175 instead of 880,435: 1,805',
    above: 1_805,
    below: 57,
    median: 10,
    p90: 44,
  },
  {
    figure: 'abandon-rate',
    worked: '3 of 59 ended − g19, g43, g44 (never queued) = 56',
    above: 3,
    below: 56,
  },
  {
    figure: 'abandon-rate',
    options: { reopened: 'apart' },
    worked: 'g28’s first stretch: 4 of 56 + 2 (the second stretch of g27 went straight to its agent)',
    above: 4,
    below: 58,
  },
  {
    figure: 'resolution-rate',
    worked:
      'of 56 closed nobody said anything of g11, g12, g19, g44, g54: 51. Partly: g18, g46, g52; no: g22, g48, g50 (the customer’s word). Yes: 45, among them g51 (the customer’s word)',
    above: 45,
    below: 51,
  },
  {
    figure: 'resolution-rate',
    options: { reopened: 'apart' },
    worked: 'g27 was closed as not solved the first time: 45 of 52',
    above: 45,
    below: 52,
  },
  {
    figure: 'handle-time',
    worked:
      'g01–g10 35 + 45 + … + 125 = 800; g11 290, g12 480, g16 60, g17 27, g18 40 = 897; g20 120, g21 90, g22 60, g23 75, g24 60, g25 20, g26 10, g27 60, g28 20, g29 610 = 1,125; g30 60, g31 30, g32 40, g33 45, g34 54,325 = 54,500; g35 50, g36 10, g37 120, g40 140, g41 60, g42 10, g43 30, g44 0 = 420; g45 15, g46 40, g47 50, g48 51, g49 70, g50 71, g51 110, g52 111 = 518; g53 20, g54 20, g55 50, g56 50, g57 30, g58 351, g62 60, g63 30, g64 60 = 671. Together 58,931 of 55',
    above: 58_931,
    below: 55,
    median: 60,
    p90: 134,
  },
  {
    figure: 'handle-time',
    options: { credit: 'each' },
    worked:
      'each part for itself, and that of g38: 58,931 + 90 = 59,021 of 55 + g20, g21, g23, g24, g27, g29, g41 one more, g22 two more + 1 = 65',
    above: 59_021,
    below: 65,
    median: 50,
    p90: 123,
  },
  { figure: 'transfer-rate', worked: 'g20, g21 (g22 was taken back) of 55 accepted', above: 2, below: 55 },
  { figure: 'escalation-rate', worked: 'g55 twice, of 55 accepted', above: 2, below: 55 },
  {
    figure: 'answer-ratio',
    worked: '76 messages of agents to 84 of customers, in the 55 that were accepted',
    above: 76,
    below: 84,
  },
];
