import { describeChannelAdapter } from '../../testing/describe-channel-adapter';
import { email } from './index';
import { customerMail, deliveryReport } from './samples/mail';

const now = new Date('2026-03-02T02:20:00Z');
const event = (raw: Buffer) => ({ key: 'k', at: now, raw });
const endless = Buffer.concat([
  Buffer.from('From: anna@buyer.example\r\nContent-Type: multipart/mixed; boundary=m\r\n\r\n'),
  Buffer.from('--m\r\nContent-Type: text/plain\r\n\r\nx\r\n'.repeat(300)),
]);

describeChannelAdapter(email, {
  settings: { hookUrl: '', address: 'support@shop.example', password: 'secret-password' },
  now,
  reads: [
    {
      name: 'a mail',
      event: event(customerMail()),
      expected: [
        { kind: 'message', externalId: '<m1@buyer.example>', parts: [{ kind: 'email', text: 'Hello' }] },
      ],
    },
    {
      name: 'an automatic answer',
      event: event(customerMail({ 'Auto-Submitted': 'auto-replied' })),
      expected: [{ kind: 'message', automatic: true }],
    },
    {
      name: 'a bounce',
      event: event(deliveryReport({ action: 'failed', status: '5.1.1', original: '<a@shop.example>' })),
      expected: [{ kind: 'receipt', state: 'failed', failure: { class: 'recipient-unreachable' } }],
    },
  ],
  unknown: [{ event: event(endless), providerKind: 'email.unreadable' }],
});

test('whatever is called over HTTP is refused: mail is read from its mailbox', () => {
  const found = email.verifyInbound(
    customerMail(),
    {},
    {},
    { hookUrl: '', address: 'support@shop.example' },
    now,
  );
  expect(found).toMatchObject({ kind: 'refused', status: 401 });
});
