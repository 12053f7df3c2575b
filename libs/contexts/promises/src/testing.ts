import { newId, silentLog, Calendar } from '@yingda/platform';
import type { AgentActor } from '@yingda/events';
import type { TestDatabase } from '@yingda/testing';
import { createPromises, type PromiseNeeds, type Promises } from './create-promises';
import { BusinessHours, Customers, type Debtor, type OwedIn, Staff, Talks } from './ports';

/** A shop for specs of what is owed: a team with a lead and two agents, one manager, one conversation. */
export class PromiseWorld {
  readonly teamId = newId();
  readonly conversationId = newId();
  readonly customerId = newId();
  readonly lead = this.person('Lee', { leads: true });
  readonly manager = this.person('Max', { leads: true, teamIds: [] });
  readonly ann = this.person('Ann');
  readonly bob = this.person('Bob');
  readonly people = [this.lead, this.manager, this.ann, this.bob];
  /** Lines in the conversation's timeline. */
  readonly lines: string[] = [];
  /** What customers were told, by what it was told for. */
  readonly told = new Map<string, string>();
  readonly promises: Promises;

  constructor(readonly db: TestDatabase) {
    this.promises = createPromises(this.needs());
  }

  actor({ id, name, teamIds }: Debtor, permissions: AgentActor['permissions'] = {}): AgentActor {
    return {
      ...{ kind: 'agent', agentId: id, name, publicName: name, role: 'agent', teamIds },
      permissions: { 'promise.work': 'own', 'contact.work': 'own', ...permissions },
    };
  }

  needs(): PromiseNeeds {
    const { database, unitOfWork, clock, outbox } = this.db;
    const [people, lines, told] = [this.people, this.lines, this.told];
    const { conversationId, customerId, teamId } = this;
    const staff = new (class extends Staff {
      override async find(id: string): Promise<Debtor | null> {
        return people.find((one) => one.id === id) ?? null;
      }
      override async leadsOf(of: string | null): Promise<Debtor[]> {
        const leads = people.filter(({ active, leads: leading }) => active && leading);
        const own = leads.filter(({ teamIds }) => of !== null && teamIds.includes(of));
        return own.length > 0 ? own : leads.filter(({ teamIds }) => teamIds.length === 0);
      }
    })();
    const talks = new (class extends Talks {
      override async hold(id: string): Promise<OwedIn | null> {
        return id === conversationId ? { number: '100318', customerId, teamId } : null;
      }
      override async record(_: string, event: string): Promise<void> {
        lines.push(event);
      }
      override async tell(_: AgentActor, { text, onceId }: { text: string; onceId: string }): Promise<void> {
        if (!told.has(onceId)) told.set(onceId, text);
      }
    })();
    return {
      ...{ database, unitOfWork, clock, outbox, log: silentLog, staff, talks },
      hours: new NineToSix(),
      customers: new Names(),
    };
  }

  private person(name: string, more: Partial<Debtor> = {}): Debtor {
    return { ...{ id: newId(), name, active: true, leads: false, teamIds: [this.teamId] }, ...more };
  }
}

/** Open on weekdays from nine to six in Shanghai. */
export class NineToSix extends BusinessHours {
  override async of(): Promise<Calendar> {
    const day = [{ open: '09:00', close: '18:00' }];
    const days = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] };
    return new Calendar({ timeZone: 'Asia/Shanghai', days, holidays: [] });
  }
}

class Names extends Customers {
  override async names(ids: readonly string[]): Promise<Map<string, string>> {
    return new Map(ids.map((id) => [id, '周女士']));
  }
}
