import { type RoutingRulesRecord } from '@yingda/contracts';
import { Client } from 'pg';
import { TestGateway } from '../harness';
import { NodeProcess } from '../node-process';

/** Percent of the capacity that nobody may hold more than, in all teams of the world. */
export const HARD_LIMIT = 150;
export const CAPACITY = 3;
const ENGLISH = 'english';

/** An agent of the world. */
export interface Somebody {
  id: string;
  token: string;
}

/** What the run is about: three teams, their people and entrances, and two processes that serve them. */
export interface Stage {
  gateway: TestGateway;
  nodes: NodeProcess[];
  client: Client;
  /** Accepts by itself; half of its members speak English. Helps the second after two seconds. */
  plain: string;
  /** Offers; what is missed goes on. */
  offering: string;
  /** Never open, and gives its members nothing then. */
  closed: string;
  /** Keys of inboxes: Chinese and English of the first team, of the second, of the third. */
  inboxes: string[];
  agents: Somebody[];
  /** Online and a member of the first team, without the right to serve. */
  reviewer: Somebody;
  topicId: string;
}

/** Everything made, and both nodes ready; the process that made it has gone. */
export async function setStage(redisUrl: string): Promise<Stage> {
  const gateway = await TestGateway.start({ redisUrl });
  const admin = await gateway.signIn((await gateway.agent([], { role: 'administrator' })).email);
  const call = async <T>(method: string, path: string, body?: unknown) => {
    const sent = body === undefined ? {} : { body };
    const answer = await gateway.request<T>(method, `/api${path}`, { token: admin, ...sent });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const [plain, offering, closed] = [
    await gateway.team('plain', { automaticAccept: true }),
    await gateway.team('offering', { automaticAccept: false }),
    await gateway.team('closed', { automaticAccept: true }),
  ];
  const ruled = async (team: string, change: object) => {
    const { rules, version } = await call<RoutingRulesRecord>('GET', `/teams/${team}/routing`);
    const all = { ...rules, hardLimitPercent: HARD_LIMIT, ...change };
    await call('PUT', `/teams/${team}/routing`, { rules: all, version });
  };
  const english = { language: 'en', topicId: null, channel: null, skill: ENGLISH, level: 2, firm: true };
  await ruled(plain, { needs: [english] });
  await ruled(offering, { overflow: [{ cause: 'wait', over: 2, target: 'team', teamId: plain }] });
  await ruled(closed, { onlyInHours: true });
  const days = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
  const plan = { timeZone: 'Asia/Shanghai', days, holidays: [], makeUpDays: [], exceptions: [] };
  await call('POST', '/calendars', {
    name: 'never',
    plan,
    uses: { teamIds: [closed], inboxIds: [], tiers: [] },
  });

  const signedIn = async ({ id, email }: { id: string; email: string }) => ({
    id,
    token: await gateway.signIn(email),
  });
  const teamsOf = (n: number) => [
    n < 12 ? plain : offering,
    ...(n % 6 === 0 ? [closed] : []),
    ...(n === 5 ? [offering] : []),
  ];
  const agents: Somebody[] = [];
  for (let n = 0; n < 20; n++) {
    const one = await gateway.agent(teamsOf(n), { name: `Agent ${n}`, capacity: CAPACITY });
    agents.push(await signedIn(one));
    if (n % 2 === 0)
      await call('PUT', `/agents/${one.id}/skills`, { skills: [{ skill: ENGLISH, level: 2 + (n % 4) }] });
  }
  const reviewer = await signedIn(
    await gateway.agent([plain], { role: 'quality-reviewer', name: 'Reviewer', capacity: 10 }),
  );
  const inboxes = [
    (await gateway.inbox(plain)).key,
    (await gateway.inbox(plain, { language: 'en' })).key,
    (await gateway.inbox(offering)).key,
    (await gateway.inbox(closed)).key,
  ];
  const topicId = await gateway.topic();
  const client = new Client({ connectionString: gateway.config.databaseUrl });
  await client.connect();
  await client.query('update teams set offer_seconds = 5');
  await logLoads(client);
  await gateway.leave();
  const started = await Promise.allSettled([0, 1].map(() => NodeProcess.start(gateway.config)));
  const nodes = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failed = started.find((one) => one.status === 'rejected');
  if (failed) {
    await strike({ nodes, client, gateway });
    throw failed.reason;
  }
  return { gateway, nodes, client, plain, offering, closed, inboxes, agents, reviewer, topicId };
}

export async function strike(stage: Pick<Stage, 'nodes' | 'client' | 'gateway'>): Promise<void> {
  const { nodes, client, gateway } = stage;
  await Promise.all(nodes.map((node) => node.end('SIGKILL')));
  await client.end();
  await gateway.stop();
}

// Written under the lock of the load's row: what each agent held at any time, in the order in which it was so.
async function logLoads(client: Client): Promise<void> {
  await client.query(`create table load_log (
    entry bigint generated always as identity, agent_id uuid not null, open integer not null)`);
  await client.query(`create function log_load() returns trigger language plpgsql as $$
    begin insert into load_log (agent_id, open) values (new.agent_id, new.open); return new; end $$`);
  await client.query(
    'create trigger log_load after insert or update on agent_loads for each row execute function log_load()',
  );
}
