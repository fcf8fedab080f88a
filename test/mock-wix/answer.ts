import { randomBytes } from 'node:crypto';

/** What the server is about to send. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  cookies: string[];
  body: string;
}

/** An answer with JSON in it and the request id every API answer carries. */
export function jsonAnswer(status: number, value: unknown): Answer {
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-cache',
      'x-wix-request-id': `${Math.floor(Date.now() / 1000)}.${randomBytes(8).toString('hex')}`,
    },
    cookies: [],
    body: JSON.stringify(value),
  };
}

/** An error that an application of Wix documents. */
export function applicationError(
  status: number,
  code: string,
  description: string,
  data: Record<string, unknown> = {},
): Answer {
  return jsonAnswer(status, {
    message: description,
    details: { applicationError: { code, description, data } },
  });
}

/** An error of the gateway in front of the applications: no details. */
export function gatewayError(status: number, message: string): Answer {
  return jsonAnswer(status, { message, details: {} });
}

/** A request whose fields are not allowed. */
export function validationError(field: string, description: string): Answer {
  return jsonAnswer(400, {
    message: `${field} ${description}`,
    details: { validationError: { fieldViolations: [{ field, description }] } },
  });
}

/** A page of HTML. */
export function htmlAnswer(status: number, body: string, headers: Record<string, string> = {}): Answer {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers }, cookies: [], body };
}

/** On to another URL. */
export function redirect(location: string, status = 302): Answer {
  return { status, headers: { location, 'cache-control': 'no-store' }, cookies: [], body: '' };
}
