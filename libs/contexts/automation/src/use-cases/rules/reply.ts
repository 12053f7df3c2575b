import { Refusal, RULE_LIMITS } from '@yingda/contracts/names';
import { v5 as uuidV5 } from 'uuid';
import { contentOf, filled } from '../../domain/rules/reply-text';
import type { Say, Speaking } from '../../ports';
import type { RuleCanned, RuleSheet } from '../../rule-ports';
import type { StoredRun } from '../../storage/rules/runs-table';
import type { Outcome } from './act';

/** What may be said although the conversation is over. */
const AFTERWARDS = ['conversation.closed', 'conversation.abandoned', 'survey.answered', 'survey.unanswered'];

const WHY = {
  answered: 'A person has answered meanwhile.',
  spoken: 'Enough has been said automatically in this turn.',
  held: 'The conversation stands otherwise by now.',
  closed: 'The conversation is over.',
  'window-closed': 'Nothing can be sent through the channel now.',
  'last-message': 'It would take the last message the channel lets us send.',
} as const;

/** Says something to the customer, under the same guards as everything that machines say. */
export class Reply {
  constructor(
    private readonly speaking: Speaking,
    private readonly canned: RuleCanned,
  ) {}

  /** @throws Refusal not-found for a canned response that is gone */
  async execute(run: StoredRun, at: number, sheet: RuleSheet): Promise<Outcome> {
    const turn = turnOf(run, at, sheet);
    if (!turn) return { state: 'skipped', why: 'The customer has written meanwhile.', details: {} };
    const said = await this.speaking.say({
      conversationId: sheet.conversationId,
      clientMessageId: uuidV5(String(at), run.id),
      content: await this.content(run, at, sheet),
      speaker: { kind: 'bot', name: sheet.values['inbox.name'] ?? '应答' },
      by: run.ruleName,
      ...turn,
      alsoClosed: AFTERWARDS.includes(run.trigger),
    });
    if (said.said) return { state: 'done', why: null, details: { messageId: said.id } };
    return { state: 'skipped', why: WHY[said.why], details: { why: said.why } };
  }

  private async content(run: StoredRun, at: number, sheet: RuleSheet): Promise<Say['content']> {
    const action = run.actions[at]!;
    const { language, values } = sheet;
    if (!action.cannedResponseId) return contentOf(action, language, values);
    const text = await this.canned.text(action.cannedResponseId, language);
    if (text === null) throw new Refusal('not-found', 'The canned response is gone.');
    return { kind: 'text', text: filled(text, values) };
  }
}

/**
 * After whose words it is said, and how many automatic texts may stand there. Straight to a message it is the only
 * one; later in the same turn (a wait, a queue, a time) it may stand beside others, but only so many. After an agent's
 * answer a machine speaks only when the customer has been silent for the rule's time: null when they are not any more.
 */
function turnOf(run: StoredRun, at: number, sheet: RuleSheet): Pick<Say, 'answers' | 'atMost'> | null {
  const atMost = RULE_LIMITS.messagesPerTurn;
  if (run.trigger === 'time.answered') {
    if (sheet.customerPosition > sheet.agentPosition) return null;
    return { answers: sheet.agentPosition, atMost: 1 };
  }
  const waited = run.actions.slice(0, at).some(({ kind }) => kind === 'wait');
  if (run.trigger === 'message.customer')
    return { answers: run.facts.position!, atMost: waited ? atMost : 1 };
  // What an agent's closing or a survey's answer sets going comes after people have spoken, and is about that.
  if (AFTERWARDS.includes(run.trigger))
    return { answers: Math.max(sheet.agentPosition, sheet.customerPosition), atMost };
  return { answers: sheet.customerPosition, atMost };
}
