import { articleProblem, bodyOf, formOf, fromLocalInput, isBlank, toLocalInput } from './article-form';
import { lineDiff, readableLines } from './line-diff';

const fresh = () => formOf(null, { category: 'invoice' });
const written = { title: '退款', html: '<p>三天</p>', questions: ' 退款要几天 \n\n 多久到账' };

describe('an article being written', () => {
  it('is sent in the languages it is written in, with a question a line', () => {
    expect(bodyOf({ ...fresh(), zh: written, key: ' kb-1 ' }, 3)).toMatchObject({
      ...{ key: 'kb-1', version: 3, category: 'invoice' },
      texts: [
        { language: 'zh-CN', title: '退款', html: '<p>三天</p>', questions: ['退款要几天', '多久到账'] },
      ],
    });
  });

  it('needs a title and a text in each language that was begun', () => {
    expect(articleProblem(fresh())).toEqual({ part: 'title' });
    expect(articleProblem({ ...fresh(), zh: { ...written, title: ' ' } })).toEqual({ part: 'title' });
    const begun = { ...fresh(), zh: written, en: { title: 'Refund', html: '<p></p>', questions: '' } };
    expect(articleProblem(begun)).toEqual({ part: 'body', language: 'en' });
    expect(articleProblem({ ...fresh(), zh: written })).toBeNull();
  });

  it('is no public procedure, and ends after it begins', () => {
    const whole = { ...fresh(), zh: written };
    expect(articleProblem({ ...whole, type: 'procedure' })).toEqual({ part: 'procedure' });
    const dates = { effectiveFrom: '2026-02-01T00:00:00Z', effectiveUntil: '2026-01-01T00:00:00Z' };
    expect(articleProblem({ ...whole, ...dates })).toEqual({ part: 'dates' });
  });

  it('begins with the question that nothing answered', () => {
    const asked = { language: 'en' as const, text: 'can i pay by cheque' };
    expect(formOf(null, { category: 'invoice', asked }).en.questions).toBe('can i pay by cheque');
  });
});

it('an empty editor is blank, a picture is not', () => {
  expect([
    isBlank('<p></p>'),
    isBlank('<p>&nbsp; </p>'),
    isBlank('<img src="x">'),
    isBlank('<p>a</p>'),
  ]).toEqual([...[true, true, false, false]]);
});

it('a time goes through its input unchanged, to the minute', () => {
  const iso = '2026-03-01T08:30:00.000Z';
  expect(fromLocalInput(toLocalInput(iso))).toBe(iso);
  expect([toLocalInput(null), fromLocalInput('')]).toEqual(['', null]);
});

it('versions are compared line by line as they read', () => {
  const before = readableLines('<p>审核当天提交</p><p>一般三天</p>');
  const after = readableLines('<h2>时间</h2><p>审核当天提交</p><p>一般五天 &amp; 更久</p>');
  expect(lineDiff(before, after)).toEqual([
    { kind: 'added', text: '时间' },
    { kind: 'same', text: '审核当天提交' },
    { kind: 'removed', text: '一般三天' },
    { kind: 'added', text: '一般五天 & 更久' },
  ]);
});
