/** socket.io protocol 5 over engine.io protocol 4, text frames only: what crosses the websocket, as far as we use it. */
export type Packet =
  /** engine.io: the line is open; the server pings this often and waits this long, in milliseconds. */
  | { kind: 'open'; pingInterval: number; pingTimeout: number }
  | { kind: 'ping' }
  /** socket.io: admitted to the namespace. */
  | { kind: 'connect' }
  | { kind: 'refused'; error: { message: string; data?: { code?: string } } }
  | { kind: 'disconnect' }
  | { kind: 'event'; name: string; payload: unknown }
  | { kind: 'answer'; id: number; answer: unknown };

/** The address that opens engine.io 4 by websocket at once, for "https://host/widget" or a path of the page's own origin. */
export function socketAddress(origin: string): string {
  return `${origin.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`;
}

export const PONG = '3';

export function connectPacket(namespace: string, auth: object): string {
  return `40${namespace},${JSON.stringify(auth)}`;
}
export function disconnectPacket(namespace: string): string {
  return `41${namespace},`;
}
/** A command whose acknowledgement will carry `id`. */
export function commandPacket(namespace: string, id: number, [name, payload]: [string, unknown]): string {
  return `42${namespace},${id}${JSON.stringify([name, payload])}`;
}

/** Reads a text frame; null for what we do not use and what belongs to another namespace. Never throws. */
export function readPacket(frame: string, namespace: string): Packet | null {
  try {
    if (frame[0] === '0')
      return {
        kind: 'open',
        ...(JSON.parse(frame.slice(1)) as { pingInterval: number; pingTimeout: number }),
      };
    if (frame[0] === '2') return { kind: 'ping' };
    if (frame[0] === '1') return { kind: 'disconnect' };
    const [, type, spoken, id, data] = /^4(\d)(?:(\/[^,]*),)?(\d*)(.*)$/s.exec(frame) ?? [];
    if (!type || (spoken ?? '/') !== namespace) return null;
    const value: unknown = data ? JSON.parse(data) : undefined;
    if (type === '0') return { kind: 'connect' };
    if (type === '1') return { kind: 'disconnect' };
    if (type === '4') return { kind: 'refused', error: value as { message: string } };
    if (type === '2' && Array.isArray(value)) {
      return { kind: 'event', name: String(value[0]), payload: value[1] as unknown };
    }
    if (type === '3' && Array.isArray(value))
      return { kind: 'answer', id: Number(id), answer: value[0] as unknown };
    return null;
  } catch {
    return null;
  }
}
