import type { ConversationRow } from '@yingda/contracts';
import { ArticleSuggestions } from '../articles/article-suggestions';
import { CannedSuggestions } from './canned-suggestions';
import type { ComposerState } from './use-composer';

export interface ComposerSuggestionsProps {
  composer: ComposerState;
  row: ConversationRow;
}

/**
 * What could be said next, in lines between the tabs and the text: never over what is being typed. Each line is a
 * component of its own, which draws nothing when it has nothing.
 */
export function ComposerSuggestions(props: ComposerSuggestionsProps) {
  return (
    <>
      <CannedSuggestions {...props} />
      <ArticleSuggestions {...props} />
    </>
  );
}
