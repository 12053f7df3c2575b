import type { ConversationRow } from '@yingda/contracts';
import { KnowledgeAid } from '../articles/knowledge-aid';
import { AssistAid } from './assist-aid';
import type { ComposerState } from './use-composer';

export interface ComposerAidProps {
  composer: ComposerState;
  row: ConversationRow;
}

/** Further tools beside those that put something in: each is a component of its own that draws one button or nothing. */
export function ComposerAids(props: ComposerAidProps) {
  return (
    <>
      <KnowledgeAid {...props} />
      <AssistAid {...props} />
    </>
  );
}
