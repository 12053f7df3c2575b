import { useStore } from '../../live/store';
import { caseInHand } from './case-store';
import { OpenCaseDialog } from './open-case-dialog';

/** The dialog wherever it was asked for: a message, the conversation, the palette. */
export function CaseHost() {
  const of = useStore(caseInHand, (value) => value);
  return of ? <OpenCaseDialog of={of} onClose={() => caseInHand.set(null)} /> : null;
}
