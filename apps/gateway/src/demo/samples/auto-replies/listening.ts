import { type AutoReplyKeywords } from '@yingda/contracts';
import type { Language } from '@yingda/contracts/names';

/** What a reply listens to. */
export type Listening = AutoReplyKeywords[];

function listed(text: string, parting: RegExp): string[] {
  return text
    .split(parting)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

function keywords(language: Language, match: AutoReplyKeywords['match'], parting: RegExp) {
  return (words: string, except = ''): AutoReplyKeywords => ({
    language,
    match,
    words: listed(words, parting),
    except: listed(except, parting),
  });
}
const patterns =
  (language: Language) =>
  (words: string[], except: string[] = []): AutoReplyKeywords => ({
    language,
    match: 'pattern',
    words,
    except,
  });

/** Chinese: words apart by blanks. */
export const zh = {
  contains: keywords('zh-CN', 'contains', /\s+/),
  exact: keywords('zh-CN', 'exact', /\s+/),
  pattern: patterns('zh-CN'),
};
/** English: phrases apart by bars. */
export const en = {
  word: keywords('en', 'word', /[|\n]/),
  exact: keywords('en', 'exact', /[|\n]/),
  pattern: patterns('en'),
};
