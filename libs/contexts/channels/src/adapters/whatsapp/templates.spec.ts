import { ScriptedProvider, type Told } from '../scripted-provider';
import { whatsapp } from './index';

const settings = {
  phoneNumberId: '700800900',
  businessAccountId: '1002003004',
  accessToken: 't',
  appSecret: 's',
};
const approved = { status: 'APPROVED', language: 'zh_CN', category: 'UTILITY' };
const body = (text: string) => ({ type: 'BODY', text });
let provider: ScriptedProvider;
let script: (url: string) => Told;

beforeAll(async () => {
  provider = await new ScriptedProvider(({ url }) => script(url)).start();
});
beforeEach(() => {
  provider.asked.length = 0;
});
afterAll(() => provider.stop());

const list = async (data: unknown[]) => {
  script = () => ({ json: { data } });
  const answer = await whatsapp.templates!(provider.context(settings));
  if (!answer.ok) throw new Error(answer.detail);
  return answer.templates;
};

describe('templates of WhatsApp', () => {
  it('reads header, text and footer as one, with examples for each gap', async () => {
    const parcel = {
      ...approved,
      name: 'parcel',
      components: [
        { type: 'HEADER', format: 'TEXT', text: 'To {{1}}', example: { header_text: ['Mei'] } },
        { ...body('Parcel {{1}} by {{2}}'), example: { body_text: [['SF1', 'SF']] } },
        { type: 'FOOTER', text: 'Thank you' },
        { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'Ask' }] },
      ],
    };
    expect(await list([parcel])).toEqual([
      {
        name: 'parcel',
        title: 'parcel',
        language: 'zh_CN',
        category: 'utility',
        text: 'To {{header.1}}\nParcel {{1}} by {{2}}\nThank you',
        examples: { 'header.1': 'Mei', '1': 'SF1', '2': 'SF' },
      },
    ]);
    expect(provider.asked[0]!.url).toContain('/1002003004/message_templates?fields=');
    expect(provider.asked[0]!.headers.authorization).toBe('Bearer t');
  });

  it.each([
    ['not approved yet', { status: 'PENDING', components: [body('x')] }],
    ['a picture above it', { components: [{ type: 'HEADER', format: 'IMAGE' }, body('x')] }],
    [
      'an address to be filled in behind a button',
      { components: [body('x'), { type: 'BUTTONS', buttons: [{ type: 'URL', url: 'https://a/{{1}}' }] }] },
    ],
    ['a code to be copied', { components: [body('x'), { type: 'BUTTONS', buttons: [{ type: 'OTP' }] }] }],
    ['cards', { components: [body('x'), { type: 'CAROUSEL', cards: [] }] }],
  ])('leaves out what words alone cannot fill in: %s', async (_, more) => {
    expect(await list([{ ...approved, name: 'n', ...more }])).toEqual([]);
  });

  it('reads all pages', async () => {
    const page = (name: string, after?: string) => ({
      json: {
        data: [{ ...approved, name, components: [body(name)] }],
        paging: { cursors: { after: 'next' }, ...(after ? { next: after } : {}) },
      },
    });
    script = (url) => (url.includes('after=next') ? page('second') : page('first', 'https://graph/…'));
    const answer = await whatsapp.templates!(provider.context(settings));
    expect(answer).toMatchObject({ ok: true, templates: [{ name: 'first' }, { name: 'second' }] });
  });

  it('tells the refusal', async () => {
    script = () => ({ status: 400, json: { error: { code: 190, message: 'expired' } } });
    expect(await whatsapp.templates!(provider.context(settings))).toMatchObject({
      ok: false,
      class: 'not-permitted',
    });
  });

  it('sends each value where it belongs, by number or by name', async () => {
    script = () => ({ json: { messages: [{ id: 'wamid.1' }] } });
    const context = provider.context(settings);
    const template = { kind: 'template' as const, name: 'n', language: 'en_US' };
    await whatsapp.send(
      { id: 'p', to: '1', body: { ...template, params: ['a', 'b'], fields: ['header.1', '1'] } },
      context,
    );
    await whatsapp.send(
      { id: 'p', to: '1', body: { ...template, params: ['Mei'], fields: ['first_name'] } },
      context,
    );
    expect(
      (await provider.bodies()).map(({ template }) => (template as { components: unknown }).components),
    ).toEqual([
      [
        { type: 'header', parameters: [{ type: 'text', text: 'a' }] },
        { type: 'body', parameters: [{ type: 'text', text: 'b' }] },
      ],
      [{ type: 'body', parameters: [{ type: 'text', parameter_name: 'first_name', text: 'Mei' }] }],
    ]);
  });

  it('are offered only where the business account is known', () => {
    const can = (extra: object) => whatsapp.capabilities({ hookUrl: '', ...extra });
    expect(can(settings)).toMatchObject({ fallbacks: expect.arrayContaining(['template']) });
    expect(can({}).fallbacks).not.toContain('template');
    expect(can({}).carries).not.toContain('template');
  });
});
