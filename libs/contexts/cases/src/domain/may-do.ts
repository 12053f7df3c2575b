import type { CaseDeed } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import { CaseAccess } from './access';
import type { Case } from './case';
import { nextStages } from './stages';

/** What an agent may do with a case as it stands, for buttons; the use cases decide again. */
export function mayDo(actor: AgentActor, one: Case): CaseDeed[] {
  const deeds: CaseDeed[] = [];
  const open = !one.closedAt;
  const free = open && !one.answeredAt && !one.breached.includes('answer');
  const extendable = one.extendedMinutes !== null && one.extendedMinutes > one.answerMinutes;
  if (CaseAccess.may(actor, 'case.work', one)) {
    const when: [CaseDeed, boolean][] = [
      ['edit', open],
      ['move', nextStages(one).length > 0],
      ['answer', open && !one.answeredAt],
      ['ask-extension', free && extendable && one.extension === null],
      ['pause', open && !one.toldAt && !one.pausedSince],
      ['resume', one.pausedSince !== null],
      ['escalate', open && one.level < 3],
      ['tell', one.stage === 'executed'],
      ['follow-up', one.stage === 'told' || one.stage === 'following-up'],
      ['withdraw', open],
      ['reopen', one.toldAt !== null],
      ['hand-over', open],
      ['note', true],
    ];
    deeds.push(...when.filter(([, possible]) => possible).map(([deed]) => deed));
  }
  const asked = free && one.extension?.state === 'asked' && one.extension.askedById !== actor.agentId;
  if (asked && CaseAccess.may(actor, 'case.approve-extension', one)) deeds.push('decide-extension');
  return deeds;
}
