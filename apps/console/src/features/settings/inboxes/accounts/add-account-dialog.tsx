import { useTranslation } from 'react-i18next';
import type { Channel } from '@yingda/contracts/names';
import { useDirectory } from '../../../../live/use-live';
import { keyFrom } from '../inbox-form';
import { NewInboxDialog } from '../new-inbox-dialog';
import type { InboxWithSnippet } from '../use-inboxes';

/** Makes the inbox first, off: its address is what the provider is to be given, and credentials come after. */
export function AddAccountDialog({
  channel,
  ...props
}: {
  channel: Channel;
  onAdded: (added: InboxWithSnippet) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { inboxes } = useDirectory();
  const same = inboxes.filter((known) => known.channel === channel).length;
  const shopName = inboxes.find((known) => known.channel === 'web')?.shopName;
  return (
    <NewInboxDialog
      {...props}
      words={{
        title: t('accounts.addTitle', { channel: t(`channel.${channel}`) }),
        submit: t('accounts.addSubmit'),
        intro: t('accounts.addHint'),
        name: t('accounts.name'),
        nameHint: t('accounts.nameHint'),
        keyHint: t('accounts.keyHint'),
      }}
      startName={t(`channel.${channel}`)}
      keyOf={(name) => keyFrom(name) || (same > 0 ? `${channel}-${same + 1}` : channel)}
      bodyOf={(filled) => ({ ...filled, channel, shopName: shopName ?? filled.name, paused: true })}
    />
  );
}
