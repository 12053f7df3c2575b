import { newId } from '@yingda/realtime-client';
import type { Cabinet } from './cabinet';

interface VisitorRecord {
  /** Names the drawers (drafts, unsent messages) of this visitor on this device. */
  key: string;
  visitorToken: string | null;
  customerId: string | null;
  isVisitor: boolean;
}

/**
 * Who writes on this device. What one person left unsent is never sent as another: after `reset`, or when somebody else is
 * signed in on the same browser, the key changes. A visitor who signs in keeps it: same person, now with a name.
 */
export class Visitor {
  private record: VisitorRecord;

  constructor(
    private readonly cabinet: Cabinet,
    visitorToken: string | null,
  ) {
    const kept = cabinet.read<VisitorRecord>('visitor');
    // The loader lost its token or was reset meanwhile: a new visitor.
    const same = kept !== null && (kept.visitorToken === visitorToken || kept.visitorToken === null);
    this.record = same
      ? { ...kept, visitorToken }
      : { key: newId(), visitorToken, customerId: null, isVisitor: true };
    cabinet.write('visitor', this.record);
  }

  get key(): string {
    return this.record.key;
  }

  /** Takes what the session says. False: this is somebody else than whose drawers are open. */
  settle(session: { visitorToken: string; customer: { id: string; isVisitor: boolean } }): boolean {
    const { customerId, isVisitor } = this.record;
    const same = customerId === null || customerId === session.customer.id || isVisitor;
    this.record = {
      key: same ? this.record.key : newId(),
      visitorToken: session.visitorToken,
      customerId: session.customer.id,
      isVisitor: session.customer.isVisitor,
    };
    this.cabinet.write('visitor', this.record);
    return same;
  }
}
