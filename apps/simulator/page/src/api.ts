/** The control API, as far as the page asks it. */
const BASE = '/simulator/__sim';

export interface PersonView {
  id: string;
  name: string;
  following: boolean;
  window: { left: number | null; of: number | null; endsAt: number } | null;
  typingUntil: number | null;
}

export interface AccountView {
  id: string;
  name: string;
  connected: boolean;
  hookUrl: string | null;
  settings: Record<string, unknown>;
  people: PersonView[];
}

export interface Rule {
  id: number;
  provider?: string;
  tag?: string;
}

export interface WorldState {
  clock: { now: number; running: boolean };
  faults: Rule[];
  providers: { name: string; accounts: AccountView[] }[];
}

export interface SeenMessage {
  id: string;
  from: 'user' | 'account' | 'system';
  at: number;
  kind: string;
  body: Record<string, unknown>;
}

export interface JournalEntry {
  id: number;
  at: number;
  provider: string;
  direction: 'call' | 'push';
  method: string;
  target: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
  clear?: string;
  event?: string;
  attempt?: number;
  faults: string[];
  answer: { status: number; body: string } | null;
  tookMs: number | null;
  verdict: string;
}

async function request<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(`${BASE}/${path}`, init);
  const value = (await response.json()) as T & { error?: string };
  if (!response.ok) throw new Error(value.error ?? String(response.status));
  return value;
}

export function get<T>(path: string): Promise<T> {
  return request<T>(path);
}

export function post<T = unknown>(path: string, body: object): Promise<T> {
  return request<T>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

export function remove(path: string): Promise<unknown> {
  return request(path, { method: 'DELETE' });
}

/** The address of a file somebody sent. */
export function fileUrl(provider: string, id: unknown): string {
  return `${BASE}/files/${provider}/${encodeURIComponent(String(id))}`;
}

/** Hears of every change until it is closed; `alive` tells whether the simulator answers. */
export function onChanges(changed: () => void, alive: (yes: boolean) => void): () => void {
  const source = new EventSource(`${BASE}/changes`);
  source.onmessage = changed;
  source.onopen = () => alive(true);
  source.onerror = () => alive(false);
  return () => source.close();
}
