import { useStore } from '../../live/store';
import { CallDialog } from './call-dialog';
import { callInHand } from './call-store';

/** The form wherever it was asked for: inbox, customer, conversation or palette. */
export function CallHost() {
  const call = useStore(callInHand, (value) => value);
  return call ? <CallDialog with={call} onClose={() => callInHand.set(null)} /> : null;
}
