import type { Stop } from '../emitter';
import type { FailureCode } from '../failure';

/** connecting: first attempt; online; offline: will try again by itself; refused: will not, the session is over. */
export type ConnectionState = 'connecting' | 'online' | 'offline' | 'refused';

/** A map of commands: name → payload and answer (`WidgetCommands`, `ConsoleCommands`). */
export type CommandMap<C> = { [K in keyof C]: { payload: object; answer: unknown } };

export interface StateChange {
  state: ConnectionState;
  /** Why it was refused. */
  code?: FailureCode;
}

export interface Connection<C extends CommandMap<C>, E extends object> {
  readonly state: ConnectionState;
  /** Why the connection is refused; undefined in every other state. */
  readonly refusal: FailureCode | undefined;
  onState(listener: (change: StateChange) => void): Stop;
  on<K extends keyof E & string>(event: K, listener: (payload: E[K]) => void): Stop;
  /** Resolves with `data` of the acknowledgement; rejects with a `Failure`. Not connected: rejects at once, retriable. */
  command<K extends keyof C & string>(
    name: K,
    payload: C[K]['payload'],
    options?: CommandOptions,
  ): Promise<C[K]['answer']>;
  /** Like `command`, nobody waits: nothing is sent while offline and no failure is told (typing, page visits). */
  tell<K extends keyof C & string>(name: K, payload: C[K]['payload']): void;
  /** Resolves when online; rejects with the refusal when refused or closed. */
  whenOnline(): Promise<void>;
  /** Tries at once instead of waiting for the next attempt; after sleep, finds out whether the line still lives. */
  wake(): void;
  /** Begins anew with a fresh token, also after a refusal (signed in again). */
  restart(): void;
  close(): void;
}

export interface CommandOptions {
  /** Default 10 s. */
  timeoutMs?: number;
}

/** Why a token is asked for: another one was refused with this code, or null. */
export type TokenProvider = (refused: FailureCode | null) => Promise<string>;

export interface ConnectOptions {
  /** Origin of the server, "https://chat.shop.example"; empty for the page's own. */
  url: string;
  namespace: '/widget' | '/console';
  /** A fresh token, asked for before every attempt and before expiry. Reject with a final `Failure` to give up. */
  token: TokenProvider;
  /** Makes the socket; for tests. */
  openSocket?: (origin: string, namespace: string, events: SocketEvents) => SocketLike;
  random?: () => number;
}

/** What a socket tells. After `lost` and `failed` it stays quiet until it is told to connect again. */
export interface SocketEvents {
  connected(): void;
  /** Not admitted, or not reached; `data.code` says why when the server did. */
  failed(error: { message: string; data?: { code?: string } }): void;
  lost(): void;
  /** Anything at all came, pings included. */
  heard(): void;
  event(name: string, payload: unknown): void;
}

/** One namespace over one websocket. */
export interface SocketLike {
  readonly connected: boolean;
  /** Sent with the next connection. */
  auth: object;
  connect(): void;
  disconnect(): void;
  emit(
    name: string,
    payload: unknown,
    answer: { timeoutMs: number; done: (error: Error | null, answer: unknown) => void },
  ): void;
}
