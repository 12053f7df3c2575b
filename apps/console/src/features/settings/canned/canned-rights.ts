import type { CannedScope } from '@yingda/contracts/names';
import type { Me } from '../../../app/session';
import type { CannedRecord } from './use-canned';

type Person = Pick<Me, 'id' | 'teamIds' | 'permissions'>;

function scope(me: Person, permission: Me['permissions'][number]['permission']) {
  return me.permissions.find((granted) => granted.permission === permission)?.scope ?? 'none';
}

/** Scopes whose responses somebody sees; the tabs of the page. */
export function seenScopes(me: Person): CannedScope[] {
  const inserts = scope(me, 'canned-response.insert') !== 'none';
  const shared = scope(me, 'canned-response.edit-shared') !== 'none';
  const personal = inserts || scope(me, 'canned-response.edit-personal') !== 'none';
  return [
    ...(personal ? (['personal'] as const) : []),
    ...(inserts || shared ? (['team', 'shop'] as const) : []),
    // Reviewers propose for the shop.
    ...(!inserts && !shared && scope(me, 'canned-response.propose') !== 'none' ? (['shop'] as const) : []),
  ];
}

/** Teams for which somebody may write; `all` for every team. */
export function writableTeams(me: Person): 'all' | readonly string[] {
  const shared = scope(me, 'canned-response.edit-shared');
  if (shared === 'team') return me.teamIds;
  return shared === 'none' ? [] : 'all';
}

/** Whether a new response of this scope may be written. The server decides it again. */
export function mayAdd(me: Person, wanted: CannedScope): boolean {
  if (wanted === 'personal') return scope(me, 'canned-response.edit-personal') !== 'none';
  const teams = writableTeams(me);
  return wanted === 'shop' ? teams === 'all' : teams === 'all' || teams.length > 0;
}

export function mayEdit(
  me: Person,
  record: Pick<CannedRecord, 'scope' | 'ownerAgentId' | 'teamId'>,
): boolean {
  if (record.scope === 'personal') return record.ownerAgentId === me.id && mayAdd(me, 'personal');
  const teams = writableTeams(me);
  if (teams === 'all') return true;
  return record.scope === 'team' && record.teamId !== null && teams.includes(record.teamId);
}
