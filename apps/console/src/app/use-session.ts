import type { Permission, PermissionScope } from '@yingda/contracts/names';
import { useStore } from '../live/store';
import { scopeOf, session, type Me, type Session } from './session';

const whole = (value: Session) => value;
const meOf = (value: Session) => value.me;

export function useSession(): Session {
  return useStore(session, whole);
}

/** The signed-in agent; only used below the gate that waits for one. */
export function useMe(): Me {
  const me = useStore(session, meOf);
  if (!me) throw new Error('no agent is signed in');
  return me;
}

export function useScope(permission: Permission): PermissionScope {
  return scopeOf(useStore(session, meOf), permission);
}

/** Whether the inbox is any use: administrators and handlers configure and work elsewhere, they read no conversations. */
export function useReadsConversations(): boolean {
  const serves = useMay('conversation.serve');
  const monitors = useMay('conversation.monitor');
  return serves || monitors;
}

export function useMay(permission: Permission): boolean {
  return useScope(permission) !== 'none';
}
