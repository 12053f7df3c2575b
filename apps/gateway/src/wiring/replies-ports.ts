import { ChangeOutgoing, CheckOutgoing, MailSubjects, Replies } from '@yingda/channels';
import { type Content } from '@yingda/contracts';
import {
  ConversationReader,
  Reach,
  type AboutToSay,
  type AutomaticObstacle,
  type JustChanged,
} from '@yingda/conversations';
import { CustomerReader } from '@yingda/customers';
import type { Lookup } from './lookup';

/** channels → conversations, customers: whom an answer is for. */
export class RepliesFromContexts extends Replies {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async to(
    conversationId: string,
    before?: number,
  ): Promise<{ customerId: string; identityId: string } | null> {
    const to = await this.lookup.get(ConversationReader).repliesTo(conversationId, before);
    if (!to || to.identityId === to.ownIdentityId) return to;
    // Whoever wrote in it as this customer may have been separated since: nothing of it goes to them any more.
    const writer = await this.lookup.get(CustomerReader).identity(to.identityId);
    return writer?.customerId === to.customerId ? to : { ...to, identityId: to.ownIdentityId };
  }
  override current(messageId: string): Promise<Content | null> {
    return this.lookup.get(ConversationReader).asItStands(messageId);
  }
  override identities(customerId: string): Promise<{ identityId: string; label: string }[]> {
    return this.lookup.get(CustomerReader).identitiesOf(customerId);
  }
}

/** channels → conversations: what a mail is about. */
export class SubjectsFromConversations extends MailSubjects {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async of(conversationId: string): Promise<string | null> {
    return (await this.lookup.get(ConversationReader).repliesTo(conversationId))?.subject ?? null;
  }
}

/** conversations → channels: whether what an agent is about to say can reach the customer. */
export class ReachFromChannels extends Reach {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override check(message: AboutToSay): Promise<void> {
    return this.lookup.get(CheckOutgoing).execute(message);
  }
  override automatic(message: AboutToSay): Promise<AutomaticObstacle | null> {
    return this.lookup.get(CheckOutgoing).automatic(message);
  }
  override changed(message: JustChanged): Promise<void> {
    return this.lookup.get(ChangeOutgoing).execute(message);
  }
}
