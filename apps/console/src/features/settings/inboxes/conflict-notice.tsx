import { Button } from 'antd';
import { GitMerge } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../live/use-live';
import { useCalendars } from '../calendars/use-calendars';
import type { Edits } from '../page/use-edits';
import type { InboxForm } from './inbox-form';

type FieldName = keyof InboxForm & string;

const NOTICE = 'inbox-conflict';

/** Brings the two versions into view; they stand at the top of a long page. */
export function showConflicts(): void {
  document.getElementById(NOTICE)?.scrollIntoView({ block: 'center', behavior: 'smooth' });
}

/** Somebody saved meanwhile: mine stays, and where both changed one thing both stand side by side to choose from. */
export function ConflictNotice({ edits }: { edits: Edits<InboxForm> }) {
  const { t } = useTranslation();
  const { overtaken, conflicts, draft, theirs, choose } = edits;
  const nameOf = useFieldName();
  const say = useFieldValue();
  if (!overtaken) return null;
  return (
    <div className="notice soon conflict" role="alert" id={NOTICE}>
      <GitMerge size={16} strokeWidth={1.75} aria-hidden="true" />
      <div className="grow col g8">
        <span>{t('settings.inboxes.stale')}</span>
        {conflicts.length > 0 ? (
          <table>
            <thead>
              <tr>
                <th scope="col">{t('settings.conflict.what')}</th>
                <th scope="col">{t('settings.conflict.theirs')}</th>
                <th scope="col">{t('settings.conflict.mine')}</th>
              </tr>
            </thead>
            <tbody>
              {conflicts.map((field) => (
                <tr key={field}>
                  <th scope="row">{nameOf(field)}</th>
                  {(['theirs', 'mine'] as const).map((side) => (
                    <td key={side}>
                      <span className="said">{say(field, side === 'mine' ? draft : theirs)}</span>
                      <Button size="small" onClick={() => choose(field, side)}>
                        {t(side === 'mine' ? 'settings.conflict.keepMine' : 'settings.conflict.takeTheirs')}
                      </Button>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
      </div>
    </div>
  );
}

function useFieldName(): (field: FieldName) => string {
  const { t } = useTranslation();
  return (field) => {
    switch (field) {
      case 'calendarId':
        return t('settings.inboxes.section.hours');
      case 'preChat':
      case 'origins':
        return t(`settings.inboxes.section.${field}`);
      case 'sending':
        return t('settings.inboxes.section.mail');
      case 'paused':
        return t('settings.inboxes.pausedLabel');
      case 'teamId':
        return t('settings.inboxes.team');
      default:
        return t(`settings.inboxes.${field}`);
    }
  };
}

function useFieldValue(): (field: FieldName, form: InboxForm) => string {
  const { t } = useTranslation();
  const { teams } = useDirectory();
  const calendars = useCalendars().query.data;
  const join = t('settings.nameJoin');
  return (field, form) => {
    switch (field) {
      case 'calendarId':
        return calendars?.find(({ id }) => id === form.calendarId)?.name ?? t('calendars.none');
      case 'preChat':
        return (
          form.preChat.map(({ kind }) => t(`settings.inboxes.preChatFields.${kind}`)).join(join) ||
          t('common.none')
        );
      case 'origins':
        return form.origins.join(join) || t('settings.inboxes.originsAny');
      case 'sending':
        return form.sending.mail
          ? t('settings.inboxes.mail.minutes', { n: Math.round(form.sending.mailAfterSeconds / 60) })
          : t('common.no');
      case 'teamId':
        return teams.find((team) => team.id === form.teamId)?.name ?? t('common.unknownTeam');
      case 'language':
        return t(`language.${form.language}`);
      case 'side':
        return t(`settings.inboxes.sides.${form.side}`);
      case 'theme':
        return t(`settings.profile.themes.${form.theme}`);
      case 'livePreview':
      case 'launcherText':
      case 'paused':
        return form[field] ? t('common.yes') : t('common.no');
      default:
        return String(form[field]) || t('common.none');
    }
  };
}
