import type { ExportedCustomer } from '@yingda/customers';
import type { Cell } from './csv';

/** Titles of an exported segment: those that an import understands. */
export const SEGMENT_TITLES: Cell[] = [
  ...[
    'id',
    'code',
    'externalId',
    'name',
    'phone',
    'email',
    'tier',
    'lifecycle',
    'kind',
    'organisation',
    'tags',
  ],
  ...['orders', 'spent', 'lastOrderAt', 'lastSeenAt', 'verifiedAt', 'openCases'],
];

/** One customer; spend in the currency itself. */
export function segmentCells(one: ExportedCustomer): Cell[] {
  return [
    ...[one.id, one.code, one.externalId, one.name, one.phone, one.email, one.tier, one.lifecycle, one.kind],
    ...[one.organisationName ?? null, one.tags.join('|'), one.orders, one.spentFen / 100],
    ...[one.lastOrderAt ?? null, one.lastSeenAt ?? null, one.verifiedAt ?? null, one.openCases],
  ];
}
