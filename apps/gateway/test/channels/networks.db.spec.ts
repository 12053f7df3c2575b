import { file, files, location, text } from './chat-acts';
import { describeChannelAgainstSimulator } from './describe-channel-against-simulator';
import { AMR, type Sample } from './samples';

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

const media = (sample: Sample) => ({ ...file('file')(sample), act: 'media' });

describeChannelAgainstSimulator({
  text,
  channel: 'sms',
  settings: (account, { base }) => ({
    provider: 'twilio',
    from: String(account['number']),
    accountSid: String(account['id']),
    authToken: String(account['token']),
    apiBase: base,
  }),
  second: '+8613800138001',
  files: { image: media, file: media, voice: media },
  lacksTime: 'Twilio’s webhooks name no time, so what comes is taken in the order in which it comes.',
  sends: '/Messages.json',
  ends: 'delivered',
  tokens: { pasted: (account) => ({ authToken: String(account['token']) }) },
});

describeChannelAgainstSimulator({
  text,
  channel: 'weibo',
  settings: (account, { base }) => ({
    enabled: true,
    appSecret: String(account['app_secret']),
    accessToken: String(account['token']),
    accountId: String(account['id']),
    apiBase: base,
    uploadBase: base,
    authBase: base,
  }),
  second: '9007199254742003',
  files: { image: file('image'), voice: file('voice') },
  voice: AMR,
  location: ({ latitude, longitude }) => ({ act: 'position', latitude, longitude }),
  sends: '/2/messages/reply.json',
  ends: 'accepted',
  tokens: { pasted: (account) => ({ accessToken: String(account['token']) }) },
});
