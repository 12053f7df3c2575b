import { RULE_LIMITS } from '@yingda/contracts/names';
import { holdOf } from './limits';

const NEVER = { ruleHere: 0, allHere: 0, ruleMinute: 1 };

describe('what rules may do within an hour and a minute', () => {
  it('ends at the shop’s limits for one conversation, of one rule and of all of them together', () => {
    const { perConversationHour, allPerConversationHour } = RULE_LIMITS;
    expect(holdOf({ ...NEVER, ruleHere: perConversationHour - 1 }, {})).toBeNull();
    expect(holdOf({ ...NEVER, ruleHere: perConversationHour }, {})).toBe('rule-in-conversation');
    expect(holdOf({ ...NEVER, allHere: allPerConversationHour - 1 }, {})).toBeNull();
    expect(holdOf({ ...NEVER, allHere: allPerConversationHour }, {})).toBe('all-in-conversation');
  });

  it('ends at a rule’s own limits before that, and at the minute’s before all others', () => {
    const own = { perConversationHour: 2, perMinute: 3 };
    expect(holdOf({ ...NEVER, ruleHere: 1, ruleMinute: 3 }, own)).toBeNull();
    expect(holdOf({ ...NEVER, ruleHere: 2 }, own)).toBe('rule-in-conversation');
    expect(holdOf({ ruleHere: 99, allHere: 999, ruleMinute: 4 }, own)).toBe('storm');
    expect(holdOf({ ...NEVER, ruleMinute: RULE_LIMITS.perMinute + 1 }, {})).toBe('storm');
  });
});
