import {
  WrongControl,
  type Act,
  type Call,
  type Details,
  type ProviderFactory,
  type Reply,
} from '../../provider';
import type { PushResult } from '../../world/pushes';
import { ChatProvider, type Done } from '../chat/chat-provider';
import { Desk, type Person } from '../chat/desk';
import { detail } from '../chat/wire';
import { accountOf, newSecret, type ApiSettings } from './account';
import { Receiver } from './receiver';
import { sign } from './signature';

/** A shop's own system: takes webhooks at `/api-receiver/<account>`, and tells the product what customers say. */
export const api: ProviderFactory = (world) => new OwnSystem(world);

const RETRIES = [0, 5_000, 300_000, 1_800_000];
const TIMEOUT_MS = 15_000;
const REPORT_MS = 1_000;

class OwnSystem extends ChatProvider<ApiSettings, Desk<ApiSettings>> {
  // Below /simulator, paths that begin with /api belong to the page.
  readonly name = 'api-receiver';
  readonly #receivers = new Map<Desk<ApiSettings>, Receiver>();

  constructor(world: ConstructorParameters<typeof ChatProvider>[0]) {
    super(world);
    this.open();
    const [desk] = this.desks;
    if (desk && this.world.hookBase)
      desk.settings.hook_url = this.world.hookBase.replace(/\/hooks$/, '/api/channels/demo-api/messages');
  }

  protected settingsOf(index: number): ApiSettings {
    return accountOf(index);
  }

  protected deskFor(settings: ApiSettings): Desk<ApiSettings> {
    const desk = new Desk(this.world, this.name, settings);
    desk.join('member-1001', '陈先生');
    this.#receivers.set(desk, new Receiver(desk, (id, customer) => this.#report(desk, id, customer)));
    return desk;
  }

  protected windowMs(): null {
    return null;
  }

  handle(call: Call): Reply | Promise<Reply> {
    const id = call.path.slice(1);
    const desk = this.desks.find(({ settings }) => settings.id === id);
    const receiver = desk && this.#receivers.get(desk);
    if (!receiver || call.method !== 'POST')
      return { status: 404, body: 'not found', verdict: 'no such address' };
    return Promise.resolve(receiver.answer(call)).then((reply) => ({ ...reply, account: id }));
  }

  /** Another secret from now on. */
  override expireTokens(how: Details): Details {
    const desk = this.find(how['account']);
    desk.settings = { ...desk.settings, token: newSecret(this.world.random), next_token: null };
    return { ended: 1 };
  }

  /** `410`, `429`… as a status without more. */
  errorReply(code: string): Reply {
    return { status: Number(code), body: `answers ${code}`, verdict: code };
  }

  /**
   * `text {text, id?}`, `choose {item, label}` (of a menu), `image | voice | file {base64?|url}`, `location {lat,lng}`, `updated {id,text}`, `deleted {id}`, `typing {on?}`,
   * `status {message_id,status}`; each also with `webhook_id` (the same again) and `offset_s` (a time that is off).
   */
  protected done(desk: Desk<ApiSettings>, person: Person, act: Act): Done {
    person.started = true;
    person.lastActAt = desk.now();
    const id = String(act['id'] ?? `m-${this.world.random.digits(12)}`);
    const { type, data } = this.#said(desk, act);
    const contact = { external_id: person.id, name: person.name };
    const payload = {
      type,
      timestamp: new Date(desk.now()).toISOString(),
      data:
        type === 'message.status'
          ? data
          : { external_message_id: id, conversation: { external_id: `c-${person.id}` }, contact, ...data },
    };
    if (type === 'message.created')
      desk.show({ id, user: person.id, from: 'user', kind: act.act, body: data });
    const pushed = this.#push(desk, {
      event: type,
      payload,
      webhookId: String(act['webhook_id'] ?? `msg_${this.world.random.text(24)}`),
      offset: Number(act['offset_s'] ?? 0),
    });
    return { pushed, message: id };
  }

  #said(desk: Desk<ApiSettings>, act: Act): { type: string; data: Record<string, unknown> } {
    switch (act.act) {
      case 'text':
        return { type: 'message.created', data: { text: detail(act, 'text') } };
      case 'choose': {
        const action = { item_id: detail(act, 'item'), label: detail(act, 'label') };
        return { type: 'message.created', data: { text: action.label, action } };
      }
      case 'image':
      case 'voice':
      case 'file': {
        const media = act['url'] === undefined ? this.#kept(desk, act) : { url: String(act['url']) };
        return { type: 'message.created', data: { parts: [{ kind: act.act, media }] } };
      }
      case 'location': {
        const [lat, lng] = [Number(detail(act, 'lat')), Number(detail(act, 'lng'))];
        return { type: 'message.created', data: { parts: [{ kind: 'location', lat, lng }] } };
      }
      case 'unknown':
        return { type: 'message.created', data: { parts: [{ kind: String(act['kind'] ?? 'poll') }] } };
      case 'updated':
        return { type: 'message.updated', data: { text: detail(act, 'text') } };
      case 'deleted':
        return { type: 'message.deleted', data: {} };
      case 'typing':
        return { type: 'typing', data: { on: act['on'] !== false } };
      case 'status':
        return {
          type: 'message.status',
          data: { message_id: detail(act, 'message_id'), status: detail(act, 'status') },
        };
      default:
        throw new WrongControl(
          `act "${act.act}" is none of text, choose, image, voice, file, location, unknown, updated, deleted, typing, status`,
        );
    }
  }

  #kept(desk: Desk<ApiSettings>, act: Act): Record<string, unknown> {
    const file = desk.keepFrom(act, { name: 'picture.png', contentType: 'image/png' });
    const url = `${this.world.publicUrl}/__sim/files/${this.name}/${file.id}`;
    return { url, mime: file.contentType, name: file.name };
  }

  #push(
    desk: Desk<ApiSettings>,
    what: { event: string; payload: object; webhookId: string; offset?: number },
  ): Promise<PushResult> | null {
    const { hook_url: url } = desk.settings;
    if (!url) return null;
    const body = Buffer.from(JSON.stringify(what.payload));
    return desk.push({
      event: what.event,
      schedule: RETRIES,
      timeoutMs: TIMEOUT_MS,
      build: ({ tamper }) => {
        const old = tamper === 'old_timestamp' ? -301 : 0;
        const timestamp = this.world.clock.seconds() + (what.offset ?? 0) + old;
        return {
          method: 'POST',
          url,
          headers: this.#headers(desk, { ...what, timestamp, body, tamper }),
          body,
        };
      },
      judge(answer) {
        const taken = answer !== null && answer.status >= 200 && answer.status < 300;
        // The same again will not be another thing next time.
        const useless = answer !== null && [400, 401, 404, 409, 410].includes(answer.status);
        const verdict = answer === null ? 'no answer' : `HTTP ${answer.status}`;
        return { taken: taken || useless, verdict };
      },
    });
  }

  #headers(
    desk: Desk<ApiSettings>,
    what: { webhookId: string; timestamp: number; body: Buffer; tamper: string | null },
  ): Record<string, string> {
    const { token, next_token: next } = desk.settings;
    const stranger = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
    const forged = what.tamper === 'bad_signature' || what.tamper === 'wrong_receive_id';
    const secrets = forged ? [stranger] : next ? [next, token] : [token];
    const message = { id: what.webhookId, timestamp: what.timestamp, body: what.body };
    return {
      'content-type': 'application/json; charset=utf-8',
      'webhook-id': what.webhookId,
      'webhook-timestamp': String(what.timestamp),
      // A version nobody knows yet stands first: receivers must look further.
      'webhook-signature': ['v9,AAAA', ...secrets.map((secret) => sign(secret, message))].join(' '),
    };
  }

  #report(desk: Desk<ApiSettings>, messageId: string, customer: string): void {
    if (!desk.settings.receipts) return;
    ['delivered', 'read'].forEach((status, place) => {
      this.world.clock.after((place + 1) * REPORT_MS, () => {
        const data = { message_id: messageId, status, contact: { external_id: customer } };
        const timestamp = new Date(desk.now()).toISOString();
        const payload = { type: 'message.status', timestamp, data };
        const webhookId = `msg_${this.world.random.text(24)}`;
        void this.#push(desk, { event: 'message.status', payload, webhookId });
      });
    });
  }
}
