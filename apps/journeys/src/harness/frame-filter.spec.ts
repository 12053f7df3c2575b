import { FrameFilter } from './frame-filter';

const HEAD = Buffer.from('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n');

function frame(text: string): Buffer {
  const body = Buffer.from(text);
  if (body.length < 126) return Buffer.concat([Buffer.from([0x81, body.length]), body]);
  const head = Buffer.from([0x81, 126, 0, 0]);
  head.writeUInt16BE(body.length, 2);
  return Buffer.concat([head, body]);
}

const withoutLost = () => new FrameFilter((text) => !text.includes('lost'));

describe('frames between server and browser', () => {
  test('only the matching frames are left out, whatever pieces the bytes come in', () => {
    const kept = [frame('one'), frame('三'.repeat(80)), frame('four')];
    const all = Buffer.concat([HEAD, kept[0]!, frame('lost 1'), kept[1]!, frame('lost 2'), kept[2]!]);
    for (const piece of [1, 2, 7, 64, all.length]) {
      const filter = withoutLost();
      const out: Buffer[] = [];
      for (let at = 0; at < all.length; at += piece) out.push(filter.push(all.subarray(at, at + piece)));
      expect(Buffer.concat(out)).toEqual(Buffer.concat([HEAD, ...kept]));
    }
  });

  test('answers that are not a websocket pass as they are', () => {
    const filter = withoutLost();
    const answer = Buffer.from('HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nlost');
    expect(Buffer.concat([filter.push(answer.subarray(0, 5)), filter.push(answer.subarray(5))])).toEqual(
      answer,
    );
    expect(filter.push(frame('lost'))).toEqual(frame('lost'));
  });
});
