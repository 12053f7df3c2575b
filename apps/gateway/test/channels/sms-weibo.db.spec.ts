import { file, text } from './chat-acts';
import { describeChannelAgainstSimulator } from './describe-channel-against-simulator';
import { AMR, type Sample } from './samples';

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
