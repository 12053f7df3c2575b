import { CASE_STAGES, CASE_VIEWS, type CaseStage, type CaseView } from '@yingda/contracts/names';
import type { CaseFilter } from './use-cases';

/** The filter as it stands in an address; what is not known there is left out. */
export function filterOf(address: URLSearchParams): CaseFilter {
  const view = address.get('view') as CaseView;
  const stage = address.get('stage') as CaseStage;
  const level = Number(address.get('level'));
  return {
    view: CASE_VIEWS.includes(view) ? view : 'open',
    mine: address.get('mine') === '1',
    kind: address.get('kind'),
    stage: CASE_STAGES.includes(stage) ? stage : null,
    level: [1, 2, 3].includes(level) ? level : null,
    ownerId: address.get('owner'),
    teamId: address.get('team'),
    departmentId: address.get('department'),
    q: address.get('q') ?? '',
  };
}

/** Back into an address, without what narrows nothing. */
export function addressOf(filter: CaseFilter): Record<string, string> {
  const { view, mine, kind, stage, level, ownerId, teamId, departmentId, q } = filter;
  return {
    ...(view === 'open' ? {} : { view }),
    ...(mine ? { mine: '1' } : {}),
    ...(kind ? { kind } : {}),
    ...(stage ? { stage } : {}),
    ...(level ? { level: String(level) } : {}),
    ...(ownerId ? { owner: ownerId } : {}),
    ...(teamId ? { team: teamId } : {}),
    ...(departmentId ? { department: departmentId } : {}),
    ...(q ? { q } : {}),
  };
}

/** Whether anything but the view narrows the list. */
export function narrows({ view: _view, ...rest }: CaseFilter): boolean {
  return Object.values(rest).some(Boolean);
}
