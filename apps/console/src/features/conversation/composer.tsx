import { useId, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ContactGuardHint } from '../contacts/contact-guard';
import { PromiseStrip } from '../promises/promise-strip';
import { UntoldStrip } from '../promises/untold-strip';
import { CannedParts } from './canned-parts';
import { ComposerFoot } from './composer-foot';
import { ComposerNotices } from './composer-notices';
import { ComposerPicker } from './composer-picker';
import { ComposerSuggestions } from './composer-suggestions';
import { ComposerText } from './composer-text';
import { ComposerTools } from './composer-tools';
import { FollowUpHint } from './follow-up-hint';
import { CardDialog } from './card-dialog';
import { OutletChoice } from './outlet-choice';
import { PendingFiles } from './pending-files';
import { PreviewLine } from './preview-line';
import { TemplateDialog } from './template-dialog';
import { useComposer, type ComposerProps } from './use-composer';
import { WindowChip, WindowHint } from './window-chip';
import { WindowClosed } from './window-closed';
import './composer.css';

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
        onSelect={composer.caretTo}
        onMask={composer.putMasked}
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
        <ComposerPicker composer={composer} listId={listId} />
        <ComposerTools.Tabs
          tab={tab}
          mayReply={mayReply}
          editing={Boolean(editing)}
          draftState={tab === 'reply' && !editing ? composer.draftState : 'empty'}
          onTab={composer.switchTab}
          onCancelEdit={composer.stopEditing}
          whisper={
            props.whisperTo === null
              ? null
              : { to: props.whisperTo, on: composer.whispering, onSwitch: composer.setWhispering }
          }
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
              <>
                <PendingFiles files={composer.files} outlet={current} onRemove={composer.removeFile} />
                <CannedParts parts={composer.canned.parts} onRemove={composer.canned.removePart} />
              </>
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
            {reply ? (
              <ContactGuardHint customerId={props.row.customerId} conversationId={props.row.id} />
            ) : null}
            {reply ? <PromiseStrip conversationId={props.row.id} /> : null}
            {reply ? (
              <UntoldStrip conversationId={props.row.id} onWords={(words) => composer.insert(words)} />
            ) : null}
            {reply ? <ComposerSuggestions composer={composer} row={props.row} /> : null}
            <ComposerText composer={composer} listId={listId} onSendAndClose={onSendAndClose} />
            {reply ? <PreviewLine preview={composer.preview} /> : null}
            <ComposerFoot composer={composer} row={props.row} onCard={() => setCarding(true)} />
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
          <CardDialog outlet={current} onDone={outgoing.sendCard} onClose={() => setCarding(false)} />
        ) : null}
      </section>
    </>
  );
}
