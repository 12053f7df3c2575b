import { inRequest, newRequestId } from '@yingda/platform';
import type { Logger } from 'pino';
import type { Metrics } from './metrics';
import type { Tracing } from './tracing';

/** Runs one command as a request of its own. `work` gives the code of its refusal or null, and never throws. */
export type RunCommand = (command: string, work: () => Promise<string | null>) => void;

/** Refusals that are our failure and not the sender's mistake. */
const FAILURES = new Set(['internal-error', 'temporarily-unavailable']);

/** Commands of sockets: how long each takes to be acknowledged, and which are refused. */
export class SocketWatch {
  constructor(
    private readonly metrics: Metrics,
    private readonly log: Logger,
    private readonly tracing: Tracing | null,
  ) {}

  /** For one namespace; `known` are its commands, whatever else is asked for counts as `unknown`. */
  commands(namespace: 'widget' | 'console', known: string[]): RunCommand {
    const names = new Set(known);
    const cells = new Map<string, { add(seconds: number): void }>();
    const cellOf = (command: string) => {
      const name = names.has(command) ? command : 'unknown';
      const cell = this.metrics.acknowledgement.at(namespace, name);
      if (name === command) cells.set(command, cell);
      return cell;
    };
    const { tracing } = this;
    return (command, work) => {
      const began = performance.now();
      const requestId = newRequestId();
      const ended = (refusal: string | null): void => {
        const ms = performance.now() - began;
        (cells.get(command) ?? cellOf(command)).add(ms / 1_000);
        if (refusal !== null) this.refused(namespace, refusal, command);
        else if (this.log.isLevelEnabled('debug'))
          this.log.debug({ requestId, command, ms: Math.round(ms * 1_000) / 1_000 }, 'command done');
      };
      const traced = () =>
        tracing!.begin(
          { requestId, name: names.has(command) ? command : 'unknown', at: namespace },
          async (end) => {
            const refusal = await work();
            end({ refusal });
            return refusal;
          },
        );
      void inRequest(requestId, tracing ? traced : work).then(ended);
    };
  }

  /** A command, or a connection when there is none. */
  refused(namespace: 'widget' | 'console', refusal: string, command?: string): void {
    this.metrics.refusals.at(namespace, refusal).add();
    if (command !== 'message.send') return;
    const channel = namespace === 'widget' ? 'web' : 'unknown';
    const author = namespace === 'widget' ? 'customer' : 'agent';
    this.metrics.messages.at(channel, author, FAILURES.has(refusal) ? 'failed' : 'refused').add();
  }
}
