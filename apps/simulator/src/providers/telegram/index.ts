import type { Act, Call, Details, Reply } from '../../provider';
import type { World } from '../../world/world';
import { ChatProvider, type Done } from '../chat/chat-provider';
import type { Person } from '../chat/desk';
import { formBody, jsonBody, type Fields, type FormFile } from '../chat/wire';
import { updateOf } from './acts';
import { BotDesk, type BotSettings } from './bot-desk';
import { answerOf, refusal, TelegramError } from './errors';
import { METHODS } from './methods';

/** Telegram's Bot API: `/telegram/bot<token>/<method>` and `/telegram/file/bot<token>/<path>`. */
export const telegram = (world: World) => new Telegram(world);

class Telegram extends ChatProvider<BotSettings, BotDesk> {
  readonly name = 'telegram';

  constructor(world: World) {
    super(world);
    this.open();
  }

  protected settingsOf(index: number): BotSettings {
    return {
      id: `${7_000_001 + index}`,
      name: 'demo_shop_bot',
      hook_url: null,
      token: `${7_000_001 + index}:AAHsimulatedbottokensimulated`,
      secret: 'simulated-webhook-secret',
      per_chat_second: 0,
    };
  }

  protected deskFor(settings: BotSettings): BotDesk {
    const desk = new BotDesk(this.world, this.name, settings);
    desk.join('900100', 'Mei Lin');
    desk.join('900200', 'Tomás Ruiz');
    return desk;
  }

  protected windowMs(): null {
    return null;
  }

  protected done(desk: BotDesk, person: Person, act: Act): Done {
    return updateOf(desk, person, act);
  }

  async handle(call: Call): Promise<Reply> {
    const file = /^\/file\/bot([^/]+)\/(.+)$/.exec(call.path);
    const asked = /^\/bot([^/]+)\/(\w+)$/.exec(call.path);
    const token = decodeURIComponent((file ?? asked)?.[1] ?? '');
    const desk = this.desks.find((one) => one.settings.token === token);
    if (!desk)
      return refusal(
        /^\d+:/.test(token) ? new TelegramError(401, 'Unauthorized') : new TelegramError(404, 'Not Found'),
      );
    const account = desk.settings.id;
    try {
      if (file) return { ...desk.download(file[2] ?? ''), account };
      const method = METHODS[asked?.[2]?.toLowerCase() ?? ''];
      if (!method) throw new TelegramError(404, 'Not Found');
      const { fields, files } = await argumentsOf(call);
      return { ...answerOf(await method({ desk, fields, files })), account };
    } catch (error) {
      if (error instanceof TelegramError) return { ...refusal(error), account };
      throw error;
    }
  }

  /** A new token as BotFather gives it; the former one is nobody's. */
  override expireTokens(how: Details): Details {
    const desk = this.find(how['account']);
    desk.settings = { ...desk.settings, token: `${desk.settings.id}:${this.world.random.text(35)}` };
    return { ended: 1 };
  }

  errorReply(code: string): Reply {
    return refusal(
      new TelegramError(
        Number(code) || 500,
        'a fault that is switched on',
        code === '429' ? { retry_after: 5 } : {},
      ),
    );
  }
}

async function argumentsOf(call: Call): Promise<{ fields: Fields; files: Map<string, FormFile> }> {
  const files = new Map<string, FormFile>();
  if (call.method === 'GET' || call.body.length === 0)
    return { fields: Object.fromEntries(call.query), files };
  const form = await formBody(call);
  if (form) {
    // In a form, objects are written as JSON.
    const parsed = Object.entries(form.fields).map(([name, value]) => {
      const text = String(value);
      try {
        return [name, /^[[{]/.test(text) ? JSON.parse(text) : text];
      } catch {
        throw new TelegramError(400, `Bad Request: can't parse ${name} JSON object`);
      }
    });
    return { fields: Object.fromEntries(parsed) as Fields, files: form.files };
  }
  const fields = jsonBody(call);
  if (!fields) throw new TelegramError(400, 'Bad Request: object expected as JSON in UTF-8');
  return { fields, files };
}
