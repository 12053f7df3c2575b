import { files, text } from './chat-acts';
import { describeChannelAgainstSimulator } from './describe-channel-against-simulator';

describeChannelAgainstSimulator({
  ...{ text, files },
  channel: 'api',
  provider: 'api-receiver',
  settings: (account, { root }) => ({
    signingSecret: String(account['token']),
    webhookUrl: `${root}/api-receiver/${String(account['id'])}`,
  }),
  account: { receipts: true },
  hook: (key) => `/api/channels/${key}/messages`,
  second: 'member-1002',
  location: ({ latitude, longitude }) => ({ act: 'location', lat: latitude, lng: longitude }),
  sends: '/erp-1',
  ends: 'read',
  tokens: { pasted: (account) => ({ signingSecret: String(account['token']) }) },
});
