import { files, location, text } from './chat-acts';
import { describeChannelAgainstSimulator } from './describe-channel-against-simulator';

describeChannelAgainstSimulator({
  ...{ text, files, location },
  channel: 'telegram',
  settings: (account, { base }) => ({
    botToken: String(account['token']),
    secretToken: String(account['secret']),
    apiBase: base,
  }),
  sends: '/send',
  ends: 'accepted',
  tokens: { pasted: (account) => ({ botToken: String(account['token']) }) },
});

describeChannelAgainstSimulator({
  ...{ text, files, location },
  channel: 'line',
  settings: (account, { base }) => ({
    accessToken: String(account['token']),
    channelSecret: String(account['channel_secret']),
    apiBase: base,
    dataBase: base,
  }),
  // A reply by the customer's code, or a push.
  sends: '/v2/bot/message/',
  ends: 'accepted',
  tokens: { pasted: (account) => ({ accessToken: String(account['token']) }) },
  exhausts: { used: 200 },
  codeLastsMs: 60_000,
});
