import { CalendarReader } from '@yingda/agents';
import { AwaitCall, RejoinQueue } from '@yingda/conversations';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { Calendar, WEEKDAYS } from '@yingda/platform';
import { CallPlanning, type CallHours, type CallTime } from '@yingda/routing';
import { ReadableConversations } from '../views/readable';
import type { Lookup } from './lookup';

// Whose hours are not set writes round the clock, but is called by day: nine to nine in the shop's usual time.
const BY_DAY = new Calendar({
  timeZone: 'Asia/Shanghai',
  days: Object.fromEntries(WEEKDAYS.map((day) => [day, [{ open: '09:00', close: '21:00' }]])) as never,
  holidays: [],
  makeUpDays: [],
  exceptions: [],
});

/** routing → conversations, agents: what planning a call needs of them. */
export class PlanningFromContexts extends CallPlanning {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async teamOf(conversationId: string, by: Actor): Promise<string> {
    const { teamId } = await this.lookup.get(ReadableConversations).stateFor(by, conversationId);
    if (!teamId) throw new Refusal('conversation-not-open', 'This conversation waits for nobody.');
    return teamId;
  }
  override async hours(teamId: string): Promise<CallHours> {
    return (await this.lookup.get(CalendarReader).applying({ teamId }))?.calendar ?? BY_DAY;
  }
  override async awaitCall(conversationId: string, time: CallTime, by: Actor): Promise<void> {
    await this.lookup.get(AwaitCall).execute(by, { conversationId, ...time });
  }
  override async rejoin(conversationId: string, how: { cancelled: boolean }, by: Actor): Promise<void> {
    await this.lookup.get(RejoinQueue).execute(by, { conversationId, ...how });
  }
}
