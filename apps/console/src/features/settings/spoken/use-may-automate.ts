import { useMay } from '../../../app/use-session';

/** Whether this person may change what machines do; others who see it may look and try. */
export function useMayAutomate(): boolean {
  return useMay('automation.edit');
}
