import type { Language } from '@yingda/contracts/names';
import type { Inbox } from './inbox';

/** What a look at a conversation with something unread comes to. */
export type Look =
  | { kind: 'send' }
  /** `gone`: nobody saw them leave; they count as gone from now on. */
  | { kind: 'again'; at: Date; gone?: boolean }
  | { kind: 'never' };

const LONGEST_PAUSE_MS = 15 * 60_000;
/** Who is there for a day and does not read is not waiting for it. */
const LOOKED_AFTER_MS = 24 * 3_600_000;

/** Whether a shopper who has not read counts as having left by now. */
export function lookAfter(
  shopper: { here: boolean; goneSince: Date | null },
  pending: { firstAt: Date; looks: number },
  { now, afterMs }: { now: Date; afterMs: number },
): Look {
  if (shopper.here) {
    if (now.getTime() - pending.firstAt.getTime() > LOOKED_AFTER_MS) return { kind: 'never' };
    const pause = Math.min(afterMs * 2 ** Math.min(pending.looks, 10), Math.max(afterMs, LONGEST_PAUSE_MS));
    return { kind: 'again', at: new Date(now.getTime() + pause) };
  }
  if (!shopper.goneSince) return { kind: 'again', at: new Date(now.getTime() + afterMs), gone: true };
  const at = new Date(shopper.goneSince.getTime() + afterMs);
  return at > now ? { kind: 'again', at } : { kind: 'send' };
}

/** The mailbox through which a web shop writes: the one it names, else one of its team or its shop, else any. */
export function mailboxFor(
  shop: Pick<Inbox, 'teamId' | 'shopName'>,
  named: string | null,
  mailboxes: readonly Inbox[],
): Inbox | null {
  const usable = mailboxes.filter((one) => one.channel === 'email' && !one.paused);
  if (named !== null) return usable.find(({ id }) => id === named) ?? null;
  return (
    usable.find(({ teamId, shopName }) => teamId === shop.teamId && shopName === shop.shopName) ??
    usable.find(({ teamId }) => teamId === shop.teamId) ??
    usable.find(({ shopName }) => shopName === shop.shopName) ??
    usable[0] ??
    null
  );
}

interface Wording {
  subject: (shop: string) => string;
  opening: (shop: string) => string;
  says: (name: string) => string;
  closing: string;
}

const WORDS: Record<Language, Wording> = {
  'zh-CN': {
    subject: (shop) => `${shop}回复了您`,
    opening: (shop) => `您好，您离开${shop}的在线咨询后，我们回复了您：`,
    says: (name) => `${name}：`,
    closing: '直接回复本邮件，即可继续刚才的对话。\n如不想再收到这类邮件，请回复“退订”。',
  },
  en: {
    subject: (shop) => `${shop} has answered you`,
    opening: (shop) => `Hello, after you left the chat with ${shop} we answered you:`,
    says: (name) => `${name}:`,
    closing:
      'Answer this mail to go on with the conversation.\nTo get no more mails like this one, answer with the word "unsubscribe".',
  },
};

/** What was said, by whom. */
export interface SaidLine {
  name: string;
  text: string;
}

/** The mail that carries what a shopper did not read: each person's words under their name, in order. */
export function followUpMail(
  lines: readonly SaidLine[],
  { shopName, language }: Pick<Inbox, 'shopName' | 'language'>,
): { subject: string; text: string } {
  const words = WORDS[language];
  const said: string[] = [];
  lines.forEach(({ name, text }, index) => {
    const goesOn = index > 0 && lines[index - 1]!.name === name;
    said.push(goesOn ? text : `${words.says(name)}\n${text}`);
  });
  const text = [words.opening(shopName), ...said, `-- \n${words.closing}`].join('\n\n');
  return { subject: words.subject(shopName), text };
}
