import { files, location } from './chat-acts';
import { describeChannelAgainstSimulator } from './describe-channel-against-simulator';
import { AMR } from './samples';
import type { SimulatedChannel } from './simulated-channel';

const both = {
  settings: (account, { base }) => ({
    appId: String(account['app_id']),
    appSecret: String(account['secret']),
    token: String(account['token']),
    encodingAesKey: String(account['encoding_aes_key']),
    mode: 'secure',
    apiBase: base,
  }),
  text: (text) => ({ act: 'text', text }),
  sends: '/message/custom/send',
  ends: 'accepted',
  tokens: { fetchedAt: '/stable_token' },
  closes: { window_ms: 0 },
  exhausts: { left: 0 },
} satisfies Partial<SimulatedChannel>;

const picture: SimulatedChannel['files']['image'] = ({ bytes }) => ({
  act: 'image',
  base64: bytes.toString('base64'),
});

describeChannelAgainstSimulator({
  ...both,
  channel: 'wechat',
  // Followers cannot send files: their phones turn them into something nobody documents.
  files: { image: picture, voice: ({ bytes }) => ({ act: 'voice', base64: bytes.toString('base64') }) },
  voice: AMR,
  location: (place) => ({ act: 'location', ...place, label: '人民广场' }),
});

describeChannelAgainstSimulator({
  ...both,
  channel: 'wechat-mini-program',
  // Text, pictures and cards are all that the customer service chat of a mini program has.
  files: { image: picture },
});

const HOUR_MS = 3_600_000;

describeChannelAgainstSimulator({
  ...both,
  channel: 'wecom',
  files,
  settings: (account, { base }) => ({
    corpId: String(account['corp_id']),
    secret: String(account['secret']),
    openKfId: String(account['open_kfid']),
    token: String(account['token']),
    encodingAesKey: String(account['encoding_aes_key']),
    apiBase: base,
    // Two days of looking every three minutes would be many looks.
    messageHours: 3,
  }),
  account: { window_ms: 3 * HOUR_MS },
  voice: AMR,
  location: (place) => ({ ...location(place), label: '人民广场' }),
  sends: '/kf/send_msg',
  tokens: { fetchedAt: '/gettoken' },
});
