import { CaseReader } from '@yingda/cases';
import { KeptFileRights } from '@yingda/conversations';
import type { Actor } from '@yingda/events';
import type { Lookup } from './lookup';

/** conversations → cases: files of cases are for those who may read the case. */
export class FilesOfCases extends KeptFileRights {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async mayRead(actor: Actor, attachmentId: string): Promise<boolean> {
    if (actor.kind !== 'agent') return false;
    return this.lookup.get(CaseReader).mayReadFile(actor, attachmentId);
  }
}
