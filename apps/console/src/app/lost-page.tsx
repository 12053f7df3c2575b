import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { Problem } from '../api/problem';
import { ErrorBlock, StateBlock } from '../parts/state-block';

/** An address that leads nowhere, or a page that broke. */
export function LostPage() {
  const { t } = useTranslation();
  const thrown = useRouteError();
  if (thrown) {
    return (
      <ErrorBlock
        title={t('problem.internal-error')}
        problem={Problem.of(thrown)}
        onRetry={() => location.reload()}
      />
    );
  }
  return (
    <StateBlock drawing="search" title={t('problem.not-found')}>
      <Button type="primary" href="/console/inbox/mine">
        {t('palette.goInbox')}
      </Button>
    </StateBlock>
  );
}
