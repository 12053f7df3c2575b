import { byDue, runningTaskClock } from './task-clock';
import type { CaseTask } from './use-tasks';

const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour)).toISOString();
const task = (parts: Partial<CaseTask>) =>
  ({
    state: 'sent',
    sentAt: at(0),
    acknowledgeDueAt: at(2),
    acknowledgedAt: null,
    dueAt: at(20),
    endedAt: null,
    ...parts,
  }) as CaseTask;

it.each([
  ['sent', 'acknowledge', at(2)],
  ['acknowledged', 'answer', at(20)],
  ['sent-back', 'answer', at(20)],
  ['answered', undefined, undefined],
  ['accepted', undefined, undefined],
  ['withdrawn', undefined, undefined],
] as const)('a task that is %s runs against %s', (state, name, dueAt) => {
  const running = runningTaskClock(task({ state }));
  expect([running?.name, running?.clock.dueAt]).toEqual([name, dueAt]);
});

it('lists what is to be done by its time, then what is answered, then what has ended', () => {
  const list = [
    task({ id: 'ended', state: 'accepted', endedAt: at(1) }),
    task({ id: 'answered', state: 'answered' }),
    task({ id: 'taken', state: 'acknowledged', dueAt: at(9) }),
    task({ id: 'new', state: 'sent', acknowledgeDueAt: at(3) }),
  ];
  expect([...list].sort(byDue).map(({ id }) => id)).toEqual(['new', 'taken', 'answered', 'ended']);
});
