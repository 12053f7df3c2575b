import type { CallHours, CallTime } from './domain/call-times';
import { CallPlanning } from './ports';
import type { StandInConversations } from './stand-in-conversations';

/** Hours that a spec sets, and stand-in conversations that are told. */
export class StandInPlanning extends CallPlanning {
  open: CallHours = { nextOpening: (at) => at, openTimeBetween: (from, to) => to.getTime() - from.getTime() };

  constructor(private readonly conversations: StandInConversations) {
    super();
  }

  async teamOf(conversationId: string): Promise<string> {
    return (await this.conversations.find(conversationId)).teamId;
  }

  async hours(): Promise<CallHours> {
    return this.open;
  }

  async awaitCall(conversationId: string, _time: CallTime): Promise<void> {
    await this.conversations.setAside(conversationId, true);
  }

  async rejoin(conversationId: string): Promise<void> {
    await this.conversations.setAside(conversationId, false);
  }
}
