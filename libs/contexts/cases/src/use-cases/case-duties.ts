import { type CaseDutyRecord } from '@yingda/contracts';
import type { CaseDuty } from '@yingda/contracts/names';
import type { Case } from '../domain/case';
import type { CaseGround } from './case-ground';

type Times = Omit<CaseDutyRecord, 'duty' | 'agentId' | 'agentName'>;

/** The steps of a case in this round: who is responsible for each, its limit, and when it was done. */
export async function dutiesOf(one: Case, ground: CaseGround): Promise<CaseDutyRecord[]> {
  const asked = await ground.asked(one);
  const { departmentMinutes = null } = (await ground.parts.kinds.find(one.kind))?.deadlines ?? {};
  const waits = one.pausedSince !== null;
  const times: Record<CaseDuty, Times> = {
    acknowledge: timesOf([one.openedAt, one.answerDueAt, one.answeredAt], {
      minutes: one.extendedTo ? one.extendedMinutes : one.answerMinutes,
      stands: waits,
    }),
    // A department's clock does not wait for the customer.
    investigate: timesOf([asked?.from, asked?.dueAt, asked?.doneAt], {
      minutes: departmentMinutes,
      stands: false,
    }),
    decide: timesOf([one.decideFrom, one.decideDueAt, one.decidedAt], {
      minutes: one.decideMinutes,
      stands: waits || one.decideFrom === null,
    }),
    execute: timesOf([one.executeFrom, one.executeDueAt, one.executedAt], {
      minutes: one.executeMinutes,
      stands: waits,
    }),
    'follow-up': timesOf([one.toldAt, one.followUpDueAt, one.followUpDueAt && one.closedAt], {
      minutes: one.followUpMinutes,
      stands: false,
    }),
  };
  const duties = Object.keys(times) as CaseDuty[];
  const who = (duty: CaseDuty) => one.stewards[duty] ?? one.ownerId;
  const ids = duties.map(who).filter((id): id is string => id !== null);
  const names = await ground.parts.staff.names([...new Set(ids)]);
  return duties.map((duty) => {
    const agentId = who(duty);
    return { duty, agentId, agentName: (agentId && names.get(agentId)) ?? null, ...times[duty] };
  });
}

type At = Date | null | undefined;

function timesOf(
  [startedAt, dueAt, doneAt]: [At, At, At],
  { minutes, stands }: { minutes: number | null; stands: boolean },
): Times {
  const text = (at: At) => at?.toISOString() ?? null;
  return {
    minutes,
    startedAt: text(startedAt),
    dueAt: text(dueAt),
    doneAt: text(doneAt),
    stands: stands && Boolean(dueAt) && !doneAt,
  };
}
