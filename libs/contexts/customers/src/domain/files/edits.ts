import type { CustomerEditField } from '@yingda/contracts/names';
import type { Customer } from '../customer';
import { maskEmail, maskPhone } from '../masking';

/** One thing that is other than before; phone and e-mail masked, as the history is kept longer than they may be. */
export interface Difference {
  field: CustomerEditField;
  key: string;
  before: string;
  after: string;
}

/** What a change made of a customer, field by field. */
export function differences(before: Customer, after: Customer): Difference[] {
  const plain: [CustomerEditField, string, string][] = [
    ['name', before.name, after.name],
    ['email', before.email ?? '', after.email ?? ''],
    ['phone', before.phone ?? '', after.phone ?? ''],
    ['language', before.language ?? '', after.language ?? ''],
    ['owner', before.ownerAgentId ?? '', after.ownerAgentId ?? ''],
    ['tier', before.tier, after.tier],
  ];
  return [
    ...plain.flatMap(([field, was, is]) =>
      was === is ? [] : [{ field, key: '', before: shown(field, was), after: shown(field, is) }],
    ),
    ...keyed('attribute', before.attributes, after.attributes),
  ];
}

/** What was added, changed or taken away of named texts. */
export function keyed(
  field: CustomerEditField,
  before: Record<string, string>,
  after: Record<string, string>,
): Difference[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys
    .filter((key) => before[key] !== after[key])
    .map((key) => ({ field, key, before: before[key] ?? '', after: after[key] ?? '' }));
}

function shown(field: CustomerEditField, value: string): string {
  if (!value) return '';
  if (field === 'email') return maskEmail(value);
  return field === 'phone' ? maskPhone(value) : value;
}
