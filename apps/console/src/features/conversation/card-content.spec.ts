import { cardContent, cardProblem, EMPTY_CARD } from './card-content';

const form = { ...EMPTY_CARD, title: ' 保温杯 500 ml ', url: 'https://shop.example/p/cup-500?from=chat' };

describe('a card an agent sends', () => {
  it('holds what was filled in, and nothing that was not', () => {
    expect(cardContent(form)).toEqual({
      kind: 'product-card',
      productId: 'cup-500',
      title: '保温杯 500 ml',
      url: 'https://shop.example/p/cup-500?from=chat',
    });
    expect(cardContent({ ...form, price: '¥129.00' }).price).toBe('¥129.00');
  });

  it('is known by its shop where its address has no path', () => {
    expect(cardContent({ ...form, url: 'https://shop.example' }).productId).toBe('shop.example');
  });

  it.each([
    ['title', { title: '  ' }],
    ['url', { url: 'javascript:alert(1)' }],
    ['url', { url: 'shop.example/p/1' }],
    ['imageUrl', { imageUrl: 'cup.png' }],
  ])('is not sent while its %s is wrong', (field, parts) => {
    expect(cardProblem({ ...form, ...parts })).toBe(field);
  });

  it('can be sent without price and picture', () => {
    expect(cardProblem(form)).toBeNull();
  });
});
