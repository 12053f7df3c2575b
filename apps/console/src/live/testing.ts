import type { ConversationRow } from '@yingda/contracts';

/** A conversation row for specs; everything that is not said is plain. */
export function aRow(
  parts: Partial<ConversationRow> & { tier?: ConversationRow['customer']['tier'] } = {},
): ConversationRow {
  const { tier, ...rest } = parts;
  const id = rest.id ?? 'c1';
  const customerId = rest.customerId ?? `customer-of-${id}`;
  return {
    id,
    number: '100001',
    channel: 'web',
    inboxId: 'i1',
    customerId,
    identityId: 'd1',
    teamId: 't1',
    agentId: 'me',
    status: 'active',
    waitingFor: 'us',
    waitingSince: '2026-11-21T06:00:00.000Z',
    escalationLevel: 1,
    openedAt: '2026-11-21T05:55:00.000Z',
    queuedAt: null,
    assignedAt: null,
    acceptedAt: null,
    firstResponseAt: null,
    closedAt: null,
    endedBy: null,
    wrapUpDue: false,
    disposition: null,
    rating: null,
    lastMessage: {
      authorKind: 'customer',
      excerpt: '您好',
      at: rest.waitingSince ?? '2026-11-21T06:00:00.000Z',
    },
    unread: 0,
    marks: { customerDelivered: 0, customerRead: 0, agentRead: 0 },
    head: { conversationId: id, sequence: 1, revision: 0, position: 1 },
    leftMessage: false,
    mergedInto: null,
    subject: null,
    customer: {
      id: customerId,
      name: '何雨桐',
      tier: tier ?? 'standard',
      isVisitor: false,
      code: '7F3K',
      blocked: false,
    },
    ...rest,
  };
}
