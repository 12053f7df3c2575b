import { Registry } from 'prom-client';
import { QuickCounter, QuickHistogram } from './quick-metrics';

const FAST = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];
const SLOW = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** Everything this process counts as it happens; what is looked up when asked for is in `gathering.ts`. */
export class Metrics {
  /** Of this process alone: specs run several gateways in one. */
  readonly registry = new Registry();

  readonly messages = this.counter('yingda_messages_total', {
    help: 'Messages: stored; repeated = stored before, the first answer given again; refused; failed on our side. The channel is known of stored ones, and of what comes from the widget.',
    labels: ['channel', 'author', 'outcome'],
  });
  readonly acknowledgement = this.histogram('yingda_acknowledgement_seconds', FAST, {
    help: 'Socket commands, from the frame to its acknowledgement.',
    labels: ['namespace', 'command'],
  });
  readonly delivery = this.histogram('yingda_delivery_seconds', FAST, {
    help: 'Events, from the commit to being handed to all sockets.',
  });
  readonly recovered = this.counter('yingda_events_recovered_total', {
    help: 'Events the relay handed to sockets because the process that committed them had not.',
  });
  readonly batchSize = this.histogram('yingda_commit_batch_size', [1, 2, 5, 10, 20, 50, 100], {
    help: 'Messages in one statement of group commit.',
  });
  readonly commit = this.histogram('yingda_commit_seconds', FAST, {
    help: 'Commits, from the first statement to the answer: batch = messages, unit = any other use case.',
    labels: ['how'],
  });
  readonly statement = this.histogram('yingda_statement_seconds', FAST, {
    help: 'Statements of PostgreSQL by the connection they ran on.',
    labels: ['connection'],
  });
  readonly reaction = this.histogram('yingda_reaction_seconds', SLOW, {
    help: 'Reactions to events.',
    labels: ['subscriber', 'outcome'],
  });
  readonly timerLateness = this.histogram('yingda_timer_lateness_seconds', SLOW, {
    help: 'How long after its moment a timer fired.',
    labels: ['kind'],
  });
  readonly job = this.histogram('yingda_job_seconds', SLOW, {
    help: 'Jobs worked on.',
    labels: ['job', 'outcome'],
  });
  readonly refusals = this.counter('yingda_refusals_total', {
    help: 'Refusals by code, and where they were told.',
    labels: ['at', 'refusal'],
  });
  readonly http = this.histogram('yingda_http_seconds', SLOW, {
    help: 'HTTP requests by the route that answered; "none" = a file or nothing at that address.',
    labels: ['method', 'route', 'status'],
  });

  private counter(name: string, about: { help: string; labels?: string[] }): QuickCounter {
    return new QuickCounter(this.registry, { name, ...about });
  }

  private histogram(
    name: string,
    buckets: number[],
    about: { help: string; labels?: string[] },
  ): QuickHistogram {
    return new QuickHistogram(this.registry, { name, ...about }, buckets);
  }
}
