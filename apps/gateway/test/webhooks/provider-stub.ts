import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The APIs of all providers, as far as receiving asks them anything: tokens, and who somebody is. */
export interface ProviderStub {
  url: string;
  close(): Promise<void>;
}

const ANSWER = Buffer.from(
  JSON.stringify({
    ...{ ok: true, result: [] },
    ...{ access_token: 'token-of-the-stub', expires_in: 7_200 },
    ...{ subscribe: 1, nickname: '', displayName: 'Customer', userId: 'U0' },
  }),
);

export async function providerStub(): Promise<ProviderStub> {
  const server: Server = createServer((request, response) => {
    request.resume();
    response.writeHead(200, { 'content-type': 'application/json' }).end(ANSWER);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
