import type { AdapterContext, HealthCheck } from '../adapter';
import { ProviderUnreachable } from '../../domain/provider-error';
import { connect } from './imap';
import { mailSettings, type MailSettings } from './settings';
import { credentialsFor, SignInRefused } from './sign-in';
import { SmtpProblem, trySmtp } from './smtp';

type Advice = NonNullable<HealthCheck['advice']>;

/** Reading and writing are tried apart: their servers, ports and passwords may differ. */
export async function checkMail(context: AdapterContext): Promise<HealthCheck[]> {
  const own = mailSettings(context.settings);
  const [read, write] = await Promise.all([checkImap(context, own), checkSmtp(context, own)]);
  return [...read, write];
}

async function checkImap(context: AdapterContext, own: MailSettings): Promise<HealthCheck[]> {
  let client;
  try {
    client = await connect(context, { idle: false });
  } catch (problem) {
    return [{ name: 'imap', ok: false, advice: adviceFor(problem, 'imap') }];
  }
  try {
    await client.mailboxOpen(own.folder, { readOnly: true });
    const aside = await client.status(own.asideFolder, { messages: true }).catch(() => false as const);
    const waiting = aside ? (aside.messages ?? 0) : 0;
    const found = { name: 'imap', ok: true };
    return waiting > 0
      ? [found, { name: 'imap-aside', ok: false, advice: asideAdvice(waiting, own) }]
      : [found];
  } catch {
    return [{ name: 'imap', ok: false, advice: FOLDER_ADVICE }];
  } finally {
    client.logout().catch(() => client.close());
  }
}

async function checkSmtp(context: AdapterContext, own: MailSettings): Promise<HealthCheck> {
  try {
    const credentials = await credentialsFor(own.smtp, own, context);
    await trySmtp(own.smtp, credentials);
    return { name: 'smtp', ok: true };
  } catch (problem) {
    return { name: 'smtp', ok: false, advice: adviceFor(problem, 'smtp') };
  }
}

/** What to do about a connection that did not come about. */
export function adviceFor(problem: unknown, server: 'imap' | 'smtp'): Advice {
  if (problem instanceof SignInRefused || problem instanceof ProviderUnreachable) return OAUTH_ADVICE;
  const code = codeOf(problem);
  const smtp = problem instanceof SmtpProblem ? problem.facts : null;
  if (isSignIn(problem) || smtp?.stage === 'sign-in') return SIGN_IN_ADVICE;
  if (/ENOTFOUND|EDNS|EAI_AGAIN/.test(code)) return HOST_ADVICE[server];
  if (/CERT|SELF.SIGNED|ALTNAME|UNABLE_TO/i.test(code)) return CERTIFICATE_ADVICE;
  if (/ETLS|EPROTO|SSL|WRONG_VERSION|STARTTLS/i.test(code)) return SECURITY_ADVICE[server];
  return CONNECTION_ADVICE[server];
}

function isSignIn(problem: unknown): boolean {
  return (problem as { authenticationFailed?: boolean } | null)?.authenticationFailed === true;
}

function codeOf(problem: unknown): string {
  const { code, originalCode, cause, message } = (problem ?? {}) as Record<string, unknown>;
  const facts = problem instanceof SmtpProblem ? problem.facts.line : '';
  const below = (cause as { code?: unknown } | undefined)?.code;
  return [code, originalCode, below, facts, message].filter((one) => typeof one === 'string').join(' ');
}

const SIGN_IN_ADVICE: Advice = {
  zh: '服务器不接受这个用户名或密码。QQ、163 等邮箱要先在网页版开启 IMAP/SMTP，并使用授权码。',
  en: 'The server refuses this user name or password. Many providers want IMAP turned on first, and an app password instead of your own.',
};
const OAUTH_ADVICE: Advice = {
  zh: '邮件服务商没有给出令牌。检查令牌地址、客户端 ID 和密钥，必要时请邮箱主人重新授权。',
  en: 'The provider gave no token. Check token address, client id and secret; the owner of the mailbox may have to agree again.',
};
const CERTIFICATE_ADVICE: Advice = {
  zh: '服务器的证书不受信任，或不属于这个主机名。主机名请按服务商说明填写；自建服务器请在更多设置中填入证书颁发机构。',
  en: 'The server’s certificate is not trusted, or not for this host name. Use the host name the provider names; for a server of your own put its authority under more settings.',
};
const FOLDER_ADVICE: Advice = {
  zh: '已登录，但打不开收信文件夹。检查更多设置中的文件夹名称。',
  en: 'Signed in, but the folder cannot be opened. Check its name under more settings.',
};
const HOST_ADVICE = {
  imap: {
    zh: '找不到收信服务器。检查主机名的拼写。',
    en: 'There is no such incoming server. Check how its name is written.',
  },
  smtp: {
    zh: '找不到发信服务器。检查主机名的拼写。',
    en: 'There is no such outgoing server. Check how its name is written.',
  },
};
const SECURITY_ADVICE = {
  imap: {
    zh: '加密方式与端口不符：993 用 SSL/TLS，143 用 STARTTLS。',
    en: 'Encryption and port do not fit: 993 is SSL/TLS, 143 is STARTTLS.',
  },
  smtp: {
    zh: '加密方式与端口不符：465 用 SSL/TLS，587 用 STARTTLS。',
    en: 'Encryption and port do not fit: 465 is SSL/TLS, 587 is STARTTLS.',
  },
};
const CONNECTION_ADVICE = {
  imap: {
    zh: '连不上收信服务器。检查主机名、端口和加密方式，以及防火墙是否放行。',
    en: 'The incoming server cannot be reached. Check host name, port and encryption, and that a firewall lets it through.',
  },
  smtp: {
    zh: '连不上发信服务器。检查主机名、端口和加密方式；部分云主机封锁 25 端口，请用 465 或 587。',
    en: 'The outgoing server cannot be reached. Check host name, port and encryption; many clouds block port 25, use 465 or 587.',
  },
};

function asideAdvice(count: number, own: MailSettings): Advice {
  return {
    zh: `有 ${count} 封信无法读取，已移到文件夹“${own.asideFolder}”，请在邮箱中查看；处理后移出该文件夹。`,
    en: `${count} mails could not be read and were moved to the folder "${own.asideFolder}". Look at them in the mailbox, then move them out of it.`,
  };
}
