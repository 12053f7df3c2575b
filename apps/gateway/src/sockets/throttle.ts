import type { RateLimiter } from '@yingda/platform';

interface Limit {
  points: number;
  perSeconds: number;
}
/** What one person may do; a shopper writes less than an agent who serves forty. Commands not named share `other`. */
const LIMITS: Record<'widget' | 'console', Record<string, Limit>> = {
  widget: {
    'message.send': { points: 20, perSeconds: 10 },
    'typing.start': { points: 20, perSeconds: 5 },
    'conversation.open': { points: 10, perSeconds: 60 },
    'visitor.identify': { points: 10, perSeconds: 60 },
    other: { points: 120, perSeconds: 10 },
  },
  console: {
    'message.send': { points: 60, perSeconds: 10 },
    'typing.start': { points: 60, perSeconds: 5 },
    other: { points: 400, perSeconds: 10 },
  },
};

/** Milliseconds a person must wait before this command, by visitor or agent over all their sockets; 0 = go on. */
export function throttleOf(
  limiter: RateLimiter,
  audience: 'widget' | 'console',
  who: string,
): (name: string) => number | Promise<number> {
  const limits = LIMITS[audience];
  return (name) => {
    const kind = Object.hasOwn(limits, name) ? name : 'other';
    return limiter.wait(`${audience}:${kind}:${who}`, limits[kind] as Limit);
  };
}
