import { lastQuestion, piece, type Article } from './use-articles';

const last = (authorKind: 'customer' | 'agent', excerpt: string) => ({
  lastMessage: { authorKind, excerpt, at: '2026-01-01T00:00:00Z' },
});

describe('what articles are suggested for', () => {
  it('is what the customer wrote last, while nobody has answered', () => {
    expect(lastQuestion(last('customer', ' 退款多久到账 '))).toBe('退款多久到账');
    expect(lastQuestion(last('agent', '退款三天到账'))).toBe('');
    expect(lastQuestion({ lastMessage: null })).toBe('');
  });
  it('is never a picture or another thing without words', () => {
    expect(lastQuestion(last('customer', '[image]'))).toBe('');
    expect(lastQuestion(last('customer', '[product-card] 拖鞋'))).toBe('');
  });
});

it('an article goes in as its text, or as its title with the address of its page', () => {
  const article = { title: '退款', text: '三天', url: 'https://a.example/help/x/kb-002' } as Article;
  expect(piece(article, 'text')).toBe('三天');
  expect(piece(article, 'link')).toBe('退款 https://a.example/help/x/kb-002');
  expect(piece({ ...article, url: null }, 'link')).toBe('三天');
});
