import type { Language } from './language';

const STEPS = ['KB', 'MB', 'GB', 'TB'];

/** Size of a file for people: 812 字节 / 812 bytes, 1.4 MB; steps of 1024, as operating systems' file lists show. */
export function fileSize(bytes: number, language: Language): string {
  if (bytes < 1024) {
    if (language === 'zh-CN') return `${bytes} 字节`;
    return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  }
  let value = bytes / 1024;
  let step = 0;
  // 1023.97 KB would read "1024 KB" once rounded, so the step up comes with the rounding in mind.
  while (Math.round(value * 10) / 10 >= 1024 && step < STEPS.length - 1) {
    value /= 1024;
    step += 1;
  }
  const rounded = value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
  return `${rounded} ${STEPS[step]}`;
}
