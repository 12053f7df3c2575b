import { neededAt } from './needed-at';

const at = (time: string | null) => time && `2026-03-02T0${time}:00.000Z`;
const row = (openedAt: string, queuedAt: string | null, firstResponseAt: string | null) => ({
  openedAt: at(openedAt) as string,
  queuedAt: at(queuedAt),
  firstResponseAt: at(firstResponseAt),
});
const hour = (given: ReturnType<typeof row>) => new Date(neededAt(given)).toISOString().slice(11, 16);

describe('from when a first response is counted', () => {
  it('is the moment it came into the queue', () => {
    expect(hour(row('1:00', '1:05', '1:07'))).toBe('01:05');
    expect(hour(row('1:00', '1:05', null))).toBe('01:05');
  });

  it('is the beginning where it never waited in a queue, or went back to one after the answer', () => {
    expect(hour(row('1:00', null, '1:07'))).toBe('01:00');
    expect(hour(row('1:00', null, null))).toBe('01:00');
    expect(hour(row('1:00', '2:00', '1:07'))).toBe('01:00');
  });
});
