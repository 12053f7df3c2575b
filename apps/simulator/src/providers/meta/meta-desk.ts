import { Desk, type DeskSettings } from '../chat/desk';
import { metaVerification, type MetaHook } from './webhooks';

/** What every account of Meta's has. */
export interface MetaSettings extends DeskSettings {
  token: string;
  app_secret: string;
  verify_token: string;
  window_hours: number;
}

/** One account of Meta's: a page, an Instagram account, a number. */
export class MetaDesk<S extends MetaSettings> extends Desk<S> {
  get hook(): MetaHook {
    const { hook_url, app_secret, verify_token } = this.settings;
    return { url: hook_url ?? '', appSecret: app_secret, verifyToken: verify_token };
  }

  /** Asks whether the saved address is the product's. */
  async verify(): Promise<boolean> {
    return (await this.push(metaVerification(this.hook, this.world.random.digits(10)))).taken;
  }
}
