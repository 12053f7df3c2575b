import { type ActionKind, type ActionProgress, Refusal } from '@yingda/contracts/names';

/** What is done so that something found is put right, or does not come again. */
export interface KeptAction {
  id: string;
  number: string;
  kind: ActionKind;
  state: ActionProgress;
  what: string;
  caseId: string | null;
  causeKey: string | null;
  departmentId: string | null;
  teamId: string | null;
  ownerId: string;
  ownerName: string;
  dueAt: Date;
  evidence: string | null;
  doneAt: Date | null;
  doneById: string | null;
  doneByName: string | null;
  checkAt: Date;
  verifierId: string | null;
  verifiedAt: Date | null;
  verifiedById: string | null;
  verifiedByName: string | null;
  finding: string | null;
  followsId: string | null;
  addedById: string | null;
  addedByName: string;
  addedAt: Date;
  endedAt: Date | null;
  version: number;
}

/** Somebody who does something, and when. */
export interface ActionMoment {
  id: string;
  name: string;
  now: Date;
}

/** An effect shows after a while: thirty days after the date, where nothing else is said. */
export const CHECK_AFTER_MS = 30 * 24 * 3_600_000;

/** @throws Refusal wrong-state */
export function approved(action: KeptAction): KeptAction {
  demand(action, ['proposed'], 'set going');
  return { ...action, state: 'open', version: action.version + 1 };
}

/** @throws Refusal wrong-state */
export function done(action: KeptAction, by: ActionMoment, evidence: string): KeptAction {
  demand(action, ['open'], 'done');
  return {
    ...action,
    ...{ state: 'done', evidence, doneAt: by.now, doneById: by.id, doneByName: by.name },
    version: action.version + 1,
  };
}

/** Whether somebody may look whether it helped: neither who owns it nor who did it. */
export function isStranger({ ownerId, doneById }: KeptAction, agentId: string): boolean {
  return agentId !== ownerId && agentId !== doneById;
}

/** @throws Refusal wrong-state, four-eyes */
export function verified(
  action: KeptAction,
  by: ActionMoment,
  { effective, finding }: { effective: boolean; finding: string },
): KeptAction {
  demand(action, ['done'], 'checked');
  if (!isStranger(action, by.id))
    throw new Refusal('four-eyes', 'Whether it helped is looked at by somebody who neither owns nor did it.');
  return {
    ...action,
    state: effective ? 'effective' : 'ineffective',
    ...{ verifiedAt: by.now, verifiedById: by.id, verifiedByName: by.name, finding, endedAt: by.now },
    version: action.version + 1,
  };
}

/** @throws Refusal wrong-state */
export function cancelled(action: KeptAction, now: Date): KeptAction {
  demand(action, ['proposed', 'open'], 'cancelled');
  return { ...action, state: 'cancelled', endedAt: now, version: action.version + 1 };
}

export interface ActionEdit {
  what?: string | undefined;
  owner?: { id: string; name: string } | undefined;
  dueAt?: Date | undefined;
  checkAt?: Date | undefined;
  verifierId?: string | null | undefined;
  evidence?: string | undefined;
}

/** @throws Refusal wrong-state, four-eyes when its owner would check it, invalid-payload for a check before its date */
export function edited(action: KeptAction, edit: ActionEdit): KeptAction {
  demand(action, ['proposed', 'open', 'done'], 'changed');
  const { what, owner, dueAt, checkAt, verifierId, evidence } = edit;
  // What was done stays what was done, by whom, and by when it was to be.
  if (action.state === 'done' && (what !== undefined || owner || dueAt))
    throw new Refusal('wrong-state', 'It is done: only its check can be changed.', { state: action.state });
  const after: KeptAction = {
    ...action,
    what: what?.trim() ?? action.what,
    ...(owner ? { ownerId: owner.id, ownerName: owner.name } : {}),
    dueAt: dueAt ?? action.dueAt,
    checkAt: checkAt ?? action.checkAt,
    verifierId: verifierId === undefined ? action.verifierId : verifierId,
    evidence: evidence?.trim() || action.evidence,
    version: action.version + 1,
  };
  return sound(after);
}

/** @throws Refusal four-eyes, invalid-payload */
export function sound(action: KeptAction): KeptAction {
  if (action.verifierId && !isStranger(action, action.verifierId))
    throw new Refusal('four-eyes', 'Whoever checks it neither owns nor did it.', { field: 'verifierId' });
  if (action.checkAt < action.dueAt)
    throw new Refusal('invalid-payload', 'Its effect is looked at after its date.', { field: 'checkAt' });
  return action;
}

/** Its date is over and it is not done; or it is done, and the date of the check is over. */
export function isOverdue({ state, dueAt, checkAt }: KeptAction, now: Date): boolean {
  return state === 'done' ? checkAt < now : (state === 'open' || state === 'proposed') && dueAt < now;
}

function demand({ state }: KeptAction, allowed: readonly ActionProgress[], what: string): void {
  if (!allowed.includes(state))
    throw new Refusal('wrong-state', `An action that is ${state} cannot be ${what}.`, { state });
}
