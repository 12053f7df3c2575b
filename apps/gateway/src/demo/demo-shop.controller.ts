import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { InboxReader } from '@yingda/channels';
import { Refusal, type Tier } from '@yingda/contracts/names';
import { hs256, signIdentity } from '@yingda/customers';
import { CLOCK, type Clock } from '@yingda/platform';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { INBOX_KEY } from './samples/inboxes';
import { shoppers, type ShopperId } from './samples/shoppers';

/** As long as a shop's session cookie would last; the storefront asks again with every page. */
const LIFETIME_SECONDS = 12 * 3_600;

/** Who signs in at the demo shop. */
export class ShopperSignIn {
  @IsIn(Object.keys(shoppers)) shopper!: ShopperId;
  @IsOptional() @Matches(/^[a-z0-9-]{3,40}$/) inboxKey?: string;
}

/** The demo shop's own server, as far as the chat needs one: it says who its signed-in shopper is and signs that. */
@Controller('demo-shop/api')
export class DemoShopController {
  constructor(
    @Inject(InboxReader) private readonly inboxes: InboxReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post('sign-in')
  @HttpCode(200)
  async signIn(
    @Body() body: ShopperSignIn,
  ): Promise<{ identity: string; shopper: { name: string; tier: Tier } }> {
    const inbox = await this.inboxes.byKey(body.inboxKey ?? INBOX_KEY);
    if (!inbox) throw new Refusal('inbox-not-found', `There is no inbox "${body.inboxKey ?? INBOX_KEY}".`);
    const [secret] = await this.inboxes.secretsOf(inbox.id);
    const { sub, name, email, phone, tier, attributes } = shoppers[body.shopper];
    const exp = Math.floor(this.clock.now().getTime() / 1_000) + LIFETIME_SECONDS;
    const claims = { sub, name, email, phone, tier, attributes, exp };
    return { identity: signIdentity(claims, { secret: secret!, hmac: hs256 }), shopper: { name, tier } };
  }
}
