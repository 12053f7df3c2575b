import { smtpClass } from './send';

const facts = { stage: 'recipient' as const, status: null, enhanced: '', line: '' };

describe('what the server’s answer means', () => {
  test.each([
    ['421 at any stage', { ...facts, stage: 'connect' as const, status: 421 }, 'retry-later'],
    ['450 mailbox busy', { ...facts, status: 450, enhanced: '4.2.1' }, 'retry-later'],
    ['454 at the sign-in', { ...facts, stage: 'sign-in' as const, status: 454 }, 'retry-later'],
    ['535 wrong password', { ...facts, stage: 'sign-in' as const, status: 535 }, 'not-permitted'],
    ['550 no such user', { ...facts, status: 550, enhanced: '5.1.1' }, 'recipient-unreachable'],
    ['550 without a further code, for a recipient', { ...facts, status: 550 }, 'recipient-unreachable'],
    ['550 relaying denied', { ...facts, status: 550, enhanced: '5.7.1' }, 'not-permitted'],
    ['554 without a further code, for a recipient', { ...facts, status: 554 }, 'not-permitted'],
    ['552 too large', { ...facts, stage: 'sender' as const, status: 552, enhanced: '5.3.4' }, 'bad-content'],
    ['554 for the content', { ...facts, stage: 'body' as const, status: 554 }, 'bad-content'],
    ['no connection', { ...facts, stage: 'connect' as const, line: 'ESOCKET' }, 'retry-later'],
    [
      'cut before the mail had left',
      { ...facts, stage: 'data' as const, line: 'ECONNECTION' },
      'retry-later',
    ],
    [
      'no answer after the whole mail',
      { ...facts, stage: 'body' as const, line: 'ETIMEDOUT' },
      'unknown-outcome',
    ],
  ] as const)('%s: %s', (_, problem, kind) => {
    expect(smtpClass(problem)).toBe(kind);
  });

  test('a refused token is fetched anew', () => {
    expect(smtpClass({ ...facts, stage: 'sign-in', status: 535 }, true)).toBe('refresh-token');
  });
});
