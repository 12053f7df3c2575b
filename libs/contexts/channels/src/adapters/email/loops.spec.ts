import { automaticReason, mayAnswerAutomatically } from './loops';
import { MailHeaders } from './mail-headers';
import { customerMail } from './samples/mail';

const own = { addresses: ['support@shop.example', 'hello@shop.example'] };
const reason = (more: Record<string, string>, from = 'anna@buyer.example') =>
  automaticReason(new MailHeaders(customerMail(more)), from, own);

describe('mail written by machines', () => {
  test.each([
    [{ 'Auto-Submitted': 'auto-replied' }],
    [{ 'Auto-Submitted': 'auto-generated; owner-email="x@y"' }],
    [{ 'auto-submitted': 'AUTO-NOTIFIED' }],
    [{ Precedence: 'bulk' }],
    [{ Precedence: 'list' }],
    [{ Precedence: 'junk' }],
    [{ Precedence: 'auto_reply' }],
    [{ 'List-Id': '<news.buyer.example>' }],
    [{ 'List-Unsubscribe': '<mailto:u@x>' }],
    [{ 'X-Auto-Response-Suppress': 'All' }],
    [{ 'X-Auto-Response-Suppress': 'DR, OOF, AutoReply' }],
    [{ 'X-Autoreply': 'yes' }],
    [{ 'X-Autorespond': '1' }],
    [{ 'X-Loop': 'support@shop.example' }],
    [{ 'Return-Path': '<>' }],
    [{ 'Message-ID': '<x@shop.example>' }],
  ] as Record<string, string>[][])('is known by %j', (headers) => {
    expect(reason(headers!)).not.toBeNull();
  });

  test.each([
    'MAILER-DAEMON@mx.example',
    'postmaster@mx.example',
    'noreply@bank.example',
    'no-reply@bank.example',
    'do-not-reply@bank.example',
    'donotreply@bank.example',
    'orders-noreply@bank.example',
    'no_reply+77@bank.example',
    'support@shop.example',
    'Hello+abc@shop.example',
  ])('is known by its sender %s', (from) => {
    expect(reason({}, from.toLowerCase())).not.toBeNull();
  });

  test.each([
    [{}],
    [{ 'Auto-Submitted': 'no' }],
    [{ 'Auto-Submitted': 'No (written by hand)' }],
    [{ Precedence: 'first-class' }],
    [{ 'X-Auto-Response-Suppress': 'DR, RN' }],
    [{ 'X-Loop': 'someone@else.example' }],
    [{ Subject: 'Auto-Submitted: auto-replied' }],
  ] as Record<string, string>[][])('%j is a person’s', (headers) => {
    expect(reason(headers!)).toBeNull();
  });

  test('people whose names contain such words are people', () => {
    expect(reason({}, 'norepley@buyer.example')).toBeNull();
    expect(reason({}, 'postmasterson@buyer.example')).toBeNull();
    expect(reason({}, 'support@other.example')).toBeNull();
  });

  test('a shop with an address at QQ or Gmail still hears its neighbours there', () => {
    const at = (id: string) =>
      automaticReason(new MailHeaders(customerMail({ 'Message-ID': id })), '12345@qq.com', {
        addresses: ['shop@qq.com'],
      });
    expect(at('<tencent_77@qq.com>')).toBeNull();
    expect(at(`<0198f000-1234-7000-8000-0123456789ab.${'a'.repeat(42)}@qq.com>`)).toBe('own-message-id');
  });
});

describe('automatic answers', () => {
  const now = new Date('2026-03-02T02:00:00Z');
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  const once = { automatic: false, recent: [now], answeredAt: null };

  test('none to a machine', () => {
    expect(mayAnswerAutomatically(once, now)).toBe(true);
    expect(mayAnswerAutomatically({ ...once, automatic: true }, now)).toBe(false);
  });

  test('one in 24 hours to one sender', () => {
    expect(mayAnswerAutomatically({ ...once, answeredAt: ago(24 * 60 - 1) }, now)).toBe(false);
    expect(mayAnswerAutomatically({ ...once, answeredAt: ago(24 * 60) }, now)).toBe(true);
  });

  test('none after more than 5 mails in 10 minutes', () => {
    const recent = [ago(9), ago(8), ago(7), ago(6), now];
    expect(mayAnswerAutomatically({ ...once, recent }, now)).toBe(true);
    expect(mayAnswerAutomatically({ ...once, recent: [ago(5), ...recent] }, now)).toBe(false);
    expect(mayAnswerAutomatically({ ...once, recent: [ago(11), ...recent] }, now)).toBe(true);
  });
});
