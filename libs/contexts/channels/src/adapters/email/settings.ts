import { numberOf, type Settings, textOf } from '../settings';

/** How a connection is protected: from the first byte, after the greeting, or not at all. */
export type Security = 'tls' | 'starttls' | 'none';

export interface Server {
  host: string;
  port: number;
  security: Security;
  user: string;
  password: string;
  /** Certificates of a private authority, PEM. */
  ca: string;
}

/** A mailbox's settings with what applies when they are not set. */
export interface MailSettings {
  address: string;
  name: string;
  /** The address and its aliases, in small letters. */
  addresses: readonly string[];
  domain: string;
  folder: string;
  asideFolder: string;
  imap: Server;
  smtp: Server;
  oauth: { tokenUrl: string; clientId: string; clientSecret: string; refreshToken: string } | null;
  mostBytes: number;
  firstDays: number;
  idleMs: number;
  bounceAddress: string;
  nullSender: boolean;
  trustedServer: string;
  subject: string;
}

export const MEGABYTE = 1024 * 1024;

export function mailSettings(settings: Settings): MailSettings {
  const address = textOf(settings, 'address').trim();
  const aliases = textOf(settings, 'aliases').split(/[\s,;]+/);
  const user = textOf(settings, 'user') || address;
  return {
    address,
    name: textOf(settings, 'name'),
    addresses: [address, ...aliases].map((one) => one.toLowerCase()).filter((one) => one !== ''),
    domain: address.slice(address.lastIndexOf('@') + 1).toLowerCase(),
    folder: textOf(settings, 'folder') || 'INBOX',
    asideFolder: textOf(settings, 'asideFolder') || 'Yingda-unread',
    imap: serverOf(settings, 'imap', { port: 993, user, password: textOf(settings, 'password') }),
    smtp: serverOf(settings, 'smtp', {
      port: 465,
      user: textOf(settings, 'smtpUser') || user,
      password: textOf(settings, 'smtpPassword') || textOf(settings, 'password'),
    }),
    oauth: oauthOf(settings),
    mostBytes: numberOf(settings, 'mostMegabytes', 25) * MEGABYTE,
    firstDays: numberOf(settings, 'firstDays', 1),
    idleMs: numberOf(settings, 'idleMinutes', 25) * 60_000,
    bounceAddress: textOf(settings, 'bounceAddress').trim(),
    nullSender: settings['nullSender'] !== false,
    trustedServer: textOf(settings, 'trustedServer').trim().toLowerCase(),
    subject: textOf(settings, 'subject'),
  };
}

function serverOf(
  settings: Settings,
  kind: 'imap' | 'smtp',
  otherwise: { port: number; user: string; password: string },
): Server {
  const security = textOf(settings, `${kind}Security`);
  return {
    host: textOf(settings, `${kind}Host`).trim(),
    port: numberOf(settings, `${kind}Port`, otherwise.port),
    security: security === 'starttls' || security === 'none' ? security : 'tls',
    user: otherwise.user,
    password: otherwise.password,
    ca: textOf(settings, 'ca'),
  };
}

function oauthOf(settings: Settings): MailSettings['oauth'] {
  if (textOf(settings, 'authentication') !== 'oauth') return null;
  return {
    tokenUrl: textOf(settings, 'oauthTokenUrl'),
    clientId: textOf(settings, 'oauthClientId'),
    clientSecret: textOf(settings, 'oauthClientSecret'),
    refreshToken: textOf(settings, 'oauthRefreshToken'),
  };
}
