import { assistDeeds } from './assist-deeds';

const last = (excerpt: string, authorKind: 'customer' | 'agent' = 'customer') => ({
  lastMessage: { authorKind, excerpt, at: '2026-03-02T02:00:00.000Z' },
});
const keys = (of: Parameters<typeof assistDeeds>[0]) => assistDeeds(of).map(({ key }) => key);

describe('what the assistant can be asked for', () => {
  it('is a reply and a summary where nothing is typed', () => {
    expect(keys({ row: last('怎么退货'), draft: ' ', mine: 'zh-CN' })).toEqual(['reply', 'summary']);
  });

  it('is a translation of what the customer wrote in another language than mine', () => {
    expect(keys({ row: last('where is it'), draft: '', mine: 'zh-CN' })).toContain('translateLast');
    expect(keys({ row: last('在哪'), draft: '', mine: 'en' })).toContain('translateLast');
    expect(keys({ row: last('where is it', 'agent'), draft: '', mine: 'zh-CN' })).not.toContain(
      'translateLast',
    );
  });

  it('works on a draft where there is one, into the language it is not in', () => {
    const deeds = assistDeeds({ row: last('怎么退货'), draft: '三步完成', mine: 'zh-CN' });
    expect(deeds.filter(({ key }) => key === 'tone')).toHaveLength(4);
    expect(deeds.find(({ key }) => key === 'translateDraft')?.ask).toEqual({
      what: 'translation',
      draft: '三步完成',
      language: 'en',
    });
  });
});
