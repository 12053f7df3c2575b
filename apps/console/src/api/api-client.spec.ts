import { ApiClient, type SignedInAnswer } from './api-client';
import { Problem } from './problem';

interface Call {
  address: string;
  method: string;
  token: string | null;
}
type Reply = { status: number; body?: unknown; text?: string } | 'network-down';

/** A server that answers by "METHOD address", in turn. */
function aServer(replies: Record<string, Reply[]>) {
  const calls: Call[] = [];
  const ended: string[] = [];
  const serve = async (address: string, init: RequestInit): Promise<Response> => {
    const method = init.method ?? 'GET';
    const headers = init.headers as Record<string, string>;
    calls.push({ address, method, token: headers['Authorization'] ?? null });
    const reply = replies[`${method} ${address}`]?.shift();
    if (!reply) throw new Error(`not expected: ${method} ${address}`);
    if (reply === 'network-down') throw new TypeError('Failed to fetch');
    return new Response(reply.status === 204 ? null : (reply.text ?? JSON.stringify(reply.body)), {
      status: reply.status,
      headers: { 'x-request-id': 'r-1' },
    });
  };
  const client = new ApiClient({
    fetch: serve as typeof fetch,
    exclusively: (work) => work(),
    onRenewed: () => undefined,
    onEnded: (problem) => ended.push(problem.code),
  });
  return { client, calls, ended };
}

const refused = (code: string, status = 401): Reply => ({ status, body: { error: { code, message: '' } } });
const renewed: Reply = { status: 200, body: { accessToken: 'new', expiresInSeconds: 900 } as SignedInAnswer };
const me: Reply = { status: 200, body: { name: '林悦' } };
const failure = (work: Promise<unknown>) =>
  work.then(
    () => 'answered',
    (thrown: Problem) => thrown.code,
  );

it('sends the token it holds, and fills path and query', async () => {
  const { client, calls } = aServer({
    'GET /api/conversations/c%201/entries?limit=50': [{ status: 200, body: {} }],
  });
  client.use('old');
  await client.call('GET /api/conversations/:id/entries', { params: { id: 'c 1' }, query: { limit: 50 } });
  expect(calls[0]?.token).toBe('Bearer old');
});

it('renews a token that has run out, once, and sends the request again', async () => {
  const { client, calls } = aServer({
    'GET /api/me': [refused('token-expired'), me],
    'POST /api/auth/refresh': [renewed],
  });
  client.use('old');
  expect(await client.call('GET /api/me')).toEqual({ name: '林悦' });
  expect(calls.map((call) => call.token)).toEqual(['Bearer old', 'Bearer old', 'Bearer new']);
});

it('asks for one new token, however many requests were refused at the same time', async () => {
  const { client, calls } = aServer({
    'GET /api/me': [refused('token-expired'), me],
    'GET /api/directory': [refused('token-expired'), me],
    'POST /api/auth/refresh': [renewed],
  });
  client.use('old');
  await Promise.all([client.call('GET /api/me'), client.call('GET /api/directory')]);
  expect(calls.filter((call) => call.address === '/api/auth/refresh')).toHaveLength(1);
});

it('ends the session when the cookie is refused too, and does not try for ever', async () => {
  const { client, calls, ended } = aServer({
    'GET /api/me': [refused('token-expired')],
    'POST /api/auth/refresh': [refused('refresh-reused')],
  });
  expect(await failure(client.call('GET /api/me'))).toBe('refresh-reused');
  expect(ended).toEqual(['refresh-reused']);
  expect(calls).toHaveLength(2);
  expect(client.accessToken).toBeNull();
});

it('keeps the session when the server only cannot be reached while renewing', async () => {
  const { client, ended } = aServer({
    'GET /api/me': [refused('token-expired')],
    'POST /api/auth/refresh': ['network-down'],
  });
  client.use('old');
  expect(await failure(client.call('GET /api/me'))).toBe('unreachable');
  expect(ended).toEqual([]);
  expect(client.accessToken).toBe('old');
});

it('does not renew for a refused password', async () => {
  const { client, calls } = aServer({ 'POST /api/auth/sign-in': [refused('sign-in-failed')] });
  expect(await failure(client.call('POST /api/auth/sign-in', { body: { email: 'a', password: 'b' } }))).toBe(
    'sign-in-failed',
  );
  expect(calls).toHaveLength(1);
});

it('tells code, details and request number of what was refused', async () => {
  const { client } = aServer({
    'GET /api/me': [
      { status: 429, body: { error: { code: 'rate-limited', message: '', details: { retryAfterMs: 5 } } } },
    ],
  });
  await expect(client.call('GET /api/me')).rejects.toMatchObject({
    code: 'rate-limited',
    details: { retryAfterMs: 5 },
    requestId: 'r-1',
  });
});

it('takes a proxy’s error page for what it is', async () => {
  const { client } = aServer({ 'GET /api/me': [{ status: 502, text: '<html>Bad gateway</html>' }] });
  expect(await failure(client.call('GET /api/me'))).toBe('temporarily-unavailable');
});

it('answers nothing with nothing', async () => {
  const { client } = aServer({ 'POST /api/auth/sign-out': [{ status: 204 }] });
  expect(await client.call('POST /api/auth/sign-out')).toBeUndefined();
});

it('opens a file as it comes in, with a new token when the old one ran out; a refusal is a problem, not a file', async () => {
  const { client } = aServer({
    'GET /api/me': [refused('token-expired'), { status: 200, text: 'a,b\n' }, refused('not-permitted', 403)],
    'POST /api/auth/refresh': [renewed],
  });
  client.use('old');
  expect(await (await client.open('GET /api/me')).text()).toBe('a,b\n');
  expect(await failure(client.open('GET /api/me'))).toBe('not-permitted');
});
