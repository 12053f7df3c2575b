import { RESOLVED } from '@yingda/contracts/names';
import type { TextKey } from '../i18n/keys';
import { t } from '../i18n/texts';
import { Icon } from './icon';
import { useShown, useWidget } from './use-widget';

const SCORES = [1, 2, 3, 4, 5] as const;
const COMMENT_MAX = 1_000;

/** One tap is enough; the rest is optional, and can be changed afterwards. */
export function RatingCard() {
  const widget = useWidget();
  const rating = useShown((state) => state.rating);
  const conversation = useShown((state) => state.conversation);
  if (!rating) return null;
  const { score, resolved, comment, state } = rating;
  const word = score > 0 ? t(`rate.${score}` as TextKey) : '';
  if (state === 'sent' || state === 'waiting') {
    return (
      <section class="card rate" role="status">
        <p class="stars still" aria-label={t('rate.score', { n: score, word })} role="img">
          {SCORES.map((value) => (
            <span key={value} class={value <= score ? 'lit' : ''}>
              <Icon name="star" size={20} />
            </span>
          ))}
        </p>
        <p>{state === 'sent' ? t('rate.thanks') : t('rate.waiting')}</p>
        {state === 'sent' && widget.ratings.mayChange(conversation, Date.now()) && (
          <button type="button" class="link" onClick={() => widget.ratings.write({ state: 'open' })}>
            {t('rate.change')}
          </button>
        )}
      </section>
    );
  }
  return (
    <section class="card rate">
      <fieldset>
        <legend>{t('rate.title')}</legend>
        <div class="stars">
          {SCORES.map((value) => (
            <label key={value} class={value <= score ? 'lit' : ''}>
              <input
                type="radio"
                name="score"
                value={value}
                checked={value === score}
                aria-label={t('rate.score', { n: value, word: t(`rate.${value}` as TextKey) })}
                onChange={() => widget.ratings.write({ score: value })}
              />
              <Icon name="star" size={36} />
            </label>
          ))}
        </div>
        <p class="word" aria-hidden="true">
          {score > 0 ? t('rate.score', { n: score, word }) : ''}
        </p>
      </fieldset>
      {score > 0 && (
        <>
          <fieldset>
            <legend class="small">{t('rate.solved')}</legend>
            <div class="row chips">
              {RESOLVED.map((value) => (
                <label key={value} class={`chip ${resolved === value ? 'on' : ''}`}>
                  <input
                    type="radio"
                    name="resolved"
                    checked={resolved === value}
                    onChange={() => widget.ratings.write({ resolved: value })}
                  />
                  {t(`rate.solved.${value}`)}
                </label>
              ))}
            </div>
          </fieldset>
          <textarea
            rows={3}
            maxLength={COMMENT_MAX}
            value={comment}
            placeholder={t('rate.comment')}
            aria-label={t('rate.comment')}
            onInput={(event) => widget.ratings.write({ comment: event.currentTarget.value })}
          />
        </>
      )}
      <button
        type="button"
        class="primary"
        aria-disabled={score === 0}
        onClick={() => score > 0 && void widget.ratings.submit()}
      >
        {t('rate.submit')}
      </button>
      <button type="button" class="link" onClick={() => widget.ratings.later()}>
        {t('rate.later')}
      </button>
    </section>
  );
}
