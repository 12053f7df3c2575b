import { type SurveyForm } from '@yingda/contracts';
import type { SurveyInvalid, SurveyWay } from '@yingda/contracts/names';

/** How an answer came about. */
export interface Coming {
  way: SurveyWay;
  answers: number;
  /** When they first saw it; null where nobody can tell. */
  openedAt: Date | null;
  at: Date;
  /** The customer is one of the shop's own people. */
  byStaff: boolean;
  /** The same browser has answered for another customer just now. */
  duplicate: boolean;
}

/**
 * Why an answer is kept and not counted; null: it counts. A single tap in a menu or on a card is quick by its nature, so
 * only answers of several questions can be too fast.
 */
export function invalidity(form: Pick<SurveyForm, 'tooFastSeconds'>, coming: Coming): SurveyInvalid | null {
  if (coming.byStaff) return 'self-rating';
  if (coming.duplicate) return 'duplicate';
  const seen = coming.openedAt;
  const quick = seen !== null && coming.at.getTime() - seen.getTime() < form.tooFastSeconds * 1_000;
  const onScreen = coming.way === 'page' || coming.way === 'widget';
  return onScreen && quick && coming.answers > 1 ? 'too-fast' : null;
}
