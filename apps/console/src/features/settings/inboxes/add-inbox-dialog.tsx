import { useTranslation } from 'react-i18next';
import { keyFrom } from './inbox-form';
import { NewInboxDialog } from './new-inbox-dialog';
import type { InboxWithSnippet } from './use-inboxes';

/** The things a web inbox cannot be without; all else has a good beginning. */
export function AddInboxDialog(props: { onAdded: (added: InboxWithSnippet) => void; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <NewInboxDialog
      {...props}
      words={{
        title: t('settings.inboxes.addTitle'),
        submit: t('settings.inboxes.addSubmit'),
        name: t('settings.inboxes.shopName'),
        nameHint: t('settings.inboxes.shopNameHint'),
        keyHint: t('settings.inboxes.keyHint'),
        keyExample: 'my-shop',
      }}
      keyOf={keyFrom}
      bodyOf={(filled) => ({ ...filled, shopName: filled.name })}
    />
  );
}
