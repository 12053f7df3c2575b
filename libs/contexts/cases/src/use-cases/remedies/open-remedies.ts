import type { CaseStage } from '@yingda/contracts/names';
import type { Case } from '../../domain/case';
import type { RemediesTable } from '../../storage/remedies/remedies';

/**
 * What stands in the way of a case: nothing is executed while an approval is waited for, and the result is not told, nor
 * the case closed, while the customer was promised something that was not given.
 */
export function openRemedies(remedies: RemediesTable) {
  return async (one: Case, to: CaseStage): Promise<string[]> => {
    if (to !== 'executed' && to !== 'told' && to !== 'closed') return [];
    const states = new Set((await remedies.ofCase(one.id)).map(({ state }) => state));
    const open = states.has('approved') || states.has('told');
    return [
      ...(states.has('proposed') ? ['remedy.approval'] : []),
      ...(open && to !== 'executed' ? ['remedy.executed'] : []),
    ];
  };
}
