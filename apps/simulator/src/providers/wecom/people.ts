import { Random } from '../../world/random';
import { firstFaces } from '../wechat/people';

/** 0 new, 1 with the API's user, 2 in the pool, 3 with an agent in WeCom, 4 over or not begun. */
export type SessionState = 0 | 1 | 2 | 3 | 4;

/** A customer of an account, with the session they have there. */
export interface Person {
  /** external_userid. */
  id: string;
  unionid: string;
  name: string;
  /** Has switched off this account's messages. */
  refuses: boolean;
  state: SessionState;
  servicer: string | null;
  /** When the session began; null: none has. */
  begunAt: number | null;
  window: { left: number; of: number; endsAt: number } | null;
  lastWroteAt: number | null;
  welcomedAt: number | null;
  entered: { scene: string; scene_param: string } | null;
}

/** The people there from the start: the same who follow the simulated WeChat account. */
export function firstPeople(seed: number): Person[] {
  const ids = new Random(seed * 53 + 3);
  return firstFaces(seed).map((face) => newPerson({ id: `wm${ids.text(30)}`, ...face }));
}

export function newPerson(who: { id: string; name?: string; unionid?: string }): Person {
  return {
    id: who.id,
    unionid: who.unionid ?? `u_${who.id}`,
    name: who.name ?? `微信用户 ${who.id.slice(-4)}`,
    refuses: false,
    state: 4,
    servicer: null,
    begunAt: null,
    window: null,
    lastWroteAt: null,
    welcomedAt: null,
    entered: null,
  };
}
