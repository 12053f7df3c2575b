import { Transform } from 'class-transformer';
import { IsBoolean } from 'class-validator';
import { Count, Flag, Nested, Optional, Text, Written } from '../fields';
import { CustomerFilePage } from '../models/customer-file';
import { SegmentCondition, SegmentCount, SegmentRecord } from '../models/segments';
import type { Endpoint } from './endpoint';
import { PageQuery } from './queries';

const toBoolean = ({ value }: { value: unknown }) => value === true || value === 'true';

export class EditSegment {
  @Written(80) name!: string;
  @Optional() @Text(500) description?: string;
  @Nested(() => SegmentCondition) conditions!: SegmentCondition;
  @Optional() @Flag() archived?: boolean;
  /** Of one that is edited. */
  @Optional() @Count() version?: number;
}
export class TrySegment {
  @Nested(() => SegmentCondition) conditions!: SegmentCondition;
  @Optional() @Text(200) cursor?: string;
  @Optional() @Count(100, 1) limit?: number;
}
export class SegmentExportQuery {
  /** Phone and e-mail in full, for whom `customer.reveal` is `all`; logged. Masked otherwise. */
  @Optional() @Transform(toBoolean) @IsBoolean() full?: boolean;
}

/** Groups of customers by conditions. */
export const segmentEndpoints = {
  'GET /api/segments': { summary: 'Segments by name', caller: 'agent', answer: [SegmentRecord] },
  'POST /api/segments': {
    summary: 'Add a segment',
    caller: 'agent',
    body: EditSegment,
    answer: SegmentRecord,
  },
  'POST /api/segments/count': {
    summary: 'How many customers meet conditions now',
    caller: 'agent',
    body: TrySegment,
    answer: SegmentCount,
  },
  'POST /api/segments/members': {
    summary: 'Who meets conditions now, the newest customers first',
    caller: 'agent',
    body: TrySegment,
    answer: CustomerFilePage,
  },
  'GET /api/segments/:id': { summary: 'One segment', caller: 'agent', answer: SegmentRecord },
  'PUT /api/segments/:id': {
    summary: 'Edit a segment',
    caller: 'agent',
    body: EditSegment,
    answer: SegmentRecord,
  },
  'DELETE /api/segments/:id': { summary: 'Remove a segment', caller: 'agent' },
  'GET /api/segments/:id/count': { summary: 'How many it has now', caller: 'agent', answer: SegmentCount },
  'GET /api/segments/:id/members': {
    summary: 'Who is in it now, the newest customers first',
    caller: 'agent',
    query: PageQuery,
    answer: CustomerFilePage,
  },
  'GET /api/segments/:id/export': {
    summary: 'Who is in it now as a file; logged',
    caller: 'agent',
    query: SegmentExportQuery,
    stream: 'text/csv',
  },
} as const satisfies Record<string, Endpoint>;
