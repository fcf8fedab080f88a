import { type Answer, gatewayError, redirect } from './answer.ts';
import type { Fault } from './fault.ts';
import type { MockRequest } from './request.ts';

/** Whether the fault puts another answer in the place of the one the request would have had. */
export function isReplaced({ status, body, redirect }: Fault): boolean {
  return status !== undefined || body !== undefined || redirect !== undefined;
}

/** The answer to a request as a fault wants it. */
export function disfigured(answer: Answer, fault: Fault, request: MockRequest): Answer {
  const { status, headers, body } = isReplaced(fault) ? replacement(fault, request) : altered(answer, fault);
  return {
    status,
    headers: {
      ...answer.headers,
      ...headers,
      ...(fault.contentType === undefined ? {} : { 'content-type': fault.contentType }),
      ...fault.headers,
    },
    cookies: answer.cookies,
    body,
  };
}

function replacement(fault: Fault, { path }: MockRequest): Answer {
  if (fault.redirect !== undefined) {
    const sentOn = redirect(fault.redirect === 'itself' ? path : fault.redirect, fault.status);
    return { ...sentOn, body: fault.body ?? '' };
  }
  const status = fault.status ?? 200;
  const error = gatewayError(status, `Status ${status}`);
  return { ...error, headers: {}, body: fault.body ?? error.body };
}

function altered(answer: Answer, { alter }: Fault): Answer {
  return alter ? { ...answer, body: JSON.stringify(alter(JSON.parse(answer.body))) } : answer;
}
