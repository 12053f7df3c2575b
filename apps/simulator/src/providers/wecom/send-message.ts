import type { VirtualClock } from '../../world/virtual-clock';
import { checkContent } from './check-content';
import { eventItem } from './deed';
import { WeComError } from './errors';
import type { KfDesk } from './kf-desk';
import type { Person } from './people';

const ID = /^[0-9a-zA-Z_-]{1,32}$/;
/** What did not arrive is told a moment after it was taken. */
const FAILS_AFTER_MS = 500;
const REFUSED_BY_CUSTOMER = 10;

type Message = Record<string, unknown>;

/** `kf/send_msg`: all that WeCom checks, then the customer sees it, or an event says why not. @throws WeComError */
export function sendMessage(clock: VirtualClock, desk: KfDesk, message: Message): { msgid: string } {
  const person = desk.find(message['touser']);
  if (!person) throw new WeComError(40096);
  const wished = idIn(desk, message);
  const shown = shownOf(desk, message);
  desk.sessions.requireSendable(person);
  const refusal = desk.sessions.refusalOf(person);
  if (refusal && desk.settings.refusals === 'code') throw new WeComError(refusal.code);
  const msgid = desk.use(wished);
  const failType = person.refuses ? REFUSED_BY_CUSTOMER : refusal?.failType;
  if (failType !== undefined) failLater(clock, desk, { person, msgid, failType });
  else {
    if (person.window) person.window.left -= 1;
    desk.showSent(person, shown, msgid);
  }
  return { msgid };
}

/** `kf/send_msg_on_event`: what a code lets through, without a window. @throws WeComError */
export function sendOnEvent(clock: VirtualClock, desk: KfDesk, message: Message): { msgid: string } {
  const wished = idIn(desk, message);
  const shown = shownOf(desk, message);
  const person = desk.codes.use(message['code'], message['msgtype'], (one) => desk.sessions.stateOf(one));
  const msgid = desk.use(wished);
  if (person.refuses) failLater(clock, desk, { person, msgid, failType: REFUSED_BY_CUSTOMER });
  else desk.showSent(person, shown, msgid);
  return { msgid };
}

function failLater(
  clock: VirtualClock,
  desk: KfDesk,
  { person, msgid, failType }: { person: Person; msgid: string; failType: number },
): void {
  clock.after(
    FAILS_AFTER_MS,
    () => void desk.tell(person, eventItem('msg_send_fail', { fail_msgid: msgid, fail_type: failType })),
  );
}

function idIn(desk: KfDesk, message: Message): string | undefined {
  const wished = message['msgid'];
  if (wished === undefined || wished === '') return undefined;
  if (typeof wished !== 'string' || !ID.test(wished)) throw new WeComError(40058, 'msgid');
  if (desk.isUsed(wished)) throw new WeComError(desk.settings.repeated_code, 'msgid exist');
  return wished;
}

function shownOf(desk: KfDesk, message: Message) {
  return checkContent(message, { textBytes: desk.settings.text_bytes, media: desk.company.media });
}
