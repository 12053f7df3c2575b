import type { Language } from '@yingda/contracts/names';

/** What help pages say of themselves. */
export interface HelpWords {
  help: string;
  search: string;
  searchPlaceholder: string;
  found: (count: number, q: string) => string;
  nothing: string;
  nothingHint: string;
  back: string;
  updated: string;
  helpful: string;
  yes: string;
  no: string;
  thanks: string;
  missing: string;
  missingHint: string;
  other: string;
  related: string;
  empty: string;
  tooMany: string;
  description: (shop: string) => string;
}

export const HELP_WORDS: Record<Language, HelpWords> = {
  'zh-CN': {
    help: '帮助中心',
    search: '搜索',
    searchPlaceholder: '用一句话说说您的问题，例如“退款多久到账”',
    found: (count, q) => `“${q}”找到 ${count} 篇`,
    nothing: '没有找到能回答这个问题的文章',
    nothingHint: '换个说法试试，或回到店铺直接联系客服。',
    back: '全部文章',
    updated: '更新于',
    helpful: '这篇文章有帮助吗？',
    yes: '有帮助',
    no: '没帮助',
    thanks: '谢谢您的反馈。',
    missing: '没有这个页面',
    missingHint: '它可能已经移走或不再有效。可以在下面搜索，或看看全部文章。',
    other: 'English',
    related: '同类文章',
    empty: '这里还没有文章。',
    tooMany: '操作太频繁，请稍等一会儿再试。',
    description: (shop) => `${shop}的帮助中心：订单、物流、退换货、发票、会员等常见问题的解答。`,
  },
  en: {
    help: 'Help centre',
    search: 'Search',
    searchPlaceholder: 'Ask in a sentence, such as “How long do refunds take?”',
    found: (count, q) => `${count} found for “${q}”`,
    nothing: 'No article answers this question',
    nothingHint: 'Try other words, or go back to the shop and write to customer service.',
    back: 'All articles',
    updated: 'Updated',
    helpful: 'Did this article help?',
    yes: 'Yes',
    no: 'No',
    thanks: 'Thank you for telling us.',
    missing: 'There is no such page',
    missingHint: 'It may have moved or be out of date. Search below, or look at all articles.',
    other: '中文',
    related: 'More on this',
    empty: 'There are no articles yet.',
    tooMany: 'Too many requests: wait a moment and try again.',
    description: (shop) =>
      `Help centre of ${shop}: answers about orders, delivery, returns, invoices and membership.`,
  },
};
