/*
 * Our own services, called from the vendor's applications: the session's cookie says who asks, and a change carries the
 * token that only our own pages can read.
 */
export const root = new URL('../../..', import.meta.url).pathname.replace(/\/$/, '');

const token = () => /(?:^|;\s*)SAFECITY-CSRF=([^;]*)/.exec(document.cookie)?.[1] ?? '';

/** What a request that changes something has to carry. */
export const tokenHeader = () => ['X-SAFECITY-CSRF', decodeURIComponent(token())];

/** The sentence that the server gave, or the other one. */
export const sentenceOf = (body, otherwise) => body?.detail ?? body?.message ?? otherwise;

/** The answer of `/api/…`; a failure of the network is an exception. */
export function call(method, path, body, options = {}) {
  const headers = { Accept: 'application/json' };
  if (method !== 'GET' && method !== 'HEAD') {
    headers['X-SAFECITY-CSRF'] = decodeURIComponent(token());
  }
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  return fetch(`${root}/api/${path}`, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
    credentials: 'same-origin',
    ...options
  });
}

/** Builds an element: `element('p', { className: 'note' }, 'text', another)`; what is typed is always text. */
export function element(name, properties = {}, ...content) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...content.filter(part => part !== null && part !== undefined));
  return made;
}
