import { type CommandClasses } from '@yingda/contracts';
import { Refusal, type Acknowledgement } from '@yingda/contracts/names';
import type { Logger } from 'pino';
import type { Socket } from 'socket.io';
import { compileValidator } from './compile-validator';
import { FRAME_TOO_LARGE } from './frame-limit';
import { inHand, isTaken } from './in-hand';
import { refusalFrom } from '../http/refusal-from';
import type { RunCommand } from '../watching/socket-watch';

/** name → what runs it. Payloads are checked before; answers go into the acknowledgement. */
export type Handlers<Commands> = {
  [N in keyof Commands]: Commands[N] extends { payload: infer P; answer: infer A }
    ? (payload: P) => Promise<A>
    : never;
};

type AnyHandler = (payload: never) => Promise<object>;
interface Call {
  command: string;
  args: unknown[];
}
type Acknowledge = (answer: Acknowledgement<object>) => void;

export interface Binding {
  classes: Record<string, CommandClasses>;
  handlers: Record<string, AnyHandler>;
  logger: Logger;
  run: RunCommand;
  /** Milliseconds to wait before another command of this name, or 0. */
  throttle: (name: string) => number | Promise<number>;
}

/** Binds every command of a namespace to one socket: parse, call, answer. It decides nothing. */
export function bindCommands(socket: Socket, binding: Binding): void {
  socket.onAny((name: unknown, ...args: unknown[]) => {
    if (Object.hasOwn(binding.handlers, String(name))) return;
    const command = String(name).slice(0, 64);
    run({ command, args }, async () => {
      await throttled(binding, 'unknown');
      throw new Refusal('unknown-command', `There is no command "${command}".`);
    });
  });
  for (const [name, handler] of Object.entries(binding.handlers)) {
    const validate = compileValidator((binding.classes[name] as CommandClasses).payload);
    socket.on(name, (...args: unknown[]) => {
      run({ command: name, args }, async () => {
        const wait = throttled(binding, name);
        if (wait) await wait;
        if (args[0] === FRAME_TOO_LARGE)
          throw new Refusal('frame-too-large', 'The frame is over 64 kB; send large content as a file.');
        const payload = typeof args[0] === 'function' ? {} : args[0];
        return handler(validate(payload) as never);
      });
    });
  }
  function run(call: Call, work: () => Promise<object>): void {
    if (!isTaken(socket)) return;
    const done = inHand(socket);
    binding.run(call.command, () => answered(call, work).finally(done));
  }

  /** Gives the code of the refusal, null when it was done. */
  async function answered(call: Call, work: () => Promise<object>): Promise<string | null> {
    try {
      answer(call.args, { ok: true, data: await work() });
      return null;
    } catch (error) {
      const refusal = refusalFrom(error);
      answer(call.args, { ok: false, error: refusal.toWire() });
      const line = { command: call.command, refusal: refusal.code };
      if (refusal.code === 'internal-error') binding.logger.error({ ...line, err: error }, 'command failed');
      // Whoever sends too much must not fill the log with it.
      else if (refusal.code === 'rate-limited') binding.logger.debug(line, 'command refused');
      else binding.logger.info({ ...line, reason: refusal.message }, 'command refused');
      return refusal.code;
    }
  }
}

/** Nothing to wait for where the limits are counted in this process. */
function throttled(binding: Binding, name: string): Promise<void> | void {
  const wait = binding.throttle(name);
  if (typeof wait === 'number') return allow(wait);
  return wait.then(allow);
}

function allow(retryAfterMs: number): void {
  if (retryAfterMs > 0)
    throw new Refusal('rate-limited', 'Too many at once; wait and send again.', { retryAfterMs });
}

function answer(args: unknown[], acknowledgement: Acknowledgement<object>): void {
  const last = args.at(-1);
  if (typeof last === 'function') (last as Acknowledge)(acknowledgement);
}
