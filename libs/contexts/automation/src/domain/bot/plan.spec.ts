import { checkPlan, matcher, SHIPPED_PLAN } from './plan';

describe('the plan of a bot', () => {
  const question = SHIPPED_PLAN.questions[0]!;

  it('is shipped ready, and off', () => {
    expect(() => checkPlan(SHIPPED_PLAN)).not.toThrow();
    expect(SHIPPED_PLAN.active).toBe(false);
  });

  it.each([
    ['a pattern that is none', { questions: [{ ...question, pattern: '([' }] }],
    ['a pattern only a slow engine knows', { questions: [{ ...question, pattern: '(a)\\1' }] }],
    ['an example that does not fit', { questions: [{ ...question, example: 'none' }] }],
    ['two questions of one name', { questions: [question, question] }],
    ['an article that is not named', { menu: [{ ...SHIPPED_PLAN.menu[0]!, does: 'article' as const }] }],
    ['two entries of one id', { menu: [SHIPPED_PLAN.menu[0]!, SHIPPED_PLAN.menu[0]!] }],
  ])('is refused with %s', (_what, change) => {
    expect(() => checkPlan({ ...SHIPPED_PLAN, ...change })).toThrow(
      expect.objectContaining({ code: 'invalid-setting' }),
    );
  });

  it('matches in a time that grows with the text, whatever the pattern', () => {
    const began = performance.now();
    expect(matcher('(a+)+$')!(`${'a'.repeat(20_000)}!`)).toBeNull();
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
