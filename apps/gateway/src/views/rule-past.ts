import { messageFacts, type PastHappening, textOfContent } from '@yingda/automation';
import { type Content } from '@yingda/contracts';
import type { ConversationStatus, RuleTriggerKind } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';
import { RULE_FACTS, RULE_FACTS_FROM, ruleFactsOf, type RuleFactsRow } from './rule-facts';

interface PastAsked {
  trigger: RuleTriggerKind;
  seconds: number | null;
  status: ConversationStatus | null;
  from: Date;
  to: Date;
  limit: number;
}

type PastRow = RuleFactsRow & {
  at: Date;
  position: number | null;
  content: Content | null;
  details: Record<string, string> | null;
  score: number | null;
  formId: string | null;
  kind: string | null;
  policyId: string | null;
  caseFacts: PastHappening['facts'] | null;
};

const EXCERPT = 120;

/**
 * What rules would have heard of in a stretch of the past, newest first. Messages are read along the index of what can
 * be searched, conversations along those of their beginning and end, so that a stretch costs by what is shown of it.
 */
export class RulePastView {
  constructor(private readonly database: Database) {}

  async happenings(asked: PastAsked): Promise<PastHappening[]> {
    const source = sourceOf(asked);
    const rows = await this.database.query<PastRow>(
      `with h as materialized (${source} limit $3)
       select ${RULE_FACTS}, h.at, h.position, h.content, h.details, h.score, h.form_id as "formId", h.kind,
         h.policy_id as "policyId", ${isOfCase(asked) ? 'h.case_facts' : 'null'} as "caseFacts", null as "customerPosition", null as "customerWroteAt", null as "agentPosition",
         null as "agentWroteAt"
       from h join conversations c on c.id = h.conversation_id ${RULE_FACTS_FROM} order by h.at desc`,
      [asked.from, asked.to, asked.limit],
    );
    return rows.map((row) => happeningOf(row));
  }
}

const EMPTY = `null::int as position, null::jsonb as content, null::jsonb as details, null::int as score,
  null::uuid as form_id, null::text as kind, null::uuid as policy_id`;

function sourceOf({ trigger, seconds, status }: PastAsked): string {
  const more = `interval '${Number(seconds ?? 0)} seconds'`;
  switch (trigger) {
    case 'message.customer':
    case 'message.agent':
      return `select m.conversation_id, m.created_at as at, m.position, m.content, null::jsonb as details,
          null::int as score, null::uuid as form_id, null::text as kind, null::uuid as policy_id
        from message_search s join messages m on m.id = s.message_id
        where s.created_at >= $1 and s.created_at < $2 and m.entry = 'message' and m.recalled_at is null
          and m.author_kind = '${trigger === 'message.agent' ? 'agent' : 'customer'}' and m.copied_from_id is null
        order by s.created_at desc, s.message_id desc`;
    case 'survey.answered':
      return `select conversation_id, answered_at as at, null::int as position, null::jsonb as content,
          null::jsonb as details, rating as score, form_id, null::text as kind, null::uuid as policy_id
        from (${SURVEYS}) s where answered_at >= $1 and answered_at < $2 order by answered_at desc`;
    case 'service-level.breached':
    case 'service-level.warned': {
      const column = trigger === 'service-level.breached' ? 'breached_at' : 'warned_at';
      return `select k.conversation_id, k.${column} as at, null::int as position, null::jsonb as content,
          null::jsonb as details, null::int as score, null::uuid as form_id, k.kind,
          (k.terms ->> 'policyId')::uuid as policy_id
        from conversations c join service_level_clocks k on k.conversation_id = c.id
        where k.${column} >= $1 and k.${column} < $2 and ${recent} order by k.${column} desc`;
    }
    case 'time.unanswered':
    case 'time.answered': {
      const [who, other] = trigger === 'time.unanswered' ? ['customer', 'agent'] : ['agent', 'customer'];
      return `select m.conversation_id, m.created_at + ${more} as at, m.position, m.content, null::jsonb as details,
          null::int as score, null::uuid as form_id, null::text as kind, null::uuid as policy_id
        from message_search s join messages m on m.id = s.message_id
          join conversations c on c.id = m.conversation_id
        where s.created_at >= $1::timestamptz - ${more} and s.created_at < $2::timestamptz - ${more}
          and m.entry = 'message' and m.author_kind = '${who}' and m.copied_from_id is null
          and (c.closed_at is null or c.closed_at > m.created_at + ${more})
          and not exists (select 1 from messages n where n.conversation_id = m.conversation_id
            and n.position > m.position and n.entry = 'message' and n.author_kind in ('${who}', '${other}')
            and n.created_at <= m.created_at + ${more})
        order by s.created_at desc, s.message_id desc`;
    }
    case 'time.opened':
      return `select c.id as conversation_id, c.opened_at + ${more} as at, ${EMPTY} from conversations c
        where ${openedBetween} and c.opened_at + ${more} < $2 and (c.closed_at is null or c.closed_at > c.opened_at + ${more})
        order by c.opened_at desc`;
    case 'case.opened':
    case 'case.closed':
    case 'case.reopened':
      return ofCases(trigger.slice(5));
    case 'time.in-status':
      return inStatus(status!, more);
    default:
      return entriesOf(trigger);
  }
}

/** Conversations that stood in a stretch: those that ended in it or since, and those that are open. */
const recent = `(c.closed_at >= $1 or c.closed_at is null) and c.opened_at < $2`;
const openedBetween = `${recent} and c.opened_at >= $1`;
const SURVEYS = `select conversation_id, answered_at, rating, form_id from survey_answers`;

const isOfCase = ({ trigger }: PastAsked) => trigger.startsWith('case.');

// Kind, category and level are as they are now; of cases without a conversation there is nothing to show.
function ofCases(step: string): string {
  return `select k.conversation_id, s.at, ${EMPTY}, jsonb_strip_nulls(jsonb_build_object('case.kind', k.kind,
      'case.category', k.category, 'case.level', k.level, 'case.closedAs', s.details ->> 'closedAs',
      'event.by', s.by_kind)) as case_facts
    from cases k join case_steps s on s.case_id = k.id and s.step = '${step}'
    where (k.closed_at >= $1 or k.closed_at is null) and k.opened_at < $2 and k.conversation_id is not null
      and s.at >= $1 and s.at < $2
    order by s.at desc`;
}

// The status a conversation was in is only kept where it still is, or for the queue and the end.
function inStatus(status: ConversationStatus, more: string): string {
  const since = { closed: 'closed_at', abandoned: 'closed_at', queued: 'queued_at', bot: 'opened_at' }[
    status as string
  ];
  const from = since ?? 'assigned_at';
  return `select c.id as conversation_id, c.${from} + ${more} as at, ${EMPTY} from conversations c
    where ${recent} and c.${from} >= $1::timestamptz - ${more} and c.${from} < $2::timestamptz - ${more}
      and c.status = '${status}' order by c.${from} desc`;
}

/** Timeline entries of conversations that were there at that time. */
const ENTRIES: Partial<Record<RuleTriggerKind, string>> = {
  'conversation.opened': 'conversation-opened',
  'conversation.queued': 'conversation-queued',
  'conversation.assigned': 'conversation-assigned',
  'conversation.transferred': 'conversation-transferred',
  'conversation.escalated': 'conversation-escalated',
  'conversation.closed': 'conversation-closed',
  'conversation.reopened': 'conversation-reopened',
  'conversation.abandoned': 'conversation-abandoned',
};

function entriesOf(trigger: RuleTriggerKind): string {
  const event = ENTRIES[trigger];
  if (!event)
    return `select c.id as conversation_id, c.opened_at as at, ${EMPTY} from conversations c where false and $1 < $2::timestamptz`;
  return `select m.conversation_id, m.created_at as at, m.position, null::jsonb as content,
      m.content -> 'details' as details, null::int as score, null::uuid as form_id, null::text as kind,
      null::uuid as policy_id
    from conversations c join messages m on m.conversation_id = c.id
    where ${recent} and m.entry = 'event' and m.content ->> 'event' = '${event}'
      and m.created_at >= $1 and m.created_at < $2
    order by m.created_at desc`;
}

function happeningOf(row: PastRow): PastHappening {
  const { at, position, content, details, score, formId, kind, policyId, caseFacts } = row;
  const text = content ? textOfContent(content) : '';
  return {
    ...{ conversationId: row.id, number: row.number, at, position },
    excerpt: text.slice(0, EXCERPT),
    facts: {
      ...ruleFactsOf(row, at),
      ...(content ? messageFacts(content, text) : {}),
      ...(details?.['endedBy'] ? { 'event.endedBy': details['endedBy'] } : {}),
      ...(details?.['reason'] ? { 'event.reason': details['reason'] } : {}),
      ...(details?.['how'] ? { 'event.how': details['how'] } : {}),
      ...(score === null ? {} : { 'survey.score': score }),
      ...(formId === null ? {} : { 'survey.form': formId }),
      ...(kind === null ? {} : { 'serviceLevel.kind': kind }),
      ...caseFacts,
      ...(policyId === null ? {} : { 'serviceLevel.policy': policyId }),
    },
  };
}
