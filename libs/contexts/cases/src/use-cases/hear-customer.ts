import { resumed } from '../domain/clocks';
import { alarmIn, risen } from '../domain/levels';
import type { Happened } from '../domain/case';
import { collect } from '../domain/clocks';
import type { CaseGround } from './case-ground';
import { CASES } from './case-parts';

/** What the customer writes in a conversation that a case came of: the wait for them is over, and alarming words call a manager. */
export class HearCustomer {
  constructor(private readonly ground: CaseGround) {}

  async wrote({ conversationId, text }: { conversationId: string; text: string }): Promise<void> {
    const { cases, kinds } = this.ground.parts;
    const ids = await cases.openOf(conversationId);
    if (ids.length === 0) return;
    const alarm = alarmIn(text, await kinds.words());
    for (const id of ids)
      await this.ground.changing(
        CASES,
        { id },
        {
          permission: 'case.work',
          work: async (one, moment) => {
            const happened: Happened[] = [];
            let after = one;
            if (one.pausedSince) ({ after } = collect(happened, resumed(one, moment)));
            if (alarm && !one.closedAt && after.level < 3) {
              const up = { to: 3, why: alarm.why, reason: alarm.word };
              const external = after.external || alarm.why === 'outside';
              ({ after } = collect(happened, risen({ ...after, external }, up, moment)));
            }
            return { after, happened };
          },
        },
      );
  }
}
