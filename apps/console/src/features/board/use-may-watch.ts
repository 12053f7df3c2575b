import { scopeOf } from '../../app/session';
import { useMe } from '../../app/use-session';
import { mayWatch } from './may-watch';

/** Whether there is a board for the signed-in person. */
export function useMayWatch(): boolean {
  const me = useMe();
  return mayWatch((permission) => scopeOf(me, permission));
}
