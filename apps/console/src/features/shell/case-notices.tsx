import { useEffect } from 'react';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMe } from '../../app/use-session';
import { useLanguage } from '../../i18n/use-texts';
import { useLive } from '../../live/use-live';

/** News of a case that call somebody to it; the others are read on its page. */
const CALLS = ['opened', 'handed-over', 'escalated', 'breached', 'reopened', 'extension-asked'] as const;
/** What waits for an answer stands until it is looked at; what is only good to know goes by itself. */
const SECONDS = 12;

type Calling = (typeof CALLS)[number];

interface Told {
  key: string;
  title: string;
  text: string;
  to: string;
  urgent?: boolean;
}

/** Calls me to cases, department tasks and approvals that somebody else brought to my desk. Draws nothing of its own. */
export function CaseNotices() {
  const { t } = useTranslation();
  const language = useLanguage();
  const live = useLive();
  const me = useMe();
  const navigate = useNavigate();
  const { notification } = App.useApp();

  useEffect(() => {
    const tell = ({ key, title, text, to, urgent = false }: Told) =>
      notification[urgent ? 'warning' : 'info']({
        ...{ key, title, description: text, placement: 'bottomLeft', duration: urgent ? 0 : SECONDS },
        actions: (
          <Button
            size="small"
            type="primary"
            onClick={() => {
              notification.destroy(key);
              void navigate(to);
            }}
          >
            {t('common.open')}
          </Button>
        ),
      });
    const { connection } = live;
    const stops = [
      connection.on('case.updated', ({ caseId, number, kindName, how, level, agentIds }) => {
        if (!agentIds.includes(me.id) || !(CALLS as readonly string[]).includes(how)) return;
        tell({
          key: `case-${caseId}`,
          title: t(`cases.notice.${how as Calling}`, { number, level }),
          text: language === 'en' ? kindName.en : kindName.zh,
          to: how === 'extension-asked' ? '/cases/approvals' : `/cases/${caseId}`,
          urgent: how === 'breached' || how === 'extension-asked',
        });
      }),
      connection.on('remedy.updated', ({ remedy, agentIds }) => {
        const { state, caseId, caseNumber: number, caseTitle } = remedy;
        if (
          !agentIds.includes(me.id) ||
          !(state === 'proposed' || state === 'approved' || state === 'refused')
        )
          return;
        tell({
          key: `remedy-${remedy.id}`,
          title: t(`cases.notice.remedy.${state}`, { number }),
          text: caseTitle,
          to: state === 'proposed' ? '/cases/approvals' : `/cases/${caseId}`,
          urgent: state === 'proposed',
        });
      }),
      connection.on('case-task.updated', ({ task, how, agentIds }) => {
        if (!agentIds.includes(me.id) || !(how === 'answered' || how === 'sent' || how === 'sent-back'))
          return;
        const mine = task.supervisorId === me.id;
        tell({
          key: `task-${task.id}`,
          title: t(`cases.notice.task.${how}`, { number: task.caseNumber || t('feedback.one') }),
          text: task.text,
          to: !mine
            ? '/tasks'
            : task.caseId
              ? `/cases/${task.caseId}`
              : `/cases/feedback?id=${task.feedbackId}`,
        });
      }),
    ];
    return () => stops.forEach((stop) => stop());
  }, [live, me.id, notification, navigate, t, language]);
  return null;
}
