/** What one websocket frame carries, read anew here: the recorder must not trust the client's own reading. */
export type Frame =
  | { kind: 'command'; id: number; name: string; payload: Record<string, unknown> }
  | { kind: 'answer'; id: number; answer: unknown }
  | { kind: 'event'; name: string; payload: unknown }
  | { kind: 'connected' }
  | { kind: 'refused'; code: string }
  | { kind: 'other' };

/** Reads a frame of socket.io 5 in either direction. */
export function readFrame(text: string): Frame {
  const [, type, id, data] = /^4(\d)(?:\/[^,]*,)?(\d*)(.*)$/s.exec(text) ?? [];
  if (type === undefined) return { kind: 'other' };
  const value: unknown = data ? JSON.parse(data) : undefined;
  if (type === '0') return { kind: 'connected' };
  if (type === '4') return { kind: 'refused', code: String((value as { message?: unknown })?.message) };
  if (type === '3') return { kind: 'answer', id: Number(id), answer: (value as unknown[])[0] };
  if (type !== '2') return { kind: 'other' };
  const [name, payload] = value as [string, unknown];
  return id
    ? { kind: 'command', id: Number(id), name, payload: (payload ?? {}) as Record<string, unknown> }
    : { kind: 'event', name, payload };
}
