import { createHmac } from 'node:crypto';
import type { Admin } from './admin';
import type { ShopPage } from './shop-page';

const NAMES: Record<string, string> = { new: '周嘉宁', silver: '沈念', vip: '顾明远' };

/**
 * The shop's own server, as far as the chat needs it: whoever signs in to the shop gets an identity signed with the
 * secret of the shop's own entrance. (The demo shop's server signs for the demo's entrance only.)
 */
export class ShopsOwnServer {
  private constructor(private readonly secret: string) {}

  static async behind(shopper: ShopPage, admin: Admin): Promise<void> {
    const { secret } = await admin.call('POST /api/inboxes/:id/secret', {}, shopper.shop.inboxId);
    const server = new ShopsOwnServer(secret);
    await shopper.person.context.route('**/demo-shop/api/sign-in', async (route) => {
      const { shopper: who } = route.request().postDataJSON() as { shopper: string };
      const name = NAMES[who] ?? who;
      await route.fulfill({
        json: { identity: server.sign({ sub: `shop-${who}`, name }), shopper: { name, tier: 'normal' } },
      });
    });
  }

  private sign(claims: { sub: string; name: string }): string {
    const exp = Math.floor(Date.now() / 1000) + 3_600;
    const body = [
      { alg: 'HS256', typ: 'JWT' },
      { ...claims, exp },
    ]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return `${body}.${createHmac('sha256', this.secret).update(body).digest('base64url')}`;
  }
}
