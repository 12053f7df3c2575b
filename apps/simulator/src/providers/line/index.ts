import type { Act, Call, Details, Reply } from '../../provider';
import type { World } from '../../world/world';
import { ChatProvider, type Done } from '../chat/chat-provider';
import type { Person } from '../chat/desk';
import { bearerOf, jsonReply, sameSecret } from '../chat/wire';
import { deedOf } from './acts';
import { LineError } from './check-messages';
import { ENDPOINTS } from './endpoints';
import { LineDesk, type LineSettings } from './line-desk';

/** LINE Messaging API: `/line/v2/bot/…`; its files are under the same address. */
export const line = (world: World) => new Line(world);

class Line extends ChatProvider<LineSettings, LineDesk> {
  readonly name = 'line';

  constructor(world: World) {
    super(world);
    this.open();
  }

  protected settingsOf(index: number): LineSettings {
    return {
      id: `U${`${index}`.padStart(2, '0')}23456789abcdef0123456789abcdef0`,
      name: 'Demo shop',
      hook_url: null,
      token: 'simulated-channel-access-token',
      channel_secret: 'f0e1d2c3b4a5968778695a4b3c2d1e0f',
      redelivery: true,
      monthly_quota: 200,
      preparing_seconds: 0,
    };
  }

  protected deskFor(settings: LineSettings): LineDesk {
    const desk = new LineDesk(this.world, this.name, settings);
    desk.join('U4af4980629000000000000000000aa01', 'はなこ');
    desk.join('U4af4980629000000000000000000aa02', '太郎');
    return desk;
  }

  protected windowMs(): null {
    return null;
  }

  protected done(desk: LineDesk, person: Person, act: Act): Done {
    return deedOf(desk, person, act);
  }

  /** Saving the address sends a webhook without events. */
  protected override async verify(desk: LineDesk): Promise<boolean> {
    return (await desk.tell('verify', []))?.taken ?? false;
  }

  /** `used`: pushes of this month. */
  override quota(wish: Details): Details {
    const desk = this.find(wish['account']);
    if (wish['used'] !== undefined) desk.used = Number(wish['used']);
    return { used: desk.used, monthly_quota: desk.settings.monthly_quota };
  }

  errorReply(code: string): Reply {
    return refusal(new LineError(Number(code) || 500, 'a fault that is switched on'));
  }

  async handle(call: Call): Promise<Reply> {
    const desk = this.desks.find((one) => sameSecret(bearerOf(call), one.settings.token));
    try {
      if (!desk)
        throw new LineError(
          401,
          'Authentication failed. Confirm that the access token in the authorization header is valid.',
        );
      for (const { method, path, answer } of ENDPOINTS) {
        const match = method === call.method ? path.exec(call.path) : null;
        if (match)
          return {
            ...(await answer({ desk, call, id: decodeURIComponent(match[1] ?? '') })),
            account: desk.settings.id,
          };
      }
      throw new LineError(404, 'Not found');
    } catch (error) {
      if (!(error instanceof LineError)) throw error;
      return { ...refusal(error), ...(desk ? { account: desk.settings.id } : {}) };
    }
  }
}

function refusal(error: LineError): Reply {
  const details = error.details.length > 0 ? { details: error.details } : {};
  return jsonReply(
    error.status,
    { message: error.message, ...details },
    { verdict: `${error.status} ${error.message}` },
  );
}
