import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormats, useLanguage } from '../../i18n/use-texts';
import { useDirectory } from '../../live/use-live';
import { useTagNames } from './use-tag-names';
import type { SurveyAnswer } from './use-answers';

/** One customer's answer: the rating, what they said, whose it is, and the way to the conversation. */
export function AnswerRow({ answer }: { answer: SurveyAnswer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { full } = useFormats();
  const { agents, teams } = useDirectory();
  const { rating, low, valid, invalidWhy, comment, tags, conversationId, conversationNumber } = answer;
  const names = answer.agentIds.map(
    (id) => agents.find((agent) => agent.id === id)?.name ?? t('common.unknownPerson'),
  );
  const team = teams.find(({ id }) => id === answer.teamId);
  const nameOfTag = useTagNames();
  const scores = answer.scores.filter(({ dimension }) => dimension !== 'overall');
  return (
    <li className="list-row answer-row">
      <span className={`answer-rating${low ? ' low' : ''}`}>
        {rating ? (
          <>
            <b>{rating}</b>
            <span className="hidden-text">{t('surveys.ratingOf', { n: rating })}</span>
            <span className="answer-stars" aria-hidden="true">
              {'★'.repeat(rating)}
              <span className="off">{'★'.repeat(5 - rating)}</span>
            </span>
          </>
        ) : (
          <span className="i3">{t('surveys.noRating')}</span>
        )}
      </span>
      <span className="grow col answer-said">
        {comment ? (
          <span className="answer-comment">{comment}</span>
        ) : (
          <span className="i3">{t('surveys.noComment')}</span>
        )}
        <span className="row g8 answer-tags">
          {tags.map((tag) => (
            <span key={tag} className="chip">
              {nameOfTag(answer.formKey, tag)}
            </span>
          ))}
          {scores.map(({ question, dimension, score }) => (
            <span key={question} className="i2 t12">
              {`${t(`surveys.dimension.${dimension}`)} ${score}`}
            </span>
          ))}
          {answer.resolved ? (
            <span className="i2 t12">{t(`surveys.resolved.${answer.resolved}`)}</span>
          ) : null}
          {valid ? null : (
            <span className="chip soon">
              {t('surveys.notCounted', { why: invalidWhy ? t(`surveys.invalid.${invalidWhy}`) : '' })}
            </span>
          )}
        </span>
      </span>
      <span className="col answer-whose">
        <span className="cut">{names.join(t('settings.nameJoin')) || team?.name || '–'}</span>
        <span className="i2 t12 cut">
          {[t(`channel.${answer.channel}`), answer.formName[language]].join(' · ')}
        </span>
      </span>
      <span className="col answer-when">
        <span className="nw">{full(answer.answeredAt)}</span>
        {conversationId ? (
          <Link className="t12" to={`/conversations/${conversationId}`}>
            {conversationNumber ? `#${conversationNumber}` : t('surveys.open')}
          </Link>
        ) : (
          <span className="i3 t12">{t('surveys.anonymous')}</span>
        )}
      </span>
    </li>
  );
}
