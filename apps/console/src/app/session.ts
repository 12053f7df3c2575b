import type { Answer } from '@yingda/contracts';
import type { Permission, PermissionScope } from '@yingda/contracts/names';
import { ApiClient } from '../api/api-client';
import { Problem } from '../api/problem';
import { createStore } from '../live/store';
import { heardServerDate } from '../live/ticker';

export type Me = Answer<'GET /api/me'>;

/**
 * unknown: asking the cookie; signed-out; signed-in; unreachable: the server did not answer the first question;
 * ended: the session ran out while working, the screen stays and asks to sign in again over it.
 */
export type SessionPhase = 'unknown' | 'signed-out' | 'signed-in' | 'unreachable' | 'ended';

export interface Session {
  phase: SessionPhase;
  me: Me | null;
  /** Why an ended session ended: an error code. */
  endedBy: string | null;
}

/** A token with less life than this is renewed rather than handed to the socket. */
const FRESH_ENOUGH_MS = 5 * 60_000;

export const session = createStore<Session>({ phase: 'unknown', me: null, endedBy: null });

let expiresAt = 0;

function adopt(answer: Answer<'POST /api/auth/sign-in'>): void {
  api.use(answer.accessToken);
  expiresAt = performance.now() + answer.expiresInSeconds * 1000;
  session.set(() => ({ phase: 'signed-in', me: answer.agent, endedBy: null }));
}

/** A token the socket may open with; it asks again before this one runs out. */
export async function socketToken(refused: boolean): Promise<string> {
  const fresh = expiresAt - performance.now() > FRESH_ENOUGH_MS;
  if (!refused && fresh && api.accessToken) return api.accessToken;
  return (await api.renew()).accessToken;
}

/** The client of this page. */
export const api = new ApiClient({
  fetch: (...request) => fetch(...request),
  exclusively: (work) =>
    'locks' in navigator
      ? (navigator.locks.request('yingda-renew', work) as ReturnType<typeof work>)
      : work(),
  onRenewed: adopt,
  heardDate: heardServerDate,
  onEnded: (problem) => endSession(problem.code),
});

/** The server or the socket says this session is over. */
export function endSession(code: string): void {
  api.use(null);
  session.set((before) =>
    before.phase === 'signed-in'
      ? { ...before, phase: 'ended', endedBy: code }
      : { ...before, phase: 'signed-out', me: null },
  );
}

/** First question of the page: does the cookie still hold a session? */
export async function startSession(): Promise<void> {
  session.set((before) => ({ ...before, phase: 'unknown' }));
  try {
    await api.renew();
  } catch (thrown) {
    const { code } = Problem.of(thrown);
    const down = code === 'unreachable' || code === 'temporarily-unavailable';
    session.set((before) => ({ ...before, phase: down ? 'unreachable' : 'signed-out', me: null }));
  }
}

export async function signIn(email: string, password: string): Promise<void> {
  const before = session.get().me;
  const answer = await api.call('POST /api/auth/sign-in', { body: { email, password } });
  // Another person at the same screen must not see what the first had open.
  if (before && before.id !== answer.agent.id) location.assign('/console/');
  adopt(answer);
}

/** After a password was set by link or the first administrator was made. */
export function enterWith(answer: Answer<'POST /api/auth/links'>): void {
  adopt(answer);
}

export async function signOut(): Promise<void> {
  await api.call('POST /api/auth/sign-out').catch(() => undefined);
  api.use(null);
  location.assign('/console/sign-in');
}

export function replaceMe(me: Me): void {
  session.set((before) => ({ ...before, me }));
}

/** How far the signed-in agent may do something. */
export function scopeOf(me: Me | null, permission: Permission): PermissionScope {
  return me?.permissions.find((granted) => granted.permission === permission)?.scope ?? 'none';
}
