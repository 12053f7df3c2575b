import type { Content, MenuItem, Message } from '@yingda/contracts';
import { ta } from '../i18n/asked';
import { menuState } from '../model/answering';
import { isOpenStatus } from '../model/chat';
import { TextBody } from './body';
import { Icon } from './icon';
import { lazy } from './lazy';
import { useShown, useWidget } from './use-widget';

type Menu = Extract<Content, { kind: 'menu' }>;
type Survey = Extract<Content, { kind: 'survey' }>;

const SurveyCard = lazy(
  () => import('./survey-card').then(({ SurveyCard: card }) => card),
  ({ content }) => <TextBody text={content.question} />,
);

/** What is answered by choice. */
export function Asked({ content, message }: { content: Menu | Survey; message: Message }) {
  return content.kind === 'menu' ? (
    <AskedMenu content={content} message={message} />
  ) : (
    <SurveyCard content={content} message={message} />
  );
}

/** A question with its answers as buttons under it. */
function AskedMenu({ content, message }: { content: Menu; message: Message }) {
  const open = useShown((state) => menuState(state.items, message.id).open);
  const chosen = useShown((state) => menuState(state.items, message.id).chosen);
  const language = useShown((state) => state.language);
  // What is over and cannot be gone on with has nobody who would take the answer.
  const over = useShown(
    ({ conversation }) =>
      conversation !== null &&
      !isOpenStatus(conversation) &&
      !(conversation.reopenUntil && Date.parse(conversation.reopenUntil) > Date.now()),
  );
  const active = open && !over;
  return (
    <>
      <TextBody text={content.text} />
      <span class="choices" role="group" aria-label={ta(language, active ? 'menu.choices' : 'menu.over')}>
        {content.items.map((item) => (
          <Choice
            key={item.id}
            item={item}
            messageId={message.id}
            active={active}
            chosen={item.id === chosen}
          />
        ))}
      </span>
      {content.tail && <TextBody text={content.tail} />}
    </>
  );
}

function Choice({
  item,
  messageId,
  active,
  chosen,
}: {
  item: MenuItem;
  messageId: string;
  active: boolean;
  chosen: boolean;
}) {
  const widget = useWidget();
  const language = useShown((state) => state.language);
  if (item.url) {
    return (
      <a class="choice" href={item.url} target="_blank" rel="noopener noreferrer nofollow">
        <span class="grow">{item.label}</span>
        <Icon name="right" size={16} />
      </a>
    );
  }
  const choose = () => {
    if (!active) return;
    widget.chat.send({ kind: 'text', text: item.label, choice: { messageId, itemId: item.id } });
  };
  // Not `disabled`: whoever has just pressed it by keyboard would be nowhere.
  return (
    <button
      type="button"
      class={`choice ${chosen ? 'on' : ''}`}
      aria-disabled={!active}
      tabIndex={active || chosen ? 0 : -1}
      onClick={choose}
    >
      <span class="grow">{item.label}</span>
      {chosen && (
        <>
          <Icon name="tick" size={16} />
          <span class="unseen">{ta(language, 'menu.chosen')}</span>
        </>
      )}
    </button>
  );
}
