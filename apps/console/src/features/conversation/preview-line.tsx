import { Popover } from 'antd';
import { Info, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OutboundPreview } from '@yingda/contracts';
import { smsSegments } from '@yingda/contracts/names';
import { previewNotes } from './preview-notes';

const KINDS = [
  'text',
  'image',
  'voice',
  'video',
  'file',
  'link',
  'location',
  'menu',
  'email',
  'template',
] as const;

/** Under the text: what becomes of it on its way, before it is sent. */
export function PreviewLine({ preview }: { preview: OutboundPreview | null }) {
  const { t } = useTranslation();
  const notes = previewNotes(preview);
  if (!preview || !notes) return null;
  const channel = t(`channel.${preview.channel}`);
  const { problem } = notes;
  const said = [
    problem?.kind === 'too-many'
      ? t('channels.preview.tooMany', { n: problem.pieces, left: problem.left })
      : problem
        ? t('channels.preview.notNow')
        : notes.pieces
          ? t('channels.preview.split', { n: notes.pieces })
          : null,
    ...notes.conversions.map((conversion) => t(`channels.preview.${conversion}`, { channel })),
  ].filter((line) => line !== null);
  const Icon = problem ? TriangleAlert : Info;
  return (
    <div className={`preview-line${problem ? ' wrong' : ''}`} role={problem ? 'alert' : 'status'}>
      <Icon size={14} strokeWidth={1.75} aria-hidden="true" />
      <span className="grow">{said.join(' · ')}</span>
      <Popover
        trigger="click"
        placement="topRight"
        title={t('channels.preview.title')}
        content={<Pieces preview={preview} />}
      >
        <button type="button" className="link-button">
          {t('channels.preview.see')}
        </button>
      </Popover>
    </div>
  );
}

function Pieces({ preview }: { preview: OutboundPreview }) {
  const { t } = useTranslation();
  return (
    <ol className="preview-pieces">
      {preview.pieces.map((piece, at) => {
        const kind = KINDS.find((known) => known === piece.kind) ?? 'other';
        return (
          <li key={at}>
            <span className="t12 i3">
              {t('channels.preview.piece', { n: at + 1 })}
              <i className="dot" />
              {t(`channels.preview.kinds.${kind}`)}
            </span>
            <div className="bubble">{piece.text}</div>
          </li>
        );
      })}
    </ol>
  );
}

/** What a text costs as SMS, with every key: it is paid by the segment. */
export function SmsCount({ text }: { text: string }) {
  const { t } = useTranslation();
  const trimmed = text.trim();
  if (!trimmed) return null;
  const { encoding, segments, units, left } = smsSegments(trimmed);
  return (
    <span
      className={`t12 nw ${segments > 1 ? 'c-soon' : 'i3'}`}
      role="status"
      title={t('channels.preview.smsTitle', { encoding: encoding.toUpperCase(), units })}
    >
      {t('channels.preview.sms', { n: segments, left })}
    </span>
  );
}
