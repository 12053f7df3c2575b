import { WrongControl } from '../../provider';
import type { PushResult } from '../../world/pushes';
import type { Answer } from '../../world/send-request';
import type { World } from '../../world/world';
import type { AccountDesk } from './account-desk';
import type { Deed } from './acts';
import { buildPush, buildVerification } from './build-push';
import { WeChatError } from './errors';
import { readPassiveReply, type PassiveReply } from './passive-reply';
import type { Person } from './people';
import { shownReply } from './show-reply';
import type { Fields } from './write-fields';

const TRY_MS = 5_000;
/** Ids are 64-bit numbers that a double cannot hold, and grow with time: those of two runs never meet. */
const IDS_PER_MS = 10_000n;

/** Pushes what an account's users do, and shows what was answered. */
export class EventPusher {
  /** Whether the product's address has answered rightly at least once. */
  connected = false;
  #lastId = 0n;

  constructor(
    private readonly world: World,
    private readonly desk: AccountDesk,
  ) {}

  /** The next MsgId; a wished one as it is. */
  nextId(wished: unknown): bigint {
    if (wished !== undefined) {
      if (!/^\d{1,20}$/.test(String(wished))) throw new WrongControl('msg_id is a whole number, as text');
      return BigInt(String(wished));
    }
    const byTime = BigInt(this.world.clock.now()) * IDS_PER_MS;
    this.#lastId = byTime > this.#lastId ? byTime : this.#lastId + 1n;
    return this.#lastId;
  }

  async verify(): Promise<boolean> {
    const { settings, identity } = this.desk;
    if (!settings.hook_url) throw new WrongControl('the account has no hook_url yet');
    const echo = this.world.random.digits(19);
    const { taken } = await this.world.pushes.send({
      provider: identity.provider,
      account: settings.app_id,
      event: 'verify',
      build: () => buildVerification(this.world, settings, echo),
      schedule: [0],
      timeoutMs: TRY_MS,
      judge(answer) {
        const right = answer?.status === 200 && answer.body.toString('utf8') === echo;
        return { taken: right, verdict: right ? 'ok' : 'not the echo' };
      },
    });
    this.connected = taken;
    this.world.changed();
    return taken;
  }

  async push(
    person: Person,
    deed: Deed,
    more: { msgId?: bigint | null; createdAt?: unknown } = {},
  ): Promise<PushResult> {
    const { settings, identity } = this.desk;
    const { openid } = person;
    const fields: Fields = {
      ToUserName: settings.original_id,
      FromUserName: openid,
      CreateTime: Number(more.createdAt ?? this.world.clock.seconds()),
      ...deed.fields,
      ...(more.msgId ? { MsgId: more.msgId } : {}),
    };
    const read = (answer: Answer) => readPassiveReply(answer, { settings, openid, message: deed.message });
    const result = await this.world.pushes.send({
      provider: identity.provider,
      account: settings.app_id,
      event: deed.event,
      build: ({ tamper }) => buildPush(this.world, { settings, openid, fields, tamper }),
      schedule: Array.from({ length: settings.attempts }, (_, at) => at * TRY_MS),
      timeoutMs: TRY_MS,
      overlap: settings.overlap,
      judge(answer) {
        if (!answer) return { taken: false, verdict: 'no answer in time' };
        if (answer.status !== 200) return { taken: false, verdict: `status ${answer.status}` };
        const reply = read(answer);
        if (reply.kind === 'malformed') return { taken: true, verdict: `malformed answer: ${reply.why}` };
        return { taken: true, verdict: reply.kind === 'none' ? 'ok' : 'passive reply' };
      },
    });
    const reply = result.taken && result.answer ? read(result.answer) : null;
    this.connected = result.taken;
    this.#show(person, deed, reply);
    return result;
  }

  #show(person: Person, deed: Deed, reply: PassiveReply | null): void {
    if (reply?.kind === 'none') return this.world.changed();
    if (reply?.kind === 'reply' && this.#shown(person, reply.fields)) return;
    // Of an event that failed nobody learns, but who wrote or tapped sees a line.
    if (deed.message || deed.opens === 'menu')
      this.desk.chat.add(person.openid, 'system', { kind: 'line', body: { code: 'service-error' } });
  }

  #shown(person: Person, fields: Record<string, unknown>): boolean {
    try {
      for (const shown of shownReply(fields, this.desk.media)) {
        const from = shown.kind === 'line' ? 'system' : 'account';
        this.desk.chat.add(person.openid, from, shown);
      }
      return true;
    } catch (error) {
      if (error instanceof WeChatError) return false;
      throw error;
    }
  }
}
