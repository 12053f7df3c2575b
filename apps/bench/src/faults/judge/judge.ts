import type { Evidence, Stored, Violation } from './evidence';
import { Findings } from './findings';
import { judgeLines, judgeQueues, judgeScreens } from './screen-rules';
import { judgeAnswers, judgeCounters, judgeNumbers } from './stored-rules';

/** Compares what clients sent, were told and show with what is stored. Pure; every promise not kept is one violation. */
export function judge(evidence: Evidence, stored: Stored): Violation[] {
  const found = new Findings();
  judgeAnswers(evidence, stored, found);
  judgeNumbers(evidence, stored, found);
  judgeQueues(evidence, stored, found);
  judgeScreens(evidence, stored, found);
  judgeLines(evidence, stored, found);
  judgeCounters(stored, found);
  return found.violations;
}
