import { WrongControl, type Act, type Call, type ProviderFactory, type Reply } from '../../provider';
import { sendRequest } from '../../world/send-request';
import { ChatProvider, type Done } from '../chat/chat-provider';
import { Desk, type Person } from '../chat/desk';
import { detail } from '../chat/wire';
import { accountOf, type WeiboSettings } from './account';
import { answerCall, errorReply } from './calls';
import { push, question } from './pushes';

/** Weibo's fan service: `/weibo/2/messages/reply.json`, `/weibo/2/mss/msget`. */
export const weibo: ProviderFactory = (world) => new Weibo(world);

const DAYS_2_MS = 48 * 3_600_000;
const VERIFY_MS = 5_000;

class Weibo extends ChatProvider<WeiboSettings, Desk<WeiboSettings>> {
  readonly name = 'weibo';

  constructor(world: ConstructorParameters<typeof ChatProvider>[0]) {
    super(world);
    this.open();
  }

  protected settingsOf(index: number): WeiboSettings {
    return accountOf(index);
  }

  protected deskFor(settings: WeiboSettings): Desk<WeiboSettings> {
    const desk = new Desk(this.world, this.name, settings);
    desk.join('9007199254742001', '小林同学');
    return desk;
  }

  protected windowMs(): number {
    return DAYS_2_MS;
  }

  handle(call: Call): Reply {
    return answerCall(this.desks, call);
  }

  errorReply(code: string): Reply {
    return errorReply(code);
  }

  /** The address must give back what it was asked with. */
  protected override async verify(desk: Desk<WeiboSettings>): Promise<boolean> {
    const echo = this.world.random.digits(19);
    const asked = sendRequest({
      method: 'GET',
      url: question(desk, echo),
      headers: {},
      body: Buffer.alloc(0),
      signal: AbortSignal.timeout(VERIFY_MS),
      slowBodyMs: 0,
      closeAfterAccept: false,
    });
    return this.world.clock.watch(asked).then(
      ({ status, body }) => status === 200 && body.toString('utf8') === echo,
      () => false,
    );
  }

  protected done(desk: Desk<WeiboSettings>, person: Person, act: Act): Done {
    const told = this.#told(desk, act);
    const subtype = told.data['subtype'];
    if (subtype === 'unfollow' || subtype === 'unsubscribe') person.blocked = true;
    else {
      if (subtype === 'follow' || subtype === 'subscribe' || subtype === 'scan_follow')
        person.blocked = false;
      person.started = true;
      person.lastActAt = desk.now();
    }
    const id = this.world.random.digits(17);
    if (told.type !== 'event')
      desk.show({ id, user: person.id, from: 'user', kind: told.type, body: { ...told } });
    return { pushed: push(desk, { ...told, sender: person.id }), message: id };
  }

  #told(desk: Desk<WeiboSettings>, act: Act): { type: string; text: string; data: Record<string, string> } {
    const key: Record<string, string> = act['key'] === undefined ? {} : { key: String(act['key']) };
    switch (act.act) {
      case 'text':
        return { type: 'text', text: detail(act, 'text'), data: {} };
      case 'position':
        return {
          type: 'position',
          text: '我在这里',
          data: { longitude: detail(act, 'longitude'), latitude: detail(act, 'latitude') },
        };
      case 'image':
      case 'voice': {
        const contentType = act.act === 'image' ? 'image/png' : 'audio/amr';
        const fid = this.world.random.digits(17);
        desk.keepFrom({ ...act, file_name: fid }, { name: fid, contentType });
        // Two ids of one file: as the sender sees it, and as the receiver does.
        const text = act.act === 'image' ? '发了一张图片' : '';
        return { type: act.act, text, data: { vfid: this.world.random.digits(17), tovfid: fid } };
      }
      case 'follow':
      case 'unfollow':
      case 'subscribe':
      case 'unsubscribe':
      case 'scan':
      case 'scan_follow':
      case 'click':
      case 'view':
        return { type: 'event', text: '', data: { subtype: act.act, ...key } };
      case 'mention':
        return { type: 'mention', text: '', data: { subtype: 'status', ...key } };
      case 'unknown':
        return { type: String(act['type'] ?? 'redpacket'), text: '', data: {} };
      default:
        throw new WrongControl(
          `act "${act.act}" is none of text, image, voice, position, follow, unfollow, subscribe, unsubscribe, scan, scan_follow, click, view, mention, unknown`,
        );
    }
  }
}
