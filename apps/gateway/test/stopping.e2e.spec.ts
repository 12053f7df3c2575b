import { newId } from '@yingda/platform';
import { connect } from 'node:net';
import { eventually } from '@yingda/testing';
import { TestGateway, text } from './harness';

describe('a gateway that is told to stop', () => {
  it('ends within seconds, an upload that does not end included, and keeps what it has acknowledged', async () => {
    const gateway = await TestGateway.start();
    const shopper = await gateway.widget((await gateway.inbox(await gateway.team())).key);
    const conversationId = newId();
    await shopper.done('conversation.open', { conversationId });
    const { id } = await shopper.done<{ id: string }>('message.send', {
      conversationId,
      clientMessageId: newId(),
      content: text('before the end'),
    });
    const line = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    line.on('error', () => undefined);
    line.write(
      `POST /api/attachments HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${shopper.token}\r\n` +
        'Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 100000\r\n\r\n--b\r\n' +
        'Content-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nnever the whole of it',
    );
    await eventually(() => line.bytesWritten > 200);
    const stored = await gateway.database.query('select 1 from messages where id = $1', [id]);
    expect(stored).toHaveLength(1);
    const began = performance.now();
    await gateway.stop();
    expect(performance.now() - began).toBeLessThan(8_000);
    await shopper.closed();
    line.destroy();
  });
});
