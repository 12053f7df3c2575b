import { describeOddBodies } from '../../testing/fuzz-reading';
import { email } from './index';
import { customerMail, deliveryReport, multipart } from './samples/mail';

// Half of them: a mail takes ten times as long as a push.
const RUNS = 50_000;
const NOW = new Date('2026-03-02T02:20:00Z');
const settings = { hookUrl: '', address: 'support@shop.example', trustedServer: 'mx.shop.example' };

describe.each([
  [
    'with html and a file',
    customerMail(
      { 'Content-Type': 'multipart/mixed; boundary="m"', 'In-Reply-To': '<a@shop.example>' },
      multipart('m', [
        'Content-Type: text/html; charset=utf-8\r\n\r\n<p>Hello <b>there</b></p><blockquote>before</blockquote>',
        'Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-ID: <p>\r\n\r\niVBORw0KGgo=',
      ]),
    ),
  ],
  [
    'that reports a failure',
    deliveryReport({ action: 'failed', status: '5.1.1', original: '<a@shop.example>' }),
  ],
])('a mail %s, changed here and there', (_, mail) => {
  const events = (body: string) => [{ key: 'k', at: NOW, raw: Buffer.from(body, 'latin1') }];
  describeOddBodies(email, { settings, body: mail.toString('latin1'), events }, RUNS);
});
