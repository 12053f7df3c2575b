import { type SurveyAnswersQuery } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor, AgentActor } from '@yingda/events';

/** @throws Refusal not-permitted */
export function requireEdit(actor: Actor): void {
  if (actor.kind === 'system') return;
  const permission = 'survey.edit';
  if (actor.kind === 'agent' && actor.permissions[permission] === 'all') return;
  throw new Refusal('not-permitted', 'Your role does not change surveys; ask a manager.', { permission });
}

/** Whose answers somebody may read: their own, their teams', or all; `masked`: without words and customers. */
export interface Readable {
  agentId: string | null;
  teamIds: string[] | null;
  masked: boolean;
}

/** @throws Refusal not-permitted */
export function readableTo(actor: AgentActor): Readable {
  const { agentId, teamIds } = actor;
  switch (actor.permissions['survey.read'] ?? 'none') {
    case 'own':
      return { agentId, teamIds: null, masked: false };
    case 'team':
      return { agentId: null, teamIds, masked: false };
    case 'masked':
      return { agentId: null, teamIds: null, masked: true };
    case 'all':
      return { agentId: null, teamIds: null, masked: false };
    default:
      throw new Refusal('not-permitted', 'Your role does not read what customers answered.', {
        permission: 'survey.read',
      });
  }
}

export type AnswerFilter = Omit<SurveyAnswersQuery, 'cursor' | 'limit'>;
