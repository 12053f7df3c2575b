import { AgentReader } from '@yingda/agents';
import {
  AbandonConversation,
  AcceptConversation,
  AssignConversation,
  CloseByCustomer,
  CloseBySilence,
  CloseConversation,
  DeclineConversation,
  DisposeConversation,
  EscalateConversation,
  LeaveMessage,
  MergeConversations,
  OfferConversation,
  OpenConversation,
  RateConversation,
  ReopenConversation,
  ReturnConversation,
  SendMessage,
  TakeBackTransfer,
  TransferConversation,
  UnmergeConversation,
  WaitForCustomer,
} from '@yingda/conversations';
import { Refusal } from '@yingda/contracts/names';
import type { AgentActor, CustomerActor } from '@yingda/events';
import { newId } from '@yingda/platform';
import { TestGateway, text } from '../harness';

const SYSTEM = { kind: 'system', name: 'spec' } as const;

/** Whom and what random lives are made of. */
export interface Cast {
  inboxes: { id: string; key: string; teamId: string }[];
  agents: AgentActor[];
  supervisor: AgentActor;
  topicId: string;
}

export async function aCast(gateway: TestGateway): Promise<Cast> {
  const teams = [await gateway.team(), await gateway.team()];
  const inboxes = [];
  for (const teamId of teams) inboxes.push({ ...(await gateway.inbox(teamId)), teamId });
  const actor = async (role: 'agent' | 'manager', teamIds: string[]) => {
    const { id } = await gateway.agent(teamIds, { role, name: `${role} ${newId().slice(-4)}`, capacity: 40 });
    return (await gateway.app.get(AgentReader, { strict: false }).actor(id))!;
  };
  const agents = [];
  for (let number = 0; number < 3; number++) agents.push(await actor('agent', teams));
  return { inboxes, agents, supervisor: await actor('manager', teams), topicId: await gateway.topic() };
}

/** Numbers that look random and come again for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** One customer of two inboxes, to whom everything happens that the use cases let happen, in any order. */
export class RandomLife {
  /** Conversations so far, the latest last. */
  readonly conversations: string[] = [];
  /** How many steps were not refused. */
  taken = 0;
  private readonly identities: CustomerActor[] = [];

  constructor(
    private readonly gateway: TestGateway,
    private readonly cast: Cast,
    private readonly random: () => number,
  ) {}

  async begin(): Promise<void> {
    for (const inbox of this.cast.inboxes) {
      const { body } = await this.gateway.request<{ customer: { id: string } }>(
        'POST',
        '/api/widget/sessions',
        {
          body: { inboxKey: inbox.key },
        },
      );
      const [identity] = await this.gateway.database.query<{ id: string }>(
        'select id from identities where customer_id = $1',
        [body.customer.id],
      );
      this.identities.push({
        ...{ kind: 'customer', customerId: body.customer.id, identityId: identity!.id },
        ...{ inboxId: inbox.id, name: 'guest' },
      });
    }
  }

  async step(): Promise<void> {
    const deeds = this.deeds();
    const deed = deeds[Math.floor(this.random() * deeds.length)]!;
    try {
      await deed();
      this.taken += 1;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }

  private use<T>(type: new (...args: never[]) => T): T {
    return this.gateway.app.get(type, { strict: false });
  }

  private one<T>(list: readonly T[]): T {
    return list[Math.floor(this.random() * list.length)]!;
  }

  private deeds(): (() => Promise<unknown>)[] {
    const at = Math.floor(this.random() * this.cast.inboxes.length);
    const { id: inboxId, teamId } = this.cast.inboxes[at]!;
    const customer = this.identities[at]!;
    const opening = { conversationId: newId(), inboxId, channel: 'web' as const, teamId };
    const open = async (actor: CustomerActor | AgentActor) => {
      const { customerId, identityId } = customer;
      const { conversation } = await this.use(OpenConversation).execute(actor, {
        ...{ ...opening, customerId, identityId },
      });
      if (!this.conversations.includes(conversation.id)) this.conversations.push(conversation.id);
    };
    const conversationId = this.one(this.conversations.slice(-3));
    if (!conversationId) return [() => open(customer)];
    const ref = { conversationId };
    const { supervisor, agents, topicId } = this.cast;
    const agent = this.one(agents);
    const disposition = { topicId, resolved: this.one(['yes', 'partly', 'no'] as const), summary: '' };
    const say = (actor: CustomerActor | AgentActor) => () =>
      this.use(SendMessage).execute(actor, { ...ref, clientMessageId: newId(), content: text('words') });
    const to =
      this.random() < 0.5 ? { agentId: agent.agentId } : { teamId: this.one(this.cast.inboxes).teamId };
    const expiresAt = new Date(Date.now() + 3_600_000);
    return [
      ...[() => open(customer), () => open(agent)],
      ...[say(customer), say(customer), say(customer), say(this.identities[1 - at]!)],
      ...agents.flatMap((one) => [say(one), say(one)]),
      () => this.use(AssignConversation).execute(supervisor, { ...ref, agentId: agent.agentId }),
      () => this.use(AssignConversation).execute(supervisor, { ...ref, agentId: agent.agentId }),
      () => this.use(OfferConversation).execute(SYSTEM, { ...ref, agentId: agent.agentId, expiresAt }),
      () => this.use(AcceptConversation).execute(agent, ref),
      () => this.use(DeclineConversation).execute(SYSTEM, { ...ref, missed: this.random() < 0.5 }),
      () => this.use(ReturnConversation).execute(SYSTEM, { ...ref, reason: 'returned' }),
      () => this.use(TransferConversation).execute(supervisor, { ...ref, to, note: 'go on' }),
      () => this.use(TakeBackTransfer).execute(supervisor, ref),
      () => this.use(EscalateConversation).execute(supervisor, { ...ref, reason: 'difficult' }),
      () => this.use(WaitForCustomer).execute(supervisor, ref),
      () => this.use(LeaveMessage).execute(customer, ref),
      () => this.use(CloseConversation).execute(supervisor, { ...ref, disposition }),
      () => this.use(DisposeConversation).execute(supervisor, { ...ref, disposition }),
      () => this.use(CloseByCustomer).execute(customer, ref),
      () => this.use(CloseBySilence).execute(SYSTEM, ref),
      () => this.use(AbandonConversation).execute(SYSTEM, ref),
      () =>
        this.use(RateConversation).execute(customer, { ...ref, score: 4, resolved: disposition.resolved }),
      () => this.use(ReopenConversation).execute(supervisor, ref),
      () =>
        this.use(MergeConversations).execute(supervisor, {
          ...{ ...ref, intoConversationId: this.one(this.conversations) },
        }),
      () => this.use(UnmergeConversation).execute(supervisor, ref),
    ];
  }
}
