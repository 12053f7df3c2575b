import { files, location, text } from './chat-acts';
import { describeChannelAgainstSimulator } from './describe-channel-against-simulator';
import { AMR } from './samples';

const HOUR_MS = 3_600_000;

describeChannelAgainstSimulator({
  ...{ text, files },
  channel: 'wecom',
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
  ends: 'accepted',
  tokens: { fetchedAt: '/gettoken' },
  closes: { window_ms: 0 },
  exhausts: { left: 0 },
});
