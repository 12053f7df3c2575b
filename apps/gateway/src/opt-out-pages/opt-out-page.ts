import type { Language, NoticePurpose } from '@yingda/contracts/names';
import { privatePage, type RenderedPage, safe } from '../http/private-page';
import { SURVEY_STYLE } from '../survey-pages/survey-style';
import { OPT_OUT_WORDS } from './opt-out-words';

/** Where a page stands. `root`: the link itself, relative to this server. */
export interface OptOutPageAt {
  root: string;
  language: Language;
}

/** `asked`: they still get them; `done`: they do not; `undone`: they have just asked for them again. */
export type OptOutState = 'asked' | 'done' | 'undone';

export function optOutPage(
  about: { state: OptOutState; purpose: NoticePurpose; shop: string },
  at: OptOutPageAt,
): RenderedPage {
  const words = OPT_OUT_WORDS[at.language];
  const of = words.of[about.purpose];
  switch (about.state) {
    case 'asked':
      return page(
        at,
        words.title,
        `<h1>${safe(words.title)}</h1><p>${safe(of.ask(about.shop))}</p><p class="soft">${safe(of.keeps)}</p>${form(at, '', words.stop)}`,
      );
    case 'done':
      return page(
        at,
        words.doneTitle,
        `<section role="status"><h1>${safe(words.doneTitle)}</h1><p>${safe(of.done)}</p></section><p class="soft">${safe(words.undoAsk)}</p>${form(at, '/undo', words.undo)}`,
      );
    case 'undone':
      return page(
        at,
        words.undoneTitle,
        `<section role="status"><h1>${safe(words.undoneTitle)}</h1><p>${safe(of.undone)}</p></section>${form(at, '', words.stop)}`,
      );
  }
}

/** The link is none of ours, or nobody is behind it any more. */
export function noSuchOptOutPage(at: OptOutPageAt): RenderedPage {
  const { missing, missingMore } = OPT_OUT_WORDS[at.language];
  return page(
    at,
    missing,
    `<section role="status"><h1>${safe(missing)}</h1><p>${safe(missingMore)}</p></section>`,
  );
}

function form({ root, language }: OptOutPageAt, below: string, label: string): string {
  return `<form method="post" action="${safe(`${root}${below}?lang=${language}`)}"><button>${safe(label)}</button></form>`;
}

function page({ root, language }: OptOutPageAt, title: string, body: string): RenderedPage {
  const { other } = OPT_OUT_WORDS[language];
  return privatePage({ path: root, language, other, title, style: SURVEY_STYLE, body });
}
