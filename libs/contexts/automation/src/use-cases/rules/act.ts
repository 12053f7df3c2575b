import { type RuleAction, type RuleActionResult } from '@yingda/contracts';
import { Refusal, RULE_LIMITS } from '@yingda/contracts/names';
import { type Clock, type Timers } from '@yingda/platform';
import { v5 as uuidV5 } from 'uuid';
import type {
  RuleActor,
  RuleCases,
  RuleDeeds,
  RuleFacts,
  RulePeople,
  RulePromises,
  RuleSheet,
  RuleSurveys,
} from '../../rule-ports';
import type { StoredRun } from '../../storage/rules/runs-table';
import type { CallWebhook } from './call-webhook';
import type { Reply } from './reply';

/** Kind of the timers that let runs go on after a wait. */
export const WAIT_TIMER = 'automation.rule-wait';

/** How an action came out. */
export type Outcome = Pick<RuleActionResult, 'state' | 'why' | 'details'>;

const done = (details: Record<string, string> = {}): Outcome => ({ state: 'done', why: null, details });

/** The ways actions go. */
export interface Ways {
  deeds: RuleDeeds;
  people: RulePeople;
  surveys: RuleSurveys;
  promises: RulePromises;
  cases: RuleCases;
  reply: Reply;
  webhook: CallWebhook;
}

/** Does one action of a run, in the caller's unit of work. @throws Refusal where it cannot be done */
export class Act {
  constructor(
    private readonly facts: RuleFacts,
    private readonly ways: Ways,
    private readonly timers: Timers,
    private readonly clock: Clock,
  ) {}

  async execute(run: StoredRun, at: number): Promise<Outcome> {
    const action = run.actions[at]!;
    const now = this.clock.now();
    switch (action.kind) {
      case 'wait':
        await this.timers.set(WAIT_TIMER, run.id, new Date(now.getTime() + action.seconds! * 1_000), {
          runId: run.id,
        });
        return { state: 'waiting', why: null, details: { seconds: String(action.seconds) } };
      case 'webhook':
        return this.ways.webhook.execute(run, at, await this.sheetOf(run));
      case 'attribute':
        if (run.customerId === null) throw new Refusal('customer-not-found', 'No customer is concerned.');
        await this.ways.deeds.setAttribute(byOf(run), {
          ...{ customerId: run.customerId, key: action.key!, value: action.value! },
        });
        return done();
      default:
        return this.inConversation(run, at);
    }
  }

  private async inConversation(run: StoredRun, at: number): Promise<Outcome> {
    const action = run.actions[at]!;
    const sheet = await this.sheetOf(run);
    if (!sheet)
      throw new Refusal(
        'conversation-not-found',
        'The customer has no conversation that it could be done in.',
      );
    const { conversationId } = sheet;
    const { deeds, reply, surveys, promises } = this.ways;
    const by = byOf(run);
    const occasion = uuidV5(String(at), run.id);
    switch (action.kind) {
      case 'reply':
        return reply.execute(run, at, sheet);
      case 'assign':
        await deeds.assign(by, { conversationId, agentId: action.agentId! });
        return done();
      case 'team':
        await deeds.move(by, { conversationId, teamId: action.teamId! });
        return done();
      case 'tag':
      case 'untag':
        await deeds.mark(by, { conversationId, [action.kind]: action.tags! });
        return done();
      case 'priority':
        await deeds.mark(by, { conversationId, priority: action.priority! });
        return done();
      case 'close':
        await deeds.close(by, { conversationId });
        return done();
      case 'note':
        await deeds.note(by, { conversationId, noteId: occasion, text: action.text!, tell: [] });
        return done();
      case 'notify':
        return this.notify(run, action, { sheet, noteId: occasion });
      case 'survey': {
        const ask = { conversationId, surveyId: action.surveyId ?? null, occasionId: occasion };
        const { asked, why } = await surveys.invite(by, ask);
        return asked ? done() : { state: 'skipped', why, details: {} };
      }
      case 'promise': {
        const dueAt = new Date(this.clock.now().getTime() + action.seconds! * 1_000);
        await promises.make(by, { conversationId, promiseId: occasion, text: action.text!, dueAt });
        return done({ dueAt: dueAt.toISOString() });
      }
      case 'case':
        return this.openCase(run, action, { sheet, caseId: occasion });
      default:
        throw new Error(`${action.kind} is no action in a conversation`);
    }
  }

  private async notify(
    run: StoredRun,
    { agentIds = [], leads, holder, text }: RuleAction,
    { sheet, noteId }: { sheet: RuleSheet; noteId: string },
  ): Promise<Outcome> {
    const told = [
      ...agentIds,
      ...(leads ? await this.ways.people.leadsOf(sheet.teamId) : []),
      ...(holder && sheet.agentId ? [sheet.agentId] : []),
    ];
    const tell = [...new Set(told)].slice(0, RULE_LIMITS.actions);
    if (tell.length === 0) throw new Refusal('agent-not-found', 'There is nobody to tell.');
    const { conversationId } = sheet;
    const note = { conversationId, noteId, text: text!, tell };
    const { notTold } = await this.ways.deeds.note(byOf(run), note);
    return done({ told: String(tell.length - notTold), notTold: String(notTold) });
  }

  private async openCase(
    run: StoredRun,
    { caseKind, title }: RuleAction,
    { sheet, caseId }: { sheet: RuleSheet; caseId: string },
  ): Promise<Outcome> {
    const { conversationId } = sheet;
    const wanted = { conversationId, caseId, kind: caseKind!, title: title ?? null };
    const { position } = run.facts;
    const { opened, id, number } = await this.ways.cases.open(byOf(run), { ...wanted, position });
    if (opened) return done({ caseId: id, case: number });
    return {
      state: 'skipped',
      why: `Case ${number} of this kind is open already.`,
      details: { caseId: id, case: number },
    };
  }

  private async sheetOf({ conversationId, customerId }: StoredRun): Promise<RuleSheet | null> {
    const id = conversationId ?? (customerId ? await this.facts.conversationOf(customerId) : null);
    return id ? this.facts.sheet(id) : null;
  }
}

function byOf({ ruleId, ruleName, depth }: StoredRun): RuleActor {
  return { ruleId, ruleName, depth };
}
