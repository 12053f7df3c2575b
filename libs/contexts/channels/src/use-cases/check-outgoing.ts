import { type OutboundPreview, type Outlet } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { wordsOf } from '../domain/pieces';
import type { ClosedWhy } from '../domain/windows';
import type { People, Replies } from '../ports';
import type { InboxTable } from '../storage/inboxes';
import type { Outgoing, OutgoingMessage, Target } from './outgoing';
import type { TemplateReader } from './template-reader';
import type { WindowReader } from './window-reader';

export interface CheckOutgoingCommand extends OutgoingMessage {
  /** The identity the agent chose. */
  identityId?: string;
}

const SENTENCES: Record<ClosedWhy, string> = {
  'never-opened': 'The customer has not written through this channel yet; they must write first.',
  over: 'The time in which the customer could be answered here is over.',
  quota: 'No more messages may be sent here until the customer writes again.',
  unreachable: 'The customer has left this channel or blocked it.',
};
const KNOWN_MS = 5_000;
const MOST_KNOWN = 20_000;

/** Whether what an agent is about to send can be sent now; nothing of it is stored when not, so nothing is lost. */
export class CheckOutgoing {
  /** Conversations that are answered on the web, and until when that need not be asked again (monotonic). */
  private readonly onTheWeb = new Map<string, number>();

  constructor(
    private readonly outgoing: Outgoing,
    private readonly windows: WindowReader,
    private readonly templates: TemplateReader,
  ) {}

  /** @throws Refusal window-closed, with what can be done instead; not-permitted for an identity of somebody else */
  async execute(command: CheckOutgoingCommand): Promise<void> {
    const { conversationId, identityId } = command;
    // Most conversations are on the web; asking about each message would be paid by all of them.
    const template = command.content.kind === 'template' ? command.content : null;
    const known = !template && (this.onTheWeb.get(conversationId) ?? 0) > performance.now();
    if (!identityId && known) return;
    const target = await this.outgoing.target(conversationId, { identityId });
    if (template) await this.templates.check(template, target);
    // Chosen for one message, the web says nothing of where the next one goes.
    if (!target) return identityId ? undefined : this.remember(conversationId);
    const { pieces } = await this.outgoing.convert(command, target);
    const want = { pieces: pieces.length, automatic: false, template: template !== null };
    const how = await this.windows.passage(target, want);
    if (how.kind === 'closed')
      throw await closed(how.why, { target, pieces: pieces.length, windows: this.windows });
  }

  /** Whether an automatic text can go: `last-message` when it would take the last one that may be sent. Null: it can. */
  async automatic(command: CheckOutgoingCommand): Promise<'window-closed' | 'last-message' | null> {
    if ((this.onTheWeb.get(command.conversationId) ?? 0) > performance.now()) return null;
    const target = await this.outgoing.target(command.conversationId, { identityId: command.identityId });
    if (!target) {
      this.remember(command.conversationId);
      return null;
    }
    const { pieces } = await this.outgoing.convert(command, target);
    const how = await this.windows.passage(target, {
      pieces: pieces.length,
      automatic: true,
      template: command.content.kind === 'template',
    });
    if (how.kind !== 'closed') return null;
    return how.why === 'quota' ? 'last-message' : 'window-closed';
  }

  private remember(conversationId: string): void {
    if (this.onTheWeb.size >= MOST_KNOWN) this.onTheWeb.clear();
    this.onTheWeb.set(conversationId, performance.now() + KNOWN_MS);
  }
}

/** The refusal with all that a closed composer shows. */
export async function closed(
  why: ClosedWhy,
  { target, pieces, windows }: { target: Target; pieces: number; windows: WindowReader },
): Promise<Refusal> {
  return new Refusal('window-closed', SENTENCES[why], {
    why,
    channel: target.inbox.channel,
    identityId: target.identityId,
    pieces,
    window: await windows.view(target),
    fallbacks: [...target.can.fallbacks],
  });
}

/** How a message will arrive, before it is sent. */
export class PreviewOutgoing {
  constructor(
    private readonly outgoing: Outgoing,
    private readonly windows: WindowReader,
  ) {}

  async execute(command: CheckOutgoingCommand): Promise<OutboundPreview> {
    const target = await this.outgoing.target(command.conversationId, { identityId: command.identityId });
    if (!target) return { channel: 'web', pieces: [], conversions: [], window: null, fits: true };
    const { pieces, conversions } = await this.outgoing.convert(command, target);
    const [window, how] = await Promise.all([
      this.windows.view(target),
      this.windows.passage(target, {
        pieces: pieces.length,
        automatic: false,
        template: command.content.kind === 'template' && target.can.carries.includes('template'),
      }),
    ]);
    return {
      channel: target.inbox.channel,
      pieces: pieces.map((piece) => ({ kind: piece.kind, text: wordsOf(piece) })),
      conversions,
      window,
      fits: how.kind !== 'closed',
    };
  }
}

/** The ways to answer a customer. */
export class OutletReader {
  constructor(
    private readonly outgoing: Outgoing,
    private readonly windows: WindowReader,
    private readonly people: People,
    private readonly replies: Replies,
    private readonly inboxes: InboxTable,
  ) {}

  /** The one they wrote from last is `chosen`. Visitors' several browsers are one way: what is said there is read here. */
  async of(conversationId: string): Promise<Outlet[]> {
    const to = await this.replies.to(conversationId);
    if (!to) return [];
    const outlets: Outlet[] = [];
    for (const { identityId, label } of await this.replies.identities(to.customerId)) {
      const address = await this.people.address(identityId);
      if (!address || address.channel === 'shop') continue;
      const { channel, inboxId } = address;
      const chosen = identityId === to.identityId;
      const target = await this.outgoing.reached(identityId, address);
      if (target)
        outlets.push({
          ...{ identityId, inboxId, channel, label, chosen },
          window: await this.windows.view(target),
          carries: [...target.can.carries],
          changes: [...(target.can.changes ?? [])],
        });
      else if (channel === 'web' && (await this.inboxes.byId(inboxId)))
        outlets.push({ identityId, inboxId, channel, label, chosen, window: null, carries: null });
    }
    return outlets.filter((one) => one.channel !== 'web' || one.chosen || !webBefore(outlets, one));
  }
}

function webBefore(outlets: Outlet[], one: Outlet): boolean {
  return outlets.some(
    (other) =>
      other.channel === 'web' &&
      other !== one &&
      (other.chosen || outlets.indexOf(other) < outlets.indexOf(one)),
  );
}
