import { Agent, request } from 'node:http';
import type { Planned } from './plan';

/** What came of one request. */
export interface Answered {
  message: string;
  /** 0: the connection broke. */
  status: number;
  body: string;
  /** From the moment it was to be sent, whenever it was: a late sender hides no slow answer. */
  ms: number;
}

/** What came of all. */
export interface Offered {
  answers: Answered[];
  /** The longest that the sender itself was behind its plan, in milliseconds. */
  lateMs: number;
  seconds: number;
}

const TICK_MS = 1;

/** Sends the plan as it stands, whether answers come or not, over as many connections as that takes. */
export async function offer(url: string, plan: readonly Planned[]): Promise<Offered> {
  const { hostname, port } = new URL(url);
  const agent = new Agent({
    keepAlive: true,
    maxSockets: Infinity,
    maxFreeSockets: 1_000,
    scheduling: 'fifo',
  });
  const running: Promise<Answered>[] = [];
  let lateMs = 0;
  const began = performance.now();
  for (let next = 0; next < plan.length;) {
    const passed = performance.now() - began;
    for (; next < plan.length && plan[next]!.at <= passed; next++) {
      const planned = plan[next]!;
      lateMs = Math.max(lateMs, performance.now() - began - planned.at);
      running.push(send({ hostname, port, agent, planned }, began + planned.at));
    }
    await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  }
  const answers = await Promise.all(running);
  const seconds = (performance.now() - began) / 1_000;
  agent.destroy();
  return { answers, lateMs, seconds };
}

function send(
  { hostname, port, agent, planned }: { hostname: string; port: string; agent: Agent; planned: Planned },
  due: number,
): Promise<Answered> {
  const { message, request: signed } = planned;
  return new Promise((resolve) => {
    const end = (status: number, body: string) =>
      resolve({ message, status, body, ms: performance.now() - due });
    const options = { hostname, port, agent, path: signed.path, method: 'POST' };
    const headers = { ...signed.headers, 'content-length': signed.body.length };
    const sent = request({ ...options, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (body += part));
      response.on('end', () => end(response.statusCode ?? 0, body));
      response.on('error', (error) => end(0, error.message));
    });
    sent.on('error', (error) => end(0, error.message));
    sent.end(signed.body);
  });
}

/** The value below which so many of the hundred are. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * percent) / 100) - 1)] ?? NaN;
}
