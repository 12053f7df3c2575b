import { anInbox } from '../testing';
import { followUpMail, lookAfter, mailboxFor } from './follow-up';

const now = new Date('2026-11-21T08:00:00Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000);
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
const at = { now, afterMs: 120_000 };
const fresh = { firstAt: ago(60), looks: 0 };

describe('a look at what a shopper has not read', () => {
  it('sends once they have been gone for the time that is set, and not a moment earlier', () => {
    expect(lookAfter({ here: false, goneSince: ago(120) }, fresh, at)).toEqual({ kind: 'send' });
    expect(lookAfter({ here: false, goneSince: ago(119) }, fresh, at)).toEqual({
      kind: 'again',
      at: inSeconds(1),
    });
  });
  it('counts from now where nobody saw them leave', () =>
    expect(lookAfter({ here: false, goneSince: null }, fresh, at)).toEqual({
      kind: 'again',
      at: inSeconds(120),
      gone: true,
    }));
  it('waits longer and longer for who is there and does not read, for a day', () => {
    const here = { here: true, goneSince: null };
    expect(lookAfter(here, fresh, at)).toEqual({ kind: 'again', at: inSeconds(120) });
    expect(lookAfter(here, { ...fresh, looks: 2 }, at)).toEqual({ kind: 'again', at: inSeconds(480) });
    expect(lookAfter(here, { ...fresh, looks: 500 }, at)).toEqual({ kind: 'again', at: inSeconds(900) });
    expect(lookAfter(here, { firstAt: ago(86_401), looks: 90 }, at)).toEqual({ kind: 'never' });
  });
});

describe('the mailbox of a web shop', () => {
  const shop = anInbox({ shopName: '禾间', teamId: 'team-1' });
  const box = (with_: object) => anInbox({ channel: 'email', shopName: 'x', teamId: 'y', ...with_ });

  it('is the one it names, and no other in its place', () => {
    const [a, b] = [box({}), box({ teamId: 'team-1' })];
    expect(mailboxFor(shop, a.id, [a, b])).toBe(a);
    expect(mailboxFor(shop, 'gone', [a, b])).toBeNull();
  });
  it('else its team’s and shop’s, its team’s, its shop’s, any', () => {
    const any = box({});
    const ofShop = box({ shopName: '禾间' });
    const ofTeam = box({ teamId: 'team-1' });
    const both = box({ teamId: 'team-1', shopName: '禾间' });
    expect(mailboxFor(shop, null, [any, ofShop, ofTeam, both])).toBe(both);
    expect(mailboxFor(shop, null, [any, ofShop, ofTeam])).toBe(ofTeam);
    expect(mailboxFor(shop, null, [any, ofShop])).toBe(ofShop);
    expect(mailboxFor(shop, null, [any])).toBe(any);
  });
  it('is never a paused one, nor another channel', () =>
    expect(mailboxFor(shop, null, [box({ paused: true }), anInbox({ channel: 'web' })])).toBeNull());
});

describe('the mail', () => {
  it('names each person once for what they say in a row, and how to answer or get no more', () => {
    const said = [
      { name: '小李', text: '您好' },
      { name: '小李', text: '已发货' },
      { name: '小王', text: '明天到' },
    ];
    const { subject, text } = followUpMail(said, { shopName: '禾间', language: 'zh-CN' });
    expect(subject).toBe('禾间回复了您');
    expect(text.split('\n\n')).toEqual([
      '您好，您离开禾间的在线咨询后，我们回复了您：',
      '小李：\n您好',
      '已发货',
      '小王：\n明天到',
      '-- \n直接回复本邮件，即可继续刚才的对话。\n如不想再收到这类邮件，请回复“退订”。',
    ]);
  });
  it('speaks the language of the inbox', () =>
    expect(followUpMail([], { shopName: 'Field', language: 'en' }).text).toContain(
      'answer with the word "unsubscribe"',
    ));
});
