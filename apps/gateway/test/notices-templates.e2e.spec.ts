/* eslint-disable @nx/enforce-module-boundaries -- the simulator stands for WhatsApp here */
import { whatsapp } from '../../simulator/src/providers/whatsapp';
import { Simulator } from '../../simulator/src/server/simulator';
/* eslint-enable @nx/enforce-module-boundaries */
import type {
  MessageTemplates,
  NoticePlan,
  NoticePreview,
  NoticeRecipientPage,
  NoticeRecord,
  SegmentRecord,
} from '@yingda/contracts';
import { newId } from '@yingda/platform';
import { eventually as within } from '@yingda/testing';
import { TestGateway } from './harness';

/** From a webhook through the worker, and back to the provider. */
const eventually = <T>(check: () => T | Promise<T>) => within(check, 20_000);

describe('a notice to who has not written to WhatsApp for a day', () => {
  let gateway: TestGateway;
  let simulator: Simulator;
  let token: string;
  let inboxId: string;

  beforeAll(async () => {
    simulator = new Simulator(
      {
        ...{ host: '127.0.0.1', port: 0, seed: 7, running: true, hookBase: null },
        ...{ pageFolder: null, publicUrl: null },
      },
      [whatsapp],
    );
    const provider = await simulator.start();
    gateway = await TestGateway.start();
    const team = await gateway.team();
    token = await gateway.signIn((await gateway.agent([team], { role: 'manager' })).email);
    const account = simulator.providers[0]!.accounts()[0]!.settings;
    const inbox = await gateway.inbox(team, {
      channel: 'whatsapp',
      shopName: '云杉',
      settings: {
        ...{ phoneNumberId: String(account['id']), businessAccountId: String(account['business_account']) },
        ...{ accessToken: String(account['token']), appSecret: String(account['app_secret']) },
        ...{ verifyToken: String(account['verify_token']), apiBase: `${provider}/whatsapp` },
      },
    });
    inboxId = inbox.id;
    await simulator.providers[0]!.configure({ hook_url: `${gateway.url}/hooks/whatsapp/${inbox.key}` });
  });
  afterAll(async () => {
    await gateway.stop();
    await simulator.stop();
  });

  const ask = async <T>(method: string, path: string, body?: unknown) =>
    gateway.request<T>(method, `/api${path}`, { token, ...(body ? { body } : {}) });
  const seen = () => simulator.providers[0]!.messages({}).filter(({ from }) => from === 'account');

  it('goes by the approved text that was chosen, filled in from the customer', async () => {
    await simulator.providers[0]!.act({ act: 'text', text: 'Where is my parcel?' } as never);
    await eventually(async () => {
      const rows = await gateway.database.query('select 1 from conversations where inbox_id = $1', [inboxId]);
      return rows.length === 1;
    });
    const { body: templates } = await ask<MessageTemplates>('GET', `/notices/templates/${inboxId}`);
    const parcel = templates.items.find(({ name }) => name === 'parcel_on_its_way')!;
    expect(parcel).toMatchObject({ language: 'zh_CN', text: expect.stringContaining('{{1}}') });

    // A day passes for both sides.
    await simulator.providers[0]!.configure({ window_hours: 0 });
    await gateway.database.query(`update channel_windows set ends_at = now() - interval '1 hour'`);
    const segment = await ask<SegmentRecord>('POST', '/segments', {
      ...{ name: `All ${newId()}`, conditions: { kind: 'all', conditions: [] } },
    });
    const plan: NoticePlan = {
      ...{ name: '包裹', audience: 'segment', way: 'message', purpose: 'service' },
      ...{ segmentId: segment.body.id, teamIds: [], inboxIds: [], channels: ['whatsapp'] },
      ...{ texts: { zh: '包裹已发出', en: '' }, perMinute: 600, startsAt: null, endsAt: null },
      alsoMessage: false,
    };
    const preview = (over: Partial<NoticePlan>) =>
      ask<NoticePreview>('POST', '/notices/preview', { ...plan, ...over }).then(({ body }) => body);
    expect((await preview({})).tallies).toMatchObject([{ reason: 'window-closed', count: 1 }]);

    const { name, language, text } = parcel;
    const values = [{ field: '1', value: '{{customer_name|您的订单}}' }];
    const templated = { templates: [{ inboxId, name, language, text, values }] };
    const shown = await preview(templated);
    expect(shown).toMatchObject({
      byTemplate: 1,
      tallies: [{ state: 'waiting', channel: 'whatsapp', count: 1 }],
    });
    expect(shown.sample).toMatchObject([{ template: name, text: text.replace('{{1}}', 'Mei') }]);

    const invented = { templates: [{ inboxId, name, language, text: '{{1}}：买一送一', values }] };
    const refused = await ask<NoticeRecord>('POST', '/notices', { ...plan, ...invented });
    expect(
      (await ask('POST', `/notices/${refused.body.id}/send`, { version: refused.body.version })).status,
    ).toBe(400);

    const { body: written } = await ask<NoticeRecord>('POST', '/notices', { ...plan, ...templated });
    await ask('POST', `/notices/${written.id}/send`, { version: written.version });
    await eventually(() => seen().some(({ kind }) => kind === 'template'));
    expect(seen()).toMatchObject([{ kind: 'template', body: { name, parameters: ['Mei'] } }]);
    await eventually(async () => {
      const { body } = await ask<NoticeRecipientPage>('GET', `/notices/${written.id}/recipients`);
      return body.items.length === 1 && body.items[0]!.state === 'delivered';
    });
  });
});
