import { type CommandClasses } from '@yingda/contracts';
import { Refusal, type Acknowledgement } from '@yingda/contracts/names';
import type { Logger } from 'pino';
import type { Socket } from 'socket.io';
import { compileValidator } from './compile-validator';
import { FRAME_TOO_LARGE } from './frame-limit';
import { refusalFrom } from '../http/refusal-from';

/** name → what runs it. Payloads are checked before; answers go into the acknowledgement. */
export type Handlers<Commands> = {
  [N in keyof Commands]: Commands[N] extends { payload: infer P; answer: infer A }
    ? (payload: P) => Promise<A>
    : never;
};

type AnyHandler = (payload: never) => Promise<object>;
type Acknowledge = (answer: Acknowledgement<object>) => void;

export interface Binding {
  classes: Record<string, CommandClasses>;
  handlers: Record<string, AnyHandler>;
  logger: Logger;
  /** Milliseconds to wait before another command of this name, or 0. */
  throttle: (name: string) => Promise<number>;
}

/** Binds every command of a namespace to one socket: parse, call, answer. It decides nothing. */
export function bindCommands(socket: Socket, binding: Binding): void {
  socket.use(([name, ...args], next) => {
    if (Object.hasOwn(binding.handlers, name)) return next();
    const error = new Refusal('unknown-command', `There is no command "${String(name).slice(0, 64)}".`);
    answer(args, { ok: false, error: error.toWire() });
    binding.logger.warn({ command: String(name).slice(0, 64), refusal: error.code }, 'command refused');
  });
  for (const [name, handler] of Object.entries(binding.handlers)) {
    const validate = compileValidator((binding.classes[name] as CommandClasses).payload);
    socket.on(name, (...args: unknown[]) => {
      void run(args, async () => {
        if (args[0] === FRAME_TOO_LARGE)
          throw new Refusal('frame-too-large', 'The frame is over 64 kB; send large content as a file.');
        const retryAfterMs = await binding.throttle(name);
        if (retryAfterMs > 0)
          throw new Refusal('rate-limited', 'Too many at once; wait and send again.', { retryAfterMs });
        const payload = typeof args[0] === 'function' ? {} : args[0];
        return handler(validate(payload) as never);
      });
    });
    const run = async (args: unknown[], work: () => Promise<object>): Promise<void> => {
      try {
        answer(args, { ok: true, data: await work() });
      } catch (error) {
        const refusal = refusalFrom(error);
        answer(args, { ok: false, error: refusal.toWire() });
        if (refusal.code === 'internal-error')
          binding.logger.error({ command: name, err: error }, 'command failed');
        else
          binding.logger.info(
            { command: name, refusal: refusal.code, reason: refusal.message },
            'command refused',
          );
      }
    };
  }
}

function answer(args: unknown[], acknowledgement: Acknowledgement<object>): void {
  const last = args.at(-1);
  if (typeof last === 'function') (last as Acknowledge)(acknowledgement);
}
