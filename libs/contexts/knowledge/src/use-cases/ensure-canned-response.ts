import { Refusal } from '@yingda/contracts/names';
import type { SystemActor } from '@yingda/events';
import { type CannedResponseInput } from '../domain/canned-response';
import type { CannedResponseTable } from '../storage/canned-responses';
import type { AddCannedResponse } from './write-canned-response';

/** Imports shared canned responses: what is there already, perhaps edited since, stays as it is. */
export class EnsureCannedResponse {
  constructor(
    private readonly responses: CannedResponseTable,
    private readonly addCannedResponse: AddCannedResponse,
  ) {}

  /** True when it was added. A leading slash of the shortcut is left out. */
  async execute(actor: SystemActor, input: CannedResponseInput & { key?: string }): Promise<boolean> {
    if (input.key && (await this.responses.byKey(input.key))) return false;
    const shortcut = input.shortcut.replace(/^\//, '');
    const owner = { scope: input.scope, ownerAgentId: null, teamId: input.teamId ?? null };
    const there = await this.responses.byShortcut(owner, shortcut);
    if (there) {
      if (input.key && !there.key)
        await this.responses.mark(there.id, { key: input.key, stage: input.stage ?? null });
      return false;
    }
    try {
      await this.addCannedResponse.execute(actor, { ...input, shortcut });
      return true;
    } catch (error) {
      // Another process imports at the same time.
      if (error instanceof Refusal && error.code === 'already-exists') return false;
      throw error;
    }
  }
}
