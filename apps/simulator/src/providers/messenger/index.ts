import type { Act, Call, Reply } from '../../provider';
import type { World } from '../../world/world';
import type { Done } from '../chat/chat-provider';
import type { Person } from '../chat/desk';
import { bearerOf, formBody, jsonBody, jsonReply, type Fields, type FormFile } from '../chat/wire';
import { GraphError, graphRefusal } from '../meta/graph-error';
import { type GraphPath, GraphProvider } from '../meta/graph-provider';
import { deedOf } from './acts';
import { PageDesk, type PageSettings } from './page-desk';
import { sendMessage } from './send-message';

/** Facebook Messenger: `/messenger/<version>/<page id>/messages`. */
export const messenger = (world: World) => new MetaInbox(world, 'messenger');

/** Instagram: `/instagram/<version>/<account id>/messages`. */
export const instagram = (world: World) => new MetaInbox(world, 'instagram');

class MetaInbox extends GraphProvider<PageSettings, PageDesk> {
  constructor(
    world: World,
    readonly name: 'messenger' | 'instagram',
  ) {
    super(world);
    this.open();
  }

  protected settingsOf(index: number): PageSettings {
    return {
      id: `${(this.name === 'instagram' ? 17_841_400_000_000_000 : 104_000_000_000_000) + index}`,
      name: 'Demo shop',
      hook_url: null,
      token: 'EAAGsimulatedtokenofthepage',
      app_id: '5500110022',
      app_secret: '99887766554433221100ffeeddccbbaa',
      verify_token: 'simulated-verify-token',
      window_hours: 24,
      human_agent: true,
      echoes: true,
      deliveries: true,
    };
  }

  protected deskFor(settings: PageSettings): PageDesk {
    const desk = new PageDesk(this.world, this.name, settings);
    desk.join('6100000000000001', 'Mei Lin');
    desk.join('6100000000000002', 'Jonas Berg');
    return desk;
  }

  protected done(desk: PageDesk, person: Person, act: Act): Done {
    return deedOf(desk, person, act);
  }

  errorReply(code: string): Reply {
    const [main, subcode] = code.split('/').map(Number);
    return graphRefusal(new GraphError(main || 1, 'a fault that is switched on', subcode ? { subcode } : {}));
  }

  protected download(call: Call): Reply | null {
    const id = /^\/cdn\/(\w+)$/.exec(call.path)?.[1];
    if (!id) return null;
    const file = this.file(id);
    const until = parseInt(call.query.get('oe') ?? '0', 16);
    if (!file || !(this.world.clock.now() < until)) return { status: 403, body: 'URL signature expired' };
    return { status: 200, headers: { 'content-type': file.contentType }, body: file.bytes, verdict: 'file' };
  }

  /** The page itself, or one of its people. */
  protected owns({ settings, people }: PageDesk, id: string, call: Call): boolean {
    return settings.id === id || (id === 'me' && settings.token === bearerOf(call)) || people.has(id);
  }

  protected async answer(desk: PageDesk, { id, edge }: GraphPath, call: Call): Promise<Reply> {
    const account = desk.settings.id;
    if (edge === 'messages' && call.method === 'POST') {
      const { fields, upload } = await requestOf(call);
      return jsonReply(200, sendMessage(desk, fields, upload), { account, verdict: 'ok' });
    }
    const person = desk.people.get(id);
    return jsonReply(200, { id, name: person?.name ?? desk.settings.name }, { account });
  }
}

async function requestOf(call: Call): Promise<{ fields: Fields; upload: FormFile | null }> {
  const form = await formBody(call);
  if (!form) {
    const fields = jsonBody(call);
    if (!fields) throw new GraphError(100, 'The body is no JSON object in UTF-8');
    return { fields, upload: null };
  }
  try {
    const parsed = Object.entries(form.fields).map(([name, value]) => [
      name,
      /^\{/.test(String(value)) ? JSON.parse(String(value)) : value,
    ]);
    return { fields: Object.fromEntries(parsed) as Fields, upload: form.files.get('filedata') ?? null };
  } catch {
    throw new GraphError(100, 'A field of the form is no JSON');
  }
}
