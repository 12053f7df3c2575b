import { ScriptedProvider } from '../scripted-provider';
import { api } from './index';

const secret = 'whsec_ukd58yzDpOj63C4aD8WTSI4XC+F4Yvt0gFbYqThVW/E=';
const step = {
  id: 'step1',
  pieceId: 'piece1',
  providerId: 'piece1',
  to: 'u-7',
  order: { conversationId: 'c-1', place: 4, pieceNo: 0 },
};
let provider: ScriptedProvider;
let status = 200;

beforeAll(async () => {
  provider = await new ScriptedProvider(() => ({ status })).start();
});
beforeEach(() => {
  provider.asked.length = 0;
  status = 200;
});
afterAll(() => provider.stop());

const change = (text: string | null) =>
  api.change!({ ...step, text }, provider.context({ signingSecret: secret, webhookUrl: provider.address }));

describe('telling the shop’s own system of edits and recalls', () => {
  it('names the message it has, signed under an id of the change', async () => {
    await expect(change('new')).resolves.toMatchObject({ ok: true });
    await expect(change(null)).resolves.toMatchObject({ ok: true });
    expect(await provider.bodies()).toMatchObject([
      {
        type: 'message.updated',
        data: {
          id: 'piece1',
          contact: { external_id: 'u-7' },
          conversation: { id: 'c-1' },
          sequence: 4,
          content: { kind: 'text', text: 'new' },
        },
      },
      { type: 'message.deleted', data: { id: 'piece1' } },
    ]);
    expect(provider.asked[0]!.headers).toMatchObject({
      'webhook-id': 'step1',
      'webhook-signature': expect.stringMatching(/^v1,/),
    });
  });

  it('is tried again by the schedule when the receiver fails', async () => {
    status = 500;
    await expect(change(null)).resolves.toMatchObject({ ok: false, class: 'retry-later' });
  });
});
