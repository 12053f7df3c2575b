import type { ReportFilters, ReportOptions } from '@yingda/contracts';
import {
  CHANNELS,
  REPORT_CASES,
  REPORT_OPTIONS,
  TIERS,
  type ReportCaseKind,
  type ReportOptionName,
} from '@yingda/contracts/names';
import { daysOf, isDay, PERIODS, type Days, type PeriodName } from './period';
import { pointOfAddress, type Point } from './point';
import { PAGES, SPLITS, type CardKey, type ReportPageName, type Split } from './report-pages';

/** Everything that decides what a report shows; all of it is in the address, so a link shows the same. */
export interface ReportView {
  period: PeriodName;
  days: Days;
  compare: boolean;
  filters: ReportFilters;
  options: ReportOptions;
  figure: CardKey;
  split: Split;
  /** The figure the table is ordered by, or a measure of it; `-` in front for the greatest first. */
  sort: string | null;
  point: Point | null;
  /** Which of the conversations behind it. */
  part: ReportCaseKind;
}

export const FIRST_PERIOD: Exclude<PeriodName, 'custom'> = 'last-30';

/** Filters by their word in the address; ids are anything, channels and tiers a known one. */
const FILTERS = {
  team: 'teams',
  agent: 'agents',
  channel: 'channels',
  inbox: 'inboxes',
  tier: 'tiers',
  topic: 'topics',
} as const satisfies Record<string, keyof ReportFilters>;
export type FilterName = keyof typeof FILTERS;
export const FILTER_NAMES = Object.keys(FILTERS) as FilterName[];

const OPTION_NAMES = Object.keys(REPORT_OPTIONS) as ReportOptionName[];
/** `period` of an address is the period; which moment decides what belongs to it is `counted`. */
const addressName = (option: ReportOptionName) => (option === 'period' ? 'counted' : option);
const LONGEST_WITHIN = 604_800;

function oneOf<T extends string>(value: string | null, values: readonly T[]): T | undefined {
  return values.find((known) => known === value);
}

/** What a filter of the view holds. */
export function chosenIn(filters: ReportFilters, name: FilterName): readonly string[] {
  return filters[FILTERS[name]] ?? [];
}

/** The filters with another choice in one of them. */
export function withFilter(
  filters: ReportFilters,
  name: FilterName,
  chosen: readonly string[],
): ReportFilters {
  const { [FILTERS[name]]: _, ...rest } = filters;
  return chosen.length > 0 ? { ...rest, [FILTERS[name]]: [...chosen] } : rest;
}

function filtersOf(search: URLSearchParams): ReportFilters {
  return FILTER_NAMES.reduce<ReportFilters>((filters, name) => {
    const values = (search.get(name) ?? '').split(',').filter(Boolean);
    const known = name === 'channel' ? CHANNELS : name === 'tier' ? TIERS : null;
    const chosen = known ? values.filter((value) => (known as readonly string[]).includes(value)) : values;
    return withFilter(filters, name, [...new Set(chosen)]);
  }, {});
}

function optionsOf(search: URLSearchParams): ReportOptions {
  const options: Record<string, string | number> = {};
  for (const name of OPTION_NAMES) {
    const value = oneOf(search.get(addressName(name)), REPORT_OPTIONS[name] as readonly string[]);
    if (value) options[name] = value;
  }
  const within = Number(search.get('within'));
  if (Number.isInteger(within) && within >= 1 && within <= LONGEST_WITHIN) options['withinSeconds'] = within;
  return options as ReportOptions;
}

function periodOf(search: URLSearchParams, today: string): Pick<ReportView, 'period' | 'days'> {
  const from = search.get('from') ?? '';
  const to = search.get('to') ?? '';
  if (isDay(from) && isDay(to) && from <= to) return { period: 'custom', days: { from, to } };
  const named = oneOf(search.get('period'), PERIODS);
  const period = !named || named === 'custom' ? FIRST_PERIOD : named;
  return { period, days: daysOf(period, today) };
}

/** What an address shows; what it does not understand is left out, as if it had not been said. */
export function viewOfAddress(page: ReportPageName, search: URLSearchParams, today: string): ReportView {
  const { figures, split } = PAGES[page];
  return {
    ...periodOf(search, today),
    compare: search.get('compare') !== 'none',
    filters: filtersOf(search),
    options: optionsOf(search),
    figure: oneOf(search.get('figure'), figures) ?? (figures[0] as CardKey),
    split: oneOf(search.get('by'), SPLITS) ?? split,
    sort: search.get('sort'),
    point: pointOfAddress(search.get('at')),
    part: oneOf(search.get('part'), REPORT_CASES) ?? 'all',
  };
}

/** What all pages share: period, comparison, filters and switches. */
function sharedSearch(view: ReportView): URLSearchParams {
  const search = new URLSearchParams();
  if (view.period === 'custom') {
    search.set('from', view.days.from);
    search.set('to', view.days.to);
  } else if (view.period !== FIRST_PERIOD) search.set('period', view.period);
  if (!view.compare) search.set('compare', 'none');
  for (const name of FILTER_NAMES) {
    const chosen = chosenIn(view.filters, name);
    if (chosen.length > 0) search.set(name, chosen.join(','));
  }
  for (const name of OPTION_NAMES) {
    const value = view.options[name];
    if (value) search.set(addressName(name), value);
  }
  if (view.options.withinSeconds) search.set('within', String(view.options.withinSeconds));
  return search;
}

/** The address of a view; what is as usual is not in it. */
export function addressOfView(page: ReportPageName, view: ReportView): string {
  const search = sharedSearch(view);
  const { figures, split } = PAGES[page];
  if (view.figure !== figures[0]) search.set('figure', view.figure);
  if (view.split !== split) search.set('by', view.split);
  if (view.sort) search.set('sort', view.sort);
  if (view.point) search.set('at', view.point);
  if (view.point && view.part !== 'all') search.set('part', view.part);
  return addressWith(page, search);
}

/** Another page with the same period, filters and switches. */
export function addressOfPage(page: ReportPageName, view: ReportView): string {
  return addressWith(page, sharedSearch(view));
}

function addressWith(page: ReportPageName, search: URLSearchParams): string {
  const text = search.toString();
  return `/reports/${page}${text ? `?${text}` : ''}`;
}

/** Whether anything but the period narrows what is counted. */
export function isNarrowed(view: ReportView): boolean {
  return Object.keys(view.filters).length > 0;
}

/** Whether a switch is set that would not be by itself. */
export function isSwitched(view: ReportView): boolean {
  return Object.keys(view.options).length > 0;
}
