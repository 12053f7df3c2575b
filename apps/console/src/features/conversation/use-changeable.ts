import { useCallback } from 'react';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outlet, StaffEntry } from '@yingda/contracts';
import type { MessageChangeKind } from '@yingda/contracts/names';
import { useLive } from '../../live/use-live';
import { unchangeable } from './changeable';

/** True when a message may be tried to change; else says why not, before anybody has written a word. */
export type MayChange = (entry: StaffEntry, kind: MessageChangeKind) => boolean;

export function useChangeable(outlets: readonly Outlet[]): MayChange {
  const { t } = useTranslation();
  const live = useLive();
  const { modal } = App.useApp();
  return useCallback(
    (entry, kind) => {
      const delivery = live.state.deliveries.get()[entry.id] ?? entry.delivery;
      const why = unchangeable(delivery, kind, outlets);
      if (!why || !delivery) return true;
      const channel = t(`channel.${delivery.channel}`);
      void modal.info({
        title: t(`channels.change.${kind}.title`, { channel }),
        content: t(`channels.change.${kind}.${why}`, { channel }),
        okText: t('channels.change.ok'),
        icon: null,
      });
      return false;
    },
    [t, live, modal, outlets],
  );
}
