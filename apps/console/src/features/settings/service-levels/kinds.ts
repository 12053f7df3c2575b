import type { ServiceLevelKind } from '@yingda/contracts/names';
import type { Target, Targets } from './use-service-levels';

/** What can be promised, in the order in which a conversation meets it, with its field and a usual target. */
export const KINDS: readonly { kind: ServiceLevelKind; field: keyof Targets; usual: number }[] = [
  { kind: 'waiting', field: 'waiting', usual: 60 },
  { kind: 'first-response', field: 'firstResponse', usual: 120 },
  { kind: 'next-response', field: 'nextResponse', usual: 300 },
  { kind: 'resolution', field: 'resolution', usual: 86_400 },
];

/** A target as it begins when it is switched on. */
export function usualTarget(seconds: number): Target {
  return {
    ...{ seconds, time: 'business', warning: { unit: 'percent', value: 60 }, pauses: true },
    ...{ onWarning: [], onBreach: ['notify-agent', 'notify-leads'] },
  };
}

/** Whether a warning comes before the end. */
export function isWarningRight({ seconds, warning }: Target): boolean {
  if (!warning) return true;
  return warning.unit === 'percent' ? warning.value <= 99 : warning.value < seconds;
}
