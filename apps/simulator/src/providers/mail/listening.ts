import type { AddressInfo, Server } from 'node:net';

/** Listens on a port, or on any free one when that is taken or 0. Answers the port. */
export async function listenOn(server: Server, port: number): Promise<number> {
  const listen = (wanted: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(wanted, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  await listen(port).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE' || port === 0) throw error;
    return listen(0);
  });
  return (server.address() as AddressInfo).port;
}
