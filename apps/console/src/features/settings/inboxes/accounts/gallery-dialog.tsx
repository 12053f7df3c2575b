import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { CHANNELS, type Channel } from '@yingda/contracts/names';
import { ChannelMark } from '../../../../parts/channel-mark';
import { Loaded } from '../../page/loaded';
import { useChannelForms } from './use-account';

/** Every channel that can be connected here: where do customers come from? */
export function GalleryDialog({
  onChoose,
  onClose,
}: {
  onChoose: (channel: Channel) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const forms = useChannelForms();
  return (
    <Modal open width={680} footer={null} title={t('accounts.gallery')} onCancel={onClose}>
      <p className="i2">{t('accounts.galleryHint')}</p>
      <Loaded query={forms} rows={4} height={60}>
        {(known) => (
          <div className="channel-gallery">
            {CHANNELS.filter(
              (channel) => channel === 'web' || known.some((form) => form.channel === channel),
            ).map((channel, at) => (
              <button key={channel} type="button" autoFocus={at === 0} onClick={() => onChoose(channel)}>
                <span className="glyph">
                  <ChannelMark channel={channel} size={20} />
                </span>
                <span className="col" style={{ minWidth: 0 }}>
                  <b>{t(`channel.${channel}`)}</b>
                  <span className="t12 i3">{t(`accounts.about.${channel}`)}</span>
                </span>
              </button>
            ))}
          </div>
        )}
      </Loaded>
    </Modal>
  );
}
