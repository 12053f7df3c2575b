import { createHash, randomBytes } from 'node:crypto';
import { createApi, newId, type Api } from '@yingda/realtime-client';
import type { Client as Database } from 'pg';
import type { Account } from '../people/agent-page';

/** Who works in the shop and where customers come in. */
export interface Cast {
  teamIds: [string, string];
  inboxKeys: [string, string];
  topicId: string;
  /** One after the other of the first and the second team; the onlooker is a supervisor of both. */
  agents: (Account & { teamId: string })[];
  onlooker: Account;
}

const PASSWORD = 'faults-and-promises';

/** Where a token stands in a link: apps/gateway/src/mailer.ts. */
const tokenOf = (link: string): string => new URL(link).pathname.split('/').pop() as string;

/** Sets up a shop over the product's own HTTP. Only the link to the first administrator is put into the table: it is told to a terminal. */
export async function engage(url: string, database: Database, agents: number): Promise<Cast> {
  let address = 0;
  let token: string | null = null;
  // From another address each time, as the limits by address are not what is looked at here.
  const api = ((name, input) => {
    address += 1;
    const headers = { 'x-forwarded-for': `10.1.${address >> 8}.${address & 255}` };
    return createApi({ url, headers, token: async () => token })(name, input);
  }) as Api;
  const setup = await setupToken(database);
  const account = { email: 'admin@faults.example', name: 'Admin', password: PASSWORD, shopName: 'Faults' };
  token = (await api('POST /api/setup', { body: { token: setup, ...account } })).accessToken;
  const team = async (name: string, automaticAccept: boolean) =>
    (
      await api('POST /api/teams', {
        body: { name, agentIds: [], defaultCapacity: 12, automaticAccept, offerSeconds: 8 },
      })
    ).id;
  const teamIds: [string, string] = [await team('Accepting', true), await team('Offered', false)];
  const inbox = async (key: string, teamId: string) => {
    await api('POST /api/inboxes', { body: { key, name: key, shopName: 'Faults', teamId } });
    return key;
  };
  const inboxKeys: [string, string] = [
    await inbox('faults-one', teamIds[0]),
    await inbox('faults-two', teamIds[1]),
  ];
  const topicId = (await api('POST /api/topics', { body: { labelZh: '其他', labelEn: 'Other' } })).id;
  const person = async (name: string, role: 'agent' | 'supervisor', teams: string[]): Promise<Account> => {
    const email = `${name}@faults.example`;
    const invited = await api('POST /api/agents', {
      body: { email, name, role, teamIds: teams, capacity: 12 },
    });
    await api('POST /api/auth/links', {
      body: { token: tokenOf(invited.link.url), password: PASSWORD, name },
    });
    return { agentId: invited.agent.id, email, password: PASSWORD };
  };
  const cast: Cast = {
    teamIds,
    inboxKeys,
    topicId,
    agents: [],
    onlooker: await person('onlooker', 'supervisor', teamIds),
  };
  for (let number = 1; number <= agents; number += 1) {
    const teamId = teamIds[number % 2] as string;
    cast.agents.push({ ...(await person(`agent-${number}`, 'agent', [teamId])), teamId });
  }
  return cast;
}

/** Links are kept as hashes: libs/contexts/agents/src/storage/tokens.ts. */
async function setupToken(database: Database): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const now = new Date();
  await database.query(
    `insert into account_links (id, purpose, token_hash, created_at, expires_at) values ($1, 'setup', $2, $3, $4)`,
    [
      newId(),
      createHash('sha256').update(token).digest('base64url'),
      now,
      new Date(now.getTime() + 3_600_000),
    ],
  );
  return token;
}
