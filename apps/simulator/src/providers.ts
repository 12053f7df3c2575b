import type { ProviderFactory } from './provider';
import { mail } from './providers/mail';
import { wechat, wechatMiniProgram } from './providers/wechat';

/** Every fake provider: a folder in `providers/` and a line here. The name is the first part of its paths. */
export const PROVIDERS: readonly ProviderFactory[] = [wechat, wechatMiniProgram, mail];
