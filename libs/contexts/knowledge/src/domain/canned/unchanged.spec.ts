import { isUnchanged } from './unchanged';

const BODY = '您好，{{customer_name}}！订单 {{order_no}} 已发货。';

describe('a canned response sent as it was written', () => {
  it.each([
    ['with its variables filled', '您好，王女士！订单 D-12 已发货。', true],
    ['with variables left out', '您好，！订单 已发货。', true],
    ['with other spaces', '  您好，王女士！\n订单 D-12  已发货。 ', true],
    ['with more behind it', '您好，王女士！订单 D-12 已发货。请留意。', false],
    ['with something before it', '亲，您好，王女士！订单 D-12 已发货。', false],
    ['with a piece changed', '您好，王女士！订单 D-12 已寄出。', false],
    ['with its pieces the other way round', '订单 已发货。您好，！', false],
    ['with an end that overlaps what stands before', '您好，！', false],
  ])('%s', (_, sent, unchanged) => expect(isUnchanged(BODY, sent)).toBe(unchanged));

  it('knows variables with what is said instead', () => {
    expect(isUnchanged('Hi {{customer_name|there}}!', 'Hi there!')).toBe(true);
    expect(isUnchanged('Hi there!', 'Hi there.')).toBe(false);
  });
});
