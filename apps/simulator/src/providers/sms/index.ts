import { WrongControl, type Act, type Call, type ProviderFactory, type Reply } from '../../provider';
import { ChatProvider, type Done } from '../chat/chat-provider';
import { Desk, type Person } from '../chat/desk';
import { detail } from '../chat/wire';
import { accountOf, type SmsSettings } from './account';
import { answerCall, errorReply } from './calls';
import { callProduct } from './webhooks';

/** Twilio's messages: `/sms/2010-04-01/Accounts/…`. */
export const sms: ProviderFactory = (world) => new Twilio(world);

const STOP = ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', '退订'];
const START = ['START', 'YES', 'UNSTOP'];

class Twilio extends ChatProvider<SmsSettings, Desk<SmsSettings>> {
  readonly name = 'sms';

  constructor(world: ConstructorParameters<typeof ChatProvider>[0]) {
    super(world);
    this.open();
  }

  protected settingsOf(index: number): SmsSettings {
    return accountOf(index);
  }

  protected deskFor(settings: SmsSettings): Desk<SmsSettings> {
    const desk = new Desk(this.world, this.name, settings);
    desk.join('+8613800138000', '王小美');
    return desk;
  }

  protected windowMs(): null {
    return null;
  }

  handle(call: Call): Reply {
    return answerCall(this.desks, call);
  }

  errorReply(code: string): Reply {
    return errorReply(code);
  }

  /** `text {text}`, `media {text?, base64?, content_type?}`, `repeated {name, values}`; `STOP` is known as such. */
  protected done(desk: Desk<SmsSettings>, person: Person, act: Act): Done {
    const { text, media } = saidBy(desk, act);
    const sid = `${media ? 'MM' : 'SM'}${this.world.random.hex(32)}`;
    const word = text.trim().toUpperCase();
    const optOut = STOP.includes(word) ? 'STOP' : START.includes(word) ? 'START' : null;
    if (optOut) person.blocked = optOut === 'STOP';
    person.started = true;
    person.lastActAt = desk.now();
    const body = { text, ...(media ? { file: media.id, contentType: media.contentType } : {}) };
    desk.show({ id: sid, user: person.id, from: 'user', kind: 'sms', body });
    const { id: account, number } = desk.settings;
    const mediaUrl = `${this.world.publicUrl}/${this.name}/2010-04-01/Accounts/${account}/Messages/${sid}/Media/ME${media?.id}`;
    const parameters: [string, string][] = [
      ['MessageSid', sid],
      ['SmsSid', sid],
      ['SmsMessageSid', sid],
      ['From', person.id],
      ['To', number],
      ['Body', text],
      ['NumSegments', '1'],
      ['NumMedia', media ? '1' : '0'],
      ['SmsStatus', 'received'],
      ['FromCountry', 'CN'],
      ...(media
        ? ([
            ['MediaUrl0', mediaUrl],
            ['MediaContentType0', media.contentType],
          ] as [string, string][])
        : []),
      ...(optOut ? [['OptOutType', optOut] as [string, string]] : []),
      ...repeatedBy(act),
    ];
    const pushed = callProduct(desk, { event: 'message', url: desk.settings.hook_url, parameters });
    return { pushed, message: sid };
  }
}

function saidBy(desk: Desk<SmsSettings>, act: Act) {
  switch (act.act) {
    case 'text':
    case 'repeated':
      return { text: detail(act, 'text'), media: null };
    case 'media':
      return {
        text: act['text'] === undefined ? '' : String(act['text']),
        media: desk.keepFrom(act, { name: 'picture.png', contentType: 'image/png' }),
      };
    default:
      throw new WrongControl(`act "${act.act}" is none of text, media, repeated`);
  }
}

/** One name several times, as a proxy or a Studio flow may send it. */
function repeatedBy(act: Act): [string, string][] {
  if (act.act !== 'repeated') return [];
  const values = Array.isArray(act['values']) ? act['values'] : ['b', 'a', 'b'];
  return values.map((value) => [String(act['name'] ?? 'Tag'), String(value)]);
}
