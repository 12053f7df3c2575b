import { type CaseTaskDetail, type CaseTaskFile } from '@yingda/contracts';
import type { Language } from '@yingda/contracts/names';
import type { LinkOver } from '@yingda/cases';
import { SURVEY_STYLE } from '../survey-pages/survey-style';
import { privatePage, safe, type RenderedPage } from '../http/private-page';
import { TASK_WORDS } from './task-words';

/** Where the page stands, and what is said besides the task. */
export interface TaskPageState {
  path: string;
  language: Language;
  told: 'empty' | 'badFile' | null;
  /** What was written and not taken. */
  written: string;
}

type At = Pick<TaskPageState, 'path' | 'language'>;

const STYLE = `${SURVEY_STYLE}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;margin:0}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}
p{white-space:pre-wrap;overflow-wrap:anywhere}h2{font-size:17px;margin:0 0 8px}ul{margin:0;padding-left:20px}.late{color:var(--bad);font-weight:600}
input[type=file]{width:100%;min-height:44px}label{display:block;font-weight:600;margin:12px 0 6px}button.second{background:transparent;color:var(--brand);border:1px solid var(--brand)}`;

/** The task with its form. */
export function taskPage(
  task: Omit<CaseTaskDetail, 'links'> & { departmentName: Record<Language, string> },
  state: TaskPageState,
): RenderedPage {
  const words = TASK_WORDS[state.language];
  const day = (moment: string) => dayOf(moment, state.language);
  const back =
    task.state === 'sent-back' ? task.history.filter(({ step }) => step === 'sent-back').at(-1) : null;
  const facts = [
    ...(task.customerName ? [[words.customer, task.customerName]] : []),
    ...task.facts.map(({ label, value }) => [label, value]),
  ].map(([label, value]) => `<dt>${safe(label!)}</dt><dd>${safe(value!)}</dd>`);
  const files = task.files.map((file) => fileItem(state.path, file)).join('');
  const taken = task.acknowledgedAt
    ? `<p class="soft">${safe(words.taken(task.acknowledgedByName ?? '', day(task.acknowledgedAt)))}</p>`
    : `<form method="post" action="${safe(state.path)}/taken?lang=${state.language}"><button class="second">${safe(words.take)}</button></form>`;
  const told = state.told ? `<section role="alert">${safe(words[state.told])}</section>` : '';
  const title = words.title(task.caseNumber || words.feedback);
  return page(
    state,
    title,
    `${told}<h1>${safe(title)}</h1><p class="soft">${safe(words.for(task.departmentName[state.language]))}</p>
<p class="${task.late ? 'late' : ''}">${safe(words.due(day(task.dueAt)))}${task.late ? ` · ${safe(words.late)}` : ''}</p>
${back ? `<section role="alert"><strong>${safe(words.sentBack)}</strong><p>${safe(back.note)}</p></section>` : ''}
<section><h2>${safe(words.asked)}</h2><p>${safe(task.text)}</p></section>
${facts.length > 0 ? `<section><h2>${safe(words.facts)}</h2><dl>${facts.join('')}</dl></section>` : ''}
${files ? `<section><h2>${safe(words.files)}</h2><ul>${files}</ul></section>` : ''}
${taken}
<form method="post" action="${safe(state.path)}?lang=${state.language}" enctype="multipart/form-data">
<label for="text">${safe(words.answer)}</label><textarea id="text" name="text" required maxlength="8000">${safe(state.written)}</textarea>
<label for="files">${safe(words.attach)}</label><input id="files" type="file" name="files" multiple>
<p></p><button>${safe(words.send)}</button></form>`,
  );
}

/** The answer was taken. */
export function thanksPage(at: At): RenderedPage {
  const words = TASK_WORDS[at.language];
  return said(at, words.thanks, words.thanksMore);
}

/** The link opens nothing, and why. */
export function overPage(why: LinkOver, at: At): RenderedPage {
  return said(at, ...TASK_WORDS[at.language].over[why]);
}

function said(at: At, title: string, text: string): RenderedPage {
  return page(at, title, `<section role="status"><h1>${safe(title)}</h1><p>${safe(text)}</p></section>`);
}

function fileItem(path: string, { id, file }: CaseTaskFile): string {
  return `<li><a href="${safe(path)}/files/${safe(id)}">${safe(file.name)}</a></li>`;
}

function page(at: At, title: string, body: string): RenderedPage {
  const { path, language } = at;
  return privatePage({ path, language, other: TASK_WORDS[at.language].other, title, style: STYLE, body });
}

function dayOf(moment: string, language: Language): string {
  const style = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' } as const;
  return new Intl.DateTimeFormat(language, style).format(new Date(moment));
}
