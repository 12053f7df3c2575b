import type { Act, Call, Reply } from '../../provider';
import type { World } from '../../world/world';
import type { Done } from '../chat/chat-provider';
import { sha256, type Person } from '../chat/desk';
import { bearerOf, formBody, jsonBody, jsonReply, sameSecret } from '../chat/wire';
import { GraphError, graphRefusal } from '../meta/graph-error';
import { type GraphPath, GraphProvider } from '../meta/graph-provider';
import { deedOf } from './acts';
import { PhoneDesk, type PhoneSettings, type Shopper } from './phone-desk';
import { sendMessage } from './send-message';
import { templatesOf } from './templates';

/** WhatsApp Cloud API: `/whatsapp/<version>/<phone number id>/messages`, `…/media`, `/<media id>`. */
export const whatsapp = (world: World) => new WhatsApp(world);

class WhatsApp extends GraphProvider<PhoneSettings, PhoneDesk> {
  readonly name = 'whatsapp';

  constructor(world: World) {
    super(world);
    this.open();
  }

  protected settingsOf(index: number): PhoneSettings {
    return {
      id: `${106_540_352_242_922 + index}`,
      business_account: '102290129340398',
      name: 'Demo shop',
      display_number: `1555000${1111 + index}`,
      hook_url: null,
      token: 'EAAGsimulatedtokenofthebusiness',
      app_secret: '0a1b2c3d4e5f60718293a4b5c6d7e8f9',
      verify_token: 'simulated-verify-token',
      window_hours: 24,
      templates: { parcel_on_its_way: 1, hello_world: 0 },
      receipts: ['sent', 'delivered'],
      receipts_first: false,
      late_window_error: false,
    };
  }

  protected deskFor(settings: PhoneSettings): PhoneDesk {
    const desk = new PhoneDesk(this.world, this.name, settings);
    desk.join('8613800000000', 'Mei');
    const named = desk.join('8613900000000', 'Bo');
    Object.assign(named, { waId: null, username: 'bo.li' });
    return desk;
  }

  protected done(desk: PhoneDesk, person: Person, act: Act): Done {
    return deedOf(desk, person as Shopper, act);
  }

  errorReply(code: string): Reply {
    return graphRefusal(new GraphError(Number(code) || 1, 'a fault that is switched on'));
  }

  /** A number, its business, or one of its files. */
  protected owns({ settings, files }: PhoneDesk, id: string): boolean {
    return settings.id === id || settings.business_account === id || files.has(id);
  }

  protected async answer(desk: PhoneDesk, { id, edge }: GraphPath, call: Call): Promise<Reply> {
    const account = desk.settings.id;
    if (edge === 'messages' && call.method === 'POST') {
      const body = jsonBody(call);
      if (!body) throw new GraphError(100, 'The body is no JSON object in UTF-8');
      return jsonReply(200, sendMessage(desk, body), { account, verdict: 'ok' });
    }
    if (edge === 'media' && call.method === 'POST')
      return jsonReply(200, await upload(desk, call), { account, verdict: 'ok' });
    if (edge === 'message_templates' && id === desk.settings.business_account)
      return jsonReply(200, templatesOf(desk, call.query), { account, verdict: 'ok' });
    if (edge !== undefined) throw new GraphError(2500, 'Unknown path components');
    const file = desk.files.get(id);
    if (!file)
      return jsonReply(
        200,
        { id, display_phone_number: desk.settings.display_number, verified_name: desk.settings.name },
        { account },
      );
    const wrongDigest = file.name.startsWith('wrong-');
    const answer = {
      messaging_product: 'whatsapp',
      id,
      url: desk.urlOf(id, wrongDigest),
      mime_type: file.contentType,
      sha256: wrongDigest ? '0'.repeat(64) : sha256(file.bytes).toString('hex'),
      file_size: String(file.bytes.length),
    };
    return jsonReply(200, answer, { account });
  }

  /** The address needs the token as well, and dies after five minutes. */
  protected download(call: Call): Reply | null {
    const key = /^\/download\/(\w+)$/.exec(call.path)?.[1];
    if (!key) return null;
    for (const desk of this.desks) {
      const url = desk.urls.get(key);
      if (!url) continue;
      if (!sameSecret(bearerOf(call), desk.settings.token))
        return { status: 401, body: '', account: desk.settings.id };
      const file = url.until > desk.now() ? desk.files.get(url.file) : undefined;
      if (!file) break;
      return {
        status: 200,
        headers: { 'content-type': file.contentType },
        body: file.bytes,
        account: desk.settings.id,
      };
    }
    return { status: 404, body: '' };
  }
}

const UPLOAD_MB: Record<string, number> = { image: 5, audio: 16, video: 16 };

async function upload(desk: PhoneDesk, call: Call): Promise<{ id: string }> {
  const form = await formBody(call);
  const file = form?.files.get('file');
  if (!form || !file || form.fields['messaging_product'] !== 'whatsapp')
    throw new GraphError(100, 'Invalid parameter: messaging_product and file are required');
  const type = String(form.fields['type'] ?? file.contentType);
  if (!/^[\w.+-]+\/[\w.+-]+$/.test(type))
    throw new GraphError(100, 'Param file must be a file with a valid type');
  const most = UPLOAD_MB[type.split('/')[0] ?? ''] ?? 100;
  if (file.bytes.length > most * 1024 * 1024)
    throw new GraphError(131053, 'Media upload error', { details: `The file is larger than ${most} MB` });
  return { id: desk.keep({ ...file, contentType: type }).id };
}
