import {
  GOODWILL_KINDS,
  Refusal,
  type RemedyKind,
  type RemedyRole,
  type RemedyState,
} from '@yingda/contracts/names';

/** What a customer is to be given. Money is in fen. */
export interface KeptRemedy {
  id: string;
  caseId: string;
  kind: RemedyKind;
  goodwill: boolean;
  state: RemedyState;
  amountFen: number;
  points: number;
  /** Amount and points in money: what limits are compared with. */
  valueFen: number;
  reason: string;
  proposedById: string;
  proposedByName: string;
  proposedAt: Date;
  /** What whoever proposed it decided alone, then; null: anything. */
  limitFen: number | null;
  decidedById: string | null;
  decidedByName: string | null;
  decidedAt: Date | null;
  deciderLimitFen: number | null;
  decision: string | null;
  toldAt: Date | null;
  consent: string | null;
  executedAt: Date | null;
  executedByName: string | null;
  evidence: string | null;
  replacesId: string | null;
  /** The shop's month it was proposed in, of goodwill: its place in the register. */
  month: string | null;
  version: number;
}

/** Somebody who decides, and up to what; null: anything. */
export interface Decider {
  id: string;
  name: string;
  limitFen: number | null;
}

/** How much each role decides; what is not listed decides nothing. */
export type Limits = ReadonlyMap<RemedyRole, number | null>;

export interface Proposal {
  id: string;
  caseId: string;
  kind: RemedyKind;
  amountFen: number;
  points: number;
  reason: string;
  replacesId: string | null;
}

/** The limit of a role; 0 where it decides nothing. */
export function limitOf(limits: Limits, role: string): number | null {
  const found = limits.get(role as RemedyRole);
  return found === undefined ? 0 : found;
}

export function isWithin(valueFen: number, limitFen: number | null): boolean {
  return limitFen === null || valueFen <= limitFen;
}

/** Approved at once where whoever proposes it decides as much alone; goodwill never is. */
export function proposed(
  { points, amountFen, ...proposal }: Proposal,
  by: Decider,
  { now, month, pointFen }: { now: Date; month: string; pointFen: number },
): KeptRemedy {
  const goodwill = GOODWILL_KINDS.includes(proposal.kind);
  const valueFen = amountFen + points * pointFen;
  return {
    ...proposal,
    ...{ amountFen, points, valueFen, goodwill, month: goodwill ? month : null },
    state: !goodwill && isWithin(valueFen, by.limitFen) ? 'approved' : 'proposed',
    ...{ proposedById: by.id, proposedByName: by.name, proposedAt: now, limitFen: by.limitFen },
    ...{ decidedById: null, decidedByName: null, decidedAt: null, deciderLimitFen: null, decision: null },
    ...{ toldAt: null, consent: null, executedAt: null, executedByName: null, evidence: null, version: 1 },
  };
}

/** Whether somebody else had to approve it, or has to. */
export function needsApproval({ goodwill, valueFen, limitFen }: KeptRemedy): boolean {
  return goodwill || !isWithin(valueFen, limitFen);
}

/** @throws Refusal wrong-state, four-eyes, over-limit */
export function decided(
  remedy: KeptRemedy,
  by: Decider,
  { approve, note, now }: { approve: boolean; note: string; now: Date },
): KeptRemedy {
  demand(remedy, ['proposed'], 'decided');
  if (by.id === remedy.proposedById)
    throw new Refusal('four-eyes', 'Somebody else approves or refuses what you have proposed.');
  if (approve && !isWithin(remedy.valueFen, by.limitFen))
    throw new Refusal('over-limit', 'This is above what you decide; somebody with a higher limit does.', {
      limitFen: by.limitFen,
      valueFen: remedy.valueFen,
    });
  return {
    ...remedy,
    state: approve ? 'approved' : 'refused',
    ...{ decidedById: by.id, decidedByName: by.name, decidedAt: now, deciderLimitFen: by.limitFen },
    decision: note,
    version: remedy.version + 1,
  };
}

/** The customer was told: they agree, or they do not. @throws Refusal wrong-state */
export function toldOf(
  remedy: KeptRemedy,
  { agreed, consent, now }: { agreed: boolean; consent: string; now: Date },
): KeptRemedy {
  demand(remedy, ['approved'], 'told');
  const state = agreed ? 'told' : 'declined';
  return { ...remedy, state, toldAt: now, consent, version: remedy.version + 1 };
}

/** @throws Refusal wrong-state */
export function executed(
  remedy: KeptRemedy,
  { evidence, byName, now }: { evidence: string; byName: string; now: Date },
): KeptRemedy {
  demand(remedy, ['told'], 'executed');
  return {
    ...remedy,
    ...{ state: 'executed', executedAt: now, executedByName: byName, evidence },
    version: remedy.version + 1,
  };
}

/** @throws Refusal wrong-state; consent-required where the customer counts on it */
export function takenBack(remedy: KeptRemedy, { consent }: { consent: string | null }): KeptRemedy {
  demand(remedy, ['proposed', 'approved', 'told'], 'withdrawn');
  if (remedy.state === 'told' && !consent?.trim()) throw consentRequired();
  return { ...remedy, state: 'withdrawn', version: remedy.version + 1 };
}

/** A remedy that is to take the place of another: possible at all, and with the customer's consent. @throws Refusal wrong-state, consent-required */
export function demandReplaceable(old: KeptRemedy, consent: string | null): void {
  demand(old, ['proposed', 'approved', 'told', 'declined', 'refused'], 'replaced');
  if (old.state === 'told' && !consent?.trim()) throw consentRequired();
}

/** Whether the customer, or somebody, still counts on it. */
export function isStanding({ state }: KeptRemedy): boolean {
  return state === 'proposed' || state === 'approved' || state === 'told';
}

function consentRequired(): Refusal {
  return new Refusal(
    'consent-required',
    'The customer was told of it: note that they agree to the change, in their words.',
  );
}

function demand({ state }: KeptRemedy, allowed: readonly RemedyState[], what: string): void {
  if (!allowed.includes(state))
    throw new Refusal('wrong-state', `A remedy that is ${state} cannot be ${what}.`, { state });
}
