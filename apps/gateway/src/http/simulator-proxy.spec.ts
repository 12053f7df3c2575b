import {
  createServer,
  request as send,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express from 'express';
import { SimulatorProxy } from './simulator-proxy';

let servers: Server[] = [];
const listening = async (listener: RequestListener): Promise<number> => {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};
const stage = async (simulator: RequestListener) => {
  const proxy = new SimulatorProxy(`http://127.0.0.1:${await listening(simulator)}`);
  const app = express();
  proxy.serve(app as unknown as NestExpressApplication);
  app.use((_request, response) => void response.send('the shop'));
  return { proxy, port: await listening(app) };
};

afterEach(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  servers = [];
});

it('hands bytes, path and query on as they came, and the answer back', async () => {
  const { port } = await stage((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.writeHead(418, { 'content-type': 'text/x-seen' });
      response.end(`${request.method} ${request.url} ${Buffer.concat(chunks).toString('hex')}`);
    });
  });
  const response = await fetch(`http://127.0.0.1:${port}/simulator/api/x?a=%2B&b`, {
    method: 'POST',
    body: new Uint8Array([0, 255, 13]),
  });
  expect(response.status).toBe(418);
  expect(response.headers.get('content-type')).toBe('text/x-seen');
  expect(await response.text()).toBe('POST /simulator/api/x?a=%2B&b 00ff0d');
  expect(await (await fetch(`http://127.0.0.1:${port}/simulators`)).text()).toBe('the shop');
});

it('reaches the simulator only, also when the request line names another host', async () => {
  const other = await listening((_request, response) => void response.end('another host'));
  const { port } = await stage((request, response) => void response.end(`simulator ${request.url}`));
  const answer = await new Promise<IncomingMessage>((resolve) =>
    send({ port, host: '127.0.0.1', path: `http://127.0.0.1:${other}/simulator/x` }, resolve).end(),
  );
  let text = '';
  for await (const chunk of answer) text += String(chunk);
  expect(text).toMatch(/^(simulator http|the shop)/);
});

it('says so when no simulator answers', async () => {
  const { port } = await stage((request) => void request.socket.destroy());
  const response = await fetch(`http://127.0.0.1:${port}/simulator`);
  expect(response.status).toBe(503);
  expect(await response.text()).toContain('does not answer');
});

it('passes a stream on line by line, and ends it when the server stops', async () => {
  const { proxy, port } = await stage((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('data: 1\n\n');
  });
  const response = await fetch(`http://127.0.0.1:${port}/simulator/__sim/changes`);
  const reader = response.body?.getReader();
  const first = await reader?.read();
  expect(Buffer.from(first?.value ?? []).toString()).toBe('data: 1\n\n');
  proxy.stop();
  await expect(reader?.read()).rejects.toThrow();
});
