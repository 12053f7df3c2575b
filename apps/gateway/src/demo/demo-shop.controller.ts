import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { InboxReader } from '@yingda/channels';
import { Refusal, type Tier } from '@yingda/contracts/names';
import { hs256, OrderReader, PutMembership, PutOrder, signIdentity } from '@yingda/customers';
import { CLOCK, type Clock } from '@yingda/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { CONFIG } from '../tokens';
import type { Config } from '../config';
import { DEMO } from './filling/shop';
import { goods } from './samples/goods';
import { INBOX_KEY } from './samples/inboxes';
import { itemOf } from './samples/orders';
import { shoppers, type ShopperId } from './samples/shoppers';

/** As long as a shop's session cookie would last; the storefront asks again with every page. */
const LIFETIME_SECONDS = 12 * 3_600;

/** Who signs in at the demo shop. */
export class ShopperSignIn {
  @IsIn(Object.keys(shoppers)) shopper!: ShopperId;
  @IsOptional() @Matches(/^[a-z0-9-]{3,40}$/) inboxKey?: string;
}

class BoughtLine {
  @IsIn(goods.map(({ id }) => id)) productId!: string;
  @MaxLength(40) colour!: string;
  @IsInt() @Min(1) @Max(20) count!: number;
}
/** What a shopper has put in the cart and ordered. `number` is the storefront's, `placedAt` in epoch milliseconds. */
export class ShopperOrder {
  @IsIn(Object.keys(shoppers)) shopper!: ShopperId;
  @Matches(/^HJ-\d{5,6}$/) number!: string;
  @IsInt() @Min(1_600_000_000_000) @Max(4_000_000_000_000) placedAt!: number;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => BoughtLine)
  lines!: BoughtLine[];
}

/** The demo shop's own server, as far as the chat needs one: it says who its signed-in shopper is and signs that. */
@Controller('demo-shop/api')
export class DemoShopController {
  constructor(
    @Inject(InboxReader) private readonly inboxes: InboxReader,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(PutOrder) private readonly putOrder: PutOrder,
    @Inject(PutMembership) private readonly putMembership: PutMembership,
    @Inject(OrderReader) private readonly orders: OrderReader,
    @Inject(CONFIG) private readonly config: Config,
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

  /** What any shop's server does with an order: it says so, with the points that come with it. A yuan is a point. */
  @Post('orders')
  @HttpCode(204)
  async order(@Body() { shopper, number, placedAt, lines }: ShopperOrder): Promise<void> {
    const { sub, phone } = shoppers[shopper];
    const items = lines.map(({ productId: id, colour: variant, count: quantity }) =>
      itemOf({ id, variant, quantity }, this.config.publicUrl),
    );
    const sum = items.reduce((total, { priceFen, quantity }) => total + priceFen * quantity, 0);
    const shippingFen = sum < 9_900 ? 1_000 : 0;
    await this.putOrder.execute(DEMO, {
      ...{ id: `${number}-${placedAt}`, customer: sub, number, placedAt: new Date(placedAt).toISOString() },
      ...{ status: 'paid', items, totalFen: sum + shippingFen, shippingFen, phoneEnd: phone.slice(-4) },
      url: `${this.config.publicUrl}/orders`,
    });
    const known = await this.orders.membership(sub).catch(() => null);
    const level = known?.level ?? '普通会员';
    await this.putMembership.execute(DEMO, {
      ...{ externalId: sub, level, points: (known?.points ?? 0) + Math.round(sum / 100) },
      memberSince: known?.memberSince ?? null,
    });
  }
}
