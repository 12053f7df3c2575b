import { useId, useState, type ClipboardEvent, type DragEvent } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { LIMITS } from '@yingda/contracts/names';
import { MOD } from '../../parts/keys-text';
import { CannedPicker } from './canned-picker';
import { composerKey } from './composer-keys';
import { ComposerNotices } from './composer-notices';
import { ComposerTools } from './composer-tools';
import { FollowUpHint } from './follow-up-hint';
import { MentionPicker } from './mention-picker';
import { CardDialog } from './card-dialog';
import { OutletChoice } from './outlet-choice';
import { PendingFiles } from './pending-files';
import { PreviewLine, SmsCount } from './preview-line';
import { TemplateDialog } from './template-dialog';
import { useComposer, type ComposerProps } from './use-composer';
import { WindowChip, WindowHint } from './window-chip';
import { WindowClosed } from './window-closed';
import './composer.css';

const COUNT_FROM = LIMITS.textCodePoints - 500;

type State = ReturnType<typeof useComposer>;

/** Reply or note; text, files, canned responses, mentions. What is typed is kept whatever happens. */
export function Composer(props: ComposerProps) {
  const { t } = useTranslation();
  const { mayReply, onLook, onSendAndClose } = props;
  const listId = useId();
  const composer = useComposer(props);
  const { tab, editing, outgoing, outlets, shut } = composer;
  const { current } = outlets;
  const reply = tab === 'reply' && !editing;
  const [carding, setCarding] = useState(false);
  const [templating, setTemplating] = useState(false);
  const [dropping, setDropping] = useState(false);

  function onDrop(event: DragEvent) {
    event.preventDefault();
    setDropping(false);
    composer.addFiles(event.dataTransfer.files);
  }

  return (
    <>
      <ComposerNotices
        outgoing={outgoing}
        problem={composer.problem}
        onLook={onLook}
        onFill={composer.fillBlank}
      />
      <section
        className={`composer${tab === 'note' && !editing ? ' note-tab' : ''}${dropping ? ' dropping' : ''}`}
        data-drop={t('conversation.composer.dropHere')}
        onDragOver={(event) => {
          if (!mayReply || !event.dataTransfer.types.includes('Files')) return;
          event.preventDefault();
          setDropping(true);
        }}
        onDragLeave={(event) =>
          !event.currentTarget.contains(event.relatedTarget as Node) && setDropping(false)
        }
        onDrop={onDrop}
      >
        <Picker composer={composer} listId={listId} />
        <ComposerTools.Tabs
          tab={tab}
          mayReply={mayReply}
          editing={Boolean(editing)}
          draftState={tab === 'reply' && !editing ? composer.draftState : 'empty'}
          onTab={composer.switchTab}
          onCancelEdit={composer.stopEditing}
        >
          <OutletChoice outlets={outlets} />
          {current?.window ? <WindowChip outlet={current} /> : null}
        </ComposerTools.Tabs>
        {shut ? (
          <WindowClosed
            outlets={outlets}
            state={shut}
            now={composer.now}
            drafted={composer.text.trim() !== ''}
            onSwitch={outlets.choose}
            onNote={() => composer.switchTab('note')}
            onTemplate={() => setTemplating(true)}
          />
        ) : (
          <>
            <ComposerTools.Quote quote={outgoing.quote} onCancel={() => outgoing.setQuote(null)} />
            {tab === 'reply' ? (
              <PendingFiles files={composer.files} outlet={current} onRemove={composer.removeFile} />
            ) : null}
            {reply && current ? <WindowHint outlet={current} row={props.row} /> : null}
            {reply && (current?.channel ?? 'web') === 'web' ? (
              <FollowUpHint
                followUp={props.followUp}
                customerId={props.row.customerId}
                readAt={props.readAt}
                onAsk={(text) => composer.insert(text)}
              />
            ) : null}
            <TextArea composer={composer} listId={listId} onSendAndClose={onSendAndClose} />
            {reply ? <PreviewLine preview={composer.preview} /> : null}
            <div className="composer-foot">
              <ComposerTools.Buttons
                tab={tab}
                editing={Boolean(editing)}
                onFiles={composer.addFiles}
                onEmoji={(emoji) => composer.insert(emoji)}
                onCanned={() => composer.insert('/', { asWord: true })}
                onVoice={outgoing.sendVoice}
                onCard={() => setCarding(true)}
              />
              <span className="grow" />
              {reply && current?.channel === 'sms' ? <SmsCount text={composer.text} /> : null}
              <Length length={composer.length} />
              <Button
                type="primary"
                disabled={!composer.canSend}
                loading={composer.busy}
                onClick={() => void composer.send()}
              >
                {editing
                  ? t('conversation.composer.saveEdit')
                  : tab === 'note'
                    ? t('conversation.composer.addNote')
                    : t('conversation.composer.send')}
                <span className="keys" aria-hidden="true">
                  {composer.sendKey === 'enter' ? '↵' : `${MOD}↵`}
                </span>
              </Button>
            </div>
          </>
        )}
        {templating && current ? (
          <TemplateDialog
            conversationId={props.row.id}
            outlet={current}
            onSend={outgoing.sendTemplate}
            onClose={() => setTemplating(false)}
          />
        ) : null}
        {carding ? (
          <CardDialog outlet={current} onSend={outgoing.sendCard} onClose={() => setCarding(false)} />
        ) : null}
      </section>
    </>
  );
}

function Picker({ composer, listId }: { composer: State; listId: string }) {
  const { picker } = composer;
  if (picker.kind === 'canned') {
    return (
      <CannedPicker
        id={listId}
        typed={picker.typed}
        choices={picker.canned}
        current={picker.current}
        preview={picker.preview}
        onHover={picker.setCurrent}
        onChoose={picker.chooseCanned}
      />
    );
  }
  if (picker.kind === 'mention') {
    return (
      <MentionPicker
        id={listId}
        choices={picker.agents}
        current={picker.current}
        onHover={picker.setCurrent}
        onChoose={picker.chooseAgent}
      />
    );
  }
  return null;
}

function TextArea({
  composer,
  listId,
  onSendAndClose,
}: {
  composer: State;
  listId: string;
  onSendAndClose: () => void;
}) {
  const { t } = useTranslation();
  const { area, picker, tab, text } = composer;
  const note = tab === 'note';
  function onPaste(event: ClipboardEvent) {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    composer.addFiles(event.clipboardData.files);
  }
  return (
    <textarea
      ref={area}
      rows={2}
      value={text}
      placeholder={t(note ? 'conversation.composer.notePlaceholder' : 'conversation.composer.placeholder')}
      aria-label={t(note ? 'conversation.composer.noteComposer' : 'conversation.composer.label')}
      aria-controls={picker.kind ? listId : undefined}
      aria-activedescendant={picker.kind ? `${listId}-${picker.current}` : undefined}
      onChange={(event) => composer.type(event.target.value, event.target.selectionStart)}
      onSelect={(event) => picker.follow(event.currentTarget.value, event.currentTarget.selectionStart)}
      onBlur={() => {
        composer.stopTyping();
        picker.close();
      }}
      onPaste={onPaste}
      onKeyDown={(event) =>
        composerKey(event, {
          text,
          sendKey: composer.sendKey,
          picker,
          send: () => void composer.send(),
          sendAndClose: () => void composer.send(onSendAndClose),
          editLast: composer.editLast,
          selectBlank: composer.caretTo,
          escape: composer.escape,
        })
      }
    />
  );
}

/** Counted from 500 before the limit; above it, why it cannot be sent. The text is kept. */
function Length({ length }: { length: number }) {
  const { t } = useTranslation();
  if (length < COUNT_FROM) return null;
  const over = length > LIMITS.textCodePoints;
  return (
    <span className={`t12 nw ${over ? 'c-late b' : 'i3'}`} role="status">
      {over
        ? t('common.tooLong', { n: LIMITS.textCodePoints, m: length })
        : t('conversation.composer.count', { n: length, max: LIMITS.textCodePoints })}
    </span>
  );
}
