import { AgentReader, CalendarReader } from '@yingda/agents';
import {
  type PastHappening,
  type RuleActor,
  RuleCanned,
  RuleCases,
  RuleDeeds,
  RuleFacts,
  RuleOutside,
  RulePast,
  RulePeople,
  RulePromises,
  type RuleSheet,
  RuleSurveys,
  Speaking,
} from '@yingda/automation';
import { CaseReader, OpenCase } from '@yingda/cases';
import { providerFetch, PublicAddress } from '@yingda/channels';
import { type Priority, Refusal } from '@yingda/contracts/names';
import {
  AddNote,
  AssignConversation,
  CloseByRule,
  ConversationReader,
  HoldConversation,
  MarkConversation,
  QueueConversation,
  TransferConversation,
} from '@yingda/conversations';
import { SegmentReader, SetAttribute } from '@yingda/customers';
import type { SystemActor } from '@yingda/events';
import { MakePromises } from '@yingda/promises';
import { RaisePriority } from '@yingda/routing';
import { InviteToSurveys, SurveyReader } from '@yingda/surveys';
import { CLOCK, type Clock } from '@yingda/platform';
import { RuleFactsView } from '../views/rule-facts';
import { RulePastView } from '../views/rule-past';
import { SpeakingInConversations } from './automation-ports';
import type { Lookup } from './lookup';
import { port } from './port';

function actorOf({ ruleId, ruleName, depth }: RuleActor): SystemActor {
  const speaker = { kind: 'system', name: ruleName } as const;
  return { kind: 'system', name: ruleName, speaker, cause: { ruleId, depth } };
}

/** rules → conversations, customers, agents: what is known. */
export class RuleFactsFromContexts extends RuleFacts {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async sheet(conversationId: string): Promise<RuleSheet | null> {
    const view = this.lookup.get(RuleFactsView);
    const row = await view.row(conversationId);
    if (!row) return null;
    const { tier, inboxId, teamId } = row;
    const found = await this.lookup.get(CalendarReader).applying({ tier, inboxId, teamId });
    const now = this.lookup.get<Clock>(CLOCK as never).now();
    const sheet = view.sheetOf(row, found ? found.calendar.isOpen(now) : true);
    const segments = await this.lookup.get(SegmentReader).of(row.customerId);
    return { ...sheet, facts: { ...sheet.facts, 'customer.segment': segments } };
  }
  override conversationOf(customerId: string): Promise<string | null> {
    return this.lookup.get(RuleFactsView).conversationOf(customerId);
  }
}

/** rules → conversations, customers, routing: what is done. */
export class DeedsOfRules extends RuleDeeds {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async assign(by: RuleActor, to: { conversationId: string; agentId: string }): Promise<void> {
    await this.lookup.get(AssignConversation).execute(actorOf(by), to);
  }
  override async move(by: RuleActor, to: { conversationId: string; teamId: string }): Promise<void> {
    const { conversationId, teamId } = to;
    const state = await this.lookup.get(ConversationReader).state(conversationId);
    // Where it waits or is answered already it stays: moving it would only take away its place.
    if (state?.teamId === teamId && state.status !== 'bot') return;
    if (state?.teamId === teamId) {
      await this.lookup.get(QueueConversation).execute(actorOf(by), { conversationId });
      return;
    }
    const transfer = { conversationId, to: { teamId }, note: by.ruleName };
    await this.lookup.get(TransferConversation).execute(actorOf(by), transfer);
  }
  override async mark(
    by: RuleActor,
    marks: { conversationId: string; tag?: string[]; untag?: string[]; priority?: Priority },
  ): Promise<void> {
    const { conversationId, priority } = marks;
    if (priority === 'high' || priority === 'urgent') {
      const state = await this.lookup.get(ConversationReader).state(conversationId);
      // The team's queue is locked before the conversation, as everywhere. One that waits no more needs no turn.
      if (state?.status === 'queued')
        await this.lookup
          .get(RaisePriority)
          .execute(conversationId)
          .catch((error: unknown) => {
            if (!(error instanceof Refusal)) throw error;
          });
    }
    await this.lookup.get(MarkConversation).execute(actorOf(by), marks);
  }
  override async close(by: RuleActor, which: { conversationId: string }): Promise<void> {
    await this.lookup.get(CloseByRule).execute(actorOf(by), which);
  }
  override async note(
    by: RuleActor,
    note: { conversationId: string; noteId: string; text: string; tell: string[] },
  ): Promise<{ notTold: number }> {
    const { conversationId, noteId: clientMessageId, text, tell: mentions } = note;
    const command = { conversationId, clientMessageId, text, mentions };
    const { notTold } = await this.lookup.get(AddNote).execute(actorOf(by), command);
    return { notTold: notTold?.length ?? 0 };
  }
  override async setAttribute(
    by: RuleActor,
    set: { customerId: string; key: string; value: string },
  ): Promise<void> {
    await this.lookup.get(SetAttribute).execute(actorOf(by), set);
  }
}

/** rules → agents: who leads. */
export class PeopleOfRules extends RulePeople {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async leadsOf(teamId: string | null): Promise<string[]> {
    const reader = this.lookup.get(AgentReader);
    const people = teamId ? await reader.briefsOfTeam(teamId) : await reader.briefs();
    return people.filter(({ role, active }) => active && role === 'supervisor').map(({ id }) => id);
  }
}

/** rules → surveys: asking for a rating. */
export class SurveysOfRules extends RuleSurveys {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async invite(
    by: RuleActor,
    {
      conversationId,
      surveyId,
      occasionId,
    }: { conversationId: string; surveyId: string | null; occasionId: string },
  ): Promise<{ asked: boolean; why: string | null }> {
    const form = surveyId
      ? await (await this.lookup.get(SurveyReader).forms()).find(({ id }) => id === surveyId)
      : null;
    if (form === undefined) throw new Refusal('survey-not-found', 'The form is gone.');
    const ask = { conversationId, occasion: occasionId, ...(form ? { formKey: form.key } : {}) };
    try {
      await this.lookup.get(InviteToSurveys).execute(actorOf(by), ask);
      return { asked: true, why: null };
    } catch (error) {
      if (error instanceof Refusal && error.code === 'survey-not-allowed')
        return { asked: false, why: error.message };
      throw error;
    }
  }
}

/** rules → promises: something owed. */
export class PromisesOfRules extends RulePromises {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async make(
    by: RuleActor,
    promise: { conversationId: string; promiseId: string; text: string; dueAt: Date },
  ): Promise<void> {
    const { conversationId, promiseId, text, dueAt } = promise;
    const due = { at: dueAt };
    const command = {
      kind: 'agreed',
      what: text,
      due,
      conversationId,
      onceKey: `rule ${promiseId}`,
    } as const;
    await this.lookup.get(MakePromises).execute(actorOf(by), command);
  }
}

/** rules → cases: opened about a message. */
export class CasesOfRules extends RuleCases {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async open(
    by: RuleActor,
    { conversationId, caseId, kind, title, position }: Parameters<RuleCases['open']>[1],
  ): Promise<{ opened: boolean; id: string; number: string }> {
    // Under the conversation's lock, which opening takes as well: two rules cannot open it side by side.
    await this.lookup.get(HoldConversation).execute(conversationId);
    const open = await this.lookup.get(CaseReader).openOf(conversationId, kind);
    if (open && open.id !== caseId) return { opened: false, ...open };
    const messageId = await this.lookup.get(RuleFactsView).messageAt(conversationId, position);
    const command = {
      ...{ caseId, kind, conversationId },
      ...(title ? { title } : {}),
      ...(messageId ? { messageIds: [messageId] } : {}),
    };
    const { number } = await this.lookup.get(OpenCase).execute(actorOf(by), command);
    return { opened: true, id: caseId, number };
  }
}

/** rules → knowledge: what canned responses of the shop and of teams say. */
export class CannedOfRules extends RuleCanned {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override text(cannedResponseId: string, language: string | null): Promise<string | null> {
    return this.lookup.get(RuleFactsView).cannedText(cannedResponseId, language);
  }
}

/** rules → the world: by the same guarded way as to providers. */
export class OutsideOfRules extends RuleOutside {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async post(call: {
    url: string;
    headers: Record<string, string>;
    body: string;
    seconds: number;
  }): Promise<number> {
    const { url, headers, body, seconds } = call;
    const { privateHosts = [] } = this.lookup.get<PublicAddress>(PublicAddress as never);
    const init = { method: 'POST', headers, body, timeoutMs: seconds * 1_000 } as const;
    return (await providerFetch(url, init, { privateHosts, origins: [] })).status;
  }
}

/** rules → conversations: what happened before. */
export class PastOfRules extends RulePast {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override happenings(asked: Parameters<RulePast['happenings']>[0]): Promise<PastHappening[]> {
    return this.lookup.get(RulePastView).happenings(asked);
  }
}

/** All that rules ask of others. */
export const rulePorts = [
  port(Speaking, SpeakingInConversations),
  port(RuleFacts, RuleFactsFromContexts),
  port(RuleDeeds, DeedsOfRules),
  port(RulePeople, PeopleOfRules),
  port(RuleSurveys, SurveysOfRules),
  port(RulePromises, PromisesOfRules),
  port(RuleCanned, CannedOfRules),
  port(RuleOutside, OutsideOfRules),
  port(RulePast, PastOfRules),
  port(RuleCases, CasesOfRules),
];
