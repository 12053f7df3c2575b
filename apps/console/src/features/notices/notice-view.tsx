import { App, Button } from 'antd';
import { Copy, Download, Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { filledTemplate, type NoticeRecipientState } from '@yingda/contracts/names';
import { api } from '../../app/session';
import { useFormats } from '../../i18n/use-texts';
import { useDirectory } from '../../live/use-live';
import { ErrorLine } from '../../parts/error-line';
import { useAction } from '../../parts/use-action';
import { saveFile } from '../reports/saved-file';
import { RecipientList } from './recipient-list';
import { StateChip } from './state-chip';
import { isMoving, type Notice, useNoticeActs } from './use-notices';

const SHOWN: readonly NoticeRecipientState[] = [
  ...(['waiting', 'sent', 'shown', 'delivered', 'read', 'failed', 'left-out'] as const),
];

/** How many of a notice are in a state. */
export function countOf(notice: Notice, state: NoticeRecipientState): number {
  return notice.tallies.filter((one) => one.state === state).reduce((sum, { count }) => sum + count, 0);
}

/** A notice that is under way or over: how far it is, what it said, what became of it for each. */
export function NoticeView({ notice }: { notice: Notice }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const { run, busy, problem } = useAction();
  const acts = useNoticeActs();
  const { id, name, state, way } = notice;
  const stopping = state === 'scheduled' ? 'unschedule' : way === 'banner' ? 'takeAway' : 'stop';
  const stop = () => run(() => acts.stop(notice));
  const ask = () =>
    state === 'scheduled'
      ? void stop()
      : void modal.confirm({
          title: t('notices.stopTitle', { name }),
          content: t('notices.stopHint'),
          okText: t(`notices.${stopping}`),
          okButtonProps: { danger: true },
          cancelText: t('common.cancel'),
          onOk: stop,
        });
  const download = () =>
    run(async () => {
      const answer = await api.open('GET /api/notices/:id/export', { params: { id } });
      saveFile(await answer.blob(), `${name}.csv`);
    });
  return (
    <div className="notice-view">
      <header className="row g12">
        <h2 className="cut">{name}</h2>
        <StateChip state={state} />
        <span className="grow" />
        {isMoving(notice) ? (
          <Button
            danger={state === 'running'}
            loading={busy}
            icon={<Square size={14} strokeWidth={1.75} aria-hidden="true" />}
            onClick={ask}
          >
            {t(`notices.${stopping}`)}
          </Button>
        ) : null}
        <Button
          icon={<Copy size={14} strokeWidth={1.75} aria-hidden="true" />}
          onClick={() => void navigate(`/customers/notices?new&from=${id}`)}
        >
          {t('notices.copy')}
        </Button>
        <Button
          icon={<Download size={14} strokeWidth={1.75} aria-hidden="true" />}
          onClick={() => void download()}
        >
          {t('notices.export')}
        </Button>
      </header>
      <ErrorLine problem={problem} />
      <About notice={notice} />
      <Progress notice={notice} />
      <RecipientList notice={notice} />
    </div>
  );
}

function About({ notice }: { notice: Notice }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { teams } = useDirectory();
  const { audience, segmentName, teamIds, way, channels, purpose, texts } = notice;
  const names = teams.filter(({ id }) => teamIds.includes(id)).map((one) => one.name);
  const to =
    audience === 'segment' ? segmentName : names.length > 0 ? names.join(' · ') : t('notices.allTeams');
  const ways = way === 'banner' && !notice.alsoMessage ? [] : channels;
  const lines = [
    `${t(`notices.audience.${audience}`)}: ${to}`,
    [t(`notices.way.${way}`), ...ways.map((one) => t(`channel.${one}`))].join(' · '),
    t(`notices.purpose.${purpose}`),
    notice.state === 'scheduled' && notice.startsAt
      ? t('notices.begins', { at: formats.full(notice.startsAt) })
      : null,
    notice.startedAt ? t('notices.began', { at: formats.full(notice.startedAt) }) : null,
    notice.endedAt ? t('notices.over', { at: formats.full(notice.endedAt) }) : null,
    notice.sentByName ? t('notices.sentBy', { name: notice.sentByName }) : null,
    notice.stoppedByName ? t('notices.stoppedBy', { name: notice.stoppedByName }) : null,
  ].filter((line) => line !== null);
  return (
    <section className="card notice-about">
      <p className="i2 t12">
        {lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </p>
      {[texts.zh, texts.en].filter(Boolean).map((text) => (
        <p key={text} className="notice-said">
          {text}
        </p>
      ))}
      {(notice.templates ?? []).map(({ inboxId, name, language, text, values }) => (
        <p key={`${inboxId} ${name} ${language}`} className="notice-said">
          <span className="i2 t12">{t('notices.template.outside')}</span>
          <br />
          {filledTemplate(text, values)}
        </p>
      ))}
    </section>
  );
}

function Progress({ notice }: { notice: Notice }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const all = SHOWN.reduce((sum, state) => sum + countOf(notice, state), 0);
  const done = all - countOf(notice, 'waiting');
  const share = (count: number) => (all === 0 ? 0 : (count * 100) / all);
  return (
    <section className="col g8" aria-label={t('notices.results')} aria-live="polite">
      <div className="notice-bar" aria-hidden="true">
        {SHOWN.map((state) => (
          <i key={state} className={state} style={{ width: `${share(countOf(notice, state))}%` }} />
        ))}
      </div>
      <div className="notice-figures">
        {SHOWN.filter((state) => countOf(notice, state) > 0).map((state) => (
          <span key={state}>
            <b className={state}>{formats.number(countOf(notice, state))}</b>
            <span className="i2">
              {state === 'waiting' && notice.state === 'stopped'
                ? t('notices.unsent')
                : t(`notices.outcome.${state}`)}
            </span>
          </span>
        ))}
      </div>
      {notice.state === 'running' ? (
        <span className="i2 t12">
          {t('notices.progress', { done: formats.number(done), all: formats.number(all) })}
          {notice.gathered || notice.way === 'banner' ? null : ` · ${t('notices.gathering')}`}
        </span>
      ) : null}
    </section>
  );
}
