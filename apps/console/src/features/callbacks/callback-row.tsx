import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CALL_OUTCOMES, type CallOutcome } from '@yingda/contracts/names';
import { useMe } from '../../app/use-session';
import { useFormats } from '../../i18n/use-texts';
import { useNow } from '../../live/ticker';
import { useAgent, useDirectory } from '../../live/use-live';
import { CopyButton } from '../../parts/copy-button';
import { useAction } from '../../parts/use-action';
import { useCustomerName } from '../inbox/use-row-text';
import { dueOf } from './due';
import { type Callback, useCallbackActs } from './use-callbacks';

/** One promised call: when, whom, by whom, and what may be done about it. */
export function CallbackRow({ call }: { call: Callback }) {
  const { t } = useTranslation();
  const { full, clock } = useFormats();
  const { teams } = useDirectory();
  const me = useMe();
  const agent = useAgent(call.agentId);
  const due = dueOf(call, useNow());
  const { take, note } = useCallbackActs();
  const { run, busy } = useAction({ toast: true });
  const { customerName, customerCode: code } = call;
  const name = useCustomerName()({ name: customerName, code });
  const team = teams.find(({ id }) => id === call.teamId);
  const open = call.state === 'planned' || call.state === 'taken';
  const mine = open && call.agentId === me.id;
  return (
    <li className="list-row callback-row">
      <span className="callback-when">
        <b className="nw">{`${full(call.from)}–${clock(call.until)}`}</b>
        {open && due !== 'later' ? (
          <span className={`chip ${due === 'overdue' ? 'late' : 'soon'}`}>{t(`callbacks.${due}`)}</span>
        ) : null}
      </span>
      <span className="grow col">
        <Link className="cut" to={`/inbox/all/${call.conversationId}`}>
          {`${name} · #${call.conversationNumber}`}
        </Link>
        <span className="i2 t12 cut">
          {[
            team?.name,
            open
              ? call.agentId
                ? t('callbacks.taken', { name: agent?.name ?? t('common.unknownPerson') })
                : t('callbacks.nobody')
              : t(`callbacks.state.${call.state}`),
            call.lastOutcome
              ? t('callbacks.attempts', {
                  n: call.attempts,
                  outcome: t(`callbacks.outcome.${call.lastOutcome}`),
                })
              : null,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <span className="callback-phone nw">
        {call.phone}
        {call.masked ? null : (
          <CopyButton text={call.phone} aria-label={t('callbacks.copy')} size="small" type="text" />
        )}
      </span>
      <span className="callback-acts">
        {open && !call.agentId ? (
          <Button size="small" type="primary" loading={busy} onClick={() => void run(() => take(call))}>
            {t('callbacks.take')}
          </Button>
        ) : null}
        {mine ? (
          <Select<CallOutcome>
            size="small"
            style={{ width: 128 }}
            placeholder={t('callbacks.result')}
            aria-label={t('callbacks.result')}
            value={null as never}
            disabled={busy}
            options={CALL_OUTCOMES.map((value) => ({ value, label: t(`callbacks.note.${value}`) }))}
            onChange={(outcome) => void run(() => note(call, outcome))}
          />
        ) : null}
      </span>
    </li>
  );
}
