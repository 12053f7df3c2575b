import { callBody, isNumber, localMinute, newCall, wrongFields, type CallForm } from './call-form';

const NOW = new Date(2026, 0, 5, 10, 30).getTime();
const form = (with_: Partial<CallForm> = {}): CallForm => ({
  ...newCall([{ id: 'hotline' }], { phone: '138 0000 0001', now: NOW }),
  minutes: 3,
  seconds: 20,
  summary: ' 问发货时间 ',
  ...with_,
});

describe('writing down a call', () => {
  it('begins with a call that has just come in', () => {
    expect(newCall([{ id: 'a' }, { id: 'b' }], { now: NOW })).toMatchObject({
      inboxId: 'a',
      direction: 'in',
      outcome: 'answered',
      phone: '',
      startedAt: '2026-01-05T10:30',
    });
  });

  it('sends what was written, without what does not go together', () => {
    expect(callBody(form({ name: ' 王梅 ' }), { callId: 'c1' })).toEqual({
      callId: 'c1',
      inboxId: 'hotline',
      direction: 'in',
      outcome: 'answered',
      phone: '138 0000 0001',
      startedAt: new Date(NOW).toISOString(),
      durationSeconds: 200,
      summary: '问发货时间',
      name: '王梅',
    });
    const missed = callBody(form({ outcome: 'missed', about: 'need' }), { callId: 'c1', customerId: 'k' });
    expect(missed).toMatchObject({ durationSeconds: 0, about: 'need', customerId: 'k' });
    expect(missed).not.toHaveProperty('name');
    expect(missed).not.toHaveProperty('disposition');
  });

  it('closes the matter only with topic and result', () => {
    expect(wrongFields(form({ closing: true }), NOW)).toEqual(['topicId', 'resolved']);
    const closed = form({ closing: true, topicId: 't', resolved: 'yes' });
    expect(wrongFields(closed, NOW)).toEqual([]);
    expect(callBody(closed, { callId: 'c' }).disposition).toEqual({ topicId: 't', resolved: 'yes' });
  });

  it.each<[string, Partial<CallForm>]>([
    ['inboxId', { inboxId: undefined }],
    ['phone', { phone: 'ask Mei' }],
    ['startedAt', { startedAt: '' }],
    ['startedAt', { startedAt: localMinute(NOW + 3_600_000) }],
    ['startedAt', { startedAt: '2025-01-05T10:30' }],
    ['duration', { minutes: 1_441 }],
    ['summary', { summary: ' ' }],
  ])('says that %s is wrong', (field, with_) => {
    expect(wrongFields(form(with_), NOW)).toEqual([field]);
  });

  it.each([
    ['+86 138-0000-0001', true],
    ['（021）5888 8888', true],
    ['00852 2345 6789', true],
    ['95533', true],
    ['12', false],
    ['138****0001', false],
    ['', false],
  ])('takes %s as a number: %s', (text, is) => expect(isNumber(text)).toBe(is));
});
