import { Checkbox, Switch } from 'antd';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LIMITS, PRE_CHAT_FIELDS } from '@yingda/contracts/names';
import { Section } from '../page/column';
import { IconAction } from '../page/icon-action';
import { movedField, type InboxForm } from './inbox-form';
import { sectionId } from './section-bar';

type Fields = InboxForm['preChat'];

/** What is asked before the chat: which, in what order, and which must be answered. */
export function PreChatSection({ fields, onChange }: { fields: Fields; onChange: (fields: Fields) => void }) {
  const { t } = useTranslation();
  const asked = fields.map(({ kind }) => kind);
  const rest = PRE_CHAT_FIELDS.filter((kind) => !asked.includes(kind));
  const full = fields.length >= LIMITS.preChatFields;
  return (
    <Section
      id={sectionId('preChat')}
      title={t('settings.inboxes.section.preChat')}
      hint={t('settings.inboxes.preChatHint')}
    >
      <ol className="line-list flat">
        {[...asked, ...rest].map((kind) => {
          const at = asked.indexOf(kind);
          const field = fields[at];
          const name = t(`settings.inboxes.preChatFields.${kind}`);
          return (
            <li
              key={kind}
              onKeyDown={(event) => {
                if (!event.altKey || !field || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
                event.preventDefault();
                onChange(movedField(fields, kind, event.key === 'ArrowUp' ? -1 : 1));
              }}
            >
              <Checkbox
                className="grow"
                checked={at >= 0}
                disabled={at < 0 && full}
                onChange={(event) =>
                  onChange(
                    event.target.checked
                      ? [...fields, { kind, required: kind === 'consent' }]
                      : fields.filter((known) => known.kind !== kind),
                  )
                }
              >
                {name}
              </Checkbox>
              {field ? (
                <>
                  <label className="row g8 i2">
                    {t('settings.inboxes.requiredField')}
                    <Switch
                      size="small"
                      aria-label={`${name} ${t('settings.inboxes.requiredField')}`}
                      checked={field.required}
                      onChange={(required) =>
                        onChange(fields.map((known) => (known.kind === kind ? { kind, required } : known)))
                      }
                    />
                  </label>
                  <span className="row">
                    <IconAction
                      local
                      icon={ArrowUp}
                      label={`${name} ${t('settings.topics.up')}`}
                      why={at === 0 ? t('settings.firstAlready') : undefined}
                      onClick={() => onChange(movedField(fields, kind, -1))}
                    />
                    <IconAction
                      local
                      icon={ArrowDown}
                      label={`${name} ${t('settings.topics.down')}`}
                      why={at === fields.length - 1 ? t('settings.lastAlready') : undefined}
                      onClick={() => onChange(movedField(fields, kind, 1))}
                    />
                  </span>
                </>
              ) : null}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
