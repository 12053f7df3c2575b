import { accountEndpoints } from './account-endpoints';
import { outsideEndpoints } from './outside-endpoints';
import { serviceEndpoints } from './service-endpoints';

/** Every HTTP endpoint under /api, "METHOD /path" → shape. The documentation and the browsers' client are made from it. */
export const endpoints = { ...accountEndpoints, ...serviceEndpoints, ...outsideEndpoints };

export type EndpointName = keyof typeof endpoints;
type InstanceOf<T> = T extends new () => infer I ? I : T extends readonly [new () => infer I] ? I[] : void;
/** What an endpoint answers, for typed clients: `Answer<'GET /api/me'>`. */
export type Answer<N extends EndpointName> = (typeof endpoints)[N] extends { answer: infer A }
  ? InstanceOf<A>
  : void;
export type Body<N extends EndpointName> = (typeof endpoints)[N] extends { body: infer B }
  ? B extends 'multipart'
    ? FormData_
    : InstanceOf<B>
  : undefined;
type FormData_ = object;
