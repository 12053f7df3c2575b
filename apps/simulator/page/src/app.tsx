import { useState } from 'react';
import { Phone } from './phone/phone';
import { usePreferences } from './preferences';
import { Record } from './record/record';
import { SidePanel } from './side/side-panel';
import { fill, TextsContext, textsOf } from './texts';
import { useWorld } from './use-world';

/** Left what moves the world, in the middle the phone, right what crossed the wire. */
export function App() {
  const preferences = usePreferences();
  const texts = textsOf(preferences.language);
  const world = useWorld();
  const [recordOpen, setRecordOpen] = useState(false);
  const [menuOpen, setMenuOpen] = useState(false);
  document.title = texts.title;
  return (
    <TextsContext value={texts}>
      <SidePanel world={world} preferences={preferences} onMenu={() => setMenuOpen(true)} />
      <main className="middle">
        <button type="button" className="button open-record" onClick={() => setRecordOpen(true)}>
          {texts.openRecord}
        </button>
        <Phone world={world} language={preferences.language} menuOpen={menuOpen} onMenuOpen={setMenuOpen} />
        <p className="hint">{texts.hint}</p>
        <div className="notices" role="status">
          {!world.online && <p className="notice">{texts.offline}</p>}
          {world.problem && (
            <p className="notice late">
              {fill(texts.failed, { why: world.problem })}
              <button type="button" className="link" onClick={world.forgetProblem}>
                {texts.close}
              </button>
            </p>
          )}
        </div>
      </main>
      <Record world={world} open={recordOpen} onClose={() => setRecordOpen(false)} />
    </TextsContext>
  );
}
