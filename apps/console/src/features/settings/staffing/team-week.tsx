import { useMemo, useState } from 'react';
import { App, Button } from 'antd';
import { CalendarOff, ChevronLeft, ChevronRight, Copy, Flame, SlidersHorizontal } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/session';
import { StateBlock } from '../../../parts/state-block';
import { useAction } from '../../../parts/use-action';
import { IconAction } from '../page/icon-action';
import { Loaded } from '../page/loaded';
import { UnsavedBar } from '../page/unsaved';
import { AbsenceDialog } from './absence-dialog';
import { BrushBar } from './brush-bar';
import { CopyDialog } from './copy-dialog';
import { CoverDialog } from './cover-dialog';
import { CoverageSection } from './coverage-section';
import { MarkedDialog } from './marked-dialog';
import { SettingsDialog } from './settings-dialog';
import { SuggestionRow } from './suggestion-row';
import { TemplatesDialog } from './templates-dialog';
import { useDayNames } from './use-day-names';
import { problemsOf, useProblemLines, useSayShiftProblem } from './use-problem-lines';
import {
  type Absence,
  type Shift,
  type StaffingWeek,
  useRefresh,
  useTemplates,
  useWeek,
} from './use-staffing';
import { addDays, mondayOf, todayIn } from './wall-days';
import { type Brush, NO_DRAFT, toggled, type WeekDraft } from './week-draft';
import { WeekGrid } from './week-grid';
import './dialogs.css';

type Dialog = 'copy' | 'absence' | 'templates' | 'marked' | 'settings' | { cover: Shift };

interface TeamWeekProps {
  teamId: string;
  monday: string;
  onWeek: (monday: string) => void;
}

/** One week of one team: painted, saved at once or not at all. */
export function TeamWeek({ teamId, monday, onWeek }: TeamWeekProps) {
  const { query, put } = useWeek(teamId, monday);
  return (
    <>
      <Loaded query={query} rows={6} height={48}>
        {(week) => (
          <EditedWeek
            key={week.monday}
            week={week}
            onSaved={put}
            onWeek={onWeek}
            older={week.monday !== monday}
          />
        )}
      </Loaded>
      <CoverageSection teamId={teamId} monday={monday} />
    </>
  );
}

interface EditedWeekProps {
  week: StaffingWeek;
  older: boolean;
  onSaved: (week: StaffingWeek) => void;
  onWeek: (monday: string) => void;
}

function EditedWeek({ week, older, onSaved, onWeek }: EditedWeekProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const days = useDayNames();
  const refresh = useRefresh();
  const { data: templates = [] } = useTemplates();
  const [draft, setDraft] = useState<WeekDraft>(NO_DRAFT);
  const [brush, setBrush] = useState<Brush | null>(null);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const { run, busy, problem, clear } = useAction();
  const { teamId, monday, settings, members } = week;
  const today = todayIn(settings.timeZone, new Date());
  const close = () => setDialog(null);
  const changed = draft.add.length + draft.remove.size > 0;
  const change = (next: (draft: WeekDraft) => WeekDraft) => {
    clear();
    setDraft(next);
  };

  const save = () =>
    run(async () => {
      const add = draft.add.map(({ agentId, date, template }) => ({
        agentId,
        date,
        templateId: template.id,
      }));
      onSaved(
        await api.call('POST /api/teams/:id/shifts', {
          params: { id: teamId },
          body: { week: monday, remove: [...draft.remove], add },
        }),
      );
      setDraft(NO_DRAFT);
      void message.success(t('staffing.saved'));
    });
  const back = (absence: Absence) =>
    void run(async () => {
      await api.call('DELETE /api/absences/:id', { params: { id: absence.id } });
      refresh();
    });

  const sayProblem = useSayShiftProblem();
  const lines = useProblemLines()(problem);
  const wrong = useMemo(
    () =>
      new Map(
        problemsOf(problem).map(
          (one) => [`${one.agentId ?? ''} ${one.date ?? ''}`, sayProblem(one)] as const,
        ),
      ),
    [problem, sayProblem],
  );
  const chosen = brush && brush !== 'eraser' ? templates.find(({ id }) => id === brush.template.id) : null;
  const using: Brush | null = brush === 'eraser' ? brush : chosen ? { template: chosen } : null;

  return (
    <section className="card staffing-week" aria-label={t('staffing.title')} aria-busy={older}>
      <header className="week-head">
        <IconAction
          label={t('staffing.earlier')}
          icon={ChevronLeft}
          local
          onClick={() => onWeek(addDays(monday, -7))}
        />
        <h2>{days.range(monday, addDays(monday, 6))}</h2>
        <IconAction
          label={t('staffing.later')}
          icon={ChevronRight}
          local
          onClick={() => onWeek(addDays(monday, 7))}
        />
        {monday === mondayOf(today) ? (
          <span className="this-week">{t('staffing.thisWeek')}</span>
        ) : (
          <Button size="small" onClick={() => onWeek(mondayOf(today))}>
            {t('staffing.thisWeek')}
          </Button>
        )}
        {settings.shiftsDecide ? <span className="decide-tag">{t('staffing.decideOn')}</span> : null}
        <span className="grow" />
        <Button
          icon={<Copy size={14} strokeWidth={1.75} />}
          disabled={changed}
          onClick={() => setDialog('copy')}
        >
          {t('staffing.copy')}
        </Button>
        <Button icon={<CalendarOff size={14} strokeWidth={1.75} />} onClick={() => setDialog('absence')}>
          {t('staffing.absence')}
        </Button>
        <Button icon={<Flame size={14} strokeWidth={1.75} />} onClick={() => setDialog('marked')}>
          {t('staffing.marked')}
        </Button>
        <Button
          icon={<SlidersHorizontal size={14} strokeWidth={1.75} />}
          onClick={() => setDialog('settings')}
        >
          {t('staffing.settings')}
        </Button>
      </header>
      {members.length === 0 ? (
        <StateBlock drawing="nothing" title={t('staffing.noMembers')} hint={t('staffing.noMembersHint')} />
      ) : (
        <>
          <BrushBar
            templates={templates}
            brush={using}
            onBrush={setBrush}
            onTemplates={() => setDialog('templates')}
          />
          <WeekGrid
            week={week}
            draft={draft}
            brush={using}
            today={today}
            wrong={wrong}
            onDraft={change}
            onCover={(shift) => setDialog({ cover: shift })}
            onToggle={(shift) => change((before) => toggled(before, shift.id))}
            onReturn={back}
            foot={<SuggestionRow teamId={teamId} monday={monday} />}
          />
        </>
      )}
      <UnsavedBar
        changed={changed}
        busy={busy}
        problem={problem}
        onSave={save}
        onDiscard={() => {
          clear();
          setDraft(NO_DRAFT);
        }}
        note={
          lines.length > 0 ? (
            <span className="i2"> {lines.slice(0, 3).join(t('settings.nameJoin'))}</span>
          ) : (
            <span className="i3">
              {' '}
              {t('staffing.changes', { added: draft.add.length, removed: draft.remove.size })}
            </span>
          )
        }
      />
      {dialog === 'copy' ? <CopyDialog week={week} onCopied={onSaved} onClose={close} /> : null}
      {dialog === 'absence' ? (
        <AbsenceDialog week={week} from={monday > today ? monday : today} onClose={close} />
      ) : null}
      {dialog === 'templates' ? <TemplatesDialog onClose={close} /> : null}
      {dialog === 'marked' ? <MarkedDialog from={today} onClose={close} /> : null}
      {dialog === 'settings' ? <SettingsDialog week={week} onClose={close} /> : null}
      {typeof dialog === 'object' && dialog !== null ? (
        <CoverDialog shift={dialog.cover} week={week} onClose={close} />
      ) : null}
    </section>
  );
}
