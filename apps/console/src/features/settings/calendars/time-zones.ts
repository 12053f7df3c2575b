/** A zone as it is chosen: "Asia/Shanghai (UTC+8)". */
export interface ZoneOption {
  value: string;
  label: string;
  /** Also found by the last part written with spaces: "new york". */
  search: string;
}

/** Zones this browser knows, with the distance to UTC they have at the moment. */
export function timeZones(at: Date): ZoneOption[] {
  const names = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : [];
  const all = names.includes('UTC') ? names : ['UTC', ...names];
  return all.map((value) => ({
    value,
    label: labelOf(value, at),
    search: `${value} ${value.replace(/_/g, ' ')}`,
  }));
}

function labelOf(timeZone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(at);
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', 'UTC') ?? 'UTC';
  return timeZone === 'UTC' ? 'UTC' : `${timeZone.replace(/_/g, ' ')} (${offset})`;
}
