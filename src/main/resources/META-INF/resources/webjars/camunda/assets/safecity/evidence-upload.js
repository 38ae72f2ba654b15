/*
 * Several files at a time, chosen or dropped, each with its progress. What did not arrive keeps its file and is sent once
 * more by one click; what did arrive is on file.
 */
import { say } from './language.js';
import { element, root, sentenceOf, tokenHeader } from './own-api.js';
import { dayField } from './notation-field.js';

const BROKEN = say('evidence.broken');

/**
 * Sends a file as the body of its request.
 *
 * @param progress is told how many per cent have left
 * @returns {Promise<{ok: boolean, sentence?: string}>}
 */
export function send(path, file, progress) {
  return new Promise(resolve => {
    const request = new XMLHttpRequest();
    request.open('POST', `${root}/api/${path}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader(...tokenHeader());
    request.upload.onprogress = event => progress(event.lengthComputable ? Math.floor(100 * event.loaded / event.total) : 0);
    request.onload = () => {
      let body = null;
      try {
        body = JSON.parse(request.responseText);
      } catch (noJson) {
        // A proxy in between answers in its own words.
      }
      resolve(request.status === 201 ? { ok: true } : { ok: false, sentence: sentenceOf(body, BROKEN) });
    };
    request.onerror = request.onabort = request.ontimeout = () => resolve({ ok: false, sentence: BROKEN });
    request.send(file);
  });
}

const labelled = (text, input) => element('label', {}, element('span', {}, text), input);

function choice(name, options, { none, chosen } = {}) {
  const select = element('select', { name, className: 'form-control' });
  if (none) {
    select.append(element('option', { value: '' }, none));
  }
  options.forEach(option => select.append(element('option', { value: option.value, selected: option.value === chosen }, option.text)));
  return select;
}

function kinds(choices) {
  const select = element('select', { name: 'kind', className: 'form-control' });
  select.append(element('option', { value: '' }, say('evidence.another-document')));
  const group = (label, names) => names.length && select.append(Object.assign(element('optgroup', {},
    ...names.map(name => element('option', { value: name }, name))), { label }));
  const demanded = choices.demanded.map(paper => paper.name);
  group(say('evidence.needed-for-this-task'), demanded);
  group(say('evidence.proof-of-a-criterion'), choices.papers.filter(name => !demanded.includes(name)));
  const first = choices.demanded.find(paper => !paper.filed);
  if (first) {
    select.value = first.name;
  }
  return select;
}

function demands(choices) {
  return choices.demanded.length === 0 ? null : element('ul', { className: 'demanded' }, ...choices.demanded.map(paper =>
    element('li', { className: paper.filed ? 'filed' : 'missing' }, paper.filed
      ? say('evidence.demanded-on-file', paper.name)
      : say('evidence.demanded', paper.name))));
}

function day(name, text) {
  const input = element('input', { type: 'text', id: `evidence-${name}`, name, maxLength: 60, autocomplete: 'off', className: 'form-control' });
  const frame = element('span', { className: 'safecity-typed' }, input);
  dayField(input);
  return element('div', {}, element('label', { htmlFor: input.id }, text), frame);
}

function more(choices) {
  return element('details', {}, element('summary', {}, say('evidence.more')),
    element('div', { className: 'fields' },
      day('effectiveFrom', say('evidence.covers-from')),
      day('effectiveTo', say('evidence.covers-until')),
      labelled(say('evidence.department-that-answers'), choice('owner', choices.owners, { chosen: choices.ownerOf })),
      labelled(say('evidence.publication'), choice('publication', choices.publications, { chosen: 'PARTLY_OPEN' })),
      labelled(say('evidence.retention'), choice('retention', choices.retentions, { chosen: 'TEN_YEARS' })),
      labelled(say('evidence.document-number'), element('input', { type: 'text', name: 'documentNumber', maxLength: 60, className: 'form-control' }))));
}

/** Puts files into a queue that is sent one after the other. */
class Queue {
  constructor(list, choices, fields, done) {
    Object.assign(this, { list, choices, fields, done, waiting: [], running: false, broken: 0 });
  }

  add(file) {
    const progress = element('progress', { max: 100, value: 0 });
    progress.setAttribute('aria-label', file.name);
    const said = element('span', { className: 'said' });
    said.setAttribute('role', 'status');
    const retry = element('button', { type: 'button', className: 'btn btn-default', hidden: true, onclick: () => this.enqueue(entry) },
      say('evidence.upload-again'));
    const entry = { file, progress, said, retry };
    this.list.append(element('li', {}, element('span', { className: 'file' }, file.name), ' ', progress, ' ', said, ' ', retry));
    if (file.size > this.choices.largestMb * 1024 * 1024) {
      progress.hidden = true;
      said.textContent = say('evidence.too-large', this.choices.largestMb);
      said.className = 'said refusal';
      this.broken += 1;
      return;
    }
    this.enqueue(entry);
  }

  enqueue(entry) {
    entry.query = this.fields(entry.file);
    entry.retry.hidden = true;
    entry.progress.hidden = false;
    entry.said.className = 'said';
    entry.said.textContent = say('evidence.waiting');
    this.waiting.push(entry);
    this.run();
  }

  async run() {
    if (this.running) {
      return;
    }
    this.running = true;
    for (let entry = this.waiting.shift(); entry; entry = this.waiting.shift()) {
      entry.said.textContent = say('evidence.uploading');
      const sent = await send(`projects/${encodeURIComponent(this.choices.projectKey)}/evidence?${entry.query}`, entry.file, part => {
        entry.progress.value = part;
        entry.said.textContent = part < 100 ? `${part} %` : say('evidence.being-checked');
      });
      entry.progress.hidden = true;
      entry.said.textContent = sent.ok ? say('evidence.on-file') : sent.sentence;
      entry.said.className = sent.ok ? 'said' : 'said refusal';
      entry.retry.hidden = sent.ok;
      this.broken += sent.ok ? 0 : 1;
    }
    this.running = false;
    // What was refused this time stays to be read; it keeps nothing back that is sent later.
    const { broken } = this;
    this.broken = 0;
    if (broken === 0) {
      this.done();
    }
  }
}

/**
 * @param task id of the task at which it is filed; none for the project as a whole
 * @param done called when everything is on file
 */
export function uploadForm(choices, { task, done }) {
  const queue = element('ul', { className: 'queue' });
  const files = element('input', { type: 'file', multiple: true, className: 'files' });
  const form = element('form', { className: 'upload', onsubmit: event => event.preventDefault() });
  const fields = file => {
    const query = new URLSearchParams(new FormData(form));
    [...query].filter(([name, value]) => name === '' || value.trim() === '').forEach(([name]) => query.delete(name));
    query.set('fileName', file.name);
    if (task) {
      query.set('task', task);
    }
    return query;
  };
  const sending = new Queue(queue, choices, fields, done);
  const drop = element('label', { className: 'drop' },
    element('span', {}, say('evidence.drop')), files,
    element('span', { className: 'soft' }, say('evidence.types', choices.largestMb)));
  files.addEventListener('change', () => {
    [...files.files].forEach(file => sending.add(file));
    files.value = '';
  });
  drop.addEventListener('dragover', event => {
    event.preventDefault();
    drop.classList.add('over');
  });
  drop.addEventListener('dragleave', () => drop.classList.remove('over'));
  drop.addEventListener('drop', event => {
    event.preventDefault();
    drop.classList.remove('over');
    [...event.dataTransfer.files].forEach(file => sending.add(file));
  });
  form.append(...[demands(choices),
    element('div', { className: 'fields' },
      labelled(say('evidence.kind-of-document'), kinds(choices)),
      labelled(say('evidence.title'), element('input', { type: 'text', name: 'title', maxLength: 200, className: 'form-control' })),
      labelled(say('evidence.criterion-that-it-proves'), choice('criterion', choices.criteria, { none: say('evidence.undecided') })),
      labelled(say('evidence.programme'), choice('programme', choices.programmes, { none: say('evidence.undecided') }))),
    more(choices), drop, queue].filter(Boolean));
  return form;
}
