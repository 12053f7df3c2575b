import { type MessageTemplate, type NoticePlan } from '@yingda/contracts';
import type { NoticeLeftOut, Permission } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import { AuditLog, newId, silentLog } from '@yingda/platform';
import type { TestDatabase } from '@yingda/testing';
import { createNotices, type Notices } from './create-notices';
import { type Addressee, NoticeAccounts, NoticePeople, NoticeSegments, type Ways } from './notice-ports';
import { type Said, type Say, Speaking } from './ports';

/** A shop with a segment and a queue for specs of notices; what is said stands in `said` once it is committed. */
export class NoticeWorld {
  readonly segmentId = newId();
  readonly teamId = newId();
  readonly inboxId = newId();
  readonly members: string[] = [];
  readonly waiting: string[] = [];
  readonly leftOut = new Map<string, NoticeLeftOut>();
  /** Who was said what, in the order in which it was committed. */
  readonly said: { customerId: string; text: string }[] = [];
  /** What the account's provider has approved, and what it is set to. */
  approved: MessageTemplate[] = [];
  pace: number | null = null;
  /** Whoever's window is closed: only an approved text reaches them. */
  readonly outside = new Set<string>();
  /** Called before anything is said; what it throws, the sender meets. */
  before: (customerId: string) => Promise<void> | void = () => undefined;
  private readonly customerOf = new Map<string, string>();

  constructor(readonly db: TestDatabase) {}

  person(scope: 'all' | 'team' | 'none', teamIds: string[] = []): AgentActor {
    const permission: Permission = 'notice.send';
    return {
      ...{ kind: 'agent', agentId: newId(), name: 'Mei', publicName: 'Mei', role: 'manager', teamIds },
      permissions: { [permission]: scope },
    };
  }

  customers(count: number, list = this.members): string[] {
    const ids = Array.from({ length: count }, () => newId());
    for (const id of ids) this.customerOf.set(`talk ${id}`, id);
    list.push(...ids);
    return ids;
  }

  plan(over: Partial<NoticePlan> = {}): NoticePlan {
    return {
      ...{ name: 'Parcels', audience: 'segment', way: 'message', purpose: 'service' },
      ...{ segmentId: this.segmentId, teamIds: [], inboxIds: [], channels: ['web'] },
      ...{ texts: { zh: '您好{{customer_name|}}，快递延误', en: '' }, perMinute: 3_000 },
      ...{ startsAt: null, endsAt: null, alsoMessage: false },
      ...over,
    };
  }

  /** One process: what it makes of notices, on the same database as every other one. */
  node(): Notices {
    const { database, unitOfWork, clock, outbox } = this.db;
    return createNotices({
      ...{ database, unitOfWork, clock, outbox, audit: new AuditLog(database, clock), log: silentLog },
      ...{ speaking: this.speaking(), segments: this.segments(), people: this.people() },
      accounts: this.accounts(),
    });
  }

  private speaking(): Speaking {
    const { said, db, customerOf, outside } = this;
    const before = (customerId: string) => this.before(customerId);
    return new (class extends Speaking {
      override async say({ conversationId, content }: Say): Promise<Said> {
        const customerId = [...customerOf.values()].find((id) => talkOf(id) === conversationId)!;
        await before(customerId);
        if (outside.has(customerId) && content.kind !== 'template')
          return { said: false, why: 'window-closed' };
        const text = content.kind === 'text' || content.kind === 'template' ? content.text : '';
        db.unitOfWork.afterCommit(() => void said.push({ customerId, text }));
        return { said: true, id: newId(), position: 1, sequence: 1, again: false };
      }
    })();
  }

  private accounts(): NoticeAccounts {
    const pace = (inboxIds: readonly string[]) =>
      this.pace === null ? [] : inboxIds.map((id): [string, number] => [id, this.pace!]);
    const approved = () => this.approved;
    return new (class extends NoticeAccounts {
      override async paces(inboxIds: readonly string[]) {
        return new Map(pace(inboxIds));
      }
      override async templates() {
        return approved();
      }
    })();
  }

  private segments(): NoticeSegments {
    const { members } = this;
    return new (class extends NoticeSegments {
      override async find() {
        return { name: 'Regulars', count: members.length };
      }
      override async count() {
        return { members: members.length, onChannels: members.length, agreed: members.length };
      }
      override async members(_: string, { cursor, limit }: { cursor: string | null; limit: number }) {
        const from = Number(cursor ?? 0);
        const next = from + limit < members.length ? String(from + limit) : null;
        return { ids: members.slice(from, from + limit), next };
      }
    })();
  }

  private people(): NoticePeople {
    const { leftOut, waiting, inboxId } = this;
    const one = (customerId: string): Addressee => {
      const why = leftOut.get(customerId) ?? null;
      const way = why ? null : ('web' as const);
      return {
        ...{ customerId, customerName: '王敏', language: 'zh-CN', leftOut: why, channel: way },
        ...{ inboxId: why ? null : inboxId, conversationId: why ? null : talkOf(customerId) },
      };
    };
    return new (class extends NoticePeople {
      override async reached(ids: readonly string[]): Promise<Addressee[]> {
        return ids.map(one);
      }
      override async waiting(_: Ways, { afterId }: { afterId: string | null; limit: number }) {
        return {
          people: waiting
            .filter((id) => afterId === null || id > afterId)
            .sort()
            .map(one),
          next: null,
        };
      }
      override async names(ids: readonly string[]): Promise<Map<string, string>> {
        return new Map(ids.map((id) => [id, '王敏']));
      }
      override async shopName(): Promise<string> {
        return '应答小店';
      }
      override async obstacle(customerId: string): Promise<NoticeLeftOut | null> {
        return leftOut.get(customerId) ?? null;
      }
    })();
  }
}

/** The conversation by which a customer of the world is reached. */
function talkOf(customerId: string): string {
  return customerId.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
}
