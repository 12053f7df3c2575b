import { type VisitPage as VisitPageCommand } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { CustomerActor } from '@yingda/events';
import type { Clock, Outbox, UnitOfWork } from '@yingda/platform';
import { storable } from '../domain/storable';
import type { Customers } from '../storage/customers';
import type { CustomerTrails } from '../storage/customer-trails';
import { customerNotFound } from './customer-changes';

/** The shopper looks at a page of the shop: agents see which. The latest fifty are kept. */
export class VisitPage {
  constructor(
    private readonly customers: Customers,
    private readonly trails: CustomerTrails,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal invalid-payload, customer-not-found */
  async execute(actor: CustomerActor, command: VisitPageCommand): Promise<void> {
    const { customerId, identityId } = actor;
    const title = storable(command.title);
    const url = pageOf(command.url);
    const at = this.clock.now();
    await this.unitOfWork.run(async () => {
      if (!(await this.customers.lock(customerId))) throw customerNotFound();
      await this.trails.visit(customerId, { url, title, at, identityId });
      await this.customers.markSeen(customerId, at);
      await this.outbox.append('page.visited', customerId, { customerId, url, title, at: at.toISOString() });
    });
  }

  /** The last window of the shopper is closed: no page is in front of them any more. */
  async leave(actor: CustomerActor): Promise<void> {
    await this.trails.leave(actor.customerId);
  }
}

// An agent opens it with a click: only what a browser shows, and without a password in it.
function pageOf(text: string): string {
  if (!URL.canParse(text)) throw notAPage();
  const url = new URL(text);
  if (!['http:', 'https:'].includes(url.protocol)) throw notAPage();
  url.username = url.password = '';
  return url.href.slice(0, 2_000);
}

function notAPage(): Refusal {
  return new Refusal('invalid-payload', 'This is not the address of a web page.', { field: 'url' });
}
