import { Random } from '../../world/random';
import type { Kind, WindowRule } from './account';

/** A user as WeChat knows them, and what may be sent to them now. */
export interface Person {
  openid: string;
  unionid: string;
  name: string;
  following: boolean;
  followedAt: number | null;
  followedBy: string;
  scene: string;
  /** On the account's block list. */
  blocked: boolean;
  /** Has switched off receiving. */
  silent: boolean;
  window: { left: number | null; of: number | null; endsAt: number } | null;
  lastActAt: number | null;
  typingUntil: number | null;
}

/** Invented names; the same person is first in every account, with the same unionid. */
const NAMES = ['周嘉宁', '林书瑶', '陈默', 'Emma Clarke', '何一鸣'];

/** Who they are, whatever account they write to. */
export function firstFaces(seed: number): { name: string; unionid: string }[] {
  const unions = new Random(seed * 71);
  return NAMES.map((name) => ({ name, unionid: `u${unions.text(27)}` }));
}

/** The people there from the start. */
export function firstPeople(kind: Kind, seed: number): Person[] {
  const ids = new Random(seed * 53 + (kind === 'official' ? 1 : 2));
  return firstFaces(seed).map((face) => newPerson({ openid: `o${ids.text(27)}`, ...face, kind }));
}

/** Somebody new: a follower of an official account; a mini program has no followers. */
export function newPerson(who: { openid: string; name?: string; unionid?: string; kind: Kind }): Person {
  return {
    openid: who.openid,
    unionid: who.unionid ?? `u_${who.openid}`,
    name: who.name ?? `微信用户 ${who.openid.slice(-4)}`,
    following: true,
    followedAt: null,
    followedBy: 'ADD_SCENE_SEARCH',
    scene: '',
    blocked: false,
    silent: false,
    window: null,
    lastActAt: null,
    typingUntil: null,
  };
}

/** A new act sets what is left and until when to its own values, whatever was left before. */
export function openWindow(person: Person, rule: WindowRule | undefined, now: number): void {
  person.lastActAt = now;
  if (!rule) return;
  const [count, ms] = rule;
  person.window = { left: count, of: count, endsAt: now + ms };
}
