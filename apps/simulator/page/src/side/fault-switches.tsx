import { KeyRound } from 'lucide-react';
import { post, remove } from '../api';
import { FAULTS, featuresOf, rulesOf, type FaultName } from '../channels';
import { useTexts } from '../texts';
import type { World } from '../use-world';

/** One switch a fault; what is on is on for everybody who looks. */
export function FaultSwitches({ world }: { world: World }) {
  const texts = useTexts();
  const { shown } = world;
  if (!shown) return null;
  const { provider } = shown;
  const isOn = (name: FaultName) =>
    shown.world.faults.some((rule) => rule.tag === name && rule.provider === provider);
  const turn = (name: FaultName, rules: object[]) =>
    void world.run(() => (isOn(name) ? remove(`faults?tag=${name}`) : post('faults', { rules })));
  return (
    <div className="faults">
      {FAULTS.map((name) => {
        const rules = rulesOf(name, provider);
        if (!rules) return null;
        return (
          <button
            key={name}
            type="button"
            role="switch"
            aria-checked={isOn(name)}
            className="switch"
            onClick={() => turn(name, rules)}
          >
            <span>{texts.fault[name]}</span>
            <i />
          </button>
        );
      })}
      {featuresOf(provider).codes && (
        <button
          type="button"
          className="quiet"
          onClick={() => void world.run(() => post('expire_tokens', { provider }))}
        >
          <KeyRound size={14} /> {texts.expireNow}
        </button>
      )}
    </div>
  );
}
