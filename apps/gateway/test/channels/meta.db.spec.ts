import { files, location, text } from './chat-acts';
import { describeChannelAgainstSimulator } from './describe-channel-against-simulator';
import type { SimulatedChannel } from './simulated-channel';

const app = (id: string) =>
  ({
    settings: (account, { base }) => ({
      [id]: String(account['id']),
      accessToken: String(account['token']),
      appSecret: String(account['app_secret']),
      verifyToken: String(account['verify_token']),
      apiBase: base,
    }),
    text,
    sends: '/messages',
    tokens: { pasted: (account) => ({ accessToken: String(account['token']) }) },
    closes: { window_ms: 0 },
  }) satisfies Partial<SimulatedChannel>;

describeChannelAgainstSimulator({
  ...app('phoneNumberId'),
  ...{ files, location },
  channel: 'whatsapp',
  ends: 'delivered',
  reportsOurIds: true,
});

describeChannelAgainstSimulator({
  ...app('pageId'),
  channel: 'messenger',
  // Places are no longer sent there; addresses of files are signed for an hour.
  files,
  filesLastMs: 3_600_000,
  ends: 'delivered',
});

describeChannelAgainstSimulator({
  ...app('accountId'),
  channel: 'instagram',
  files: { image: files.image, voice: files.voice },
  filesLastMs: 3_600_000,
  ends: 'accepted',
});
