// Ports of this machine.
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { Failure } from './failure.js';

/** A port of the loopback interface that nobody uses at the moment. */
export async function freePort() {
  const server = await listen(0, '127.0.0.1');
  const { port } = server.address();
  await close(server);
  return port;
}

/**
 * A free port for somebody who ends and comes back to it: below those that the system gives to outgoing connections,
 * for one of thousands of them would sooner or later sit on it meanwhile.
 */
export async function steadyPort() {
  const first = firstOutgoingPort();
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const port = randomInt(Math.min(15_000, first - 2_000), first);
    if (await isFree(port)) return port;
  }
  return freePort();
}

function firstOutgoingPort() {
  try {
    return Number(readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8').split(/\s+/)[0]);
  } catch {
    return 32_768;
  }
}

async function isFree(port) {
  try {
    await close(await listen(port, '127.0.0.1'));
    return true;
  } catch {
    return false;
  }
}

/** Fails, in a sentence, when nothing can listen on this host and port. */
export async function requirePort(host, port) {
  try {
    await close(await listen(port, host));
  } catch (error) {
    throw portFailure(error.code, { host, port });
  }
}

/** The sentence for an error code of listen(2). */
export function portFailure(code, { host, port }) {
  if (code === 'EADDRINUSE') {
    return new Failure(
      `Port ${port} is used by another program: stop that program, or choose another port (PORT=${port + 1} npm start).`,
    );
  }
  if (code === 'EACCES') {
    return new Failure(`Port ${port} needs root: choose one above 1023 (PORT=3000 npm start).`, 78);
  }
  return new Failure(
    `HOST=${host} is no address of this machine (${code}): use 127.0.0.1 for this machine only, or 0.0.0.0 for the whole network.`,
    78,
  );
}

function listen(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => resolve(server));
  });
}

function close(server) {
  return new Promise((resolve) => server.close(resolve));
}
