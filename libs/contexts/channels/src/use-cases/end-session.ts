import type { Clock, Log, UnitOfWork } from '@yingda/platform';
import type { LaneTable } from '../storage/lanes';
import type { WindowTable } from '../storage/windows';
import type { BuildAdapterContext } from './adapter-contexts';
import type { Outgoing, Target } from './outgoing';

export interface EndSessionParts {
  outgoing: Outgoing;
  windows: WindowTable;
  lanes: LaneTable;
  contexts: BuildAdapterContext;
  log: Log;
}

/**
 * Ends the provider's session with a customer where it has one. What it gives with that lets one message go out at once,
 * uncounted; it is kept where the next message looks for it. Asks the provider, so never inside a unit of work.
 */
export class EndSession {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly parts: EndSessionParts,
  ) {}

  /**
   * `expired`: there was a code, and its seconds are over. `busy`: something said before has not gone out yet; it would go
   * by the code, and be the last. Trouble with the provider counts as none.
   */
  async execute(conversationId: string): Promise<'code' | 'none' | 'expired' | 'busy'> {
    const target = await this.parts.outgoing.target(conversationId);
    if (!target?.adapter.endSession) return 'none';
    if (await this.parts.lanes.isBusy({ conversationId, identityId: target.identityId })) return 'busy';
    const known = await this.kept(target);
    if (known === 'code') return known;
    const code = await this.ended(target);
    if (!code) return known;
    await this.keep(target, code);
    return 'code';
  }

  private async kept({ identityId, inbox }: Target): Promise<'code' | 'none' | 'expired'> {
    const { code, codeUntil } = await this.parts.windows.find(identityId, inbox.id);
    if (code === null || codeUntil === null) return 'none';
    return codeUntil > this.clock.now() ? 'code' : 'expired';
  }

  private async ended({ adapter, inbox, address }: Target) {
    try {
      return await adapter.endSession!(address.externalId, this.parts.contexts.build(inbox));
    } catch (error) {
      this.parts.log.warn({ err: error, inbox: inbox.id }, 'A session could not be ended at the provider');
      return null;
    }
  }

  private async keep(
    { identityId, inbox }: Target,
    { value, validUntil }: { value: string; validUntil: Date },
  ): Promise<void> {
    await this.unitOfWork.run(async () => {
      const window = await this.parts.windows.lock(identityId, inbox.id);
      await this.parts.windows.save(identityId, inbox.id, { ...window, code: value, codeUntil: validUntil });
    });
  }
}
