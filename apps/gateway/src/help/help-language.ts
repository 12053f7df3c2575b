import type { Language } from '@yingda/contracts/names';
import type { Request } from 'express';

/** The language asked for by `?lang=`, else the one the reader's browser likes best of ours, else the shop's. */
export function helpLanguage(
  request: Pick<Request, 'query' | 'acceptsLanguages'>,
  usual: Language,
): Language {
  const asked = request.query['lang'];
  if (typeof asked === 'string' && /^zh/i.test(asked)) return 'zh-CN';
  if (typeof asked === 'string' && /^en/i.test(asked)) return 'en';
  for (const tag of request.acceptsLanguages()) {
    if (/^zh/i.test(tag)) return 'zh-CN';
    if (/^en/i.test(tag)) return 'en';
  }
  return usual;
}
