import { ArticleRanking, ASK_THRESHOLD, languageOf } from '@yingda/knowledge';
import { tokens } from '@yingda/platform';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import articles from './articles.json';

interface Labelled {
  /** Null: nothing here answers it. */
  key: string | null;
  locale: string;
  text: string;
}

function labelled(file: string): Labelled[] {
  let key: string | null = null;
  return readFileSync(join(__dirname, 'golden', file), 'utf8')
    .split('\n')
    .flatMap((line) => {
      if (line === '' || line.startsWith('#')) return [];
      const [, locale, text] = /^(zh|en) (.+)$/.exec(line) ?? [];
      if (locale && text) return [{ key, locale, text }];
      key = line === '-' ? null : line;
      return [];
    });
}

const rankings = {
  'zh-CN': new ArticleRanking(
    articles.map(({ key, zh }) => ({ id: key, ...zh })),
    { language: 'zh-CN', cut: tokens },
  ),
  en: new ArticleRanking(
    articles.map(({ key, en }) => ({ id: key, ...en })),
    { language: 'en', cut: tokens },
  ),
};

function ask({ text, locale }: Labelled): { id: string; score: number }[] {
  return rankings[languageOf(text, locale)].ask(text).filter(({ score }) => score >= ASK_THRESHOLD);
}

function measure(questions: Labelled[]): {
  first: number;
  three: number;
  falseAnswers: number;
  wrong: string[];
} {
  const answerable = questions.filter(({ key }) => key !== null);
  const others = questions.filter(({ key }) => key === null);
  const wrong: string[] = [];
  const count = (most: number) =>
    answerable.filter((question) =>
      ask(question)
        .slice(0, most)
        .some(({ id }) => id === question.key),
    ).length / answerable.length;
  for (const question of questions) {
    const found = rankings[languageOf(question.text, question.locale)].ask(question.text);
    const told = found.filter(({ score }) => score >= ASK_THRESHOLD);
    if ((told[0]?.id ?? null) !== question.key)
      wrong.push(
        `${question.key ?? '-'} ${question.text} → ${found
          .slice(0, 4)
          .map(({ id, score }) => `${id} ${score.toFixed(2)}`)
          .join(', ')}`,
      );
  }
  return {
    first: count(1),
    three: count(3),
    falseAnswers: others.filter((question) => ask(question).length > 0).length / others.length,
    wrong,
  };
}

describe('questions to the shipped articles', () => {
  it.each([
    ['articles.txt', 150, 30],
    ['articles-held-out.txt', 60, 15],
    ['articles-further.txt', 60, 12],
    ['articles-unseen.txt', 50, 6],
  ])('%s: the right one comes first, and nothing where nothing answers', (file, most, unanswerable) => {
    const questions = labelled(file);
    expect(questions.filter(({ key }) => key !== null).length).toBeGreaterThanOrEqual(most);
    expect(questions.filter(({ key }) => key === null).length).toBeGreaterThanOrEqual(unanswerable);
    const { first, three, falseAnswers, wrong } = measure(questions);
    process.stdout.write(
      `${file}: first ${first.toFixed(3)}, in three ${three.toFixed(3)}, answered though nothing answers ${falseAnswers.toFixed(3)}\n`,
    );
    if (process.env['YINGDA_GOLDEN_MISSES']) process.stdout.write(wrong.join('\n') + '\n');
    expect(first).toBeGreaterThanOrEqual(0.8);
    expect(three).toBeGreaterThanOrEqual(0.93);
    expect(falseAnswers).toBeLessThanOrEqual(0.2);
  });
});
