/*
 * Several files at a time, chosen or dropped, each with its progress. What did not arrive keeps its file and is sent once
 * more by one click; what did arrive is on file.
 */
import { say } from './language.js';
import { element, root, sentenceOf, tokenHeader } from './own-api.js';

const BROKEN = say('전송이 끊겼습니다. 다시 올리십시오.', 'The transfer broke off. Please upload it again.');

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
  select.append(element('option', { value: '' }, say('그 밖의 자료', 'Another document')));
  const group = (label, names) => names.length && select.append(Object.assign(element('optgroup', {},
    ...names.map(name => element('option', { value: name }, name))), { label }));
  const demanded = choices.demanded.map(paper => paper.name);
  group(say('이 업무에 필요한 자료', 'Needed for this task'), demanded);
  group(say('공인기준의 증빙', 'Proof of a criterion'), choices.papers.filter(name => !demanded.includes(name)));
  const first = choices.demanded.find(paper => !paper.filed);
  if (first) {
    select.value = first.name;
  }
  return select;
}

function demands(choices) {
  return choices.demanded.length === 0 ? null : element('ul', { className: 'demanded' }, ...choices.demanded.map(paper =>
    element('li', { className: paper.filed ? 'filed' : 'missing' }, paper.filed
      ? say(`「${paper.name}」 올림`, `“${paper.name}” is on file`)
      : say(`「${paper.name}」을(를) 올려야 이 업무를 처리할 수 있습니다.`, `“${paper.name}” has to be on file before this task can be completed.`))));
}

function more(choices) {
  const today = element('input', { type: 'date', name: 'effectiveFrom', className: 'form-control' });
  return element('details', {}, element('summary', {}, say('기간·공개·보존·문서번호', 'Period, publication, retention, number')),
    element('div', { className: 'fields' },
      labelled(say('적용 시작일', 'Covers from'), today),
      labelled(say('적용 종료일', 'Covers until'), element('input', { type: 'date', name: 'effectiveTo', className: 'form-control' })),
      labelled(say('담당 부서', 'Department that answers'), choice('owner', choices.owners, { chosen: choices.ownerOf })),
      labelled(say('공개 구분', 'Publication'), choice('publication', choices.publications, { chosen: 'PARTLY_OPEN' })),
      labelled(say('보존 기간', 'Retention'), choice('retention', choices.retentions, { chosen: 'TEN_YEARS' })),
      labelled(say('온나라 문서번호', 'Document number'), element('input', { type: 'text', name: 'documentNumber', maxLength: 60, className: 'form-control' }))));
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
      say('다시 올리기', 'Upload again'));
    const entry = { file, progress, said, retry };
    this.list.append(element('li', {}, element('span', { className: 'file' }, file.name), ' ', progress, ' ', said, ' ', retry));
    if (file.size > this.choices.largestMb * 1024 * 1024) {
      progress.hidden = true;
      said.textContent = say(`${this.choices.largestMb}MB보다 커서 올릴 수 없습니다.`, `Larger than ${this.choices.largestMb} MB; it can't be filed.`);
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
    entry.said.textContent = say('기다리는 중', 'Waiting');
    this.waiting.push(entry);
    this.run();
  }

  async run() {
    if (this.running) {
      return;
    }
    this.running = true;
    let broken = this.broken;
    for (let entry = this.waiting.shift(); entry; entry = this.waiting.shift()) {
      entry.said.textContent = say('올리는 중', 'Uploading');
      const sent = await send(`projects/${encodeURIComponent(this.choices.projectKey)}/evidence?${entry.query}`, entry.file, part => {
        entry.progress.value = part;
        entry.said.textContent = part < 100 ? `${part} %` : say('검사하는 중', 'Being checked');
      });
      entry.progress.hidden = true;
      entry.said.textContent = sent.ok ? say('올렸습니다.', 'On file.') : sent.sentence;
      entry.said.className = sent.ok ? 'said' : 'said refusal';
      entry.retry.hidden = sent.ok;
      broken += sent.ok ? 0 : 1;
    }
    this.running = false;
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
    element('span', {}, say('파일을 여기에 끌어다 놓거나 고르십시오.', 'Drop files here, or choose them.')), files,
    element('span', { className: 'soft' }, say(`PDF·HWPX·ODF·DOCX·XLSX·PPTX·이미지·CSV, 하나에 ${choices.largestMb}MB까지`,
      `PDF, HWPX, ODF, DOCX, XLSX, PPTX, images, CSV; up to ${choices.largestMb} MB each`)));
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
      labelled(say('자료의 종류', 'Kind of document'), kinds(choices)),
      labelled(say('제목(비우면 파일 이름)', 'Title (the file name if empty)'), element('input', { type: 'text', name: 'title', maxLength: 200, className: 'form-control' })),
      labelled(say('증빙하는 기준', 'Criterion that it proves'), choice('criterion', choices.criteria, { none: say('정하지 않음', 'none') })),
      labelled(say('안전증진사업', 'Programme'), choice('programme', choices.programmes, { none: say('정하지 않음', 'none') }))),
    more(choices), drop, queue].filter(Boolean));
  return form;
}
