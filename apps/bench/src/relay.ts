import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

/**
 * The limit the product is compared with: socket.io as the product sets it up, passing a message from one socket to the
 * others of a room, with nothing checked, nobody known and nothing stored.
 */
const http = createServer();
const io = new Server(http, {
  transports: ['websocket'],
  serveClient: false,
  perMessageDeflate: false,
  httpCompression: false,
  pingInterval: 25_000,
  pingTimeout: 20_000,
});

io.on('connection', (socket) => {
  const { room } = socket.handshake.query;
  if (typeof room === 'string') void socket.join(room);
  let sequence = 0;
  socket.on('message.send', (message: { room: string }, acknowledge: (answer: object) => void) => {
    socket.to(message.room).emit('message.sent', { ...message, sequence: ++sequence, createdAt: Date.now() });
    acknowledge({ ok: true, sequence });
  });
});

process.on('disconnect', () => process.exit(0));
http.listen(0, '127.0.0.1', 16_384, () => process.send?.({ port: (http.address() as AddressInfo).port }));
