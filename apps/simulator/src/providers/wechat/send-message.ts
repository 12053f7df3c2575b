import type { World } from '../../world/world';
import type { AccountDesk } from './account-desk';
import { checkContent } from './check-content';
import { WeChatError } from './errors';
import type { Person } from './people';

const INTERACTION_MS = 30_000;
const TYPING_MS = 15_000;

/** Who may be written to. @throws WeChatError 40003, 43019, 48002 */
function recipient(desk: AccountDesk, openid: unknown): Person {
  const person = typeof openid === 'string' ? desk.find(openid) : undefined;
  if (!person || !person.following) throw new WeChatError(40003);
  if (person.blocked) throw new WeChatError(43019);
  if (person.silent) throw new WeChatError(48002);
  return person;
}

/** @throws WeChatError 45015, and 45047 when `one` more is wanted than may be sent */
function requireWindow(person: Person, now: number, one: boolean): void {
  if (!person.window || person.window.endsAt <= now) throw new WeChatError(45015);
  if (one && person.window.left !== null && person.window.left <= 0) throw new WeChatError(45047);
}

/** `message/custom/send`: all that WeChat checks, then the follower sees it. @throws WeChatError */
export function sendMessage(world: World, desk: AccountDesk, message: Record<string, unknown>): void {
  const person = recipient(desk, message['touser']);
  const shown = checkContent(desk.identity.kind, message, desk);
  const service = message['customservice'] as { kf_account?: unknown } | undefined;
  if (service !== undefined) desk.kf.check(service.kf_account);
  requireWindow(person, world.clock.now(), true);
  if (desk.minute.left === 0) throw new WeChatError(45011);
  if (desk.day.left === 0) throw new WeChatError(45009);
  desk.minute.take();
  desk.day.take();
  const { window } = person;
  if (window && window.left !== null) window.left -= 1;
  person.typingUntil = null;
  desk.chat.add(person.openid, 'account', shown);
}

/** `message/custom/typing`. @throws WeChatError */
export function setTyping(world: World, desk: AccountDesk, body: Record<string, unknown>): void {
  const now = world.clock.now();
  const { command } = body;
  if (command !== 'Typing' && command !== 'CancelTyping') throw new WeChatError(45072);
  const person = recipient(desk, body['touser']);
  requireWindow(person, now, false);
  if (command === 'CancelTyping') {
    person.typingUntil = null;
    return world.changed();
  }
  if (person.lastActAt === null || now - person.lastActAt > INTERACTION_MS) throw new WeChatError(45080);
  if (person.typingUntil !== null && person.typingUntil > now) throw new WeChatError(45081);
  person.typingUntil = now + TYPING_MS;
  // The phone takes the sign away by itself.
  world.clock.after(TYPING_MS, () => world.changed());
  world.changed();
}
