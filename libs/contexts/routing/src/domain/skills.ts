import type { Channel } from '@yingda/contracts/names';
import type { Need, NeedRule, RelaxStep } from './rules';

/** What of a conversation decides about the skills it asks for. */
export interface Subject {
  language: string | null;
  topicId: string | null;
  channel: Channel;
  /** Of those that the team's rules ask about. */
  segmentIds: string[];
}

/** The skills a conversation asks for; of two levels of one skill the higher. */
export function needsOf(subject: Subject, rules: readonly NeedRule[]): Need[] {
  const needs = new Map<string, Need>();
  for (const { skill, level, firm, segmentId, ...when } of rules) {
    if (segmentId && !subject.segmentIds.includes(segmentId)) continue;
    const fits = (['language', 'topicId', 'channel'] as const).every(
      (key) => when[key] === null || when[key] === subject[key],
    );
    if (!fits) continue;
    const before = needs.get(skill);
    needs.set(skill, {
      skill,
      level: Math.max(level, before?.level ?? 0),
      firm: firm || (before?.firm ?? false),
    });
  }
  return [...needs.values()].sort((a, b) => (a.skill < b.skill ? -1 : 1));
}

/** What is still asked for after so many seconds; levels of 0 are left out. */
export function neededAfter(
  needs: readonly Need[],
  seconds: number,
  relax: readonly RelaxStep[],
): { skill: string; level: number }[] {
  const by = relax.reduce((most, step) => (seconds >= step.afterSeconds ? Math.max(most, step.by) : most), 0);
  return needs
    .map(({ skill, level, firm }) => ({ skill, level: firm ? level : level - by }))
    .filter(({ level }) => level > 0);
}
