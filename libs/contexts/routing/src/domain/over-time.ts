import type { InLine } from './in-line';
import type { Situation } from './situation';
import { neededAfter } from './skills';

/** What a waiting conversation asks for from a moment on, in milliseconds of the epoch. */
export interface Asking {
  from: number;
  needs: { skill: string; level: number }[];
}

/** What it asks for now, and at each later step of relaxing. */
export function askingsOf(one: Pick<InLine, 'queuedAt' | 'needs'>, { rules, now }: Situation): Asking[] {
  const at = now.getTime();
  const queuedAt = one.queuedAt.getTime();
  const asked = (seconds: number) => neededAfter(one.needs, seconds, rules.relax);
  const first = { from: at, needs: asked(Math.max(0, Math.floor((at - queuedAt) / 1_000))) };
  if (one.needs.every(({ firm }) => firm)) return [first];
  const later = rules.relax
    .map(({ afterSeconds }) => ({ from: queuedAt + afterSeconds * 1_000, needs: asked(afterSeconds) }))
    .filter(({ from }) => from > at);
  return [first, ...later];
}

/** From when on a team's agents may take it; its own team (null) from now on, others once they help, else never. */
export function helpFrom(
  one: Pick<InLine, 'queuedAt'>,
  teamId: string | null,
  { rules, queue, now }: Situation,
): number {
  const at = now.getTime();
  if (teamId === null) return at;
  const times = rules.overflow
    .filter((rule) => rule.target === 'team' && rule.teamId === teamId)
    .map(({ cause, over }) => {
      if (cause === 'wait') return Math.max(at, one.queuedAt.getTime() + over * 1_000);
      return (cause === 'length' ? queue.length > over : !queue.open) ? at : Infinity;
    });
  return Math.min(Infinity, ...times);
}
