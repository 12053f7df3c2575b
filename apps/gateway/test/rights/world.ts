import type { CaseAction, CaseTaskDetail, ContactDetail, DepartmentRecord } from '@yingda/contracts';
import { ROLES, type Role } from '@yingda/contracts/names';
import { newId } from '@yingda/platform';
import { eventually, TestSocket } from '@yingda/testing';
import { TestGateway, text, type Widget } from '../harness';
import { canned, notice } from './given';

const DAY = 24 * 3_600_000;
// What is not itself any more after somebody was let through.
const CHANGES = /^conversation\.(assign|transfer|take-back|escalate|join|accept|decline|merge|reopen)$/;

interface Talk {
  conversation: string;
  message: string;
  inbox: string;
}

/** What one person has made and owes; everything of it belongs to one team. */
export interface Belongings {
  team: string;
  agent: string;
  conversation: string;
  message: string;
  customer: string;
  case: string;
  remedy: string;
  action: string;
  task: string;
  department: string;
  contact: string;
  point: string;
  promise: string;
  suggestion: string;
  feedback: string;
  lead: string;
  /** A link of the task. */
  link: string;
  /** A word and a rule of the team, a canned response of one's own, and one that is proposed. */
  word: string;
  rule: string;
  canned: string;
  proposal: string;
  withdrawn: string;
  absence: string;
  notice: string;
  shift: string;
  /** A contact that was written down. */
  written: string;
  otherCase: string;
  /** Key of the inbox. */
  inbox: string;
}

/**
 * A shop in which everybody is in the first team but the senior agent, who is in the second. `first` is the agent's: the
 * supervisor leads its team. `second` is the senior agent's: no supervisor here leads its team.
 */
export class World {
  readonly sockets = {} as Record<Role, TestSocket & { token: string }>;
  readonly ids = {} as Record<Role, string>;
  private readonly shoppers: Widget[] = [];
  private absences = 0;
  first!: Belongings;
  second!: Belongings;
  topic!: string;
  apiKey!: string;

  private constructor(readonly gateway: TestGateway) {}

  static async start(): Promise<World> {
    const world = new World(await TestGateway.start({ rateLimits: false }));
    const { gateway } = world;
    const teams = await Promise.all([0, 1].map(() => gateway.team(undefined, { automaticAccept: true })));
    for (const role of ROLES) {
      const teamIds = [teams[role === 'senior-agent' ? 1 : 0]!];
      const { id, email } = await gateway.agent(teamIds, { role, name: role, capacity: 100 });
      world.ids[role] = id;
      const token = await gateway.signIn(email);
      const socket = await TestSocket.connect({ url: gateway.url, namespace: '/console', token });
      world.sockets[role] = Object.assign(socket, { token });
    }
    world.topic = await gateway.topic();
    for (const role of ['agent', 'senior-agent'] as const)
      await world.sockets[role].done('presence.set', { state: 'online' });
    const key = await world.call<{ secret: string }>('administrator', 'POST', '/api-keys', { name: 'shop' });
    world.apiKey = key.secret;
    // A department of the handler's, and another one.
    world.first = await world.furnish('agent', teams[0]!, [world.ids.handler]);
    world.second = await world.furnish('senior-agent', teams[1]!, []);
    return world;
  }

  get visitor(): string {
    return this.shoppers[0]!.token;
  }

  async stop(): Promise<void> {
    for (const socket of [...Object.values(this.sockets), ...this.shoppers]) socket.close();
    await this.gateway.stop();
  }

  /** A further conversation of the owner of these belongings, who has accepted it, or one that waits in their queue. */
  async talk({ agent, team, waits = false }: { agent: Role; team: string; waits?: boolean }): Promise<Talk> {
    const inbox = await this.gateway.inbox(team);
    // Nobody else of the team takes it first either, whatever presence they were asked for.
    if (waits)
      await Promise.all(ROLES.map((role) => this.sockets[role].send('presence.set', { state: 'busy' })));
    else await this.sockets[agent].done('presence.set', { state: 'online' });
    const { shopper, conversationId } = await this.gateway.opened(inbox.key, '杯子裂了');
    this.shoppers.push(shopper);
    if (waits) return { conversation: conversationId, message: newId(), inbox: inbox.key };
    await eventually(async () => {
      if ((await this.sockets[agent].send('conversation.accept', { conversationId })).ok) return true;
      await this.sockets.manager.send('conversation.assign', { conversationId, agentId: this.ids[agent] });
      return false;
    }, 20_000);
    const sent = await this.sockets[agent].done<{ id: string }>('message.send', {
      ...{ conversationId, clientMessageId: newId(), content: text('您好，我两小时内给您答复') },
    });
    return { conversation: conversationId, message: sent.id, inbox: inbox.key };
  }

  /** The belongings with settings that nobody has removed. */
  async again(example: 'first' | 'second'): Promise<Belongings> {
    const of = this[example];
    return { ...of, ...(await this.settings(example === 'first' ? 'agent' : 'senior-agent', of.team)) };
  }

  /** The belongings with a conversation that no command has touched, where the command would change it. */
  async fresh(example: 'first' | 'second', command: string): Promise<Belongings> {
    const of = this[example];
    if (!CHANGES.test(command)) return of;
    const agent = example === 'first' ? 'agent' : 'senior-agent';
    return {
      ...of,
      ...(await this.talk({ agent, team: of.team, waits: command === 'conversation.accept' })),
    };
  }

  private async furnish(agent: Role, team: string, handlers: string[]): Promise<Belongings> {
    const talk = await this.talk({ agent, team });
    const { conversation, message } = talk;
    const customer = this.shoppers.at(-1)!.session.customer.id;
    const call = <T extends object>(path: string, body: object, role: Role = agent) =>
      this.call<T>(role, 'POST', path, body);
    const dueAt = new Date(Date.now() + 7 * DAY).toISOString();
    const department = await call<DepartmentRecord>(
      '/departments',
      {
        ...{ key: `d${newId().slice(-8)}`, name: { 'zh-CN': '部', en: 'D' }, leadId: null, email: null },
        ...{ language: 'en', agentIds: handlers },
      },
      'administrator',
    );
    const caseId = newId();
    await call('/cases', { caseId, kind: 'quality', conversationId: conversation, title: '杯子裂了' });
    const otherCase = newId();
    await call('/cases', { caseId: otherCase, kind: 'other', conversationId: conversation, title: '另一个' });
    const task = await call<CaseTaskDetail>(`/cases/${caseId}/tasks`, {
      ...{ departmentId: department.id, text: '请查', facts: [] },
    });
    const remedy = await call<{ id: string }>(`/cases/${caseId}/remedies`, {
      ...{ kind: 'gift', amountFen: 1_000, reason: '致歉' },
    });
    const action = await call<CaseAction>(
      '/actions',
      { kind: 'preventive', what: '加厚', caseId, ownerId: handlers[0] ?? this.ids[agent], dueAt },
      'manager',
    );
    const contact = await call<ContactDetail>('/contacts', {
      ...{ customerId: customer, purpose: 'care', method: 'phone', dueAt, why: '' },
    });
    const form = { person: '本人', facts: '正常', solved: 'no', score: null, none: [] };
    const written = await call<ContactDetail>('/contacts/written', {
      ...{ customerId: customer, purpose: 'visit', method: 'visit', at: new Date().toISOString(), form },
      ...{ points: [{ kind: 'problem', text: '异响' }], incompleteBecause: '忙' },
    });
    const promise = await call<{ id: string }>('/promises', {
      what: '回电',
      dueAt,
      conversationId: conversation,
    });
    const found = await call<{ items: { id: string }[] }>('/promises/suggestions', {
      ...{ conversationId: conversation, messageId: message, text: '您好，我两小时内给您答复' },
    });
    const feedback = await call<{ id: string }>('/feedback', {
      ...{ feedbackId: newId(), conversationId: conversation, text: '很好', source: 'agent' },
    });
    const lead = await this.call<{ id: string }>(agent, 'PUT', `/conversations/${conversation}/lead`, {
      ...{ interest: '水壶', quality: 'hot' },
    });
    const { shifts } = await call<{ shifts: { id: string }[] }>(
      `/teams/${team}/shifts`,
      {
        ...{ week: '2027-12-27', remove: [] },
        add: [{ agentId: this.ids[agent], date: '2027-12-28', start: '09:00', end: '12:00' }],
      },
      'administrator',
    );
    const link = await call<{ id: string }>(`/case-tasks/${task.id}/links`, { email: 'a@shop.example' });
    return {
      ...(await this.settings(agent, team)),
      ...{ team, agent: this.ids[agent], ...talk, customer, case: caseId, remedy: remedy.id },
      ...{ action: action.id, task: task.id, department: department.id, contact: contact.id },
      ...{ point: written.points[0]!.id, promise: promise.id, suggestion: found.items[0]!.id },
      ...{ feedback: feedback.id, lead: lead.id, link: link.id, otherCase, written: written.id },
      shift: shifts[0]!.id,
    };
  }

  /** What is set up for a team, and what an agent has of their own. */
  async settings(agent: Role, team: string) {
    const call = <T extends object>(role: Role, path: string, body: object) =>
      this.call<T>(role, 'POST', path, body);
    const { added } = await call<{ added: { id: string }[] }>('manager', '/words', {
      words: [{ word: newId().slice(-12), kind: 'other', level: 'warn', teamIds: [team] }],
    });
    const rule = await call<{ id: string }>('manager', '/rules', {
      ...{ name: 'Spec', enabled: false, teamIds: [], trigger: { kind: 'message.customer' } },
      ...{
        conditions: { kind: 'all', conditions: [] },
        actions: [{ kind: 'note', text: 'x' }],
        stopAfter: false,
      },
    });
    const told = await call<{ id: string }>('manager', '/notices', notice(team));
    const own = await call<{ id: string }>(agent, '/canned-responses', canned('personal'));
    const proposed = await call<{ id: string }>('senior-agent', '/canned-proposals', {
      change: canned('shop'),
    });
    // Nobody is absent twice on one day.
    const day = new Date(Date.now() + (30 + this.absences++) * DAY).toISOString().slice(0, 10);
    const absence = await call<{ id: string }>('administrator', '/absences', {
      ...{ agentId: this.ids[agent], from: day, to: day, reason: 'leave', note: '' },
    });
    const withdrawn = await call<{ id: string }>('senior-agent', '/canned-proposals', {
      change: canned('shop'),
    });
    return {
      ...{
        word: added[0]!.id,
        rule: rule.id,
        canned: own.id,
        proposal: proposed.id,
        withdrawn: withdrawn.id,
      },
      ...{ absence: absence.id, notice: told.id },
    };
  }

  async call<T>(...[role, method, path, body]: [Role, string, string, unknown?]): Promise<T> {
    const { token } = this.sockets[role];
    const answer = await this.gateway.request<T>(method, `/api${path}`, { token, body });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
}
