import { consoleCommandClasses, endpoints, type Endpoint } from '@yingda/contracts';
import { ROLES, type ConsoleCommandName, type Role } from '@yingda/contracts/names';
import { newId } from '@yingda/platform';
import { TestSocket } from '@yingda/testing';
import { HTTP_CELLS, SOCKET_CELLS } from './rights/cells.golden';
import { COMMAND_GIVEN, GIVEN, NAMED } from './rights/given';
import { sampleOf } from './rights/sample-of';
import { World, type Belongings } from './rights/world';

type Cells = Record<Role, string>;
interface Told {
  status: number;
  code: string;
}

const rows = (table: string): [string, Cells][] =>
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [name, words] = line.split('|') as [string, string];
      const cells = words.trim().split(/ +/);
      if (cells.length !== ROLES.length) throw new Error(`Not a cell for each role: ${line}`);
      return [name.trim(), Object.fromEntries(ROLES.map((role, at) => [role, cells[at]!])) as Cells];
    });
const HTTP = rows(HTTP_CELLS);
const SOCKET = rows(SOCKET_CELLS);
const ALL = Object.entries(endpoints) as [keyof typeof endpoints, Endpoint][];

const BESIDE_IT = 'attachment-not-found';
// What is not there although the caller is let through: named in the request beside that whose right is asked.
const REFUSED = /^(not-permitted|(conversation|message)-not-found)$/;
const BESIDE =
  /^(customer|attachment|message|order|survey|agent|segment|department|topic|team|case-kind|absence)-not-found$/;

/** Whether the example in front of somebody is one their cell covers. */
function covers(cell: string, role: Role, example: 'first' | 'second'): boolean {
  if (cell === 'Y') return true;
  if (cell === 'own') return (role === 'agent') === (example === 'first');
  return ['team', 'task'].includes(cell) && example === 'first';
}

const NDJSON = 'application/x-ndjson';
// Done once, nobody does it again: one of those who may is asked.
const ONCE = /^conversation\.escalate$/;
const COSTLY = /\/pdf$|^PUT \/api\/me\/password$|report-editions\/preview$/;
const REMOVED = /^DELETE \/api\/(words|rules|absences|notices)\//;
// Of addresses, what is no id.
const WORDS: Record<string, string> = {
  ':kind': 'weekly-complaints',
  ':number': '1',
  ':year': '2026',
  ':date': '2026-12-24',
};

const isScoped = (cell: string) => ['own', 'team', 'task'].includes(cell);

describe('the permission table', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
  }, 60_000);
  afterAll(() => world.stop());

  it('has a row for every endpoint of agents and every command of the console, and no other', () => {
    const ofAgents = ALL.filter(([, { caller }]) => caller === 'agent').map(([name]) => name as string);
    expect(HTTP.map(([name]) => name).sort()).toEqual(ofAgents.sort());
    expect(SOCKET.map(([name]) => name).sort()).toEqual(Object.keys(consoleCommandClasses).sort());
  });

  const ask = async (name: string, role: Role, of: Belongings): Promise<Told> => {
    const [method, path] = name.split(' ') as [string, string];
    const endpoint = endpoints[name as keyof typeof endpoints] as Endpoint;
    const given = GIVEN[name as keyof typeof endpoints]?.(of, world) ?? {};
    const named = namedBy(name);
    let url = path.replace(/:[A-Za-z]+/g, (word) =>
      word === ':id' && named ? of[named] : (WORDS[word] ?? newId()),
    );
    if (endpoint.query)
      url += `?${new URLSearchParams(sampleOf(endpoint.query, method === 'GET' ? given : {}) as never)}`;
    const body =
      endpoint.body === 'multipart'
        ? form()
        : endpoint.body === 'ndjson'
          ? '{}\n'
          : typeof endpoint.body === 'function'
            ? JSON.stringify(sampleOf(endpoint.body, given))
            : undefined;
    const { token } = world.sockets[role];
    const response = await fetch(world.gateway.url + url, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(typeof body === 'string'
          ? { 'content-type': endpoint.body === 'ndjson' ? NDJSON : 'application/json' }
          : {}),
      },
      ...(body ? { body } : {}),
    });
    const words = await response.text();
    const code = response.status < 400 ? '' : (JSON.parse(words) as { error: { code: string } }).error.code;
    // A second thing that the address names, and that is not there.
    return { status: response.status, code: code === 'not-found' && / .*:.*:/.test(name) ? BESIDE_IT : code };
  };

  /** `Y` let through, `-` refused: with 403, or as if it were not there where it is somebody's. */
  const outcome = ({ status, code }: Told, isThere: boolean): string => {
    if (status === 403) return '-';
    if (status === 401 || status >= 500) return `${status}`;
    if (status === 404 && isThere && !BESIDE.test(code)) return '-';
    return 'Y';
  };

  // Before the settings are touched that say who is given what.
  it.each(SOCKET)('%s is for whom it says', async (name, cells) => {
    const scoped = Object.values(cells).some(isScoped);
    for (const example of scoped ? (['first', 'second'] as const) : (['first'] as const)) {
      const asked = ROLES.filter((role) => example === 'first' || isScoped(cells[role]));
      const of = await world.fresh(example, name);
      const may = (role: Role) => covers(cells[role], role, example);
      const got: Partial<Record<Role, string>> = {};
      const one = async (role: Role) => {
        const { payload } = consoleCommandClasses[name as ConsoleCommandName];
        const sample = sampleOf(payload);
        const command = {
          ...sample,
          ...('conversationId' in sample ? { conversationId: of.conversation } : {}),
          ...COMMAND_GIVEN[name as ConsoleCommandName]?.(of, world),
        };
        const answer = await world.sockets[role].send(name, command);
        const refused = !answer.ok && REFUSED.test(answer.error.code);
        got[role] = refused === !may(role) ? (refused ? '-' : 'Y') : answer.ok ? 'Y' : answer.error.code;
      };
      const refused = asked.filter((role) => !may(role));
      await Promise.all(refused.map(one));
      const some = ONCE.test(name) ? asked.filter(may).slice(0, 1) : asked.filter(may);
      for (const role of some) await one(role);
      expect({ example, ...got }).toEqual({
        example,
        ...Object.fromEntries([...some, ...refused].map((role) => [role, may(role) ? 'Y' : '-'])),
      });
    }
  });

  it.each(HTTP)('%s is for whom it says', async (name, cells) => {
    const isThere = namedBy(name) !== undefined || (name in GIVEN && !name.includes('/:'));
    const scoped = Object.values(cells).some(isScoped);
    for (const example of scoped ? (['first', 'second'] as const) : (['first'] as const)) {
      const asked = ROLES.filter((role) => example === 'first' || isScoped(cells[role]));
      const may = (role: Role) => covers(cells[role], role, example);
      const got: Partial<Record<Role, string>> = {};
      const one = async (role: Role) => {
        // What one of them has removed is made anew for the next.
        const of = REMOVED.test(name) && may(role) ? await world.again(example) : world[example];
        const told = await ask(name, role, of);
        const came = outcome(told, isThere);
        got[role] = came === (may(role) ? 'Y' : '-') ? came : `${came} ${told.status} ${told.code}`.trim();
      };
      const refused = asked.filter((role) => !may(role));
      // What takes the processor long, or is for everybody, is done for one of those who may.
      const isOpen = refused.length === 0 && !scoped;
      const some = COSTLY.test(name) || isOpen ? asked.filter(may).slice(0, 1) : asked.filter(may);
      // Who is refused changes nothing, so they can ask at once; then the others, one after the other.
      await Promise.all(refused.map(one));
      for (const role of some) await one(role);
      expect({ example, ...got }).toEqual({
        example,
        ...Object.fromEntries([...some, ...refused].map((role) => [role, may(role) ? 'Y' : '-'])),
      });
    }
  });

  it('lets nobody through with a token of another kind, nor with none', async () => {
    const agent = world.sockets.administrator.token;
    const other = { agent: world.visitor, visitor: agent, 'api-key': agent, participant: world.apiKey };
    const through: string[] = [];
    const asked = ALL.map(async ([name, { caller }], at) => {
      if (caller === 'anyone') return;
      const [method, path] = name.split(' ') as [string, string];
      const url = world.gateway.url + path.replace(/:[A-Za-z]+/g, () => newId());
      // One in ten with none: the same guard refuses it, wherever it stands.
      const headers = at % 10 === 0 ? undefined : { authorization: `Bearer ${other[caller]}` };
      const { status } = await fetch(url, { method, ...(headers ? { headers } : {}) });
      if (status !== 401) through.push(`${name} ${status}`);
    });
    await Promise.all(asked);
    expect(through).toEqual([]);
  });

  it('lets nobody connect to the other namespace', async () => {
    const connect = (namespace: '/console' | '/widget', token: string) =>
      TestSocket.connect({ url: world.gateway.url, namespace, token });
    await expect(connect('/console', world.visitor)).rejects.toThrow();
    await expect(connect('/widget', world.sockets.manager.token)).rejects.toThrow();
    await expect(connect('/console', world.apiKey)).rejects.toThrow();
  });
});

function namedBy(name: string): keyof Belongings | undefined {
  const path = name.split(' ')[1]!;
  const begins = (start: string) => [name, path].some((one) => one === start || one.startsWith(`${start}/`));
  const found = Object.keys(NAMED).filter(begins);
  return NAMED[found.sort((one, other) => other.length - one.length)[0] ?? ''];
}

function form(): FormData {
  const body = new FormData();
  body.set('file', new File(['name\nx'], 'a.csv', { type: 'text/csv' }));
  return body;
}
