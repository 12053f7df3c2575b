import { useMay } from '../../app/use-session';
import { useDirectory } from '../../live/use-live';
import { callInHand, type CallWith } from './call-store';

/** Opens the form; null for who does not serve, and where the shop has no inbox for calls. */
export function useLogCall(): ((who?: CallWith['customer']) => void) | null {
  const serves = useMay('conversation.serve');
  const { inboxes } = useDirectory();
  if (!serves || !inboxes.some(({ channel }) => channel === 'phone')) return null;
  return (customer) => callInHand.set(customer ? { customer } : {});
}
