import { type CustomerFileRow } from '@yingda/contracts';
import type { Actor } from '@yingda/events';
import type { AuditLog } from '@yingda/platform';
import { maskEmail, maskPhone } from '../../domain/masking';
import { requireRight } from '../../domain/rights';
import type { Customers } from '../../storage/customers';
import { by } from '../audited';
import type { SegmentReader } from './segment-reader';

const PAGE = 500;

/** A line of an exported segment. */
export interface ExportedCustomer extends CustomerFileRow {
  externalId: string | null;
  phone: string | null;
  email: string | null;
}

/** Who is in a segment, page by page for as long as somebody reads; the export stands in the audit log. */
export class ExportSegment {
  constructor(
    private readonly reader: SegmentReader,
    private readonly customers: Customers,
    private readonly audit: AuditLog,
  ) {}

  /** Phone and e-mail in full take `customer.reveal` for everybody; else they are masked. @throws Refusal not-permitted, segment-not-found */
  async *rows(actor: Actor, segmentId: string, full: boolean): AsyncGenerator<ExportedCustomer[]> {
    requireRight(actor, 'segment.edit');
    if (full) requireRight(actor, 'customer.reveal');
    const { name, conditions } = await this.reader.one(segmentId);
    await this.audit.record({
      ...{ ...by(actor), action: 'segment.exported', subjectKind: 'segment', subjectId: segmentId },
      details: { name, masked: !full },
    });
    let cursor: string | undefined;
    do {
      const page = await this.reader.members(conditions, { cursor, limit: PAGE });
      const people = await this.customers.some(page.items.map(({ id }) => id));
      const byId = new Map(people.map((one) => [one.id, one]));
      yield page.items.map((row) => {
        const { externalId = null, phone = null, email = null } = byId.get(row.id) ?? {};
        return {
          ...{ ...row, externalId },
          phone: phone && !full ? maskPhone(phone) : phone,
          email: email && !full ? maskEmail(email) : email,
        };
      });
      cursor = page.next ?? undefined;
    } while (cursor);
  }
}
