import { describeChannelAgainstSimulator } from './describe-channel-against-simulator';
import type { Sample } from './samples';

const attached = ({ name, contentType, bytes }: Sample) => ({
  act: 'write',
  text: '',
  files: [{ name, content_type: contentType, base64: bytes.toString('base64') }],
});

describeChannelAgainstSimulator({
  channel: 'email',
  provider: 'mail',
  settings: (account, { imapPort, smtpPort }) => ({
    address: 'support@shop.example',
    password: String(account['password']),
    imapHost: '127.0.0.1',
    imapPort,
    imapSecurity: 'none',
    smtpHost: '127.0.0.1',
    smtpPort,
    smtpSecurity: 'none',
  }),
  hook: null,
  text: (words) => ({ act: 'write', text: words }),
  files: { image: attached, file: attached },
  comesAs: 'email',
  // Servers deliver a mail more than once; it is then in the mailbox several times.
  again: { act: 'write', copies: 3 },
  sends: 'smtp/DATA',
  outage: { path: 'smtp/MAIL', action: 'status 451' },
  ends: 'sent',
  tokens: {
    fetchedAt: '/token',
    settings: ({ base }) => ({
      authentication: 'oauth',
      oauthTokenUrl: `${base}/token`,
      oauthClientId: 'client',
      oauthClientSecret: 'client-secret',
      oauthRefreshToken: 'refresh-token',
    }),
  },
});
