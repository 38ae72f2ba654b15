/*
 * What is typed into a form outlives the browser, the session and the officer: it is kept on the server, for whoever may
 * work on the task, until the task ends. Nothing stays on the machine, which others use too.
 *
 * The renderer's own `importSchema` is where a draft comes in and from where on changes are heard.
 */
import { korean, say } from '../../../assets/safecity/language.js';
import { call, element } from '../../../assets/safecity/own-api.js';
// First: a draft that is opened passes through it too.
import './notation.js';
import { renderer } from './renderer.js';
import { back, isSignedOut, keep, signInAgain } from './unsaved.js';

const PAUSE = 800;
const AGAIN = 5_000;
/** A task that is being completed takes its draft along; one that was refused is still there after this. */
const COMPLETION = 4_000;
const PATIENCE = 3_000;

/** Where the draft of a form is kept; null for a form that is none of a task or a process. */
function placeOf(form, schema) {
  const host = form._container.closest('[cam-tasklist-form]');
  const params = host && window.angular.element(host).isolateScope()?.params;
  if (params?.taskId) {
    return `tasks/${encodeURIComponent(params.taskId)}/draft`;
  }
  return params?.processDefinitionId ? `start-forms/${encodeURIComponent(schema.id)}/draft` : null;
}

const copy = value => JSON.parse(JSON.stringify(value ?? null));
const same = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
const time = instant => new Intl.DateTimeFormat(korean ? 'ko-KR' : 'en-GB', {
  dateStyle: 'medium', timeStyle: 'short', hour12: false, timeZone: 'Asia/Seoul'
}).format(new Date(instant));

let current = null;

class Draft {

  /** @param open shows the form with other values */
  constructor(place, container, open) {
    this.place = place;
    this.container = container;
    this.open = open;
    this.version = 0;
    this.values = {};
    this.saved = {};
    this.notice = element('div', { className: 'safecity-draft', hidden: true });
    this.notice.setAttribute('role', 'status');
    container.before(this.notice);
    for (const act of ['input', 'change', 'keydown', 'pointerdown', 'drop']) {
      container.addEventListener(act, () => { this.touched = true; }, true);
    }
    current = this;
  }

  async read() {
    try {
      const answer = await call('GET', this.place, undefined, { signal: AbortSignal.timeout(PATIENCE) });
      this.closed = !answer.ok;
      return answer.status === 200 ? await answer.json() : null;
    } catch (unreachable) {
      return null;
    }
  }

  take(draft) {
    this.version = draft?.version ?? 0;
    this.values = this.saved = draft?.values ?? {};
    if (Object.keys(this.values).length > 0) {
      const who = draft.own ? say('drafts.you') : draft.savedBy;
      this.show(say('drafts.opened', who, time(draft.savedAt)),
      [say('drafts.discard-and-start-over'), () => this.discard()]);
    }
  }

  /** @param values what differs from the form as it opened */
  changed(values) {
    this.values = values;
    if (this.touched && !this.closed && !this.conflict && !same(values, this.saved)) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.save(), this.submitted ? COMPLETION : PAUSE);
    }
  }

  /** While a task is being completed nothing is saved; if it is refused, the form stays and so does the draft. */
  submitting() {
    this.submitted = true;
    clearTimeout(this.timer);
    setTimeout(() => {
      this.submitted = false;
      if (this.container.isConnected) {
        this.changed(this.values);
      }
    }, COMPLETION);
  }

  get pending() {
    return this.touched && !this.closed && !this.conflict && !same(this.values, this.saved);
  }

  async save(options = {}) {
    clearTimeout(this.timer);
    if (!this.pending) {
      return;
    }
    if (this.saving) {
      this.timer = setTimeout(() => this.save(), PAUSE);
      return;
    }
    const values = copy(this.values);
    this.saving = true;
    try {
      await this.answered(await call('PUT', this.place, { version: this.version, values }, options), values);
    } catch (unreachable) {
      this.later();
    } finally {
      this.saving = false;
    }
  }

  async answered(answer, values) {
    if (answer.ok) {
      const draft = await answer.json();
      this.version = draft.version;
      this.saved = values;
      this.show(say('drafts.saved', time(draft.savedAt)));
      return;
    }
    const refusal = await answer.json().catch(() => ({}));
    if (answer.status === 409 && refusal.title === 'draft.changed') {
      this.conflict = true;
      this.tell(await this.read());
    } else if (answer.status === 413 || answer.status === 400) {
      this.show(refusal.message);
    } else if (await isSignedOut(answer, call)) {
      this.signedOut();
    } else if (answer.status >= 500) {
      this.later();
    } else {
      this.closed = true;
    }
  }

  /** Nothing can be saved until somebody signs in again; it stays in this window for whoever typed it. */
  signedOut() {
    keep(this.place, { version: this.version, values: copy(this.values) });
    this.show(say('session.ended'), [say('session.sign-in'), signInAgain]);
  }

  /** What the end of the session kept from being saved; somebody may have saved something else meanwhile. */
  async restore(unsaved, saved) {
    this.touched = true;
    await this.open(unsaved.values);
    this.values = unsaved.values;
    if (this.version === unsaved.version) {
      await this.save();
      this.show(say('session.restored'));
    } else {
      this.conflict = true;
      this.tell(saved);
    }
  }

  later() {
    this.show(say('drafts.not-saved'));
    this.timer = setTimeout(() => this.save(), AGAIN);
  }

  /** Somebody else saved meanwhile: the person chooses, nothing is overwritten unseen. */
  tell(theirs) {
    const mine = copy(this.values);
    const who = theirs?.savedBy ?? '';
    this.show(theirs
      ? say('drafts.saved-meanwhile', who, time(theirs.savedAt))
      : say('drafts.discarded-meanwhile'),
    [say('drafts.open-the-saved-one'), async () => {
      this.conflict = false;
      this.touched = false;
      this.take(theirs);
      await this.open(this.values);
    }],
    [say('drafts.save-mine'), () => {
      this.conflict = false;
      this.version = theirs?.version ?? 0;
      this.saved = null;
      this.values = mine;
      this.save();
    }]);
  }

  async discard() {
    const answer = await call('DELETE', `${this.place}?version=${this.version}`);
    if (!answer.ok) {
      this.tell(await this.read());
      return;
    }
    this.version = 0;
    this.saved = this.values = {};
    this.touched = false;
    await this.open({});
    this.show(say('drafts.discarded'));
  }

  show(text, ...buttons) {
    this.notice.hidden = false;
    this.notice.replaceChildren(element('span', {}, text), ...buttons.map(([label, act]) =>
      element('button', { type: 'button', className: 'btn btn-link', onclick: act }, label)));
  }
}

const inside = value => value !== null && typeof value === 'object' && !Array.isArray(value);

function laidOver(values, draft) {
  const merged = { ...values };
  for (const [name, value] of Object.entries(draft)) {
    merged[name] = inside(value) && inside(values[name]) ? laidOver(values[name], value) : value;
  }
  return merged;
}

function keepDrafts(Form) {
  const importSchema = Form.prototype.importSchema;

  Form.prototype.importSchema = async function (schema, data = {}) {
    const place = placeOf(this, schema);
    if (!place) {
      return importSchema.call(this, schema, data);
    }
    let now = {};
    let opened = null;
    const draft = new Draft(place, this._container,
      values => importSchema.call(this, schema, laidOver(copy(data), copy(values))));
    this.on('changed', change => {
      now = change.data;
      if (opened) {
        draft.changed(Object.fromEntries(Object.entries(copy(now)).filter(([name, value]) => !same(value, opened[name]))));
      }
    });
    this.on('submit', () => draft.submitting());
    const kept = await draft.read();
    const result = await importSchema.call(this, schema, data);
    opened = copy(now);
    draft.take(kept);
    const unsaved = back(place);
    if (unsaved) {
      await draft.restore(unsaved, kept);
    } else if (kept) {
      await draft.open(kept.values);
    }
    return result;
  };
}

/** Tasklist's button "save" and its answer to an ended session keep the form in the browser, for anybody who comes next. */
function keepNothingHere() {
  const prefix = 'camunda-form:';
  Object.keys(localStorage).filter(key => key.startsWith(prefix)).forEach(key => localStorage.removeItem(key));
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function (key, value) {
    if (!String(key).startsWith(prefix)) {
      setItem.call(this, key, value);
    } else if (current) {
      current.touched = true;
      current.submitted = false;
      current.save();
    }
  };
}

try {
  keepDrafts(renderer());
  keepNothingHere();
} catch (unknownVersion) {
  // A form without drafts is no reason to keep anybody from working.
  console.warn(unknownVersion);
}

const leaving = () => current?.pending && current.save({ keepalive: true });
window.addEventListener('safecity-signed-out', () => current?.pending && current.signedOut());
window.addEventListener('pagehide', leaving);
document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && leaving());
