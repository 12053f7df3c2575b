import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Problem } from '../../api/problem';
import { useMay, useReadsConversations } from '../../app/use-session';
import { useShortcuts } from '../../app/use-shortcuts';
import { useLanguage } from '../../i18n/use-texts';
import { ErrorBlock, Skeleton } from '../../parts/state-block';
import { NoPermission } from '../settings/page/no-permission';
import { useTasksOf } from '../tasks/use-tasks';
import { CaseChat } from './case-chat';
import { CaseDialog, type CaseDialogName } from './case-dialogs';
import { CaseHead } from './case-head';
import { CaseSide } from './case-side';
import { CauseCard } from './cause-card';
import { FactsCard } from './facts-card';
import { InvestigationCard } from './investigation-card';
import { NextBar } from './next-bar';
import { nextStepOf } from './next-step';
import { ProgressCard } from './progress-card';
import { useRelated } from './related-cases';
import { RemediesCard } from './remedies-card';
import { StageStrip } from './stage-strip';
import { TasksCard } from './tasks-card';
import { type CaseDetail, useCase, useCaseKinds } from './use-cases';
import { useHearCases } from './use-hear-cases';
import { useRemediesOf } from './use-remedies';
import './cases.css';

/** One case from its facts to its end. */
export function CasePage() {
  const { t } = useTranslation();
  const { caseId } = useParams();
  const reads = useMay('case.read');
  const { data, isError, error, refetch } = useCase(reads ? caseId : undefined);
  useHearCases();
  if (!reads) return <NoPermission object={t('cases.title')} />;
  if (data) return <Loaded key={data.id} one={data} />;
  return (
    <main className="page">
      {isError ? (
        <ErrorBlock title={t('cases.failedOne')} problem={Problem.of(error)} onRetry={() => void refetch()} />
      ) : (
        <Skeleton rows={8} height={56} />
      )}
    </main>
  );
}

/** Wide enough for the conversation beside it from the beginning. */
const ROOM_FOR_CHAT = '(min-width: 1720px)';

function Loaded({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const kind = useCaseKinds().data?.find(({ key }) => key === one.kind);
  const tasks = useTasksOf(one.id).data ?? [];
  const remedies = useRemediesOf(one.id).data ?? [];
  const related = useRelated(one.id).data ?? [];
  const chats = useReadsConversations() && one.conversationId !== null;
  const [chat, setChat] = useState(() => matchMedia(ROOM_FOR_CHAT).matches);
  const [dialog, setDialog] = useState<CaseDialogName | null>(null);
  const step = nextStepOf(one, {
    ...{ kind, tasks, remedies },
    label: ({ label }) => (language === 'en' ? label.en : label.zh),
  });
  const mayAnswer = one.may.includes('answer') && !one.answeredAt;
  const update = mayAnswer ? () => setDialog('answer') : chats ? () => setChat(true) : null;
  const mayAsk = one.may.includes('edit') && one.stage !== 'closed';
  useShortcuts({
    t: () => (mayAsk ? setDialog('department') : false),
    u: () => (update ? update() : false),
    p: () => (step.name !== 'none' && allowed(one, step.name) ? setDialog(step.name) : false),
    m: () => document.getElementById('case-note')?.focus(),
    'shift+e': () => (one.may.includes('escalate') ? setDialog('escalate') : false),
    ']': () => (chats ? setChat((shown) => !shown) : false),
    ...Object.fromEntries(
      [1, 2, 3, 4, 5, 6, 7, 8].map((n) => [
        String(n),
        () => document.getElementById(STAGE_PLACES[n - 1] ?? '')?.scrollIntoView({ block: 'start' }),
      ]),
    ),
  });
  return (
    <main className="page case-page">
      <CaseHead
        one={one}
        chatShown={chat}
        onChat={chats ? () => setChat((shown) => !shown) : null}
        onDialog={setDialog}
      />
      <StageStrip one={one} />
      <NextBar one={one} step={step} onDialog={setDialog} />
      <div className={`case-body${chat && chats ? ' with-chat' : ''}`}>
        <div className="case-main">
          <div id="case-part-facts">
            <FactsCard
              one={one}
              kind={kind}
              sameBatch={related.filter(({ kinship }) => kinship === 'batch').length + 1}
              onEdit={one.may.includes('edit') ? () => setDialog('edit') : null}
            />
          </div>
          <div id="case-part-tasks">
            <TasksCard one={one} onAdd={() => setDialog('department')} />
          </div>
          <div id="case-part-remedies">
            <RemediesCard one={one} />
          </div>
          <div className="case-two" id="case-part-told">
            <ProgressCard one={one} onUpdate={update} />
            <CauseCard one={one} />
          </div>
          <InvestigationCard one={one} />
        </div>
        <CaseSide one={one} kind={kind} onDialog={setDialog} />
        {chat && chats && one.conversationId ? <CaseChat conversationId={one.conversationId} /> : null}
      </div>
      {dialog ? <CaseDialog one={one} dialog={dialog} onClose={() => setDialog(null)} /> : null}
      <span className="hidden-text" role="status">
        {t('cases.nowAt', { stage: t(`cases.stage.${one.stage}`) })}
      </span>
    </main>
  );
}

/** Where the part of a stage stands on the page: keys 1 to 8 go there. */
const STAGE_PLACES = [
  'case-part-facts',
  'case-part-facts',
  'case-part-tasks',
  'case-part-remedies',
  'case-part-remedies',
  'case-part-told',
  'case-part-told',
  'case-part-told',
] as const;

function allowed(one: CaseDetail, step: CaseDialogName): boolean {
  if (step === 'tell' || step === 'follow-up' || step === 'resume') return one.may.includes(step);
  return one.may.includes('move');
}
