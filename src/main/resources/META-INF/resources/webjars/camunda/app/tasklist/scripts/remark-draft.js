/* A remark that is being written outlives the tab, the task that was looked up meanwhile, and the session. */
import { say } from '../../../assets/safecity/language.js';
import { call, element } from '../../../assets/safecity/own-api.js';
import { back, isSignedOut, keep, signInAgain } from './unsaved.js';

const PAUSE_MS = 600;
const AGAIN_MS = 5_000;

/** The tab is drawn anew with each task and after each remark: the window listens for one field only. */
let listening = new AbortController();

export function remarkDraft(taskId, field) {
  const place = `tasks/${encodeURIComponent(taskId)}/remark-draft`;
  const notice = element('p', { className: 'safecity-remark-draft' });
  notice.setAttribute('role', 'status');
  let version = 0;
  let saved = '';
  let timer = null;
  let saying = false;

  const later = milliseconds => {
    clearTimeout(timer);
    timer = setTimeout(save, milliseconds);
  };

  async function save(options = {}) {
    const text = field.value;
    if (saying || text === saved) {
      return;
    }
    const answer = await call('PUT', place, { version, values: { text } }, options).catch(() => null);
    if (answer?.ok) {
      version = (await answer.json()).version;
      saved = text;
      notice.textContent = say('comments.kept');
    } else if (answer?.status === 409) {
      // Written in another window too: what is typed here last is what stays.
      const other = await call('GET', place).catch(() => null);
      version = other?.status === 200 ? (await other.json()).version : 0;
      later(PAUSE_MS);
    } else if (answer && await isSignedOut(answer, call)) {
      signedOut();
    } else {
      notice.textContent = say('drafts.not-saved');
      later(AGAIN_MS);
    }
  }

  function signedOut() {
    keep(place, { text: field.value });
    notice.replaceChildren(say('session.ended'), ' ',
      element('button', { type: 'button', className: 'btn btn-link', onclick: signInAgain }, say('session.sign-in')));
  }

  async function open() {
    const answer = await call('GET', place).catch(() => null);
    if (answer?.status === 200) {
      const draft = await answer.json();
      version = draft.version;
      saved = draft.values.text ?? '';
    }
    const unsaved = back(place);
    if (field.value === '') {
      field.value = unsaved?.text ?? saved;
      notice.textContent = field.value ? say('comments.kept-before') : '';
    }
    if (unsaved) {
      save();
    }
  }

  listening.abort();
  listening = new AbortController();
  const { signal } = listening;
  field.addEventListener('input', () => later(PAUSE_MS));
  field.addEventListener('blur', () => save({ keepalive: true }));
  window.addEventListener('pagehide', () => field.isConnected && save({ keepalive: true }), { signal });
  window.addEventListener('safecity-signed-out', () => field.isConnected && field.value !== saved && signedOut(),
    { signal });
  open();

  return {
    notice,
    /** It stands among the remarks now. */
    async said() {
      saying = true;
      clearTimeout(timer);
      await call('DELETE', place).catch(() => null);
    }
  };
}
