import * as fc from 'fast-check';
import { Decoder, Encoder, PacketType } from 'socket.io-parser';
import { commandPacket, connectPacket, disconnectPacket, readPacket, socketAddress } from './packets';

/** How the real library writes a packet, behind engine.io's "message" sign. */
const written = (packet: object) => `4${new Encoder().encode(packet as never)[0] as string}`;
/** How the real library reads what we write. */
function read(frame: string): unknown {
  let found: unknown;
  const decoder = new Decoder();
  decoder.on('decoded', (packet: unknown) => (found = packet));
  expect(frame[0]).toBe('4');
  decoder.add(frame.slice(1));
  return found;
}
const nsp = '/widget';
const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);

describe('packets', () => {
  it('are read by socket.io as we mean them', () => {
    fc.assert(
      fc.property(fc.nat(), json, (id, payload) => {
        expect(read(commandPacket(nsp, id, ['message.send', payload]))).toEqual({
          type: PacketType.EVENT,
          nsp,
          id,
          data: ['message.send', payload],
        });
      }),
    );
    expect(read(connectPacket(nsp, { token: 't' }))).toEqual({
      type: PacketType.CONNECT,
      nsp,
      data: { token: 't' },
    });
    expect(read(disconnectPacket(nsp))).toMatchObject({ type: PacketType.DISCONNECT, nsp });
  });

  it('of socket.io are understood', () => {
    fc.assert(
      fc.property(fc.nat(), json, (id, value) => {
        expect(readPacket(written({ type: PacketType.EVENT, nsp, data: ['x.y', value] }), nsp)).toEqual({
          kind: 'event',
          name: 'x.y',
          payload: value,
        });
        expect(readPacket(written({ type: PacketType.ACK, nsp, id, data: [value] }), nsp)).toEqual({
          kind: 'answer',
          id,
          answer: value,
        });
      }),
    );
    expect(readPacket(written({ type: PacketType.CONNECT, nsp, data: { sid: 's' } }), nsp)).toEqual({
      kind: 'connect',
    });
    const error = { message: 'visitor-blocked', data: { code: 'visitor-blocked' } };
    expect(readPacket(written({ type: PacketType.CONNECT_ERROR, nsp, data: error }), nsp)).toEqual({
      kind: 'refused',
      error,
    });
    expect(readPacket(written({ type: PacketType.DISCONNECT, nsp }), nsp)).toEqual({ kind: 'disconnect' });
    expect(readPacket('0{"sid":"s","pingInterval":25000,"pingTimeout":20000}', nsp)).toMatchObject({
      kind: 'open',
      pingInterval: 25_000,
    });
    expect(readPacket('2', nsp)).toEqual({ kind: 'ping' });
  });

  it('of other namespaces and broken ones are left alone', () => {
    expect(readPacket(written({ type: PacketType.EVENT, nsp: '/console', data: ['x', 1] }), nsp)).toBeNull();
    fc.assert(fc.property(fc.string(), (frame) => void readPacket(frame, nsp)));
    fc.assert(fc.property(fc.string(), (rest) => void readPacket(`42${rest}`, nsp)));
  });

  it('go to the page’s own scheme', () => {
    expect(socketAddress('https://chat.example')).toBe(
      'wss://chat.example/socket.io/?EIO=4&transport=websocket',
    );
    expect(socketAddress('http://localhost:3000')).toMatch(/^ws:/);
  });
});
