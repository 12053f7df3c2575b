import type { BoardRisk } from '@yingda/contracts';

const RISK_DEEDS = ['look', 'whisper', 'take', 'assign'] as const;
export type RiskDeed = (typeof RISK_DEEDS)[number];

/** What can be done about one at risk: nobody is whispered to who is not there, nor oneself. */
export function deedsOn(
  { agentId, status }: Pick<BoardRisk, 'agentId' | 'status'>,
  may: Record<RiskDeed, boolean>,
  meId: string,
): RiskDeed[] {
  const held = agentId !== null && status !== 'queued';
  const mine = held && agentId === meId;
  const fits = { look: true, whisper: held && !mine, take: !mine, assign: true };
  return RISK_DEEDS.filter((deed) => may[deed] && fits[deed]);
}
