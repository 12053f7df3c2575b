import type { ShiftColor } from '@yingda/contracts/names';
import type { ShiftBreak } from './shift-times';

/** A shift as it is kept. */
export interface PlannedShift {
  id: string;
  agentId: string;
  teamId: string;
  date: string;
  monday: string;
  timeZone: string;
  start: string;
  end: string;
  startsAt: Date;
  endsAt: Date;
  breaks: ShiftBreak[];
  name: string;
  color: ShiftColor;
  note: string;
  coversAgentId: string | null;
}
