import type { ProviderFactory } from './provider';
import { api } from './providers/api';
import { mail } from './providers/mail';
import { line } from './providers/line';
import { instagram, messenger } from './providers/messenger';
import { whatsapp } from './providers/whatsapp';
import { sms } from './providers/sms';
import { telegram } from './providers/telegram';
import { wechat, wechatMiniProgram } from './providers/wechat';
import { weibo } from './providers/weibo';
import { wecom } from './providers/wecom';

/** Every fake provider: a folder in `providers/` and a line here. The name is the first part of its paths. */
export const PROVIDERS: readonly ProviderFactory[] = [
  wechat,
  wechatMiniProgram,
  wecom,
  mail,
  sms,
  telegram,
  weibo,
  api,
  whatsapp,
  messenger,
  instagram,
  line,
];
