import type { BoardRisk } from '@yingda/contracts';

/**
 * While the pointer is over the list (`held`, the ids as they stand), those shown keep their places with new contents, and
 * new ones come at the end; otherwise the order is the board's. `moved`: another order waits.
 */
export function heldOrder(
  risks: readonly BoardRisk[],
  held: readonly string[] | null,
): { risks: readonly BoardRisk[]; moved: boolean } {
  if (!held) return { risks, moved: false };
  const byId = new Map(risks.map((risk) => [risk.conversationId, risk]));
  const kept = held.flatMap((id) => byId.get(id) ?? []);
  const known = new Set(held);
  const ordered = [...kept, ...risks.filter((risk) => !known.has(risk.conversationId))];
  return { risks: ordered, moved: ordered.some((risk, at) => risk !== risks[at]) };
}
