import { WrongControl, type Details } from '../../provider';

/** What accounts of every platform that pushes as WeChat does have in common. */
interface Pushed {
  encoding_aes_key: string;
  attempts: number;
  hook_url: string | null;
}

/** `settings` with the wishes of the control API in it, what pushes need checked. @throws WrongControl */
export function wished<Settings extends Pushed>(settings: Settings, wishes: Details): Settings {
  const changed: Details = { ...(settings as object) };
  for (const [name, value] of Object.entries(wishes)) {
    if (['provider', 'account'].includes(name)) continue;
    if (!(name in settings)) throw new WrongControl(`an account has no setting "${name}"`);
    changed[name] = value;
  }
  const result = changed as unknown as Settings;
  if (!/^[A-Za-z0-9+/]{43}$/.test(result.encoding_aes_key))
    throw new WrongControl('encoding_aes_key is 43 characters of A-Z a-z 0-9 + /');
  if (![3, 4].includes(result.attempts)) throw new WrongControl('attempts is 3 or 4');
  if (result.hook_url !== null && !URL.canParse(result.hook_url))
    throw new WrongControl('hook_url is no address');
  return result;
}
