import {
  type ServiceLevelConditions,
  type ServiceLevelPolicy,
  type ServiceLevelTarget,
  type ServiceLevelTargets,
} from '@yingda/contracts';
import {
  POLICY_CONDITIONS,
  Refusal,
  type Channel,
  type PolicyCondition,
  type ServiceLevelKind,
  type Tier,
} from '@yingda/contracts/names';
import type { Terms } from './clock';

const FIELD: Record<ServiceLevelKind, keyof ServiceLevelTargets> = {
  'first-response': 'firstResponse',
  'next-response': 'nextResponse',
  resolution: 'resolution',
  waiting: 'waiting',
};

/** What policies are chosen by. */
export interface PolicySubject {
  tier: Tier | null;
  channel: Channel | null;
  inboxId: string | null;
  topicId: string | null;
  teamId: string | null;
}

/** Kinds in the order in which a conversation usually meets them. */
export const IN_ORDER: readonly ServiceLevelKind[] = [
  'waiting',
  'first-response',
  'next-response',
  'resolution',
];

/** Which policy counts for a conversation and why. */
export interface Judgement {
  /** Null: none fits. */
  policy: ServiceLevelPolicy | null;
  /** What it asks for, all of it fulfilled. */
  because: PolicyCondition[];
  /** Those before it, with what the conversation is not. */
  passedOver: { policy: ServiceLevelPolicy; because: PolicyCondition[] }[];
}

/** The first in the list that is in use and fits. */
export function judge(policies: readonly ServiceLevelPolicy[], subject: PolicySubject): Judgement {
  const passedOver: Judgement['passedOver'] = [];
  for (const policy of policies) {
    if (!policy.active) continue;
    const because = misfits(policy.conditions, subject);
    if (because.length === 0) return { policy, because: asked(policy.conditions), passedOver };
    passedOver.push({ policy, because });
  }
  return { policy: null, because: [], passedOver };
}

/** What a policy promises of one kind; null: nothing. */
export function termsOf(policy: ServiceLevelPolicy | null, kind: ServiceLevelKind): Terms | null {
  const target = policy?.targets[FIELD[kind]];
  if (!policy || !target) return null;
  const { id: policyId, name: policyName, version: policyVersion } = policy;
  const { seconds, time, onWarning, onBreach } = target;
  const pauses = kind === 'resolution' && target.pauses;
  const named = { policyId, policyName, policyVersion };
  return { ...named, seconds, time, warnAfterMs: warnAfterMs(target), pauses, onWarning, onBreach };
}

/** @throws Refusal invalid-setting */
export function checkPolicy(policy: { name: string; targets: ServiceLevelTargets }): void {
  if (policy.name.trim() === '') throw invalid('name', 'Give the policy a name.');
  for (const field of Object.values(FIELD)) {
    const target = policy.targets[field];
    if (!target) continue;
    const { warning } = target;
    if (warning?.unit === 'percent' && warning.value > 99)
      throw invalid(`targets.${field}.warning`, 'A warning comes at 1 to 99 percent of the target.');
    if (warning?.unit === 'seconds' && warning.value >= target.seconds)
      throw invalid(
        `targets.${field}.warning`,
        'A warning comes less time before the end than the target has.',
      );
    if (target.onWarning.length > 0 && !warning)
      throw invalid(`targets.${field}.onWarning`, 'Say when to warn, or take these actions away.');
  }
}

/** Whether two say the same of a kind: version and name do not count. */
export function sameTerms(a: Terms | null, b: Terms | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function warnAfterMs({ seconds, warning }: ServiceLevelTarget): number | null {
  if (!warning) return null;
  if (warning.unit === 'percent') return Math.round(seconds * warning.value * 10);
  return Math.max(0, seconds - warning.value) * 1_000;
}

function asked(conditions: ServiceLevelConditions): PolicyCondition[] {
  return POLICY_CONDITIONS.filter((condition) => conditions[condition].length > 0);
}

function misfits(conditions: ServiceLevelConditions, subject: PolicySubject): PolicyCondition[] {
  const own = {
    tiers: subject.tier,
    channels: subject.channel,
    inboxIds: subject.inboxId,
    topicIds: subject.topicId,
    teamIds: subject.teamId,
  };
  return asked(conditions).filter(
    (condition) => !(conditions[condition] as readonly (string | null)[]).includes(own[condition]),
  );
}

function invalid(field: string, message: string): Refusal {
  return new Refusal('invalid-setting', message, { field });
}
