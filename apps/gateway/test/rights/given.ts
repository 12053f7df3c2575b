import type { EndpointName } from '@yingda/contracts';
import type { ConsoleCommandName } from '@yingda/contracts/names';
import { newId } from '@yingda/platform';
import type { Belongings, World } from './world';

/** What of somebody's an address names, or only that of one method; of all others the id is of nothing there is. */
export const NAMED: Record<string, keyof Belongings> = {
  '/api/cases/:id': 'case',
  '/api/case-tasks/:id': 'task',
  '/api/case-task-links/:id': 'link',
  '/api/contacts/:id': 'contact',
  '/api/contact-points/:id': 'point',
  '/api/promises/:id': 'promise',
  '/api/promises/suggestions/:id': 'suggestion',
  '/api/feedback/:id': 'feedback',
  '/api/leads/:id': 'lead',
  '/api/conversations/:id': 'conversation',
  '/api/customers/:id': 'customer',
  '/api/customer-files/:id': 'customer',
  '/api/actions/:id': 'action',
  '/api/remedies/:id': 'remedy',
  '/api/teams/:id': 'team',
  '/api/departments/:id': 'department',
  '/api/words/:id': 'word',
  '/api/canned-responses/:id': 'canned',
  '/api/canned-proposals/:id': 'proposal',
  '/api/rules/:id': 'rule',
  '/api/absences/:id': 'absence',
  '/api/notices/:id': 'notice',
  '/api/shifts/:id': 'shift',
  'DELETE /api/canned-proposals/:id': 'withdrawn',
  'POST /api/contacts/:id/verify': 'written',
  'PUT /api/agents/:id': 'agent',
};

const DAY = 24 * 3_600_000;
const at = (days: number) => new Date(Date.now() + days * DAY).toISOString();
const PERIOD = { from: '2026-03-01T00:00:00.000Z', to: '2026-03-08T00:00:00.000Z' };
const CONTACT_PLAN = { days: 30, owner: 'lead', tiers: ['vip'], active: false, trigger: 'interval' };
type Given = (of: Belongings, world: World) => object;

/** What a body or a query has to say beyond what its class tells of itself. */
export const GIVEN: Partial<Record<EndpointName, Given>> = {
  'POST /api/words': ({ team }) => ({
    words: [{ word: newId().slice(-12), kind: 'other', level: 'warn', teamIds: [team] }],
  }),
  'PATCH /api/words/:id': ({ team }) => ({ teamIds: [team] }),
  'POST /api/canned-responses': () => canned('shop'),
  'PATCH /api/canned-responses/:id': () => ({ ...canned('personal'), version: 99 }),
  'POST /api/canned-proposals': () => ({ change: canned('shop') }),
  'POST /api/canned-responses/import': () => ({
    file: Buffer.from('shortcut,scope,text en\nx,shop,x\n').toString('base64'),
    commit: false,
  }),
  'GET /api/case-pareto': () => PERIOD,
  'GET /api/quality-signals': () => PERIOD,
  'POST /api/cases': () => ({ caseId: newId(), kind: 'other', title: 'x' }),
  'GET /api/cases/draft': ({ conversation }) => ({ conversationId: conversation }),
  'POST /api/cases/:id/hand-over': (_, { ids }) => ({ ownerId: ids.manager }),
  'POST /api/cases/:id/links': ({ otherCase }) => ({ other: otherCase }),
  'POST /api/remedies/:id/decide': () => ({ approve: true }),
  'POST /api/actions': ({ case: caseId }, { ids }) => ({ caseId, ownerId: ids.handler, dueAt: at(2) }),
  'PUT /api/teams/:id/routing': () => ({ rules: ROUTING }),
  'PUT /api/agents/:id/skills': () => ({ skills: [] }),
  'POST /api/shifts/:id/cover': ({ agent }) => ({ agentId: agent }),
  'POST /api/absences': ({ agent }) => ({ agentId: agent, from: '2026-12-01', to: '2026-12-02' }),
  'POST /api/reports/query': () => ({ figures: ['conversations'], ...PERIOD }),
  'POST /api/reports/conversations': () => ({ figure: 'conversations', ...PERIOD }),
  'POST /api/reports/export': () => ({ what: 'figures', report: { figures: ['conversations'], ...PERIOD } }),
  'POST /api/promises/suggestions': ({ conversation }) => ({ conversationId: conversation, text: 'x' }),
  'GET /api/promises/suggestions': ({ conversation }) => ({ conversationId: conversation }),
  'POST /api/promises/hand-over': (_, { ids }) => ({ fromId: ids.handler, toId: ids.manager }),
  'POST /api/promises/:id/reassign': (_, { ids }) => ({ ownerId: ids.manager, version: 99 }),
  'POST /api/promises/:id/keep': () => ({ version: 99 }),
  'POST /api/promises/:id/tell': () => ({ version: 99 }),
  'POST /api/contacts': ({ customer }) => ({ customerId: customer, dueAt: at(3), why: '' }),
  'POST /api/contacts/written': ({ customer }) => ({
    ...{ customerId: customer, at: new Date().toISOString(), incompleteBecause: 'x' },
  }),
  'GET /api/contacts/guard': ({ customer }) => ({ customerId: customer }),
  'POST /api/contacts/:id/hand-over': (_, { ids }) => ({ ownerId: ids.agent, reason: 'x' }),
  'POST /api/contacts/:id/cancel': () => ({ reason: 'x' }),
  'POST /api/contact-plans': () => CONTACT_PLAN,
  'PUT /api/contact-plans/:id': () => CONTACT_PLAN,
  'POST /api/contact-campaigns': (_, { ids }) => ({ ownerIds: [ids.agent], dueAt: at(3) }),
  'POST /api/notices': ({ team }) => notice(team),
  'POST /api/notices/preview': ({ team }) => notice(team),
  'PUT /api/notices/:id': ({ team }) => ({ ...notice(team), version: 99 }),
  'POST /api/leads/:id/hand': ({ team }) => ({ teamId: team }),
  'PUT /api/customer-policy': () => ({ windowDays: 365, newDays: 30, atRiskDays: 90, lostDays: 365 }),
};

/** Of commands, alike. */
export const COMMAND_GIVEN: Partial<Record<ConsoleCommandName, Given>> = {
  'conversation.open': ({ customer, inbox }) => ({
    ...{ conversationId: newId(), customerId: customer, inboxKey: inbox },
  }),
  'conversation.assign': (_, { ids }) => ({ agentId: ids.supervisor }),
  'conversation.close': (_, { topic }) => ({ disposition: { ...DONE, topicId: topic }, seenSequence: 0 }),
  'conversation.dispose': (_, { topic }) => ({ disposition: { ...DONE, topicId: topic } }),
  'conversation.merge': ({ team }, { first, second }) => ({
    intoConversationId: (team === first.team ? first : second).conversation,
  }),
  'message.send': () => ({ clientMessageId: newId(), content: { kind: 'text', text: 'x' } }),
  'message.edit': ({ message }) => ({ messageId: message, content: { kind: 'text', text: 'x' } }),
  'message.recall': ({ message }) => ({ messageId: message }),
  'note.add': () => ({ clientMessageId: newId() }),
  'presence.set': () => ({ state: 'online' }),
  'presence.force': ({ agent }) => ({ agentId: agent, state: 'online' }),
  'team.notify': ({ team }) => ({ noticeId: newId(), teamId: team }),
};

const DONE = { resolved: 'yes', summary: 'x' };
const ROUTING = {
  ...{ strategy: 'least-loaded', order: [], weights: { channels: {}, tiers: {} }, hardLimitPercent: 150 },
  ...{ idleSeconds: null, headStarts: { channels: {}, tiers: {} }, needs: [], relax: [], ownerSeconds: 0 },
  ...{ lastAgentSeconds: 0, overflow: [], onlyInHours: false, missedOffers: 3 },
};

export function notice(team: string): object {
  return {
    ...{
      name: 'x',
      audience: 'waiting',
      way: 'message',
      purpose: 'service',
      segmentId: null,
      teamIds: [team],
    },
    ...{ inboxIds: [], channels: ['web'], texts: { zh: '您好', en: 'Hello' }, perMinute: 60 },
    ...{ startsAt: null, endsAt: null, alsoMessage: false },
  };
}

export function canned(scope: 'shop' | 'personal'): object {
  return {
    ...{ scope, shortcut: `s${newId().slice(-8)}` },
    texts: [{ language: 'en', title: 'x', body: 'x' }],
  };
}
