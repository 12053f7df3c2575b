import { type CannedResponseRecord } from '@yingda/contracts';
import type { Actor } from '@yingda/events';
import { toRecord } from '../domain/canned-response';
import { sightOf } from '../domain/rights';
import type { CannedResponseTable } from '../storage/canned-responses';

/** The canned responses that people see. */
export class CannedReader {
  constructor(private readonly responses: CannedResponseTable) {}

  /** By category, then shortcut; empty for people who neither insert nor edit any. */
  async visibleTo(actor: Actor): Promise<CannedResponseRecord[]> {
    return (await this.responses.visible(sightOf(actor))).map(toRecord);
  }
}
