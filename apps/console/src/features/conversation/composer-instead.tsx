import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Answer, ConversationRow } from '@yingda/contracts';
import { LIMITS } from '@yingda/contracts/names';
import { isOpen, isQueued } from '../../live/row-order';
import { serverNow } from '../../live/ticker';
import { useAgent, useOnline } from '../../live/use-live';
import { BotBar } from './bot-bar';
import type { ConversationActions } from './use-actions';

interface InsteadProps {
  row: ConversationRow;
  detail: Answer<'GET /api/conversations/:id'> | undefined;
  actions: ConversationActions;
}

/** In place of the reply box where one may not write to the customer now: why, and what can be done. */
export function ComposerInstead({ row, detail, actions }: InsteadProps) {
  const { t } = useTranslation();
  const online = useOnline();
  const agent = useAgent(row.agentId);
  const { may } = actions;
  if (row.mergedInto) {
    return (
      <div className="composer-instead">
        <span className="grow">{t('conversation.composer.mergedInto')}</span>
        {may.unmerge ? (
          <Button disabled={!online} onClick={() => actions.start('unmerge')}>
            {t('conversation.unmerge')}
          </Button>
        ) : null}
        <Link to={`/inbox/all/${row.mergedInto}`}>{t('conversation.composer.openMerged')}</Link>
      </div>
    );
  }
  if (!isOpen(row)) {
    return (
      <div className="composer-instead">
        <span className="grow">
          {row.wrapUpDue && may.close
            ? t('conversation.composer.wrapUpHint')
            : may.reopen
              ? t('conversation.composer.closedHint')
              : row.closedAt && serverNow() - Date.parse(row.closedAt) > LIMITS.reopenWindowMs
                ? t('conversation.composer.closedOld')
                : t('conversation.composer.closedPlain')}
        </span>
        {may.reopen ? (
          <Button disabled={!online} loading={actions.busy} onClick={() => actions.start('reopen')}>
            {t('conversation.reopen')}
          </Button>
        ) : null}
        {row.wrapUpDue && may.close ? (
          <Button type="primary" disabled={!online} onClick={() => actions.start('close')}>
            {t('conversation.composer.wrapUp')}
          </Button>
        ) : null}
      </div>
    );
  }
  if (row.status === 'bot') {
    const mayTake = detail?.mayJoin || actions.mine;
    return <BotBar row={row} busy={actions.busy} onTakeOver={mayTake ? actions.accept : undefined} />;
  }
  if (isQueued(row) && (detail?.mayJoin || actions.mine)) {
    return (
      <div className="composer-instead">
        <span className="grow">{t('conversation.composer.acceptHint')}</span>
        <Button type="primary" disabled={!online} loading={actions.busy} onClick={actions.accept}>
          {t('conversation.composer.accept')}
        </Button>
      </div>
    );
  }
  if (detail?.mayTakeOver) {
    return (
      <div className="composer-instead">
        <span className="grow">
          {t('conversation.composer.takeOverHint', { name: agent?.name ?? t('common.unknownPerson') })}
        </span>
        {may.join ? (
          <Button disabled={!online} loading={actions.busy} onClick={() => actions.start('join')}>
            {t('conversation.composer.join')}
          </Button>
        ) : null}
        <Button disabled={!online} onClick={() => actions.start('takeOver')}>
          {t('conversation.composer.takeOver')}
        </Button>
      </div>
    );
  }
  return (
    <div className="composer-instead">
      <span className="grow">
        {agent
          ? t('conversation.composer.readOnlyWith', { name: agent.name })
          : t('conversation.composer.readOnly')}
      </span>
    </div>
  );
}
