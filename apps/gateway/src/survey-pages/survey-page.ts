import { type OfferedQuestion, type OfferedSurvey, type SurveyGiven } from '@yingda/contracts';
import { SURVEY_SCALES, type Language } from '@yingda/contracts/names';
import { PAGE_WORDS } from './survey-words';
import { privatePage, safe, type RenderedPage } from '../http/private-page';
import { SURVEY_STYLE } from './survey-style';

/** What is shown besides the form. */
export interface PageState {
  /** Where it stands, relative to this server. */
  path: string;
  language: Language;
  /** An answer was taken just now, or what was sent misses something. */
  told: 'saved' | 'unanswered' | null;
  /** What was sent and not taken; else what was answered. */
  given: readonly SurveyGiven[];
}

export function surveyPage(survey: OfferedSurvey, state: PageState): RenderedPage {
  const words = PAGE_WORDS[state.language];
  const { expiresAt, anonymous, questions, title, invitation, thanks } = survey;
  const asked = questions.map((question) => fieldset(question, state)).join('');
  const saved = `<section role="status"><strong>${safe(words.thanks)}</strong><br>${safe(thanks)}<br><span class="soft">${safe(words.changed)}</span></section>`;
  const told = {
    saved,
    unanswered: `<section role="alert">${safe(words.unanswered)}</section>`,
    none: '',
  }[state.told ?? 'none'];
  const note = anonymous ? words.anonymous : words.until(dayOf(expiresAt, state.language));
  const again = state.told === 'saved' || survey.answers.length > 0;
  return page(
    state,
    title,
    `${told}<h1>${safe(title)}</h1><p>${safe(invitation)}</p>
<form method="post" action="${safe(state.path)}">${asked}<button>${again ? words.change : words.send}</button></form>
<p class="soft">${safe(note)}</p>`,
    questions.map(condition).join(''),
  );
}

/** Nothing can be answered any more, or ever could. */
export function overPage(
  why: 'over' | 'anonymousDone' | 'missing',
  at: Omit<PageState, 'told' | 'given'>,
): RenderedPage {
  const words = PAGE_WORDS[at.language];
  const title = { over: words.overTitle, anonymousDone: words.thanks, missing: words.missing }[why];
  const text = { over: words.over, anonymousDone: words.anonymousDone, missing: '' }[why];
  return page(at, title, `<section role="status"><h1>${safe(title)}</h1><p>${safe(text)}</p></section>`, '');
}

const FACES = ['😡', '🙁', '😐', '🙂', '😍'];

function fieldset(question: OfferedQuestion, { language, given }: PageState): string {
  const { id, kind, text, required, options, maxLength, lowest, highest } = question;
  const words = PAGE_WORDS[language];
  const answer = given.find((one) => one.question === id);
  const mark = required ? ` <small>${words.required}</small>` : '';
  const legend = `<legend>${safe(text)}${mark}</legend>`;
  const name = `q.${safe(id)}`;
  const frame = (inside: string) => `<fieldset id="q-${safe(id)}">${legend}<div>${inside}</div></fieldset>`;
  if (kind === 'text') {
    const most = maxLength ?? 2_000;
    return frame(
      `<textarea name="${name}" maxlength="${most}" aria-label="${safe(text)}" placeholder="${words.words(most)}">${safe(answer?.text ?? '')}</textarea>`,
    );
  }
  if (kind === 'choice' || kind === 'tags') {
    const chosen = kind === 'choice' ? [answer?.choice] : (answer?.choices ?? []);
    const type = kind === 'choice' ? 'radio' : 'checkbox';
    const items = options.map(
      ({ value, label }) =>
        `<label><input type="${type}" name="${name}" value="${safe(value)}"${chosen.includes(value) ? ' checked' : ''}>${safe(label)}</label>`,
    );
    return frame(`<div class="many">${items.join('')}</div>`);
  }
  const { min, max } = SURVEY_SCALES[kind];
  const scores = Array.from({ length: max - min + 1 }, (_, index) => min + index).map((score) => {
    const shown = kind === 'faces' ? FACES[score - 1]! : kind === 'rating' ? `${score} ★` : String(score);
    const checked = answer?.score === score ? ' checked' : '';
    return `<label><input type="radio" name="${name}" value="${score}" aria-label="${words.score(score, max)}"${checked}><span aria-hidden="true">${shown}</span></label>`;
  });
  const ends =
    lowest || highest
      ? `<div class="ends"><span>${safe(lowest ?? '')}</span><span>${safe(highest ?? '')}</span></div>`
      : '';
  return frame(`<div class="scale${kind === 'faces' ? ' faces' : ''}">${scores.join('')}</div>${ends}`);
}

/** Without script, style shows what depends on an answer; what cannot tell shows it always, and the server leaves it out. */
function condition({ id, showIf }: OfferedQuestion): string {
  if (!showIf) return '';
  const { question, equals, atMost, atLeast } = showIf;
  const values =
    equals === undefined
      ? Array.from({ length: 11 }, (_, score) => score)
          .filter((score) => (atMost == null || score <= atMost) && (atLeast == null || score >= atLeast))
          .map(String)
      : [equals];
  const on = values.map((value) => `[name="q.${css(question)}"][value="${css(value)}"]:checked`).join(',');
  return `@supports selector(:has(*)){form:not(:has(${on})) #q-${css(id)}{display:none}}`;
}

// eslint-disable-next-line no-restricted-syntax -- each parameter is one part of the page
function page(
  at: Pick<PageState, 'path' | 'language'>,
  title: string,
  body: string,
  more: string,
): RenderedPage {
  const { path, language } = at;
  return privatePage({
    path,
    language,
    other: PAGE_WORDS[at.language].other,
    title,
    style: SURVEY_STYLE + more,
    body,
  });
}

function dayOf(moment: string, language: Language): string {
  return new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Asia/Shanghai',
  }).format(new Date(moment));
}

// Ids and values are words of a form, checked when it was saved: letters, digits, dots, dashes.
function css(word: string): string {
  return word.replace(/[^\w.-]/g, '').replace(/\./g, '\\.');
}
