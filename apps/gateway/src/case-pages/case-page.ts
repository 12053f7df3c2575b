import { type CaseProgress, type FeedbackProgress, type OfferedCaseKind } from '@yingda/contracts';
import { FEEDBACK_SORTS, type Language } from '@yingda/contracts/names';
import { SURVEY_STYLE } from '../survey-pages/survey-style';
import { privatePage, safe, type RenderedPage } from '../http/private-page';
import { CASE_PAGE_WORDS, type CasePageWords } from './case-page-words';

/** Where a page stands. `root`: the link itself, relative to this server. */
export interface CasePageAt {
  root: string;
  path: string;
  language: Language;
  now: Date;
}

type Problem = keyof CasePageWords['problems'];

const STYLE = `${SURVEY_STYLE}
p{overflow-wrap:anywhere;margin:6px 0}.pre{white-space:pre-wrap}h2{font-size:17px;margin:24px 0 8px}section h2{margin-top:0}
.go{display:flex;gap:12px;flex-wrap:wrap;margin:16px 0}.go a,.card{display:block;text-decoration:none;color:inherit}
.go a{flex:1 1 220px;min-height:48px;padding:11px 16px;border:1px solid var(--brand);border-radius:10px;color:var(--brand);font-weight:600;display:flex;align-items:center;justify-content:center;text-align:center}
.go a:first-child{background:var(--brand);color:var(--on)}
.card{border:1px solid var(--line);border-radius:12px;background:var(--card);margin:10px 0;padding:12px 16px}
.card b,.row{display:flex;justify-content:space-between;gap:12px}.tag{flex:none;font-weight:400;font-size:14px;color:var(--soft)}.late{color:var(--bad)}
blockquote{margin:10px 0 0;padding:8px 14px;border-left:4px solid var(--brand);background:var(--bg);border-radius:0 8px 8px 0}
ol{margin:0;padding-left:22px}li::marker{color:var(--soft)}li:last-child{font-weight:600}li span{font-weight:400;color:var(--soft);font-size:14px}
label{display:block;font-weight:600;margin:14px 0 6px}label small{font-weight:400;color:var(--soft);margin-left:6px}.many label{display:inline-flex;align-items:center;font-weight:400;margin:0}
select,input:not([type=radio]){width:100%;min-height:48px;padding:10px 12px;border:1px solid var(--line);border-radius:10px;background:var(--bg);color:var(--text);font:inherit}
textarea{min-height:120px}form button{margin-top:16px}button.second,summary{background:transparent;color:var(--brand);border:1px solid var(--brand);border-radius:10px}
summary{list-style:none;min-height:48px;padding:11px 28px;font-weight:600;text-align:center;cursor:pointer;margin-top:10px}summary::-webkit-details-marker{display:none}
.back{display:inline-block;padding:12px 0}`;

/** Everything of this customer, and the ways to say more. */
export function listPage(
  shown: { cases: readonly CaseProgress[]; feedback: readonly FeedbackProgress[]; told: string | null },
  at: CasePageAt,
): RenderedPage {
  const words = CASE_PAGE_WORDS[at.language];
  const cases = shown.cases.map((one) => caseCard(one, at)).join('');
  const feedback = shown.feedback.map((one) => feedbackCard(one, at)).join('');
  const told = shown.told ? `<section role="status">${safe(shown.told)}</section>` : '';
  return page(
    at,
    words.title,
    `${told}<h1>${safe(words.title)}</h1><p class="soft">${safe(words.lead)}</p>
<div class="go"><a href="${link(at, 'complaint')}">${safe(words.complain)}</a><a href="${link(at, 'feedback')}">${safe(words.give)}</a></div>
${cases ? `<h2>${safe(words.mine)}</h2>${cases}` : ''}${feedback ? `<h2>${safe(words.feedback)}</h2>${feedback}` : ''}
${cases || feedback ? '' : `<p class="soft">${safe(words.none)}</p>`}`,
  );
}

/** How one case stands, and the customer's word on its result. */
export function onePage(one: CaseProgress, at: CasePageAt, problem: Problem | null): RenderedPage {
  const words = CASE_PAGE_WORDS[at.language];
  const title = `${nameOf(one.kindName, at.language)} ${one.number}`;
  const due = [dueOf(one.answerDueAt, words.answerDue, at), dueOf(one.resultDueAt, words.resultDue, at)];
  const steps = one.steps.map(
    ({ stage, at: moment }) =>
      `<li>${safe(words.stages[stage])} <span>${safe(dayOf(moment, at))}</span></li>`,
  );
  const solved =
    one.stage === 'told'
      ? `<form method="post" action="${link(at, `cases/${one.id}/solved`)}"><button>${safe(words.solved)}</button></form>`
      : '';
  const verdict = one.mayReopen
    ? `<section><h2>${safe(words.solvedAsk)}</h2>${solved}<details${problem === 'empty' ? ' open' : ''}><summary>${safe(words.notSolved)}</summary>
<form method="post" action="${link(at, `cases/${one.id}/not-solved`)}"><label for="words">${safe(words.still)}</label><textarea id="words" name="words" required maxlength="1000"></textarea><button>${safe(words.reopen)}</button></form></details></section>`
    : '';
  const wait = one.waitingForYou
    ? `<section role="status"><strong>${safe(words.yours)}</strong><p>${safe(words.yoursMore)}</p></section>`
    : '';
  return page(
    at,
    title,
    `${alert(problem, words)}<h1>${safe(title)}</h1>${due.join('')}${wait}
${one.result ? `<section><h2>${safe(words.result)}</h2><p class="pre">${safe(one.result)}</p></section>` : ''}${verdict}
<section><h2>${safe(words.progress)}</h2><ol>${steps.join('')}</ol></section>
${one.words ? `<section><h2>${safe(words.said)}</h2><p class="pre">${safe(one.words)}</p></section>` : ''}
<a class="back" href="${link(at, '')}">${safe(words.back)}</a>`,
  );
}

/** What was written and not taken. */
export interface ComplaintGiven {
  caseId: string;
  kind: string;
  words: string;
  orderNumber: string;
  contact: string;
}

/** The form of a complaint or request; `caseId` makes it one however often it is sent. */
export function complaintPage(
  form: { kinds: readonly OfferedCaseKind[]; given: ComplaintGiven; problem: Problem | null },
  at: CasePageAt,
): RenderedPage {
  const words = CASE_PAGE_WORDS[at.language];
  const { given, problem } = form;
  const kinds = form.kinds.map(({ key, name, answerMinutes, resultMinutes }) => {
    const promise = words.promise(words.span(answerMinutes), words.span(resultMinutes));
    const chosen = key === given.kind ? ' selected' : '';
    return `<option value="${safe(key)}"${chosen}>${safe(`${nameOf(name, at.language)} · ${promise}`)}</option>`;
  });
  const optional = `<small>${safe(words.optional)}</small>`;
  return page(
    at,
    words.complain,
    `${alert(problem, words)}<h1>${safe(words.complain)}</h1>
<form method="post" action="${link(at, 'complaint')}" enctype="multipart/form-data"><input type="hidden" name="caseId" value="${safe(given.caseId)}">
<label for="kind">${safe(words.kind)}</label><select id="kind" name="kind" required><option value=""></option>${kinds.join('')}</select>
<label for="words">${safe(words.words)}</label><textarea id="words" name="words" required maxlength="1800" placeholder="${safe(words.wordsHint)}">${safe(given.words)}</textarea>
<label for="order">${safe(words.order)}${optional}</label><input id="order" name="orderNumber" maxlength="60" autocomplete="off" value="${safe(given.orderNumber)}">
<label for="files">${safe(words.files)}${optional}</label><input id="files" type="file" name="files" multiple>
<label for="contact">${safe(words.contact)}${optional}</label><input id="contact" name="contact" maxlength="80" autocomplete="tel" value="${safe(given.contact)}">
<button>${safe(words.send)}</button></form><a class="back" href="${link(at, '')}">${safe(words.back)}</a>`,
  );
}

/** The form of praise, a suggestion or a problem. */
export function feedbackPage(
  form: { feedbackId: string; sort: string; text: string; problem: Problem | null },
  at: CasePageAt,
): RenderedPage {
  const words = CASE_PAGE_WORDS[at.language];
  const sorts = FEEDBACK_SORTS.map(
    (sort) =>
      `<label><input type="radio" name="sort" value="${sort}"${sort === form.sort ? ' checked' : ''}>${safe(words.sorts[sort])}</label>`,
  );
  return page(
    at,
    words.give,
    `${alert(form.problem, words)}<h1>${safe(words.give)}</h1>
<form method="post" action="${link(at, 'feedback')}"><input type="hidden" name="feedbackId" value="${safe(form.feedbackId)}">
<fieldset><legend>${safe(words.sort)}</legend><div class="many">${sorts.join('')}</div></fieldset>
<label for="text">${safe(words.feedbackWords)}</label><textarea id="text" name="text" required maxlength="5000">${safe(form.text)}</textarea>
<button>${safe(words.sendFeedback)}</button></form><a class="back" href="${link(at, '')}">${safe(words.back)}</a>`,
  );
}

/** The link opens nothing, and why. */
export function overPage(why: 'over' | 'missing', at: CasePageAt): RenderedPage {
  const [title, text] = CASE_PAGE_WORDS[at.language].over[why];
  return page(at, title, `<section role="status"><h1>${safe(title)}</h1><p>${safe(text)}</p></section>`);
}

function caseCard(one: CaseProgress, at: CasePageAt): string {
  const words = CASE_PAGE_WORDS[at.language];
  const stage = one.waitingForYou ? words.yours : words.stages[one.stage];
  const due =
    dueOf(one.answerDueAt, words.answerDue, at) || dueOf(one.resultDueAt, words.resultDue, at) || '';
  const excerpt = due ? '' : `<p class="soft">${safe((one.result ?? one.words ?? '').slice(0, 80))}</p>`;
  return `<a class="card" href="${link(at, `cases/${one.id}`)}"><b><span>${safe(`${nameOf(one.kindName, at.language)} ${one.number}`)}</span><span class="tag">${safe(stage)}</span></b>${due}${excerpt}</a>`;
}

function feedbackCard(one: FeedbackProgress, at: CasePageAt): string {
  const words = CASE_PAGE_WORDS[at.language];
  const state = one.answeredAt ? words.answered : words.receivedUntil(dayOf(one.dueAt, at));
  const line = [one.sort ? words.sorts[one.sort] : '', state].filter(Boolean).join(' · ');
  const said = (title: string, text: string | null) =>
    text ? `<blockquote><strong>${safe(title)}</strong><p class="pre">${safe(text)}</p></blockquote>` : '';
  return `<div class="card"><p class="soft">${safe(line)}</p><p class="pre">${safe(one.text)}</p>${said(words.answer, one.answer)}${said(words.outcome, one.outcome)}</div>`;
}

/** A promised time, or that it is over. */
function dueOf(moment: string | null, say: (due: string) => string, at: CasePageAt): string {
  if (!moment) return '';
  const late = Date.parse(moment) < at.now.getTime();
  const words = CASE_PAGE_WORDS[at.language];
  const text = (late ? words.late : say)(dayOf(moment, at));
  return `<p class="${late ? 'late' : 'soft'}">${safe(text)}</p>`;
}

function alert(problem: Problem | null, words: CasePageWords): string {
  return problem ? `<section role="alert">${safe(words.problems[problem])}</section>` : '';
}

function page(at: CasePageAt, title: string, body: string): RenderedPage {
  const { path, language } = at;
  return privatePage({
    path,
    language,
    other: CASE_PAGE_WORDS[at.language].other,
    title,
    style: STYLE,
    body,
  });
}

function link({ root, language }: CasePageAt, below: string): string {
  return safe(`${root}${below ? `/${below}` : ''}?lang=${language}`);
}

function nameOf({ zh, en }: { zh: string; en: string }, language: Language): string {
  return language === 'en' ? en : zh;
}

function dayOf(moment: string, { language }: CasePageAt): string {
  const style = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' } as const;
  return new Intl.DateTimeFormat(language, style).format(new Date(moment));
}
