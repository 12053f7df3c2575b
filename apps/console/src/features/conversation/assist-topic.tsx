import { Button } from 'antd';
import { Sparkles } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ErrorLine } from '../../parts/error-line';
import { useAssist, useAssistantOn } from './use-assist';

/** Beside the topic: the assistant's guess, put in by a click and marked as a machine's. */
export function AssistTopic({
  conversationId,
  onTopic,
}: {
  conversationId: string;
  onTopic: (topicId: string) => void;
}) {
  const { t } = useTranslation();
  const on = useAssistantOn();
  const { ask, suggestion, busy, problem } = useAssist(conversationId);
  if (!on) return null;
  const suggest = async () => {
    const topicId = (await ask({ what: 'topic' }))?.topicId;
    if (topicId) onTopic(topicId);
  };
  return (
    <div style={{ margin: '-8px 0 12px' }}>
      <Button
        size="small"
        type="link"
        style={{ paddingInline: 0 }}
        loading={busy}
        icon={<Sparkles size={14} strokeWidth={1.75} />}
        onClick={() => void suggest()}
      >
        {t('assist.suggestTopic')}
      </Button>
      {suggestion ? (
        <span className="t12 i3" role="status">
          {' '}
          {suggestion.topicId ? t('assist.topicChosen') : t('assist.noTopic')}
        </span>
      ) : null}
      <ErrorLine problem={problem} />
    </div>
  );
}
