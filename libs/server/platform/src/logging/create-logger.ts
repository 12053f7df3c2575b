import { type Logger, pino } from 'pino';
import { currentRequest } from '../watching/request';
import { redact, redactText } from './redact';

/** How a process logs. */
export interface LoggerOptions {
  /** `info` when not said. */
  level?: string;
  /** Which process this is. */
  name?: string;
  /** Where lines go; standard output when not said. */
  destination?: { write(line: string): void };
}

/** A logger of JSON lines that carries no secret, no whole phone number and no statement parameters. */
export function createLogger({ level = 'info', name, destination }: LoggerOptions = {}): Logger {
  const options = {
    level,
    ...(name === undefined ? {} : { name }),
    // Errors become plain fields in redact already.
    serializers: { err: (value: unknown) => value },
    // Whatever is logged on behalf of a request can be found by its id.
    mixin: () => {
      const requestId = currentRequest();
      return requestId === undefined ? {} : { requestId };
    },
    formatters: {
      level: (label: string) => ({ level: label }),
      log: (fields: Record<string, unknown>) => redact(fields) as Record<string, unknown>,
    },
    hooks: {
      logMethod(this: Logger, args: Parameters<Logger['info']>, method: (...args: unknown[]) => void) {
        method.apply(
          this,
          args.map((arg) => (typeof arg === 'string' ? redactText(arg) : arg)),
        );
      },
    },
  };
  return destination ? pino(options as never, destination) : pino(options as never);
}
