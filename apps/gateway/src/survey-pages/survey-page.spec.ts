// eslint-disable-next-line @nx/enforce-module-boundaries -- the form of the context’s own specs
import { aForm } from '../../../../libs/contexts/surveys/src/testing';
import { type OfferedQuestion, type OfferedSurvey } from '@yingda/contracts';
import { LANGUAGES, type Language, SURVEY_SCALES } from '@yingda/contracts/names';
import { overPage, surveyPage, type PageState } from './survey-page';
import { SURVEY_STYLE } from './survey-style';

const question = (id: string, kind: OfferedQuestion['kind'], more: object = {}): OfferedQuestion =>
  ({ id, kind, text: `问题 <${id}>`, required: false, options: [], ...more }) as unknown as OfferedQuestion;
const options = [
  { value: 'slow', label: '回复慢' },
  { value: 'rude', label: '态度差' },
];

function survey(language: Language): OfferedSurvey {
  const form = aForm();
  const scales = (Object.keys(SURVEY_SCALES) as (keyof typeof SURVEY_SCALES)[]).map((kind) =>
    question(kind, kind, { required: true, lowest: '很差', highest: '很好' }),
  );
  return {
    ...{ id: 'a', conversationId: null, language, anonymous: false, answers: [], state: 'sent' },
    ...{ title: form.name[language], invitation: form.invitation[language], thanks: form.thanks[language] },
    ...{ expiresAt: '2026-03-02T00:00:00.000Z', url: '/s/a' },
    questions: [
      ...scales,
      question('choice', 'choice', { options }),
      question('tags', 'tags', { options }),
      question('text', 'text', { showIf: { question: 'nps', atMost: 6 } }),
    ],
  } as OfferedSurvey;
}

/** Every element of a name with its attributes and what is in it up to its end. */
function elements(html: string, name: string): { attributes: string; inside: string; at: number }[] {
  return [...html.matchAll(new RegExp(`<${name}\\b([^>]*)>`, 'g'))].map((found) => {
    const from = found.index + found[0].length;
    const end = html.indexOf(`</${name}>`, from);
    return { attributes: found[1]!, inside: end < 0 ? '' : html.slice(from, end), at: found.index };
  });
}
const attribute = (attributes: string, name: string) =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];

function relativeLuminance(hex: string): number {
  const digits = hex.length === 4 ? [...hex.slice(1)].map((one) => one + one) : hex.slice(1).match(/../g)!;
  const [red, green, blue] = digits.map((two) => {
    const part = parseInt(two, 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
function contrast(one: string, other: string): number {
  const [light, dark] = [relativeLuminance(one), relativeLuminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

describe('the page of a survey can be used by everybody', () => {
  const given: PageState['given'] = [{ question: 'rating', score: 2 }];
  const states: [string, Language, string][] = LANGUAGES.flatMap((language) => {
    const at = { path: '/s/a', language };
    const shown = (told: PageState['told']) => surveyPage(survey(language), { ...at, told, given }).html;
    return [
      ['asked', language, shown(null)],
      ['saved', language, shown('saved')],
      ['with an answer missing', language, shown('unanswered')],
      ['over', language, overPage('over', at).html],
      ['never there', language, overPage('missing', at).html],
    ] as [string, Language, string][];
  });

  it.each(states)('%s (%s): says its language and its title, and may be enlarged', (_, language, html) => {
    expect(attribute(elements(html, 'html')[0]!.attributes, 'lang')).toBe(language);
    expect(elements(html, 'title')[0]!.inside).not.toBe('');
    expect(elements(html, 'h1')).toHaveLength(1);
    expect(elements(html, 'main')).toHaveLength(1);
    expect(html).toContain('content="width=device-width,initial-scale=1"');
    const [swap] = elements(html, 'a');
    expect(attribute(swap!.attributes, 'lang')).toBe(language === 'en' ? 'zh-CN' : 'en');
    const ids = [...html.matchAll(/\bid="([^"]*)"/g)].map(([, id]) => id);
    expect(ids).toEqual([...new Set(ids)]);
    expect(html).not.toMatch(/tabindex|<script|autofocus/);
  });

  it.each(states)('%s (%s): every field and group has a name that can be read out', (_, __, html) => {
    for (const { inside } of elements(html, 'fieldset')) expect(inside).toMatch(/^<legend>[^<]+/);
    const labels = elements(html, 'label');
    for (const { attributes, at } of [...elements(html, 'input'), ...elements(html, 'textarea')]) {
      const around = labels.find((label) => label.at < at && html.indexOf('</label>', label.at) > at);
      const words = around?.inside.replace(/<span aria-hidden="true">.*?<\/span>|<[^>]*>/g, '').trim();
      expect(attribute(attributes, 'aria-label') ?? words ?? '').not.toBe('');
      expect(attribute(attributes, 'name')).toMatch(/^q\./);
    }
    for (const { inside } of elements(html, 'button')) expect(inside.trim()).not.toBe('');
  });

  it('reads a scale out as numbers of how many, keeps what was answered, and says aloud what happened', () => {
    const [, , asked] = states[0]!;
    expect(asked).toContain('aria-label="2 分，满分 5 分" checked');
    expect(asked).not.toMatch(/role="(status|alert)"/);
    expect(states[1]![2]).toContain('<section role="status">');
    expect(states[2]![2]).toContain('<section role="alert">');
  });

  it('can be told apart by who sees little, by day and at night', () => {
    const themes = SURVEY_STYLE.match(/:root\{[^}]*\}/g)!.map((root) =>
      Object.fromEntries([...root.matchAll(/--(\w+):(#\w+)/g)].map(([, name, color]) => [name!, color!])),
    );
    expect(themes).toHaveLength(2);
    for (const theme of themes)
      for (const [over, under] of [
        ...['text', 'soft', 'brand'].map((name) => [name, 'bg']),
        ...['text', 'soft', 'bad'].map((name) => [name, 'card']),
        ['on', 'brand'],
      ])
        expect([over, under, contrast(theme[over!]!, theme[under!]!) >= 4.5]).toEqual([over, under, true]);
  });
});
