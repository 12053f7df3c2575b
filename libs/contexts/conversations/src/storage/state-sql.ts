/** A timestamp as JavaScript writes it, whatever the session's time zone. */
export const isoSql = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The parts of a state that differ between messages of one batch. */
export interface Numbers {
  sequence: string;
  position: string;
  unread: string;
  lastMessage: { authorKind: string; authorId: string; authorName: string; excerpt: string; at: string };
}

/**
 * `stateOf` (domain/views.ts) in SQL, for the statement that has to write the state it makes. `c` is a conversation's
 * row; the numbers are expressions. One object built at once, because joining objects copies them.
 */
export const stateSql = (numbers: Numbers): string => `jsonb_build_object(
  'id', c.id, 'number', c.number::text, 'channel', c.channel, 'inboxId', c.inbox_id, 'customerId', c.customer_id,
  'identityId', c.identity_id, 'teamId', c.team_id, 'agentId', c.agent_id, 'status', c.status,
  'waitingFor', c.waiting_for, 'waitingSince', ${isoSql('c.waiting_since')}, 'escalationLevel', c.escalation_level,
  'openedAt', ${isoSql('c.opened_at')}, 'queuedAt', ${isoSql('c.queued_at')},
  'assignedAt', ${isoSql('c.assigned_at')}, 'acceptedAt', ${isoSql('c.accepted_at')},
  'firstResponseAt', ${isoSql('c.first_response_at')}, 'closedAt', ${isoSql('c.closed_at')},
  'endedBy', c.ended_by, 'wrapUpDue', c.wrap_up_due,
  'disposition', case when c.disposition_topic_id is not null then jsonb_build_object(
    'topicId', c.disposition_topic_id, 'resolved', c.disposition_resolved, 'summary', c.disposition_summary) end,
  'rating', case when c.rating_score is not null then jsonb_strip_nulls(jsonb_build_object(
    'score', c.rating_score, 'resolved', c.rating_resolved, 'comment', c.rating_comment,
    'ratedAt', ${isoSql('c.rated_at')})) end,
  'lastMessage', jsonb_build_object('authorKind', ${numbers.lastMessage.authorKind},
    'authorId', ${numbers.lastMessage.authorId}, 'authorName', ${numbers.lastMessage.authorName},
    'excerpt', ${numbers.lastMessage.excerpt}, 'at', ${isoSql(numbers.lastMessage.at)}),
  'unread', ${numbers.unread},
  'marks', jsonb_build_object('customerDelivered', c.customer_delivered, 'customerRead', c.customer_read,
    'agentRead', c.agent_read),
  'head', jsonb_build_object('conversationId', c.id, 'sequence', ${numbers.sequence}, 'revision', c.staff_revision,
    'position', ${numbers.position}),
  'leftMessage', c.left_message, 'mergedInto', c.merged_into_id, 'subject', c.subject)`;
