import { classOf } from './bounces';
import { readMail } from './read';
import { customerMail, deliveryReport, mail, multipart } from './samples/mail';

const token = 'abcdefghijklmnopqrstuvwxyz234567abcdefghij';
const ours = `<0198f000-1234-7000-8000-0123456789ab.${token}@shop.example>`;
const at = new Date('2026-03-02T02:20:00Z');
const settings = { hookUrl: '', address: 'support@shop.example' };
const read = (raw: Buffer) => readMail({ key: 'k', at, raw }, settings);

describe('what mail servers report', () => {
  test.each([
    ['5.1.1', 'recipient-unreachable'],
    ['5.1.10', 'recipient-unreachable'],
    ['5.2.2', 'not-permitted'],
    ['5.7.1', 'not-permitted'],
    ['5.3.4', 'bad-content'],
    ['5.6.0', 'bad-content'],
  ])('failed with %s: the mail has failed (%s)', async (status, kind) => {
    expect(await read(deliveryReport({ action: 'failed', status, original: ours }))).toEqual([
      {
        kind: 'receipt',
        providerId: ours,
        externalId: 'anna@buyer.example',
        state: 'failed',
        failure: { class: kind, code: status, detail: 'smtp; no such user' },
        at,
      },
    ]);
  });

  test('delayed with 4.x.x is a note beside the state it has', async () => {
    const [receipt] = await read(deliveryReport({ action: 'delayed', status: '4.4.1', original: ours }));
    expect(receipt).toMatchObject({
      kind: 'receipt',
      state: 'sent',
      failure: { class: 'retry-later', code: '4.4.1' },
    });
  });

  test('a server that has given up is believed, though its last try said 4.x.x', async () => {
    const [receipt] = await read(deliveryReport({ action: 'failed', status: '4.4.7', original: ours }));
    expect(receipt).toMatchObject({ state: 'failed', failure: { class: 'retry-later', code: '4.4.7' } });
  });

  test('delivered and relayed are told as they are', async () => {
    const state = async (action: string) =>
      (await read(deliveryReport({ action, status: '2.0.0', original: ours })))[0];
    expect(await state('delivered')).toMatchObject({ state: 'delivered' });
    expect(await state('relayed')).toMatchObject({ state: 'sent' });
  });

  test('a report about somebody else’s mail, or about none, is kept and says nothing', async () => {
    const [report] = await read(deliveryReport({ action: 'failed', status: '5.1.1', original: '' }));
    expect(report).toMatchObject({ kind: 'ignored' });
  });

  test('a bounce address names its piece when the report names no mail', async () => {
    const raw = deliveryReport({
      action: 'failed',
      status: '5.1.1',
      original: '',
      more: { To: 'bounce+0198f000123470008000000000000001@shop.example' },
    });
    expect(await read(raw)).toMatchObject([
      { kind: 'receipt', providerId: null, pieceId: '0198f000123470008000000000000001', state: 'failed' },
    ]);
  });

  test('the envelope id we gave names the mail when its headers are left out', async () => {
    const raw = mail(
      {
        From: 'MAILER-DAEMON@mx.example',
        'Content-Type': 'multipart/report; report-type=delivery-status; boundary=r',
      },
      multipart('r', [
        `Content-Type: message/delivery-status\r\n\r\nOriginal-Envelope-Id: ${ours}\r\nReporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; a@b.example\r\nAction: failed\r\nStatus: 5.1.1\r\n`,
      ]),
    );
    expect(await read(raw)).toMatchObject([{ providerId: ours, state: 'failed' }]);
  });

  test('bounces without the standard form: our Message-ID in their text tells', async () => {
    const raw = customerMail(
      { From: 'postmaster@mx.example', 'Return-Path': '<>', Subject: '系统退信' },
      `对不起，您的邮件被退回：#5.1.1 用户不存在 anna@buyer.example\r\n\r\nMessage-ID: ${ours}\r\n`,
    );
    expect(await read(raw)).toMatchObject([
      {
        kind: 'receipt',
        providerId: ours,
        externalId: 'anna@buyer.example',
        state: 'failed',
        failure: { class: 'recipient-unreachable', code: '5.1.1' },
      },
    ]);
    const unknown = customerMail({ From: 'Mailer-Daemon@mx.example' }, 'Something went wrong');
    expect(await read(unknown)).toMatchObject([{ kind: 'ignored' }]);
  });

  test('an out-of-office note with a null sender is no bounce: it is shown, as written by a machine', async () => {
    const raw = customerMail({
      'Return-Path': '<>',
      'Auto-Submitted': 'auto-replied',
      Subject: 'Out of office',
    });
    expect(await read(raw)).toMatchObject([{ kind: 'message', automatic: true }]);
  });

  test('a receipt of reading says that it was read', async () => {
    const report = (disposition: string) =>
      customerMail(
        { 'Content-Type': 'multipart/report; report-type=disposition-notification; boundary=r' },
        multipart('r', [
          'Content-Type: text/plain\r\n\r\nread',
          `Content-Type: message/disposition-notification\r\n\r\nFinal-Recipient: rfc822; anna@buyer.example\r\nOriginal-Message-ID: ${ours}\r\nDisposition: ${disposition}\r\n`,
        ]),
      );
    expect(await read(report('manual-action/MDN-sent-manually; displayed'))).toMatchObject([
      { kind: 'receipt', providerId: ours, state: 'read' },
    ]);
    expect(await read(report('automatic-action/MDN-sent-automatically; deleted'))).toMatchObject([
      { kind: 'ignored' },
    ]);
  });

  test('a complaint ends all sending to that address, when it names a mail of ours', async () => {
    const report = (id: string) =>
      mail(
        {
          From: 'fbl@mx.example',
          'Content-Type': 'multipart/report; report-type=feedback-report; boundary=r',
        },
        multipart('r', [
          'Content-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\nOriginal-Rcpt-To: anna@buyer.example\r\n',
          `Content-Type: message/rfc822\r\n\r\nMessage-ID: ${id}\r\nSubject: x\r\n\r\nbody`,
        ]),
      );
    expect(await read(report(ours))).toMatchObject([
      { kind: 'contact', act: 'opted-out', sender: { externalId: 'anna@buyer.example' } },
    ]);
    expect(await read(report('<spam@evil.example>'))).toMatchObject([{ kind: 'ignored' }]);
  });

  test('codes of success and of nothing are not final classes of a recipient', () => {
    expect(classOf('')).toBe('not-permitted');
    expect(classOf('4.2.2')).toBe('retry-later');
  });
});
