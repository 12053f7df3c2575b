import { type SurveyForm } from '@yingda/contracts';
import { aForm } from '../testing';
import { counted, fitting, lowScore } from './answers';
import { credited } from './credit';
import { concerns, type Ground, isChosen, obstacle } from './decision';
import { problemOf } from './form';
import { optionsOf, readAnswer } from './reading';
import type { Talk } from './talk';
import { invalidity } from './validity';

const NOW = new Date('2026-03-02T08:00:00Z');
const HOUR = 3_600_000;
const form = (more: Parameters<typeof aForm>[0] = {}) =>
  ({ id: 'f', version: 1, place: 1, changedAt: '', changedBy: '', ...aForm(more) }) as SurveyForm;
const talk = (more: Partial<Talk> = {}): Talk => ({
  ...{
    id: '0196d5a0-0000-7000-8000-00000000ffff',
    number: '1',
    channel: 'web',
    inboxId: 'i',
    customerId: 'c',
  },
  ...{ identityId: 'd', teamId: 't', agentId: 'ann', topicId: null, status: 'closed', endedBy: 'agent' },
  ...{ closedAt: NOW, merged: false, imported: false, answeredBy: [{ agentId: 'ann', messages: 2 }] },
  ...more,
});
const ground = (more: Partial<Ground> = {}): Ground => ({
  talk: talk(),
  customer: { tier: 'standard', language: 'zh-CN', blocked: false },
  ...{ lastAskedAt: null, askedAlready: false, canAsk: true, now: NOW },
  ...more,
});

describe('whether a customer is asked', () => {
  it.each([
    ['nothing in the way', {}, null],
    ['merged away', { talk: talk({ merged: true }) }, 'merged'],
    ['blocked', { customer: { ...ground().customer!, blocked: true } }, 'blocked'],
    ['a call', { canAsk: false }, 'channel-cannot'],
    ['asked about it before', { askedAlready: true }, 'already-asked'],
    ['gone on with', { talk: talk({ status: 'active' }) }, 'reopened'],
    ['left in the queue', { talk: talk({ status: 'abandoned', answeredBy: [] }) }, 'customer-left'],
    ['nobody answered', { talk: talk({ answeredBy: [] }) }, 'no-person-answered'],
    ['asked an hour ago', { lastAskedAt: new Date(NOW.getTime() - HOUR) }, 'cool-down'],
    ['asked yesterday', { lastAskedAt: new Date(NOW.getTime() - 24 * HOUR) }, null],
    ['closed two hours ago', { talk: talk({ closedAt: new Date(NOW.getTime() - 2 * HOUR) }) }, 'too-late'],
  ] as const)('%s: %#', (_, more, reason) => {
    expect(obstacle(form(), ground(more))).toBe(reason);
  });

  it('an agent who asks by hand is held up by neither sample nor cool-down, but by all else', () => {
    const rare = form({ samplePercent: 0 });
    expect(obstacle(rare, ground())).toBe('not-chosen');
    expect(obstacle(rare, ground({ lastAskedAt: NOW }), true)).toBeNull();
    expect(obstacle(rare, ground({ askedAlready: true }), true)).toBe('already-asked');
  });

  it('a form is about the conversations its conditions name, and no others', () => {
    const only = form({
      conditions: { ...aForm().conditions, inboxIds: ['i'], tiers: ['vip'], endedBy: ['agent'] },
    });
    const vip = ground({ customer: { ...ground().customer!, tier: 'vip' } });
    expect(concerns(only, 'conversation-closed', vip)).toBe(true);
    expect(concerns(only, 'conversation-closed', ground())).toBe(false);
    expect(concerns(only, 'agent-invites', vip)).toBe(false);
    const silent = { ...vip, talk: talk({ endedBy: 'silence' }) };
    expect(concerns(only, 'conversation-closed', silent)).toBe(false);
    expect(concerns({ ...only, active: false }, 'conversation-closed', vip)).toBe(false);
  });

  it('a sample is about as large as it says, and the same at every look', () => {
    const ids = Array.from(
      { length: 4_000 },
      (_, at) =>
        `0196d5a0-0000-7000-8000-0000${((at * 2_654_435_761) % 4_294_967_296).toString(16).padStart(8, '0')}`,
    );
    const chosen = ids.filter((id) => isChosen(id, 25));
    expect(chosen.length / ids.length).toBeGreaterThan(0.22);
    expect(chosen.length / ids.length).toBeLessThan(0.28);
    expect(ids.filter((id) => isChosen(id, 25))).toEqual(chosen);
  });
});

describe('what is written instead of tapped', () => {
  const [overall, , solved] = form().questions;
  const read = (text: string) => readAnswer(overall!, text, optionsOf(overall!, 'zh-CN'))?.score ?? null;

  it.each([
    ['5', 5],
    ['５', 5],
    ['4分', 4],
    ['3 星', 3],
    ['五', 5],
    ['2/5', 2],
    ['5 stars', 5],
    ['非常满意', 5],
    ['不满意。', 2],
    ['6', null],
    ['0', null],
    ['5 件衣服还没到', null],
    ['2 days and no parcel', null],
    ['非常满意但是物流慢', null],
    ['', null],
  ])('%s', (text, score) => {
    expect(read(text)).toBe(score);
  });

  it('a choice is meant by its number or its words in either language', () => {
    const words = (text: string) => readAnswer(solved!, text, optionsOf(solved!, 'zh-CN'))?.choice ?? null;
    expect([words('1'), words('部分解决'), words('No'), words('4')]).toEqual(['yes', 'partly', 'no', null]);
  });
});

describe('what answers come to', () => {
  it('keeps what fits and is asked, and names what does not', () => {
    const given = [
      { question: 'comment', text: '  好  ' },
      { question: 'overall', score: 5 },
      { question: 'reasons', choices: ['slow'] },
    ];
    // Reasons are asked for after a low score only.
    expect(fitting(form(), given)).toEqual([
      { question: 'overall', score: 5 },
      { question: 'comment', text: '好' },
    ]);
    expect(() => fitting(form(), [{ question: 'overall', score: 6 }])).toThrow('1 to 5');
    expect(() => fitting(form(), [{ question: 'solved', choice: 'maybe' }])).toThrow('no such answer');
    expect(() => fitting(form(), [{ question: 'nobody' }])).toThrow('not asked');
  });

  it('counts scores by dimension, what the customer says of the matter, and whether all is there', () => {
    const given = fitting(form(), [
      { question: 'overall', score: 2 },
      { question: 'reasons', choices: ['rude', 'slow', 'rude'] },
      { question: 'solved', choice: 'partly' },
    ]);
    expect(counted(form(), given)).toEqual({
      ...{ complete: true, rating: 2, resolved: 'partly', tags: ['rude', 'slow'], comment: null },
      scores: [{ question: 'overall', dimension: 'overall', kind: 'rating', score: 2 }],
    });
    expect(counted(form(), [{ question: 'comment', text: '好' }]).complete).toBe(false);
    expect(lowScore(form(), given)).toBe(2);
    expect(lowScore(form(), [{ question: 'overall', score: 3 }])).toBeNull();
  });

  it('does not count what is too quick for several questions, by staff, or by one person for several', () => {
    const coming = { way: 'page', answers: 3, openedAt: NOW, at: new Date(NOW.getTime() + 1_000) } as const;
    const sound = { ...coming, byStaff: false, duplicate: false };
    expect(invalidity(form(), sound)).toBe('too-fast');
    expect(invalidity(form(), { ...sound, at: new Date(NOW.getTime() + 2_000) })).toBeNull();
    expect(invalidity(form(), { ...sound, answers: 1 })).toBeNull();
    expect(invalidity(form(), { ...sound, way: 'menu' })).toBeNull();
    expect(invalidity(form(), { ...sound, byStaff: true })).toBe('self-rating');
    expect(invalidity(form(), { ...sound, duplicate: true })).toBe('duplicate');
  });
});

describe('whose an answer is', () => {
  const answeredBy = [
    { agentId: 'ann', messages: 5 },
    { agentId: 'bob', messages: 2 },
  ];
  it.each([
    ['closing-agent', ['bob']],
    ['most-answers', ['ann']],
    ['all', ['ann', 'bob']],
  ] as const)('%s', (rule, whose) => {
    expect(credited(rule, { agentId: 'bob', answeredBy })).toEqual(whose);
  });
});

describe('what is wrong with a form', () => {
  const [overall, reasons] = aForm().questions;
  it.each([
    [aForm(), null],
    [aForm({ questions: [] }), 'needs a question'],
    [aForm({ collection: [] }), 'online'],
    [aForm({ remindAfterHours: 48 }), 'reminder'],
    [aForm({ trigger: 'schedule-monthly' }), 'tiers'],
    [aForm({ questions: [overall!, overall!] }), 'called overall'],
    [aForm({ questions: [reasons!, overall!] }), 'does not come before'],
    [aForm({ questions: [overall!, { ...reasons!, options: [] }] }), 'two answers'],
  ])('%#', (content, problem) => {
    if (problem === null) expect(problemOf(content)).toBeNull();
    else expect(problemOf(content)).toContain(problem);
  });
});
