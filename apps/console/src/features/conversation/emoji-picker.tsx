import { useEffect, useState } from 'react';
import { Input, Popover } from 'antd';
import { Smile } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { loadEmoji, type EmojiGroup } from '@yingda/design-system';
import { useLanguage } from '../../i18n/use-texts';

/** A grid of emoji with search in both languages; the list is loaded with the first opening. */
export function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="topLeft"
      open={open}
      onOpenChange={setOpen}
      content={
        open ? (
          <EmojiGrid
            onPick={(emoji) => {
              onPick(emoji);
              setOpen(false);
            }}
          />
        ) : null
      }
    >
      <button
        type="button"
        className="icon-button"
        aria-label={t('conversation.composer.emoji')}
        title={t('conversation.composer.emoji')}
        aria-expanded={open}
      >
        <Smile size={16} strokeWidth={1.75} />
      </button>
    </Popover>
  );
}

function EmojiGrid({ onPick }: { onPick: (emoji: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [groups, setGroups] = useState<EmojiGroup[]>([]);
  const [query, setQuery] = useState('');
  useEffect(() => {
    void loadEmoji().then(setGroups, () => undefined);
  }, []);
  const wanted = query.trim().toLowerCase();
  return (
    <div className="emoji-grid">
      <Input
        autoFocus
        size="small"
        placeholder={t('conversation.composer.emojiSearch')}
        aria-label={t('conversation.composer.emojiSearch')}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <div className="emoji-scroll">
        {groups.map((group) => {
          const fitting = group.emoji.filter(
            ({ name }) => !wanted || name['zh-CN'].includes(wanted) || name.en.toLowerCase().includes(wanted),
          );
          if (fitting.length === 0) return null;
          return (
            <section key={group.id} aria-label={group.name[language]}>
              <h4 className="t12 i3">{group.name[language]}</h4>
              <div className="emoji-list">
                {fitting.map(({ char, name }) => (
                  <button
                    key={char}
                    type="button"
                    title={name[language]}
                    aria-label={name[language]}
                    onClick={() => onPick(char)}
                  >
                    {char}
                  </button>
                ))}
              </div>
            </section>
          );
        })}
      </div>
    </div>
  );
}
