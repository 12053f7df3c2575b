import { useState } from 'react';
import { App, Button } from 'antd';
import { ArrowLeft, FileDown, Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useParams } from 'react-router';
import type { EditionKind, ReportCaseKind } from '@yingda/contracts/names';
import { api } from '../../../app/session';
import { useMay } from '../../../app/use-session';
import { useLanguage, useSayProblem } from '../../../i18n/use-texts';
import { ErrorBlock, Skeleton } from '../../../parts/state-block';
import { BehindCases } from '../behind-cases';
import { fileNameOf, readFile, saveFile } from '../saved-file';
import { behindPressed, type Pressed } from './edition-behind';
import { EditionMails } from './edition-mails';
import { EditionSheet } from './edition-sheet';
import { daysOfEdition, useGroupName } from './edition-text';
import { SendDialog } from './send-dialog';
import { isEditionKind, useEdition, useMaySetUp, type Edition } from './use-editions';
import '../reports.css';
import './editions.css';

/** One report, as it was made or as it would be now; every number opens what is behind it. */
export function EditionPage() {
  const { id, kind } = useParams();
  const preview = isEditionKind(kind) ? kind : null;
  // An address of a kind there is none of: the list says what there is.
  if (!id && !preview) return <Navigate to="/reports/editions" replace />;
  return <EditionOf id={id ?? null} preview={preview} />;
}

function EditionOf({ id, preview }: { id: string | null; preview: EditionKind | null }) {
  const { t } = useTranslation();
  const query = useEdition(id, preview);
  const maySetUp = useMaySetUp();
  const [sending, setSending] = useState(false);
  const edition = query.data;
  return (
    <main className="report" aria-labelledby="edition-title">
      <header className="page-head">
        <Link className="edition-back" to="/reports/editions">
          <ArrowLeft size={16} strokeWidth={1.75} aria-hidden="true" /> {t('edition.title')}
        </Link>
        <h1 id="edition-title" className="cut">
          {edition ? `${t(`edition.kind.${edition.kind}`)} ${daysOfEdition(edition)}` : ''}
        </h1>
        {preview ? <span className="chip accent">{t('edition.preview')}</span> : null}
        <span className="grow" />
        {edition && !preview ? <PaperButton edition={edition} /> : null}
        {edition && !preview && maySetUp ? (
          <Button
            icon={<Send size={14} strokeWidth={1.75} aria-hidden="true" />}
            onClick={() => setSending(true)}
          >
            {t('edition.send')}
          </Button>
        ) : null}
      </header>
      <div className="report-scroll" tabIndex={-1}>
        {query.isPending ? <Skeleton rows={8} height={48} /> : null}
        {query.isError && !edition ? (
          <ErrorBlock
            title={t('edition.failed')}
            problem={query.error}
            onRetry={() => void query.refetch()}
          />
        ) : null}
        {edition ? <EditionBody edition={edition} showMails={!preview && maySetUp} /> : null}
      </div>
      {sending && edition ? <SendDialog edition={edition} onClose={() => setSending(false)} /> : null}
    </main>
  );
}

function EditionBody({ edition, showMails }: { edition: Edition; showMails: boolean }) {
  const [pressed, setPressed] = useState<Pressed | null>(null);
  const groupName = useGroupName(edition);
  const section = edition.sections.find(({ key }) => key === pressed?.section);
  const figure = section?.figures.find(({ key }) => key === pressed?.figure);
  const parts: ReportCaseKind[] =
    figure?.unit === 'share' && figure.key !== 'complaint-rate' ? ['all', 'counted', 'not-counted'] : ['all'];
  return (
    <div className={`edition-body${pressed ? ' beside' : ''}`}>
      <div className="edition-main">
        <EditionSheet edition={edition} pressed={pressed} onPress={setPressed} />
        {showMails ? <EditionMails mails={edition.mails} timeZone={edition.timeZone} /> : null}
      </div>
      {pressed && section && figure ? (
        <BehindCases
          query={behindPressed(edition, section, pressed)}
          name={pressed.group ? groupName(pressed.group, section) : null}
          reading={figure}
          parts={parts}
          onPart={(part) => setPressed({ ...pressed, part })}
          onClose={() => setPressed(null)}
        />
      ) : null}
    </div>
  );
}

function PaperButton({ edition }: { edition: Edition }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const language = useLanguage();
  const say = useSayProblem();
  const may = useMay('report.export');
  const [busy, setBusy] = useState(false);
  async function save() {
    setBusy(true);
    try {
      const answer = await api.open('GET /api/report-editions/:id/paper', {
        params: { id: edition.id },
        query: { language },
      });
      const name = fileNameOf(answer, 'report.pdf');
      saveFile(await readFile(answer, () => undefined), name);
      void message.success(t('report.exported', { name }));
    } catch (thrown) {
      void message.error(t('report.exportFailed', { why: say(thrown) }), 6);
    } finally {
      setBusy(false);
    }
  }
  if (!may) return null;
  return (
    <Button
      loading={busy}
      icon={<FileDown size={14} strokeWidth={1.75} aria-hidden="true" />}
      onClick={() => void save()}
    >
      {t('edition.paper')}
    </Button>
  );
}
