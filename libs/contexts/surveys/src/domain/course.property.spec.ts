import {
  answered,
  type Course,
  expired,
  isAnswerable,
  nextAt,
  opened,
  reminded,
  sent,
  withdrawn,
} from './course';

const START = Date.parse('2026-03-02T08:00:00Z');
const HOUR = 3_600_000;
const PLANNED: Course = {
  state: 'planned',
  dueAt: new Date(START),
  ...{ sentAt: null, openedAt: null, answeredAt: null, expiresAt: null },
  ...{ remindAt: null, remindedAt: null, withdrawnAt: null },
};

/** A small generator, the same for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const ACTS = ['send', 'open', 'answer', 'answer-all', 'withdraw', 'expire', 'remind'] as const;

function act(course: Course, what: (typeof ACTS)[number], at: Date): Course {
  switch (what) {
    case 'send':
      return sent(course, at, { expiresMs: 48 * HOUR, remindMs: 20 * HOUR });
    case 'open':
      return opened(course, at);
    case 'answer':
      return answered(course, at, false);
    case 'answer-all':
      return answered(course, at, true);
    case 'withdraw':
      return withdrawn(course, at);
    case 'expire':
      return expired(course, at);
    case 'remind':
      return reminded(course, at);
  }
}

describe('an invitation’s course, whatever happens in whatever order', () => {
  it.each(Array.from({ length: 8 }, (_, seed) => seed))('holds to its rules (seed %i)', (seed) => {
    const random = randomOf(seed * 7_919 + 1);
    for (let world = 0; world < 20; world += 1) {
      let [course, now, reminders] = [PLANNED, START, 0];
      for (let step = 0; step < 20; step += 1) {
        now += Math.floor(random() * 6 * HOUR);
        const at = new Date(now);
        const before = course;
        const what = ACTS[Math.floor(random() * ACTS.length)]!;
        course = act(before, what, at);
        if (course.remindedAt !== before.remindedAt) reminders += 1;

        // What was answered is never lost, and an answer only ever comes to what could be answered.
        if (before.answeredAt) expect(course.answeredAt).toEqual(before.answeredAt);
        if (before.state === 'answered') expect(course.state).toBe('answered');
        if (!before.answeredAt && course.answeredAt) expect(isAnswerable(before, at)).toBe(true);
        // Over is over.
        if (['withdrawn', 'expired'].includes(before.state)) expect(course).toEqual(before);
        if (course.state === 'expired')
          expect(course.expiresAt! <= at || before.state === 'expired').toBe(true);
        // Sent once, with an end, and withdrawn only unanswered.
        if (before.sentAt) expect(course.sentAt).toEqual(before.sentAt);
        if (course.sentAt) expect(course.expiresAt!.getTime()).toBe(course.sentAt.getTime() + 48 * HOUR);
        if (course.state === 'withdrawn') expect(course.answeredAt).toBeNull();
        // Whatever waits is looked at again; whatever is over is not.
        expect(nextAt(course) === null).toBe(['withdrawn', 'expired', 'not-sent'].includes(course.state));
        // The same twice is the same once.
        expect(act(course, what, at)).toEqual(course);
      }
      expect(reminders).toBeLessThanOrEqual(1);
    }
  });
});
