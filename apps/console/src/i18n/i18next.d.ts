import 'i18next';
import type { texts } from './index';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: (typeof texts)['zh-CN'] };
    interpolationPrefix: '{';
    interpolationSuffix: '}';
  }
}
