/** Injection tokens of the bundles of use cases that commands call. */
export const WIDGET_USE_CASES = Symbol('WidgetUseCases');
export const CONSOLE_USE_CASES = Symbol('ConsoleUseCases');
