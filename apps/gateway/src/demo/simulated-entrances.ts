import { type Channel } from '@yingda/contracts/names';
import { isIP } from 'node:net';
import type { Config } from '../config';
import { SHOP_NAME } from './samples/inboxes';

/** An account as the simulator tells it; names as in its control API. */
export type Account = Readonly<Record<string, unknown>>;
type Settings = Record<string, string | number | boolean>;

/** An inbox of the demo with an account of the simulator behind it. */
export interface Entrance {
  channel: Channel;
  /** The simulator's name of the provider. */
  provider: string;
  key: string;
  name: string;
  /** The provider asks our address whether it is ours; the address is the simulator's own proposal. */
  verifies: boolean;
  settings(account: Account, config: Config): Settings;
  /** Whether the inbox is still the simulator's: an administrator may have connected a real account since. */
  isSimulated(settings: Readonly<Record<string, unknown>>, account: Account): boolean;
}

const text = (account: Account, name: string) => String(account[name] ?? '');

/** One whose provider is asked over HTTP, by way of our own front door: that address stays, the simulator's does not. */
function overHttp(
  entrance: Pick<Entrance, 'channel' | 'key' | 'name'>,
  settings: (account: Account) => Settings,
): Entrance {
  const path = `/simulator/api/${entrance.channel}`;
  return {
    ...entrance,
    provider: entrance.channel,
    verifies: true,
    settings: (account, config) => ({ ...settings(account), apiBase: `${ownAddress(config)}${path}` }),
    isSimulated: ({ apiBase }) => String(apiBase ?? '').endsWith(path),
  };
}

function ownAddress({ host, port }: Config): string {
  const own = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : isIP(host) === 6 ? `[${host}]` : host;
  return `http://${own}:${port}`;
}

const wechatSettings = (account: Account): Settings => ({
  appId: text(account, 'app_id'),
  appSecret: text(account, 'secret'),
  mode: text(account, 'mode'),
  ...pushKeys(account),
});

const pushKeys = (account: Account) => ({
  token: text(account, 'token'),
  encodingAesKey: text(account, 'encoding_aes_key'),
});

const MAIL_HOST = '127.0.0.1';

/** The accounts of the simulator that the demo answers. */
export const ENTRANCES: readonly Entrance[] = [
  overHttp({ channel: 'wechat', key: 'demo-wechat', name: '微信服务号' }, (account) => ({
    ...wechatSettings(account),
    templateMessages: true,
  })),
  overHttp(
    { channel: 'wechat-mini-program', key: 'demo-wechat-mini-program', name: '微信小程序' },
    wechatSettings,
  ),
  overHttp({ channel: 'wecom', key: 'demo-wecom', name: '企业微信客服' }, (account) => ({
    corpId: text(account, 'corp_id'),
    secret: text(account, 'secret'),
    openKfId: text(account, 'open_kfid'),
    ...pushKeys(account),
  })),
  {
    channel: 'email',
    provider: 'mail',
    key: 'demo-email',
    name: '客服邮箱',
    // A mailbox is signed in to; nobody asks us anything.
    verifies: false,
    settings: (account) => ({
      address: text(account, 'address'),
      name: SHOP_NAME,
      password: text(account, 'password'),
      imapHost: MAIL_HOST,
      imapPort: Number(account['imap_port']),
      imapSecurity: 'none',
      smtpHost: MAIL_HOST,
      smtpPort: Number(account['smtp_port']),
      smtpSecurity: 'none',
    }),
    isSimulated: ({ address, imapHost }, account) =>
      imapHost === MAIL_HOST && address === text(account, 'address'),
  },
];
